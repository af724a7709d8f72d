import { json, parseFailure, unsupportedQuery, type GraphAnswer } from '../answers.ts';
import { isoSeconds } from '../clock.ts';
import { ORGANISATION, type AdministrativeUnit, type Group } from '../directory/organisation.ts';
import { ROLE_TEMPLATES, type RoleName } from '../directory/roles.ts';
import { pick } from '../odata/select.ts';
import { guidOf } from '../random.ts';
import type { GraphCall, Route } from '../router.ts';
import { context, targetOf } from './shared.ts';

/** Id of the activated directoryRole object: another one than the role template's. */
export const directoryRoleId = (role: RoleName): string => guidOf('directoryRole', role);

const roleJson = (role: RoleName): Record<string, unknown> => ({
  '@odata.type': '#microsoft.graph.directoryRole',
  id: directoryRoleId(role),
  deletedDateTime: null,
  description: `Members hold the role ${role}.`,
  displayName: role,
  roleTemplateId: ROLE_TEMPLATES[role],
});

export const groupJson = (group: Group): Record<string, unknown> => ({
  '@odata.type': '#microsoft.graph.group',
  id: group.id,
  deletedDateTime: null,
  createdDateTime: isoSeconds(ORGANISATION.createdAtMs),
  description: group.description,
  displayName: group.displayName,
  groupTypes: [],
  isAssignableToRole: group.isAssignableToRole ? true : null,
  mail: group.isMail ? `${group.mailNickname}@${ORGANISATION.domain}` : null,
  mailEnabled: group.isMail,
  mailNickname: group.mailNickname,
  securityEnabled: true,
  visibility: null,
});

export const unitJson = (unit: AdministrativeUnit): Record<string, unknown> => ({
  '@odata.type': '#microsoft.graph.administrativeUnit',
  id: unit.id,
  deletedDateTime: null,
  displayName: unit.displayName,
  description: unit.description,
  visibility: null,
  isMemberManagementRestricted: unit.isRestricted,
});

const memberships = (call: GraphCall, isTransitive: boolean): Record<string, unknown>[] => {
  const target = targetOf(call);
  const { directory } = call.tenant;
  const groups = isTransitive ? directory.transitiveGroupsOf(target) : directory.groupsOf(target);
  // A role over an administrative unit only makes nobody a member of the tenant-wide directoryRole.
  const held = (isTransitive ? directory.activeAssignments(target) : directory.assignmentsOf(target.id)).filter(
    (assignment) => assignment.directoryScopeId === '/',
  );
  return [
    ...groups.map(groupJson),
    ...[...new Set(held.map((assignment) => assignment.role))].map(roleJson),
    ...directory.unitsOf(target).map(unitJson),
  ];
};

const DIRECTORY_WIDE = ['Directory.Read.All', 'Directory.ReadWrite.All'];
/** Which of these scopes lets a caller see members of a kind. https://learn.microsoft.com/graph/permissions-overview#limited-information-returned-for-inaccessible-member-objects */
const READ_SCOPES: Readonly<Record<string, readonly string[]>> = {
  '#microsoft.graph.group': ['GroupMember.Read.All', 'GroupMember.ReadWrite.All', 'Group.Read.All', 'Group.ReadWrite.All'],
  '#microsoft.graph.administrativeUnit': ['AdministrativeUnit.Read.All', 'AdministrativeUnit.ReadWrite.All'],
  '#microsoft.graph.directoryRole': ['RoleManagement.Read.Directory', 'RoleManagement.ReadWrite.Directory', 'RoleManagement.Read.All'],
};

/** A member of a kind that the caller may not read keeps its type and id; everything else is null. */
export const limited = (call: GraphCall, member: Record<string, unknown>): Record<string, unknown> => {
  const sufficient = [...(READ_SCOPES[String(member['@odata.type'])] ?? []), ...DIRECTORY_WIDE];
  if (sufficient.some((scope) => call.token.scopes.has(scope))) return member;
  return Object.fromEntries(Object.entries(member).map(([name, value]) => [name, name === 'id' || name.startsWith('@') ? value : null]));
};

const CASTS: Readonly<Record<string, string>> = {
  'microsoft.graph.directoryrole': '#microsoft.graph.directoryRole',
  'microsoft.graph.group': '#microsoft.graph.group',
  'microsoft.graph.administrativeunit': '#microsoft.graph.administrativeUnit',
};

const list = (call: GraphCall, isTransitive: boolean): GraphAnswer => {
  call.query.allow('select', 'expand', 'filter', 'search', 'orderby', 'count', 'top', 'skiptoken');
  let value = memberships(call, isTransitive);
  let what = 'directoryObjects';
  const cast = call.params['cast']?.toLowerCase();
  if (cast !== undefined) {
    const type = CASTS[cast];
    if (type === undefined) throw parseFailure(`Resource not found for the segment '${call.params['cast'] ?? ''}'.`);
    if (call.query.get('top') !== undefined && cast === 'microsoft.graph.directoryrole')
      throw unsupportedQuery('This resource does not support custom page sizes. Please retry without a page size argument.');
    value = value.filter((one) => one['@odata.type'] === type);
    what =
      cast === 'microsoft.graph.directoryrole' ? 'directoryRoles' : cast === 'microsoft.graph.group' ? 'groups' : 'administrativeUnits';
  }
  const select = call.query.selected();
  return json({ '@odata.context': context(call, what), value: value.map((one) => pick(limited(call, one), select)) });
};

export const membershipRoutes: readonly Route[] = [
  { verb: 'GET', pattern: '/users/{user}/memberOf', service: 'directory', handle: (call) => list(call, false) },
  { verb: 'GET', pattern: '/users/{user}/memberOf/{cast}', service: 'directory', handle: (call) => list(call, false) },
  { verb: 'GET', pattern: '/users/{user}/transitiveMemberOf', service: 'directory', handle: (call) => list(call, true) },
  { verb: 'GET', pattern: '/users/{user}/transitiveMemberOf/{cast}', service: 'directory', handle: (call) => list(call, true) },
];
