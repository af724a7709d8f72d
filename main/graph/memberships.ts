import { z } from 'zod';
import { FaultError } from '../fault-error.ts';
import type { GraphClient, ReadOptions } from './client.ts';
import { parseBody } from './parse.ts';
import { literal, path, query } from './path.ts';
import type { GraphAnswer } from './transport.ts';

/** What a person belongs to, as far as it decides who may act on them. */
export interface Memberships {
  readonly roles: readonly { readonly templateId: string; readonly displayName: string }[];
  /** Ids of all groups, direct and nested: the scope of a policy is told by them. */
  readonly groupIds: readonly string[];
  /** Display names. */
  readonly roleAssignableGroups: readonly string[];
  readonly administrativeUnits: readonly { readonly id: string; readonly displayName: string; readonly restricted: boolean }[];
}

const DirectoryObject = z.object({
  '@odata.type': z.string().optional(),
  id: z.string(),
  displayName: z.string().nullish(),
  roleTemplateId: z.string().nullish(),
  isAssignableToRole: z.boolean().nullish(),
  isMemberManagementRestricted: z.boolean().nullish(),
});
const DirectoryObjects = z.object({ value: z.array(DirectoryObject) });

/**
 * Active directory roles, role-assignable groups and administrative units, direct and through groups.
 * Roles that are only eligible (PIM) are not in it. https://learn.microsoft.com/graph/api/user-list-transitivememberof
 */
export const getMemberships = async (client: GraphClient, userId: string, options: ReadOptions): Promise<Memberships> => {
  const roles: Memberships['roles'][number][] = [];
  const groupIds: string[] = [];
  const roleAssignableGroups: string[] = [];
  const administrativeUnits: Memberships['administrativeUnits'][number][] = [];
  const first = { version: 'v1.0' as const, path: `${path`/users/${userId}/transitiveMemberOf`}${query({ $top: '999' })}` };
  for await (const body of client.pages(first, options)) {
    for (const object of parseBody(DirectoryObjects, { body, requestId: undefined }).value) {
      const displayName = object.displayName ?? object.id;
      switch (object['@odata.type']) {
        case '#microsoft.graph.directoryRole':
          roles.push({ templateId: object.roleTemplateId ?? '', displayName });
          break;
        case '#microsoft.graph.group':
          groupIds.push(object.id);
          if (object.isAssignableToRole === true) roleAssignableGroups.push(displayName);
          break;
        case '#microsoft.graph.administrativeUnit':
          administrativeUnits.push({ id: object.id, displayName, restricted: object.isMemberManagementRestricted === true });
          break;
        default:
      }
    }
  }
  return { roles, groupIds, roleAssignableGroups, administrativeUnits };
};

/** Display names of the active directory roles of these people; null where it could not be read. */
export const getRoleNames = async (
  client: GraphClient,
  userIds: readonly string[],
  options: ReadOptions,
): Promise<readonly (readonly string[] | null)[]> => {
  const answers = await client.batchRead(
    userIds.map((id) => `${path`/users/${id}/transitiveMemberOf/microsoft.graph.directoryRole`}${query({ $select: 'id,displayName' })}`),
    options,
  );
  return answers.map(({ status, body }) => {
    const parsed = DirectoryObjects.safeParse(body);
    return status === 200 && parsed.success ? parsed.data.value.map((role) => role.displayName ?? role.id) : null;
  });
};

export interface RoleAssignment {
  /** The role's template id; for a custom role its definition id. */
  readonly roleId: string;
  readonly displayName: string;
  /** False for a role that the organisation made itself; null where the directory does not say. */
  readonly isBuiltIn: boolean | null;
  /** `/` for the whole tenant, or an administrative unit, whose name may not be readable. */
  readonly scope: '/' | { readonly administrativeUnitId: string; readonly displayName: string | null };
}

const Assignments = z.object({
  value: z.array(
    z.object({
      roleDefinitionId: z.string(),
      directoryScopeId: z.string().nullish(),
      roleDefinition: z
        .object({ displayName: z.string().nullish(), templateId: z.string().nullish(), isBuiltIn: z.boolean().nullish() })
        .nullish(),
    }),
  ),
});

const AssignmentScopes = z.object({
  value: z.array(z.object({ directoryScope: z.object({ id: z.string(), displayName: z.string().nullish() }).nullish() })),
});

const readAssignments = (
  client: GraphClient,
  principalId: string,
  expand: 'roleDefinition' | 'directoryScope',
  options: ReadOptions,
): Promise<GraphAnswer> =>
  client.read(
    {
      version: 'v1.0',
      path: `/roleManagement/directory/roleAssignments${query({ $filter: `principalId eq ${literal(principalId)}`, $expand: expand })}`,
    },
    options,
  );

/**
 * The active role assignments of one person, with their scope. The names of administrative units are asked for in a
 * second request, because it is not certain that both properties may be expanded in one, and only where there are any.
 * https://learn.microsoft.com/graph/api/rbacapplication-list-roleassignments
 */
export const getRoleAssignments = async (
  client: GraphClient,
  principalId: string,
  options: ReadOptions,
): Promise<readonly RoleAssignment[]> => {
  const read = parseBody(Assignments, await readAssignments(client, principalId, 'roleDefinition', options)).value;
  const unitOf = ({ directoryScopeId }: (typeof read)[number]): string | undefined =>
    directoryScopeId?.match(/^\/administrativeUnits\/(.+)$/u)?.[1];
  const names = read.some((assignment) => unitOf(assignment) !== undefined)
    ? await unitNames(client, principalId, options)
    : new Map<string, string>();
  return read.flatMap((assignment) => {
    const unit = unitOf(assignment);
    // Scopes of other kinds (one application, one group) give no right over people.
    if (unit === undefined && assignment.directoryScopeId !== '/') return [];
    return [
      {
        roleId: assignment.roleDefinition?.templateId ?? assignment.roleDefinitionId,
        displayName: assignment.roleDefinition?.displayName ?? assignment.roleDefinitionId,
        isBuiltIn: assignment.roleDefinition?.isBuiltIn ?? null,
        scope: unit === undefined ? ('/' as const) : { administrativeUnitId: unit, displayName: names.get(unit) ?? null },
      },
    ];
  });
};

/**
 * The roles that one person holds over the whole tenant now, through groups too: those are no assignments of the person's
 * own. A role over an administrative unit is not among them. https://learn.microsoft.com/graph/api/user-list-transitivememberof
 */
export const getTenantWideRoles = async (client: GraphClient, userId: string, options: ReadOptions): Promise<readonly RoleAssignment[]> => {
  const answer = await client.read(
    {
      version: 'v1.0',
      path: `${path`/users/${userId}/transitiveMemberOf/microsoft.graph.directoryRole`}${query({ $select: 'id,displayName,roleTemplateId' })}`,
    },
    options,
  );
  return parseBody(DirectoryObjects, answer).value.map(({ id, displayName, roleTemplateId }) => ({
    roleId: roleTemplateId ?? id,
    displayName: displayName ?? id,
    // Only a built-in role is a directoryRole.
    isBuiltIn: true,
    scope: '/',
  }));
};

/** By id. A unit without its name is still the same unit, so a fault leaves names out. */
const unitNames = async (client: GraphClient, principalId: string, options: ReadOptions): Promise<ReadonlyMap<string, string>> => {
  try {
    const { value } = parseBody(AssignmentScopes, await readAssignments(client, principalId, 'directoryScope', options));
    return new Map(
      value.flatMap(({ directoryScope }) => (directoryScope?.displayName ? [[directoryScope.id, directoryScope.displayName]] : [])),
    );
  } catch (error) {
    if (!(error instanceof FaultError) || error.code === 'graph.cancelled') throw error;
    return new Map();
  }
};
