import { created, invalidRequest, json, noContent, requestDenied, resourceNotFound, type GraphAnswer } from '../answers.ts';
import { DAY, isoTicks } from '../clock.ts';
import type { Person } from '../directory/person.ts';
import { parseFilter } from '../odata/filter.ts';
import { passes, readPath } from '../odata/filter-eval.ts';
import { pick } from '../odata/select.ts';
import { Dice, guidOf } from '../random.ts';
import type { GraphCall, Route } from '../router.ts';
import type { AppRole } from './consents-state.ts';
import type { Tenant } from '../tenant.ts';
import { audit, bodyObject, context, DIRECTORY_SERVICE, stringIn, targetOf } from './shared.ts';

/** Apps that people have let in. The last one is what an investigation looks for. */
const APPS = [
  { name: 'Northmoor Timetable', scope: 'User.Read Calendars.Read' },
  { name: 'Scorebook Sync', scope: 'User.Read Files.Read' },
  { name: 'Rehearsal Room Finder', scope: 'User.Read' },
  { name: 'Free Inbox Helper', scope: 'User.Read Mail.ReadWrite offline_access MailboxSettings.ReadWrite' },
] as const;

const GRAPH_PRINCIPAL = guidOf('servicePrincipal', 'graph');
const shortId = (...key: string[]): string => Buffer.from(guidOf(...key).replaceAll('-', ''), 'hex').toString('base64url');

export interface Grant {
  readonly id: string;
  readonly clientId: string;
  readonly consentType: 'Principal' | 'AllPrincipals';
  readonly principalId: string | null;
  readonly scope: string;
}

const TENANT_WIDE: Grant = {
  id: shortId('grant', 'all'),
  clientId: guidOf('servicePrincipal', APPS[0].name),
  consentType: 'AllPrincipals',
  principalId: null,
  scope: APPS[0].scope,
};

const grantsOf = (tenant: Tenant, person: Person): readonly Grant[] => {
  const dice = new Dice(tenant.options.seed, 'grants', person.id);
  const cast = person.index < 60;
  return APPS.slice(1)
    .filter((app, i) => (cast && i < 1) || dice.chance(app.name === 'Free Inbox Helper' ? 0.02 : 0.25))
    .map((app): Grant => ({
      id: shortId('grant', person.id, app.name),
      clientId: guidOf('servicePrincipal', app.name),
      consentType: 'Principal',
      principalId: person.id,
      scope: app.scope,
    }))
    .filter((grant) => !tenant.consents.removed.has(grant.id));
};

/** Beta still carries two dates that nothing reads. */
const grantJson = (call: GraphCall, grant: Grant): Record<string, unknown> => ({
  ...grant,
  resourceId: GRAPH_PRINCIPAL,
  ...(call.version === 'beta' ? { startTime: '0001-01-01T00:00:00Z', expiryTime: '9999-12-31T00:00:00Z' } : {}),
});

const answer = (call: GraphCall, what: string, all: readonly Record<string, unknown>[]): GraphAnswer => {
  const text = call.query.get('filter');
  const filter = text === undefined ? undefined : parseFilter(text);
  const select = call.query.selected();
  const found = filter === undefined ? all : all.filter((one) => passes(filter, (path) => readPath(one, path)));
  return json({
    '@odata.context': context(call, what),
    value: found.slice(0, call.query.top(100, 999, 'clamp')).map((one) => pick(one, select)),
  });
};

/** Everybody's: only as far as a page goes, unless filtered by person. */
const allGrants = function* (tenant: Tenant): Generator<Grant> {
  if (!tenant.consents.removed.has(TENANT_WIDE.id)) yield TENANT_WIDE;
  for (const person of tenant.directory.people) yield* grantsOf(tenant, person);
};

const listGrants = (call: GraphCall): GraphAnswer => {
  call.query.allow('filter', 'select', 'top');
  const principal = /principalId eq '(?<id>[^']+)'/iu.exec(call.query.get('filter') ?? '')?.groups?.['id'];
  const person = principal === undefined ? undefined : call.tenant.directory.find(principal);
  const grants = person === undefined ? [...allGrants(call.tenant)] : grantsOf(call.tenant, person);
  return answer(
    call,
    'oauth2PermissionGrants',
    grants.map((grant) => grantJson(call, grant)),
  );
};

const findGrant = (call: GraphCall): Grant => {
  const id = call.params['id'] ?? '';
  for (const grant of allGrants(call.tenant)) if (grant.id === id) return grant;
  throw resourceNotFound(id);
};

const deleteGrant = (call: GraphCall): GraphAnswer => {
  const grant = findGrant(call);
  if (
    !call.tenant.rules.holds(call.agent, ['Application Administrator', 'Privileged Role Administrator', 'Global Administrator'], null) &&
    grant.principalId !== call.agent.id
  )
    throw requestDenied();
  call.tenant.consents.removed.add(grant.id);
  audit(
    call,
    grant.principalId === null ? null : (call.tenant.directory.find(grant.principalId) ?? null),
    'Remove delegated permission grant',
    DIRECTORY_SERVICE,
    'Unassign',
  );
  return noContent();
};

const appRolesOf = (tenant: Tenant, person: Person): readonly AppRole[] => {
  const dice = new Dice(tenant.options.seed, 'app-roles', person.id);
  const own = APPS.slice(0, 2)
    .filter((_, i) => i === 0 || dice.chance(0.3))
    .map((app): AppRole => ({
      id: shortId('appRole', person.id, app.name),
      personId: person.id,
      appRoleId: '00000000-0000-0000-0000-000000000000',
      resourceId: guidOf('servicePrincipal', app.name),
      resourceDisplayName: app.name,
      createdAtMs: tenant.options.nowMs - dice.between(30, 400) * DAY,
    }));
  return [...own, ...tenant.consents.added.filter((role) => role.personId === person.id)].filter(
    (role) => !tenant.consents.removed.has(role.id),
  );
};

/** Beta calls the date creationTimestamp. */
const appRoleJson = (call: GraphCall, role: AppRole, person: Person): Record<string, unknown> => ({
  id: role.id,
  deletedDateTime: null,
  appRoleId: role.appRoleId,
  [call.version === 'beta' ? 'creationTimestamp' : 'createdDateTime']: isoTicks(role.createdAtMs),
  principalDisplayName: person.displayName,
  principalId: person.id,
  principalType: 'User',
  resourceDisplayName: role.resourceDisplayName,
  resourceId: role.resourceId,
});

const mayManageApps = (call: GraphCall): boolean =>
  call.tenant.rules.holds(call.agent, ['Application Administrator', 'User Administrator', 'Global Administrator'], null);

const assignAppRole = (call: GraphCall): GraphAnswer => {
  const target = targetOf(call);
  if (!mayManageApps(call)) throw requestDenied();
  const body = bodyObject(call);
  const resourceId = stringIn(body, 'resourceId');
  if (stringIn(body, 'principalId') !== target.id) throw invalidRequest("Property 'principalId' must be the id of the user.");
  const app = APPS.find((one) => guidOf('servicePrincipal', one.name) === resourceId.toLowerCase());
  if (app === undefined) throw resourceNotFound(resourceId);
  const role: AppRole = {
    id: shortId('appRole', target.id, app.name, String(call.nowMs)),
    personId: target.id,
    appRoleId: stringIn(body, 'appRoleId'),
    resourceId,
    resourceDisplayName: app.name,
    createdAtMs: call.nowMs,
  };
  call.tenant.consents.added.push(role);
  audit(call, target, 'Add app role assignment grant to user', DIRECTORY_SERVICE, 'Assign');
  return created({
    '@odata.context': context(call, `users('${target.id}')/appRoleAssignments/$entity`),
    ...appRoleJson(call, role, target),
  });
};

const removeAppRole = (call: GraphCall): GraphAnswer => {
  const target = targetOf(call);
  if (!mayManageApps(call)) throw requestDenied();
  const role = appRolesOf(call.tenant, target).find((one) => one.id === call.params['id']);
  if (role === undefined) throw resourceNotFound(call.params['id'] ?? '');
  call.tenant.consents.removed.add(role.id);
  audit(call, target, 'Remove app role assignment from user', DIRECTORY_SERVICE, 'Unassign');
  return noContent();
};

export const consentRoutes: readonly Route[] = [
  { verb: 'GET', pattern: '/oauth2PermissionGrants', service: 'directory', handle: listGrants },
  {
    verb: 'GET',
    pattern: '/oauth2PermissionGrants/{id}',
    service: 'directory',
    handle: (call) => json({ '@odata.context': context(call, 'oauth2PermissionGrants/$entity'), ...grantJson(call, findGrant(call)) }),
  },
  { verb: 'DELETE', pattern: '/oauth2PermissionGrants/{id}', service: 'directory', handle: deleteGrant },
  {
    verb: 'GET',
    pattern: '/users/{user}/oauth2PermissionGrants',
    service: 'directory',
    handle: (call) =>
      answer(
        call,
        'oauth2PermissionGrants',
        grantsOf(call.tenant, targetOf(call)).map((grant) => grantJson(call, grant)),
      ),
  },
  {
    verb: 'GET',
    pattern: '/users/{user}/appRoleAssignments',
    service: 'directory',
    handle: (call) =>
      answer(
        call,
        'appRoleAssignments',
        appRolesOf(call.tenant, targetOf(call)).map((role) => appRoleJson(call, role, targetOf(call))),
      ),
  },
  { verb: 'POST', pattern: '/users/{user}/appRoleAssignments', service: 'directory', handle: assignAppRole },
  { verb: 'DELETE', pattern: '/users/{user}/appRoleAssignments/{id}', service: 'directory', handle: removeAppRole },
];
