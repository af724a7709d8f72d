import { json, parseFailure, requestDenied, resourceNotFound, type GraphAnswer } from '../answers.ts';
import { ROLE_ASSIGNMENT_READERS, ROLE_SCHEDULE_READERS } from '../permissions/role-rules.ts';
import { ROLE_NAMES, ROLE_TEMPLATES, roleNameOf, type RoleAssignment, type RoleName } from '../directory/roles.ts';
import { DAY, isoSeconds } from '../clock.ts';
import { parseFilter } from '../odata/filter.ts';
import { passes, readPath } from '../odata/filter-eval.ts';
import { guidOf } from '../random.ts';
import type { GraphCall, Route } from '../router.ts';
import { groupJson, limited, unitJson } from './memberships.ts';
import { context } from './shared.ts';
import { userJson } from './user-json.ts';

const definitionJson = (role: RoleName): Record<string, unknown> => ({
  id: ROLE_TEMPLATES[role],
  description: `Can do what ${role} does.`,
  displayName: role,
  isBuiltIn: true,
  isEnabled: true,
  resourceScopes: ['/'],
  templateId: ROLE_TEMPLATES[role],
  version: '1',
  rolePermissions: [{ allowedResourceActions: ['microsoft.directory/users/standard/read'], excludedResourceActions: [], condition: null }],
});

const assignmentJson = (call: GraphCall, assignment: RoleAssignment, expand: string): Record<string, unknown> => {
  const { directory } = call.tenant;
  const person = directory.find(assignment.principalId);
  const group = directory.groups.find((one) => one.id === assignment.principalId);
  const principal =
    person !== undefined
      ? { '@odata.type': '#microsoft.graph.user', ...userJson(person, call.tenant) }
      : group !== undefined
        ? groupJson(group)
        : null;
  return {
    id: assignment.id,
    principalId: assignment.principalId,
    directoryScopeId: assignment.directoryScopeId,
    roleDefinitionId: ROLE_TEMPLATES[assignment.role],
    appScopeId: null,
    condition: null,
    ...(call.version === 'beta' ? { resourceScope: assignment.directoryScopeId } : {}),
    ...(expand.includes('principal') ? { principal } : {}),
    ...(expand.includes('directoryscope') ? { directoryScope: scopeJson(call, assignment) } : {}),
    ...(expand.includes('roledefinition') ? { roleDefinition: definitionJson(assignment.role) } : {}),
  };
};

/** The unit that the assignment is limited to. What stands there for the whole tenant is not published: null here. */
const scopeJson = (call: GraphCall, { directoryScopeId }: RoleAssignment): Record<string, unknown> | null => {
  const unit = call.tenant.directory.units.find(({ id }) => directoryScopeId === `/administrativeUnits/${id}`);
  return unit === undefined ? null : limited(call, unitJson(unit));
};

/** Spelt as in the metadata: they go into the context. */
const EXPANDABLE = ['principal', 'roleDefinition', 'directoryScope'];

/** @throws requestDenied unless the agent holds one of these roles over the whole tenant */
const mustHold = (call: GraphCall, roles: readonly RoleName[]): void => {
  if (!call.tenant.rules.holds(call.agent, roles, null)) throw requestDenied();
};

const listOf = (
  call: GraphCall,
  resource: string,
  held: readonly RoleAssignment[],
  toJson: (call: GraphCall, one: RoleAssignment, expand: string) => Record<string, unknown>,
): GraphAnswer => {
  call.query.allow('filter', 'expand', 'select', 'top', 'count');
  const text = call.query.get('filter');
  const expand = (call.query.get('expand') ?? '').toLowerCase();
  // An older page demands one of these filters; without it the whole list comes, as newer ones say.
  const filter = text === undefined ? undefined : parseFilter(text);
  const value = held
    .map((one) => toJson(call, one, expand))
    .filter((one) => filter === undefined || passes(filter, (path) => filterable(one, path)));
  return json({
    '@odata.context': context(
      call,
      `roleManagement/directory/${resource}${
        expand === ''
          ? ''
          : `(${EXPANDABLE.filter((name) => expand.includes(name.toLowerCase()))
              .map((name) => `${name}()`)
              .join(',')})`
      }`,
    ),
    value,
  });
};

const listAssignments = (call: GraphCall): GraphAnswer => {
  if (call.tenant.roleAssignmentReaders === 'roles') mustHold(call, ROLE_ASSIGNMENT_READERS);
  return listOf(call, 'roleAssignments', call.tenant.directory.roleAssignments, assignmentJson);
};

/** An eligible role (PIM): not active, and the person may activate it. */
const eligibilityJson = (call: GraphCall, one: RoleAssignment, expand: string): Record<string, unknown> => {
  const { condition: _condition, resourceScope: _resourceScope, ...rest } = assignmentJson(call, one, expand);
  const startDateTime = isoSeconds(call.tenant.options.nowMs - 30 * DAY);
  return { ...rest, startDateTime, endDateTime: null, memberType: 'Direct', roleEligibilityScheduleId: guidOf('eligibility', one.id) };
};

const listEligibilities = (call: GraphCall): GraphAnswer => {
  mustHold(call, ROLE_SCHEDULE_READERS);
  return listOf(call, 'roleEligibilityScheduleInstances', call.tenant.directory.roleEligibilities, eligibilityJson);
};

const ASSIGNMENT_FILTERS = ['id', 'principalid', 'roledefinitionid', 'directoryscopeid'];
const filterable = (object: Record<string, unknown>, path: string): unknown => {
  if (!ASSIGNMENT_FILTERS.includes(path.toLowerCase()))
    throw parseFailure(`Invalid filter clause: Could not find a property named '${path}' on type 'microsoft.graph.unifiedRoleAssignment'.`);
  return readPath(object, path);
};

const getAssignment = (call: GraphCall): GraphAnswer => {
  const id = call.params['id'] ?? '';
  const found = call.tenant.directory.roleAssignments.find((one) => one.id === id);
  if (found === undefined) throw resourceNotFound(id);
  return json({
    '@odata.context': context(call, 'roleManagement/directory/roleAssignments/$entity'),
    ...assignmentJson(call, found, (call.query.get('expand') ?? '').toLowerCase()),
  });
};

const listDefinitions = (call: GraphCall): GraphAnswer => {
  call.query.allow('filter', 'select', 'top');
  const text = call.query.get('filter');
  const filter = text === undefined ? undefined : parseFilter(text);
  const select = call.query.selected();
  const value = ROLE_NAMES.map(definitionJson)
    .filter((one) => filter === undefined || passes(filter, (path) => readPath(one, path)))
    .map((one) => (select === undefined ? one : Object.fromEntries(Object.entries(one).filter(([key]) => select.includes(key)))));
  return json({ '@odata.context': context(call, 'roleManagement/directory/roleDefinitions'), value });
};

const getDefinition = (call: GraphCall): GraphAnswer => {
  const id = call.params['id'] ?? '';
  const role = roleNameOf(id);
  if (role === undefined) throw resourceNotFound(id);
  return json({ '@odata.context': context(call, 'roleManagement/directory/roleDefinitions/$entity'), ...definitionJson(role) });
};

const at = (name: string): string => `/roleManagement/directory/${name}`;
export const roleRoutes: readonly Route[] = [
  { verb: 'GET', pattern: at('roleAssignments'), service: 'directory', handle: listAssignments },
  { verb: 'GET', pattern: at('roleAssignments/{id}'), service: 'directory', handle: getAssignment },
  { verb: 'GET', pattern: at('roleEligibilityScheduleInstances'), service: 'directory', handle: listEligibilities },
  { verb: 'GET', pattern: at('roleDefinitions'), service: 'directory', handle: listDefinitions },
  { verb: 'GET', pattern: at('roleDefinitions/{id}'), service: 'directory', handle: getDefinition },
];
