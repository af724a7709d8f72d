import type { Directory } from '../directory/directory.ts';
import type { Person } from '../directory/person.ts';
import type { RoleName } from '../directory/roles.ts';

/**
 * Who may act on whom. Source: the published tables "who can reset passwords" and "who can perform
 * sensitive actions" of the privileged roles page, as condensed in the fact sheet, section 3. Which roles end sessions is
 * told by their own lists of permissions (users/invalidateAllRefreshTokens): the Password Administrator has it not.
 */

/** The kinds of act that the tables tell apart. */
export type Act = 'manage-methods' | 'reset-password' | 'end-sessions' | 'sensitive';

/** Target roles that count as no role at all. */
const HARMLESS: readonly RoleName[] = ['Directory Readers', 'Guest Inviter'];
const READERS: readonly RoleName[] = [
  'Message Center Reader',
  'Reports Reader',
  'User Experience Success Manager',
  'Usage Summary Reports Reader',
];

const RESET: Partial<Record<RoleName, readonly RoleName[]>> = {
  'Password Administrator': [...HARMLESS, 'Password Administrator'],
  'Helpdesk Administrator': [...HARMLESS, 'Password Administrator', ...READERS, 'Helpdesk Administrator'],
  'Authentication Administrator': [...HARMLESS, 'Password Administrator', ...READERS, 'Authentication Administrator'],
  'User Administrator': [
    ...HARMLESS,
    'Password Administrator',
    ...READERS,
    'Helpdesk Administrator',
    'Groups Administrator',
    'User Administrator',
  ],
};

/** The same rows as the reset. */
const { 'Password Administrator': _, ...SESSIONS } = RESET;

const SENSITIVE: Partial<Record<RoleName, readonly RoleName[]>> = {
  'Authentication Administrator': [...HARMLESS, 'Authentication Administrator', 'Password Administrator', ...READERS],
  'User Administrator': [
    ...HARMLESS,
    'Password Administrator',
    ...READERS,
    'Groups Administrator',
    'Helpdesk Administrator',
    'User Administrator',
  ],
};

/** The same rows as the sensitive actions, but the User Administrator has no say over methods. */
const METHODS: Partial<Record<RoleName, readonly RoleName[]>> = {
  'Authentication Administrator': [...HARMLESS, 'Authentication Administrator', 'Password Administrator', ...READERS],
};

const TABLES: Record<Act, Partial<Record<RoleName, readonly RoleName[]>>> = {
  'manage-methods': METHODS,
  'reset-password': RESET,
  'end-sessions': SESSIONS,
  sensitive: SENSITIVE,
};

/** These two act on everybody. */
const EVERYBODY: readonly RoleName[] = ['Privileged Authentication Administrator', 'Global Administrator'];

/** Who may read another person's methods; there is no limit by target. */
export const METHOD_READERS: readonly RoleName[] = ['Global Reader', 'Authentication Administrator', ...EVERYBODY];

/** Of the readers, those who see phone numbers in full. */
const FULL_NUMBER_READERS: readonly RoleName[] = EVERYBODY;

export class RoleRules {
  readonly #directory: Directory;

  constructor(directory: Directory) {
    this.#directory = directory;
  }

  /** Does the actor hold one of the roles with a scope that holds the target (null: the whole tenant is needed)? */
  holds(actor: Person, roles: readonly RoleName[], target: Person | null): boolean {
    return this.#directory
      .activeAssignments(actor)
      .some((assignment) => roles.includes(assignment.role) && this.#reaches(assignment.directoryScopeId, target));
  }

  #reaches(scope: string, target: Person | null): boolean {
    if (scope === '/') return true;
    return target !== null && this.#directory.unitsOf(target).some((unit) => scope === `/administrativeUnits/${unit.id}`);
  }

  mayReadMethods(actor: Person, target: Person): boolean {
    return actor === target || this.holds(actor, METHOD_READERS, target);
  }

  seesFullNumbers(actor: Person, target: Person): boolean {
    return actor === target || this.holds(actor, FULL_NUMBER_READERS, target);
  }

  may(act: Act, actor: Person, target: Person): boolean {
    const directory = this.#directory;
    const restricted = directory.unitsOf(target).filter((unit) => unit.isRestricted);
    // A restricted unit shuts out every role that is not assigned over that very unit, also the two highest.
    const inScope = directory
      .activeAssignments(actor)
      .filter(
        ({ directoryScopeId }) =>
          this.#reaches(directoryScopeId, target) &&
          (restricted.length === 0 || restricted.some((unit) => directoryScopeId === `/administrativeUnits/${unit.id}`)),
      );
    if (inScope.some((assignment) => EVERYBODY.includes(assignment.role))) return true;
    if (directory.groupsOf(target).some((group) => group.isAssignableToRole)) return false;
    const targetAssignments = directory.activeAssignments(target);
    const restrictedScopes = directory.units.filter((unit) => unit.isRestricted).map((unit) => `/administrativeUnits/${unit.id}`);
    if (targetAssignments.some((assignment) => restrictedScopes.includes(assignment.directoryScopeId))) return false;
    const targetRoles = targetAssignments.map((assignment) => assignment.role);
    return inScope.some((assignment) => {
      const allowed = TABLES[act][assignment.role];
      if (allowed === undefined) return false;
      // Over a unit, the tables shrink to people without any role (the page on assigning roles).
      return assignment.directoryScopeId === '/' ? targetRoles.every((role) => allowed.includes(role)) : targetRoles.length === 0;
    });
  }
}

/** Who may list role assignments, by the page of the request. https://learn.microsoft.com/graph/api/rbacapplication-list-roleassignments */
export const ROLE_ASSIGNMENT_READERS: readonly RoleName[] = [
  'Directory Readers',
  'Global Reader',
  'Privileged Role Administrator',
  'Global Administrator',
];
/** Who may list eligible roles. https://learn.microsoft.com/graph/api/rbacapplication-list-roleeligibilityscheduleinstances */
export const ROLE_SCHEDULE_READERS: readonly RoleName[] = [
  'Global Reader',
  'Security Operator',
  'Security Reader',
  'Security Administrator',
  'Privileged Role Administrator',
  'Global Administrator',
];

/** Roles that the other services ask for. */
export const LOG_READERS: readonly RoleName[] = [
  'Reports Reader',
  'Security Reader',
  'Security Operator',
  'Security Administrator',
  'Global Reader',
  'Global Administrator',
];
export const POLICY_READERS: readonly RoleName[] = [
  'Global Reader',
  'Security Reader',
  'Security Administrator',
  'Authentication Policy Administrator',
  'Global Administrator',
];
export const POLICY_WRITERS: readonly RoleName[] = ['Authentication Policy Administrator', 'Global Administrator'];
export const MFA_STATE_READERS: readonly RoleName[] = ['Global Reader', 'Authentication Policy Administrator', 'Global Administrator'];
export const RISK_READERS: readonly RoleName[] = [
  'Security Reader',
  'Security Operator',
  'Security Administrator',
  'Global Reader',
  'Global Administrator',
];
export const RISK_WRITERS: readonly RoleName[] = ['Security Operator', 'Security Administrator', 'Global Administrator'];
export const CA_READERS: readonly RoleName[] = [
  'Conditional Access Administrator',
  'Security Reader',
  'Security Administrator',
  'Global Reader',
  'Global Administrator',
];
export const CA_WRITERS: readonly RoleName[] = ['Conditional Access Administrator', 'Security Administrator', 'Global Administrator'];
