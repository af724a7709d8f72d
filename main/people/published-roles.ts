/** Template ids. https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference */
const role = {
  authenticationAdministrator: 'c4e39bd9-1100-46d3-8c65-fb160da0071f',
  directoryReaders: '88d8e3e3-8f55-4a1e-953a-9b9898b8876b',
  globalAdministrator: '62e90394-69f5-4237-9190-012177145e10',
  groupsAdministrator: 'fdd7a751-b60b-444a-984c-02652fe8fa1c',
  guestInviter: '95e79109-95c0-4d8e-aee3-d01accf2d47b',
  helpdeskAdministrator: '729827e3-9c14-49f7-bb1b-9608f156bbb8',
  messageCenterReader: '790c1fb9-7f7d-4f88-86a1-ef1f95c05c1b',
  passwordAdministrator: '966707d0-3269-4727-9be2-8c3a10f19b9d',
  privilegedAuthenticationAdministrator: '7be44c8a-adaf-4e2a-84d6-ab2649e08a13',
  reportsReader: '4a5d8f65-41da-4de4-8968-e035b65339cf',
  usageSummaryReportsReader: '75934031-6c7e-415a-99d7-48dbd49e875e',
  userAdministrator: 'fe930be7-5e62-47db-91af-98c3a49a38b1',
  userExperienceSuccessManager: '27460883-1df1-4691-b032-3b79643e5e63',
} as const;

/** Roles that only read or invite; holding one does not make the desk stricter. */
export const harmlessRoles: ReadonlySet<string> = new Set([
  role.directoryReaders,
  role.guestInviter,
  role.messageCenterReader,
  role.reportsReader,
  role.userExperienceSuccessManager,
  role.usageSummaryReportsReader,
]);

/** What a role lets its holder do, and to whom. */
export interface Powers {
  readonly acts: readonly Act[];
  /** Roles that a person may hold and still be acted on. */
  readonly reaches: ReadonlySet<string> | 'everybody';
}

/**
 * Who may do what to whom, from the tables "Who can reset passwords" and "Who can perform sensitive actions": each role
 * has the same rows in both, so that they are one table. https://learn.microsoft.com/entra/identity/role-based-access-control/privileged-roles-permissions
 *
 * Which acts a role has is told by its own list of permissions, in the permissions reference: a Password Administrator
 * has no `users/invalidateAllRefreshTokens`, although the first table's heading speaks of it for every column.
 * A Helpdesk or Password Administrator may also change phone numbers (they belong to the reset), but not the sign-in
 * name, so not all that `changeSensitive` means.
 */
export const powersOfRole: ReadonlyMap<string, Powers> = new Map<string, Powers>([
  [
    role.passwordAdministrator,
    { acts: ['resetPassword'], reaches: new Set([role.directoryReaders, role.guestInviter, role.passwordAdministrator]) },
  ],
  [
    role.helpdeskAdministrator,
    {
      acts: ['resetPassword', 'endSessions'],
      reaches: new Set([...harmlessRoles, role.passwordAdministrator, role.helpdeskAdministrator]),
    },
  ],
  [
    role.authenticationAdministrator,
    { acts, reaches: new Set([...harmlessRoles, role.passwordAdministrator, role.authenticationAdministrator]) },
  ],
  [
    role.userAdministrator,
    {
      acts: ['resetPassword', 'endSessions', 'block', 'changeSensitive'],
      reaches: new Set([
        ...harmlessRoles,
        role.passwordAdministrator,
        role.helpdeskAdministrator,
        role.groupsAdministrator,
        role.userAdministrator,
      ]),
    },
  ],
  [role.privilegedAuthenticationAdministrator, { acts, reaches: 'everybody' }],
  [role.globalAdministrator, { acts, reaches: 'everybody' }],
]);

/** Roles to send an agent to, the least first. */
const helpers = [
  ['a Helpdesk Administrator', role.helpdeskAdministrator],
  ['an Authentication Administrator', role.authenticationAdministrator],
  ['a User Administrator', role.userAdministrator],
] as const;

/** The least role that may do this to a holder of these roles, with its article. */
export const whoCan = (act: Act, heldRoles: readonly string[], isInRoleAssignableGroup: boolean): string => {
  const found = helpers.find(([, id]) => {
    const powers = powersOfRole.get(id);
    return powers !== undefined && powers.acts.includes(act) && !isInRoleAssignableGroup && beyond(powers, heldRoles).length === 0;
  });
  return found?.[0] ?? 'a Privileged Authentication Administrator';
};

/** Of the roles that a person holds, those that keep a holder of these powers away. */
export const beyond = ({ reaches }: Powers, heldRoles: readonly string[]): readonly string[] =>
  reaches === 'everybody' ? [] : heldRoles.filter((held) => !reaches.has(held));
import type { Act } from '../../contract/acts.ts';
import { acts } from '../../contract/acts.ts';
