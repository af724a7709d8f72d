import { z } from 'zod';
import { FaultError } from '../fault-error.ts';
import type { GraphClient, ReadOptions } from './client.ts';
import { parseBody } from './parse.ts';
import { path, query } from './path.ts';
import type { RoleAssignment } from './role-assignments.ts';
import { roleAssignmentsPath, rolesInAnswer } from './role-assignments.ts';

/** What a person belongs to, as far as it decides who may act on them. */
export interface Memberships {
  /** Active and over the whole tenant, the person's own and through groups. */
  readonly roles: readonly { readonly templateId: string; readonly displayName: string }[];
  /** Ids of all groups, direct and nested: the scope of a policy is told by them. */
  readonly groupIds: readonly string[];
  /** Display names. */
  readonly roleAssignableGroups: readonly string[];
  /** How many groups this agent may not read: each may be a role-assignable one. */
  readonly unreadGroups: number;
  readonly administrativeUnits: readonly {
    readonly id: string;
    /** Null where this agent may not read it. */
    readonly displayName: string | null;
    /** Null where this agent may not read it: it may be. */
    readonly restricted: boolean | null;
  }[];
}

const DirectoryObject = z.object({
  '@odata.type': z.string().optional(),
  id: z.string(),
  displayName: z.string().nullish(),
  roleTemplateId: z.string().nullish(),
  isAssignableToRole: z.boolean().nullish(),
  isMemberManagementRestricted: z.boolean().nullish(),
});
type DirectoryObject = z.infer<typeof DirectoryObject>;
const DirectoryObjects = z.object({ value: z.array(DirectoryObject) });

const directoryRole = '#microsoft.graph.directoryRole';
const nameless = 'a role whose name is not known';

/** A cast leaves the type out: then all are roles. */
const isRole = (object: DirectoryObject): boolean => (object['@odata.type'] ?? directoryRole) === directoryRole;

/** Every member of a list, whatever page it stands on: the first may be empty. */
const listed = async (client: GraphClient, listPath: string, options: ReadOptions): Promise<readonly DirectoryObject[]> => {
  const found: DirectoryObject[] = [];
  for await (const body of client.pages({ version: 'v1.0', path: listPath }, options))
    found.push(...parseBody(DirectoryObjects, { body, requestId: undefined }).value);
  return found;
};

const everything = (userId: string): string => `${path`/users/${userId}/transitiveMemberOf`}${query({ $top: '999' })}`;

/**
 * Active directory roles over the whole tenant, groups and administrative units, direct and through groups. Of a kind that
 * the token has no read scope for, Graph gives type and id and everything else as null ("limited information"); a group or
 * unit always has a name, so one without is unread. https://learn.microsoft.com/graph/api/user-list-transitivememberof,
 * https://learn.microsoft.com/graph/permissions-overview
 */
export const getMemberships = async (client: GraphClient, userId: string, options: ReadOptions): Promise<Memberships> => {
  const roles: Memberships['roles'][number][] = [];
  const groupIds: string[] = [];
  const roleAssignableGroups: string[] = [];
  const administrativeUnits: Memberships['administrativeUnits'][number][] = [];
  let unreadGroups = 0;
  for (const object of await listed(client, everything(userId), options)) {
    const displayName = object.displayName ?? null;
    switch (object['@odata.type']) {
      case directoryRole:
        roles.push({ templateId: object.roleTemplateId ?? '', displayName: displayName ?? nameless });
        break;
      case '#microsoft.graph.group':
        groupIds.push(object.id);
        if (object.isAssignableToRole === true) roleAssignableGroups.push(displayName ?? object.id);
        else if (displayName === null) unreadGroups += 1;
        break;
      case '#microsoft.graph.administrativeUnit':
        administrativeUnits.push({
          id: object.id,
          displayName,
          restricted: object.isMemberManagementRestricted ?? (displayName === null ? null : false),
        });
        break;
      case undefined:
        unreadGroups += 1;
        break;
      default:
    }
  }
  return { roles, groupIds, roleAssignableGroups, unreadGroups, administrativeUnits };
};

/** A cast is an advanced query: it needs the header and `$count`. https://learn.microsoft.com/graph/aad-advanced-queries */
const advanced = { ConsistencyLevel: 'eventual' };
const rolesOnly = (userId: string): string =>
  `${path`/users/${userId}/transitiveMemberOf/microsoft.graph.directoryRole`}${query({ $select: 'id,displayName,roleTemplateId', $count: 'true' })}`;

const toRoles = (objects: readonly DirectoryObject[]): readonly RoleAssignment[] =>
  objects.map(({ id, displayName, roleTemplateId }) => ({
    roleId: roleTemplateId ?? id,
    displayName: displayName ?? nameless,
    // Only a built-in role is a directoryRole.
    isBuiltIn: true,
    scope: '/',
  }));

/**
 * The roles that one person holds over the whole tenant now, through groups too: those are no assignments of the person's
 * own. A role over an administrative unit is not among them. Where Graph does not take the cast, the whole list is read.
 * https://learn.microsoft.com/graph/api/user-list-transitivememberof
 */
export const getTenantWideRoles = async (client: GraphClient, userId: string, options: ReadOptions): Promise<readonly RoleAssignment[]> => {
  try {
    return toRoles(await listed(client, rolesOnly(userId), { ...options, headers: advanced }));
  } catch (error) {
    if (!(error instanceof FaultError) || error.code !== 'graph.rejected') throw error;
    return toRoles((await listed(client, everything(userId), options)).filter(isRole));
  }
};

/**
 * What these people hold, for badges: tenant-wide roles, through groups too, and roles of their own over anything else. Null
 * where nothing could be read; the names of units are not asked for.
 */
export const getHeldRoles = async (
  client: GraphClient,
  userIds: readonly string[],
  options: ReadOptions,
): Promise<readonly (readonly RoleAssignment[] | null)[]> => {
  const answers = await client.batchRead(
    userIds.flatMap((id) => [rolesOnly(id), roleAssignmentsPath(id)]),
    { ...options, headers: advanced },
  );
  const castRefused = userIds.filter((_, index) => answers[2 * index]?.status === 400);
  const whole = await client.batchRead(castRefused.map(everything), options);
  return userIds.map((id, index) => {
    const [castAnswer, ownAnswer] = [answers[2 * index], answers[2 * index + 1]];
    const answer = castAnswer?.status === 400 ? whole[castRefused.indexOf(id)] : castAnswer;
    const read = DirectoryObjects.safeParse(answer?.body);
    const tenantWide = answer?.status === 200 && read.success ? toRoles(read.data.value.filter(isRole)) : undefined;
    const own = ownAnswer?.status === 200 ? rolesInAnswer(ownAnswer.body) : undefined;
    const known = [...(tenantWide ?? []), ...(own ?? []).filter(({ scope }) => tenantWide === undefined || scope !== '/')];
    // A badge that is there is true; none at all is said only where both lists were read.
    return known.length > 0 || (tenantWide !== undefined && own !== undefined) ? known : null;
  });
};
