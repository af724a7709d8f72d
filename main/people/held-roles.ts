import type { Memberships } from '../graph/memberships.ts';
import type { RoleAssignment } from '../graph/role-assignments.ts';

/** What is known of a person's roles. Each list is null where it could not be read. */
export interface PersonRoles {
  readonly memberships: Memberships | null;
  /** Roles of the person's own, of every scope. */
  readonly assigned: readonly RoleAssignment[] | null;
  /** Roles that they may activate and have not. */
  readonly eligible: readonly RoleAssignment[] | null;
}

/** A role that counts as the person's. */
export type HeldRole = RoleAssignment & { readonly isEligible: boolean };

const keyOf = ({ roleId, scope }: RoleAssignment): string => `${roleId} ${typeof scope === 'string' ? scope : scope.administrativeUnitId}`;

/**
 * All roles of a person that are known, each once: those over the whole tenant, over a unit or anything else, of Microsoft's
 * and the organisation's own making, and the eligible ones, which are a click away from being active.
 */
export const heldRoles = ({ memberships, assigned, eligible }: PersonRoles): readonly HeldRole[] => {
  const held = new Map<string, HeldRole>();
  const add = (role: RoleAssignment, isEligible: boolean): void => {
    if (!held.has(keyOf(role))) held.set(keyOf(role), { ...role, isEligible });
  };
  for (const { templateId, displayName } of memberships?.roles ?? [])
    add({ roleId: templateId, displayName, isBuiltIn: true, scope: '/' }, false);
  for (const role of assigned ?? []) add(role, false);
  for (const role of eligible ?? []) add(role, true);
  return [...held.values()];
};

/** "Authentication Administrator (over Strings campus)", "User Administrator (eligible)" */
export const roleInWords = ({ displayName, scope, isEligible = false }: RoleAssignment & { readonly isEligible?: boolean }): string => {
  const where = scope === '/' ? [] : [scope === 'elsewhere' ? 'over one app or group' : `over ${scope.displayName ?? 'a unit'}`];
  const notes = [...where, ...(isEligible ? ['eligible'] : [])];
  return notes.length === 0 ? displayName : `${displayName} (${notes.join(', ')})`;
};

/** Lists that Microsoft does not let this agent read: to read again is no help there. */
export interface ForbiddenLists {
  readonly assigned: boolean;
  readonly eligible: boolean;
}

const readAgain = 'Read the person again in a moment.';

/** What could not be looked at, each with who can look or what would let this agent look; empty where all is known. */
export const rolesNotKnown = ({ memberships, assigned, eligible }: PersonRoles, isForbidden: ForbiddenLists): readonly string[] => [
  ...(memberships === null || memberships.unreadGroups === 0
    ? []
    : [
        'This person is in groups that Latchkey may not read, and one of them may be protected. An administrator can agree to GroupMember.Read.All; until then somebody has to look in the Entra admin centre.',
      ]),
  ...((memberships?.administrativeUnits.every((unit) => unit.restricted !== null) ?? true)
    ? []
    : [
        'This person is in an administrative unit that Latchkey may not read, and it may be a restricted one. An administrator can agree to AdministrativeUnit.Read.All; until then somebody has to look in the Entra admin centre.',
      ]),
  ...(assigned === null
    ? [
        `Roles that this person may hold over a unit, or through a role of your organisation’s own, could not be read. ${isForbidden.assigned ? 'An administrator can give you the role Directory Readers.' : readAgain}`,
      ]
    : []),
  ...(eligible === null
    ? [
        `Whether this person has eligible roles could not be read. ${isForbidden.eligible ? 'A colleague with the role Global Reader can look.' : readAgain}`,
      ]
    : []),
];
