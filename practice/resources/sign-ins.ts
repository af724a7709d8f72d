import { json, logRoleMissing, parseFailure, resourceNotFound, type GraphAnswer } from '../answers.ts';
import { isoSeconds } from '../clock.ts';
import { ORGANISATION } from '../directory/organisation.ts';
import type { Person } from '../directory/person.ts';
import type { SignInHint, SignInMark, SignInRow } from '../logs/sign-ins.ts';
import { parseFilter, type Filter } from '../odata/filter.ts';
import { conjuncts, leaves, passes, readPath } from '../odata/filter-eval.ts';
import { readToken, writeToken } from '../odata/query.ts';
import { pick } from '../odata/select.ts';
import { CA_READERS, LOG_READERS } from '../permissions/role-rules.ts';
import type { GraphCall, Route } from '../router.ts';
import { context } from './shared.ts';
import { betaDetails } from './sign-in-details.ts';

const LARGEST_PAGE = 1000;

/** Property (lower case) -> operators. Source: the property descriptions; nothing else is served. */
const FILTERS: Readonly<Record<string, string>> = {
  id: 'eq',
  createddatetime: 'eq le ge',
  userid: 'eq',
  userprincipalname: 'eq startswith',
  userdisplayname: 'eq startswith',
  appid: 'eq',
  appdisplayname: 'eq startswith',
  ipaddress: 'eq startswith',
  clientappused: 'eq',
  conditionalaccessstatus: 'eq',
  correlationid: 'eq',
  resourceid: 'eq',
  resourcedisplayname: 'eq',
  riskdetail: 'eq',
  riskstate: 'eq',
  risklevelaggregated: 'eq',
  risklevelduringsignin: 'eq',
  riskeventtypes_v2: 'eq startswith any',
  'status/errorcode': 'eq',
  'devicedetail/browser': 'eq startswith',
  'devicedetail/operatingsystem': 'eq startswith',
  'location/city': 'eq startswith',
  'location/state': 'eq startswith',
  'location/countryorregion': 'eq startswith',
};
const BETA_FILTERS: Readonly<Record<string, string>> = { signineventtypes: 'eq ne any', authenticationrequirement: 'eq' };

const checkFilter = (call: GraphCall, filter: Filter): void => {
  for (const leaf of leaves(filter)) {
    const path = leaf.path.toLowerCase();
    const allowed = FILTERS[path] ?? (call.version === 'beta' ? BETA_FILTERS[path] : undefined);
    if (allowed?.split(' ').includes(leaf.op) !== true || leaf.negated) throw parseFailure('Invalid filter clause');
  }
};

const hintOf = (call: GraphCall, filter: Filter | undefined): SignInHint | 'nobody' => {
  const hint: { person?: Person; notBeforeMs?: number; notAfterMs?: number } = {};
  if (filter === undefined) return hint;
  for (const part of conjuncts(filter)) {
    if (!('path' in part) || !('value' in part) || typeof part.value !== 'string') continue;
    const path = part.path.toLowerCase();
    if (part.op === 'eq' && (path === 'userid' || path === 'userprincipalname')) {
      const person = call.tenant.directory.find(part.value);
      if (person === undefined || (hint.person !== undefined && hint.person !== person)) return 'nobody';
      hint.person = person;
    }
    if (path === 'createddatetime' && part.op === 'ge') hint.notBeforeMs = Date.parse(part.value);
    if (path === 'createddatetime' && part.op === 'le') hint.notAfterMs = Date.parse(part.value) + 999;
  }
  return hint;
};

/** Conditional Access details come back hidden without a role that reads policies. */
const seesPoliciesOf = (call: GraphCall): boolean => call.tenant.rules.holds(call.agent, CA_READERS, null);

const clientApp = (row: SignInRow): string =>
  row.device.operatingSystem.startsWith('Ios') || row.device.operatingSystem.startsWith('Android')
    ? 'Mobile Apps and Desktop clients'
    : 'Browser';
const policyStatus = (row: SignInRow): string =>
  row.outcome.errorCode === 0 ? 'success' : row.outcome.errorCode === 53003 ? 'failure' : 'notApplied';

/** The filterable properties straight from the row: a scan of a million rows builds no objects. */
const rowValue = (call: GraphCall, row: SignInRow, path: string): unknown => {
  switch (path.toLowerCase()) {
    case 'id':
      return row.id;
    case 'createddatetime':
      return isoSeconds(row.atMs);
    case 'userid':
      return row.person.id;
    case 'userprincipalname':
      return row.person.userPrincipalName;
    case 'userdisplayname':
      return row.person.displayName;
    case 'appid':
    case 'resourceid':
      return row.app.appId;
    case 'appdisplayname':
    case 'resourcedisplayname':
      return row.app.appDisplayName;
    case 'ipaddress':
      return row.ipAddress;
    case 'clientappused':
      return clientApp(row);
    case 'conditionalaccessstatus':
      return policyStatus(row);
    case 'correlationid':
      return row.correlationId;
    case 'status/errorcode':
      return row.outcome.errorCode;
    case 'devicedetail/browser':
      return row.device.browser;
    case 'devicedetail/operatingsystem':
      return row.device.operatingSystem;
    case 'location/city':
      return row.place.city;
    case 'location/state':
      return row.place.state;
    case 'location/countryorregion':
      return row.place.countryOrRegion;
    default:
      return readPath(signInJson(call, row, true), path);
  }
};

const signInJson = (call: GraphCall, row: SignInRow, seesPolicies: boolean): Record<string, unknown> => {
  const { person, outcome, place } = row;
  const judged = call.tenant.risk.signIns.get(row.id);
  const level = judged?.level ?? (row.isUnusual ? 'medium' : 'none');
  return {
    id: row.id,
    createdDateTime: isoSeconds(row.atMs),
    userDisplayName: person.displayName,
    userPrincipalName: person.userPrincipalName.toLowerCase(),
    userId: person.id,
    appId: row.app.appId,
    appDisplayName: row.app.appDisplayName,
    ipAddress: row.ipAddress,
    clientAppUsed: clientApp(row),
    correlationId: row.correlationId,
    conditionalAccessStatus: policyStatus(row),
    isInteractive: true,
    riskDetail: judged?.detail ?? 'none',
    riskLevelAggregated: level,
    riskLevelDuringSignIn: level,
    riskState: judged?.state ?? (row.isUnusual ? 'atRisk' : 'none'),
    riskEventTypes_v2: row.isUnusual ? ['unfamiliarFeatures'] : [],
    resourceDisplayName: row.app.appDisplayName,
    resourceId: row.app.appId,
    homeTenantId: ORGANISATION.id,
    resourceTenantId: ORGANISATION.id,
    status: {
      errorCode: outcome.errorCode,
      failureReason: outcome.failureReason,
      additionalDetails: outcome.additionalDetails === '' ? null : outcome.additionalDetails,
    },
    deviceDetail: {
      deviceId: '',
      displayName: null,
      operatingSystem: row.device.operatingSystem,
      browser: row.device.browser,
      isCompliant: null,
      isManaged: null,
      trustType: null,
    },
    location: {
      city: place.city,
      state: place.state,
      countryOrRegion: place.countryOrRegion,
      geoCoordinates: { altitude: null, latitude: place.latitude, longitude: place.longitude },
    },
    appliedConditionalAccessPolicies: seesPolicies ? appliedPolicies(outcome.errorCode) : [],
    ...(call.version === 'beta' ? betaDetails(row) : { riskEventTypes: row.isUnusual ? ['unfamiliarFeatures'] : [] }),
  };
};

const appliedPolicies = (errorCode: number): readonly unknown[] => [
  {
    id: 'a0000000-0000-4000-8000-0000000000c1',
    displayName: 'Require MFA for staff',
    enforcedGrantControls: ['Mfa'],
    enforcedSessionControls: [],
    result: errorCode === 0 ? 'success' : errorCode === 53003 || errorCode === 500121 ? 'failure' : 'notApplied',
  },
];

const list = (call: GraphCall): GraphAnswer => {
  mustReadLogs(call);
  const { query, tenant } = call;
  query.allow('filter', 'orderby', 'select', 'top', 'skiptoken', 'count');
  const text = query.get('filter');
  const filter = text === undefined ? undefined : parseFilter(text);
  if (filter !== undefined) checkFilter(call, filter);
  const orderby = query.get('orderby');
  if (orderby !== undefined && !/^createdDateTime(?:\s+desc)?$/iu.test(orderby)) throw parseFailure('Invalid orderby clause');
  const select = query.selected();
  const top = query.top(LARGEST_PAGE, LARGEST_PAGE, 'clamp');
  const hint = hintOf(call, filter);
  const contextValue = { '@odata.context': context(call, 'auditLogs/signIns') };
  if (hint === 'nobody') return json({ ...contextValue, value: [] });

  const seesPolicies = seesPoliciesOf(call);
  const value: unknown[] = [];
  let last: SignInMark | undefined;
  let more = false;
  for (const { row, mark } of tenant.signIns.rows(call.nowMs, hint, readMark(query.get('skiptoken')))) {
    if (filter !== undefined && !passes(filter, (path) => rowValue(call, row, path))) continue;
    if (value.length === top) {
      more = true;
      break;
    }
    const object = signInJson(call, row, seesPolicies);
    value.push(select === undefined ? object : pick(object, select));
    last = mark;
  }
  return json({
    ...contextValue,
    ...(more && last !== undefined
      ? { '@odata.nextLink': `${call.root}/auditLogs/signIns?${query.withSkipToken(writeToken({ k: last.k, t: last.atMs }))}` }
      : {}),
    value,
  });
};

const readMark = (token: string | undefined): SignInMark | undefined => {
  const content = readToken(token);
  if (content === undefined) return undefined;
  if (typeof content['k'] !== 'number' || typeof content['t'] !== 'number') throw parseFailure('Skip token is badly formed.');
  return { k: content['k'], atMs: content['t'] };
};

export const mustReadLogs = (call: GraphCall): void => {
  if (!call.tenant.rules.holds(call.agent, LOG_READERS, null)) throw logRoleMissing();
};

const get = (call: GraphCall): GraphAnswer => {
  mustReadLogs(call);
  const id = call.params['id'] ?? '';
  const row = call.tenant.signIns.find(id, call.nowMs);
  if (row === undefined) throw resourceNotFound(id);
  return json({ '@odata.context': context(call, 'auditLogs/signIns/$entity'), ...signInJson(call, row, seesPoliciesOf(call)) });
};

export const signInRoutes: readonly Route[] = [
  { verb: 'GET', pattern: '/auditLogs/signIns', service: 'logs', handle: list },
  { verb: 'GET', pattern: '/auditLogs/signIns/{id}', service: 'logs', handle: get },
];
