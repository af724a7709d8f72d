import { created, GraphError, invalidRequest, json, noContent, requestDenied, resourceNotFound, type GraphAnswer } from '../answers.ts';
import { DAY, isoTicks } from '../clock.ts';
import { parseFilter } from '../odata/filter.ts';
import { passes, readPath } from '../odata/filter-eval.ts';
import { CA_READERS, CA_WRITERS } from '../permissions/role-rules.ts';
import { guidOf } from '../random.ts';
import type { GraphCall, Route } from '../router.ts';
import { COUNTRY, IP, type NamedLocation } from './named-locations-state.ts';
import { audit, bodyObject, context } from './shared.ts';

/** Two policies to read; this tenant evaluates neither. */
const policies = (nowMs: number): readonly Record<string, unknown>[] =>
  ['Require MFA for staff', 'Block legacy sign-in'].map((displayName, i) => ({
    id: `a0000000-0000-4000-8000-0000000000c${i + 1}`,
    displayName,
    state: 'enabled',
    createdDateTime: isoTicks(nowMs - 500 * DAY),
    modifiedDateTime: null,
    conditions: {
      clientAppTypes: i === 0 ? ['all'] : ['exchangeActiveSync', 'other'],
      applications: { includeApplications: ['All'], excludeApplications: [], includeUserActions: [] },
      users: { includeUsers: ['All'], excludeUsers: [], includeGroups: [], excludeGroups: [], includeRoles: [], excludeRoles: [] },
      locations: null,
      platforms: null,
      signInRiskLevels: [],
      userRiskLevels: [],
    },
    grantControls: { operator: 'OR', builtInControls: [i === 0 ? 'mfa' : 'block'], customAuthenticationFactors: [], termsOfUse: [] },
    sessionControls: null,
  }));

const mustHold = (call: GraphCall, roles: typeof CA_READERS): void => {
  if (!call.tenant.rules.holds(call.agent, roles, null)) throw requestDenied();
};

const listed = (call: GraphCall, what: string, all: readonly Record<string, unknown>[]): GraphAnswer => {
  mustHold(call, CA_READERS);
  call.query.allow('filter', 'orderby', 'select', 'top', 'count');
  const text = call.query.get('filter');
  const filter = text === undefined ? undefined : parseFilter(text);
  const value =
    filter === undefined
      ? all
      : all.filter((one) => passes(filter, (path) => readPath(one, path.replace(/^microsoft\.graph\.\w+\//u, ''))));
  return json({ '@odata.context': context(call, what), ...(call.query.flag('count') ? { '@odata.count': value.length } : {}), value });
};

const find = (call: GraphCall): NamedLocation => {
  const id = call.params['id'] ?? '';
  const found = call.tenant.namedLocations.get(id.toLowerCase());
  if (found === undefined) throw resourceNotFound(id);
  return found;
};

/** What a body says, checked for its type. */
const contentOf = (body: Readonly<Record<string, unknown>>, type: unknown): Record<string, unknown> => {
  const content: Record<string, unknown> = {};
  if (body['displayName'] !== undefined) {
    if (typeof body['displayName'] !== 'string' || body['displayName'] === '')
      throw invalidRequest("Property 'displayName' must be a text.");
    content['displayName'] = body['displayName'];
  }
  if (type === IP) {
    if (body['ipRanges'] !== undefined) {
      if (!Array.isArray(body['ipRanges']) || body['ipRanges'].length === 0)
        throw invalidRequest("Property 'ipRanges' must be a list of ranges.");
      content['ipRanges'] = body['ipRanges'];
    }
    if (body['isTrusted'] !== undefined) content['isTrusted'] = body['isTrusted'] === true;
  } else if (type === COUNTRY) {
    if (body['countriesAndRegions'] !== undefined) content['countriesAndRegions'] = body['countriesAndRegions'];
    if (body['includeUnknownCountriesAndRegions'] !== undefined)
      content['includeUnknownCountriesAndRegions'] = body['includeUnknownCountriesAndRegions'] === true;
    if (body['countryLookupMethod'] !== undefined) content['countryLookupMethod'] = body['countryLookupMethod'];
  } else throw invalidRequest(`The body needs '@odata.type': '${IP}' or '${COUNTRY}'.`);
  return content;
};

const create = (call: GraphCall): GraphAnswer => {
  mustHold(call, CA_WRITERS);
  const body = bodyObject(call);
  const type = body['@odata.type'];
  const content = contentOf(body, type);
  if (content['displayName'] === undefined || (type === IP ? content['ipRanges'] : content['countriesAndRegions']) === undefined)
    throw invalidRequest('A named location needs a displayName and what it covers.');
  const at = isoTicks(call.nowMs);
  const location: NamedLocation = {
    '@odata.type': type,
    id: guidOf('location', call.clientRequestId, call.nowMs),
    createdDateTime: at,
    modifiedDateTime: at,
    ...(type === IP ? { isTrusted: false } : { includeUnknownCountriesAndRegions: false, countryLookupMethod: 'clientIpAddress' }),
    ...content,
  };
  call.tenant.namedLocations.set(location.id, location);
  audit(call, null, 'Add named location', 'Conditional Access', 'Add');
  return created({ '@odata.context': context(call, 'identity/conditionalAccess/namedLocations/$entity'), ...location });
};

const update = (call: GraphCall): GraphAnswer => {
  mustHold(call, CA_WRITERS);
  const known = find(call);
  const body = bodyObject(call);
  const type = body['@odata.type'] ?? known['@odata.type'];
  if (type !== known['@odata.type']) throw invalidRequest('The type of a named location cannot be changed.');
  call.tenant.namedLocations.set(known.id, { ...known, ...contentOf(body, type), modifiedDateTime: isoTicks(call.nowMs) });
  audit(call, null, 'Update named location', 'Conditional Access', 'Update');
  return noContent();
};

const remove = (call: GraphCall): GraphAnswer => {
  mustHold(call, CA_WRITERS);
  const known = find(call);
  if (known['isTrusted'] === true)
    throw new GraphError(400, 'BadRequest', 'A trusted named location cannot be deleted. Set isTrusted to false first.');
  call.tenant.namedLocations.delete(known.id);
  audit(call, null, 'Delete named location', 'Conditional Access', 'Delete');
  return noContent();
};

const LOCATIONS = '/identity/conditionalAccess/namedLocations';
const POLICIES = '/identity/conditionalAccess/policies';
export const namedLocationRoutes: readonly Route[] = [
  {
    verb: 'GET',
    pattern: LOCATIONS,
    service: 'directory',
    handle: (call) => listed(call, 'identity/conditionalAccess/namedLocations', [...call.tenant.namedLocations.values()]),
  },
  { verb: 'POST', pattern: LOCATIONS, service: 'directory', handle: create },
  {
    verb: 'GET',
    pattern: `${LOCATIONS}/{id}`,
    service: 'directory',
    handle: (call) => {
      mustHold(call, CA_READERS);
      return json({ '@odata.context': context(call, 'identity/conditionalAccess/namedLocations/$entity'), ...find(call) });
    },
  },
  { verb: 'PATCH', pattern: `${LOCATIONS}/{id}`, service: 'directory', handle: update },
  { verb: 'DELETE', pattern: `${LOCATIONS}/{id}`, service: 'directory', handle: remove },
  {
    verb: 'GET',
    pattern: POLICIES,
    service: 'directory',
    handle: (call) => listed(call, 'identity/conditionalAccess/policies', policies(call.tenant.options.nowMs)),
  },
  {
    verb: 'GET',
    pattern: `${POLICIES}/{id}`,
    service: 'directory',
    handle: (call) => {
      mustHold(call, CA_READERS);
      const found = policies(call.tenant.options.nowMs).find((one) => one['id'] === call.params['id']?.toLowerCase());
      if (found === undefined) throw resourceNotFound(call.params['id'] ?? '');
      return json({ '@odata.context': context(call, 'identity/conditionalAccess/policies/$entity'), ...found });
    },
  },
];
