import { z } from 'zod';
import { FaultError } from '../fault-error.ts';
import type { GraphClient, ReadOptions } from './client.ts';
import { parseBody } from './parse.ts';
import { literal, query } from './path.ts';

/** Where a role holds: the whole tenant, one administrative unit, or something else, such as one application or one group. */
export type RoleScope =
  | '/'
  | 'elsewhere'
  | {
      readonly administrativeUnitId: string;
      /** Null where this agent may not read it. */
      readonly displayName: string | null;
      /** Whether the unit's management is restricted; null where this agent may not read it. */
      readonly restricted: boolean | null;
    };

export interface RoleAssignment {
  /** The role's template id; for a custom role its definition id. */
  readonly roleId: string;
  readonly displayName: string;
  /** False for a role that the organisation made itself; null where the directory does not say. */
  readonly isBuiltIn: boolean | null;
  readonly scope: RoleScope;
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
type Assignment = z.infer<typeof Assignments>['value'][number];

const AssignmentScopes = z.object({
  value: z.array(
    z.object({
      directoryScope: z
        .object({ id: z.string(), displayName: z.string().nullish(), isMemberManagementRestricted: z.boolean().nullish() })
        .nullish(),
    }),
  ),
});

/** The two lists of one shape: roles that are held, and roles (PIM) that are not active and may be activated. */
type RoleList = 'roleAssignments' | 'roleEligibilityScheduleInstances';

const pathOf = (list: RoleList, principalId: string, expand: 'roleDefinition' | 'directoryScope'): string =>
  `/roleManagement/directory/${list}${query({ $filter: `principalId eq ${literal(principalId)}`, $expand: expand })}`;

/** To be read in a batch; the names of units are not in it. */
export const roleAssignmentsPath = (principalId: string): string => pathOf('roleAssignments', principalId, 'roleDefinition');

type Unit = Exclude<RoleScope, string>;

const unitOf = ({ directoryScopeId }: Assignment): string | undefined => directoryScopeId?.match(/^\/administrativeUnits\/(.+)$/u)?.[1];

const toRole = (assignment: Assignment, units: ReadonlyMap<string, Unit>): RoleAssignment => {
  const unit = unitOf(assignment);
  return {
    roleId: assignment.roleDefinition?.templateId ?? assignment.roleDefinitionId,
    displayName: assignment.roleDefinition?.displayName ?? assignment.roleDefinitionId,
    isBuiltIn: assignment.roleDefinition?.isBuiltIn ?? null,
    scope:
      unit !== undefined
        ? (units.get(unit) ?? { administrativeUnitId: unit, displayName: null, restricted: null })
        : assignment.directoryScopeId === '/'
          ? '/'
          : 'elsewhere',
  };
};

/** The roles in one answer to `roleAssignmentsPath`; undefined when it is none. */
export const rolesInAnswer = (body: unknown): readonly RoleAssignment[] | undefined => {
  const parsed = Assignments.safeParse(body);
  return parsed.success ? parsed.data.value.map((assignment) => toRole(assignment, new Map())) : undefined;
};

const rolesIn = async (client: GraphClient, list: RoleList, principalId: string, options: ReadOptions): Promise<RoleAssignment[]> => {
  const read: Assignment[] = [];
  for await (const body of client.pages({ version: 'v1.0', path: pathOf(list, principalId, 'roleDefinition') }, options))
    read.push(...parseBody(Assignments, { body, requestId: undefined }).value);
  const units = read.some((assignment) => unitOf(assignment) !== undefined)
    ? await unitsIn(client, list, principalId, options)
    : new Map<string, Unit>();
  return read.map((assignment) => toRole(assignment, units));
};

/**
 * The active role assignments of one person's own, with their scope; roles through groups are not among them. Facts of
 * administrative units are asked for in a second request, because it is not certain that both properties may be expanded
 * in one, and only where there are any. https://learn.microsoft.com/graph/api/rbacapplication-list-roleassignments
 */
export const getRoleAssignments = async (
  client: GraphClient,
  principalId: string,
  options: ReadOptions,
): Promise<readonly RoleAssignment[]> => rolesIn(client, 'roleAssignments', principalId, options);

/**
 * Roles that one person may activate and has not (PIM). A tenant without the licence for them has none.
 * https://learn.microsoft.com/graph/api/rbacapplication-list-roleeligibilityscheduleinstances
 */
export const getEligibleRoles = async (
  client: GraphClient,
  principalId: string,
  options: ReadOptions,
): Promise<readonly RoleAssignment[]> => {
  try {
    return await rolesIn(client, 'roleEligibilityScheduleInstances', principalId, options);
  } catch (error) {
    if (error instanceof FaultError && error.code === 'graph.unlicensed') return [];
    throw error;
  }
};

/** By id. A unit without its name is still the same unit, so a fault leaves its facts out. */
const unitsIn = async (
  client: GraphClient,
  list: RoleList,
  principalId: string,
  options: ReadOptions,
): Promise<ReadonlyMap<string, Unit>> => {
  const units = new Map<string, Unit>();
  try {
    for await (const body of client.pages({ version: 'v1.0', path: pathOf(list, principalId, 'directoryScope') }, options)) {
      for (const { directoryScope } of parseBody(AssignmentScopes, { body, requestId: undefined }).value) {
        // Limited information: without the scope for units everything but the id is null.
        if (!directoryScope?.displayName) continue;
        const { id, displayName, isMemberManagementRestricted } = directoryScope;
        units.set(id, { administrativeUnitId: id, displayName, restricted: isMemberManagementRestricted === true });
      }
    }
  } catch (error) {
    if (!(error instanceof FaultError) || error.code === 'graph.cancelled') throw error;
  }
  return units;
};
