import type { Act } from '../../contract/acts.ts';
import { actNames } from '../../contract/acts.ts';
import type { ActDecision, ActingPermission, ActRefusal } from '../../contract/permission.ts';
import type { Memberships } from '../graph/memberships.ts';
import type { RoleAssignment, RoleScope } from '../graph/role-assignments.ts';
import type { HeldRole, PersonRoles } from './held-roles.ts';
import { heldRoles, roleInWords } from './held-roles.ts';
import type { Powers } from './published-roles.ts';
import { beyond, harmlessRoles, powersOfRole, whoCan } from './published-roles.ts';

interface ActingAgent {
  readonly id: string;
  readonly assignments: readonly RoleAssignment[];
  /** False when the roles of their own could not be read: one over a unit would not show. */
  readonly isAllRead: boolean;
}

interface Target extends PersonRoles {
  readonly id: string;
}

/** A target whose memberships are known. */
interface Known {
  readonly memberships: Memberships;
  readonly held: readonly HeldRole[];
}

/**
 * True for whom the desk asks for high strength: more than a reading role, a way to get one, or something unread that may be
 * either. Eligible roles that could not be read are said and do not count: few agents may read them, and a check that is
 * always the strict one is none.
 */
const isPrivilegedTarget = (roles: PersonRoles): boolean => {
  const { memberships, assigned } = roles;
  return (
    memberships === null ||
    assigned === null ||
    memberships.roleAssignableGroups.length > 0 ||
    memberships.unreadGroups > 0 ||
    memberships.administrativeUnits.some((unit) => unit.restricted !== false) ||
    heldRoles(roles).some((held) => !harmlessRoles.has(held.roleId))
  );
};

/**
 * Decides from published rules, before anything is sent, what this agent may do to this person. Graph decides again;
 * this only spares the agent the refusal.
 */
export const decideActing = (agent: ActingAgent, target: Target): ActingPermission => ({
  privilegedTarget: isPrivilegedTarget(target),
  acts: {
    manageMethods: decideAct('manageMethods', agent, target),
    resetPassword: decideAct('resetPassword', agent, target),
    endSessions: decideAct('endSessions', agent, target),
    block: decideAct('block', agent, target),
    changeSensitive: decideAct('changeSensitive', agent, target),
  },
});

const list = (names: readonly string[]): string => names.join(', ');

const refuse = (reason: ActRefusal['reason'], because: string, askInstead: string): ActRefusal => ({
  allowed: false,
  reason,
  because,
  askInstead,
});

const decideAct = (act: Act, agent: ActingAgent, target: Target): ActDecision => {
  const { memberships } = target;
  if (agent.id === target.id) {
    return refuse('self', 'This is your own account, and nobody resets their own.', 'Ask a colleague on the desk to verify you and do it.');
  }
  const held = heldRoles(target);
  const able = agent.assignments.flatMap((assignment) => {
    const powers = powersOfRole.get(assignment.roleId);
    return powers !== undefined && powers.acts.includes(act) ? [{ assignment, powers }] : [];
  });
  if (able.length === 0) return withoutRole(act, agent, memberships, held);
  if (memberships === null) {
    return refuse(
      'rolesUnread',
      'This person’s roles could not be read, so it cannot be told whether you may act.',
      'Read the person again; if it stays so, ask a Privileged Authentication Administrator.',
    );
  }
  const known: Known = { memberships, held };
  const inScope = able.filter(({ assignment }) => covers(assignment.scope, memberships) !== 'no');
  if (inScope.length === 0) return agent.isAllRead ? outOfScope(act, able, known) : ownRolesUnread(act);
  const reaching = inScope.find((one) => covers(one.assignment.scope, memberships) === 'yes' && reaches(one, known) === 'yes');
  if (reaching) return { allowed: true, because: `You are ${reaching.assignment.displayName}.` };
  return inScope.some((one) => reaches(one, known) !== 'no') ? notKnown(known) : tooHigh(act, inScope, known);
};

interface Able {
  readonly assignment: RoleAssignment;
  readonly powers: Powers;
}

/** What was not read is neither. */
type Answer = 'yes' | 'no' | 'notKnown';

/**
 * A restricted unit shuts out every role that is not held over it, also a tenant-wide Global Administrator's.
 * https://learn.microsoft.com/entra/identity/role-based-access-control/admin-units-restricted-management
 */
const covers = (scope: RoleScope, { administrativeUnits }: Memberships): Answer => {
  if (scope === 'elsewhere') return 'no';
  const own = scope === '/' ? undefined : administrativeUnits.find((unit) => unit.id === scope.administrativeUnitId);
  if (scope !== '/' && own === undefined) return 'no';
  // Held over a restricted unit itself, it reaches whoever is in there.
  if (own?.restricted === true) return 'yes';
  const others = administrativeUnits.filter((unit) => unit !== own);
  if (others.some((unit) => unit.restricted === true)) return own?.restricted === null ? 'notKnown' : 'no';
  return others.some((unit) => unit.restricted === null) ? 'notKnown' : 'yes';
};

/**
 * The person's roles that keep this one away. A role over a unit reaches nobody with a role of their own, unless it
 * reaches everybody. https://learn.microsoft.com/entra/identity/role-based-access-control/manage-roles-portal
 */
const rolesBeyond = ({ assignment, powers }: Able, { held }: Known): readonly string[] => {
  const ids = held.map(({ roleId }) => roleId);
  return assignment.scope === '/' || powers.reaches === 'everybody' ? beyond(powers, ids) : ids;
};

/** Of the units that the person holds a role over, whether one is restricted: its administrators are reached by the highest alone. */
const administersRestricted = ({ held }: Known): Answer => {
  const units = held.flatMap(({ scope }) => (typeof scope === 'string' ? [] : [scope.restricted]));
  if (units.includes(true)) return 'yes';
  return units.includes(null) ? 'notKnown' : 'no';
};

const reaches = (able: Able, known: Known): Answer => {
  if (rolesBeyond(able, known).length > 0) return 'no';
  if (able.powers.reaches === 'everybody') return 'yes';
  const overRestricted = administersRestricted(known);
  if (known.memberships.roleAssignableGroups.length > 0 || overRestricted === 'yes') return 'no';
  return known.memberships.unreadGroups > 0 || overRestricted === 'notKnown' ? 'notKnown' : 'yes';
};

const askFor = (act: Act, held: readonly HeldRole[], isProtected: boolean): string =>
  `Ask ${whoCan(
    act,
    held.map(({ roleId }) => roleId),
    isProtected,
  )}.`;

/** Groups count only where the person's are known: whoever is asked will see. */
const isInProtectedGroup = (memberships: Memberships | null): boolean =>
  memberships !== null && (memberships.roleAssignableGroups.length > 0 || memberships.unreadGroups > 0);

const withoutRole = (
  act: Act,
  { assignments, isAllRead }: ActingAgent,
  memberships: Memberships | null,
  held: readonly HeldRole[],
): ActRefusal => {
  if (!isAllRead) return ownRolesUnread(act);
  const ask = askFor(act, held, isInProtectedGroup(memberships));
  // Not known to be built in: what an organisation put into its own role is not read, so it permits nothing here.
  const unknown = assignments.filter(({ roleId, isBuiltIn }) => !powersOfRole.has(roleId) && isBuiltIn !== true);
  if (unknown.length > 0) {
    return refuse(
      'customRole',
      `Your role (${list(unknown.map((one) => one.displayName))}) is not one of Microsoft’s own, so Latchkey cannot tell whether it lets you ${actNames[act]}.`,
      ask,
    );
  }
  return refuse(
    'noRole',
    assignments.length === 0
      ? `You hold no directory role, so Microsoft does not let you ${actNames[act]}.`
      : `Your role (${list(assignments.map((one) => one.displayName))}) does not let you ${actNames[act]}.`,
    ask,
  );
};

const ownRolesUnread = (act: Act): ActRefusal =>
  refuse(
    'notKnown',
    `The roles that you may hold over a unit could not be read, so Latchkey cannot tell whether you may ${actNames[act]}.`,
    'Ask an administrator to give you the role Directory Readers, then read your roles again in your menu; or ask a Privileged Authentication Administrator.',
  );

/** Something unread decides. The highest role is of no help where that is a unit: a restricted one shuts it out, too. */
const notKnown = ({ memberships }: Known): ActRefusal =>
  memberships.administrativeUnits.some((unit) => unit.restricted === null)
    ? refuse(
        'notKnown',
        'This person is in an administrative unit that Latchkey may not read. If it is a restricted one, only roles held over it reach this person.',
        'Ask an administrator to look in the Entra admin centre who may act, or to let Latchkey read units (AdministrativeUnit.Read.All).',
      )
    : refuse(
        'notKnown',
        memberships.unreadGroups > 0
          ? 'This person is in groups that Latchkey may not read, and one of them may be protected.'
          : 'This person holds a role over an administrative unit that Latchkey may not read, and it may be a restricted one.',
        `Ask a Privileged Authentication Administrator, or ask an administrator to let Latchkey read ${
          memberships.unreadGroups > 0 ? 'groups (GroupMember.Read.All)' : 'units (AdministrativeUnit.Read.All)'
        }.`,
      );

const outOfScope = (act: Act, able: readonly Able[], { memberships: { administrativeUnits }, held }: Known): ActRefusal => {
  const restricted = administrativeUnits.filter((unit) => unit.restricted === true);
  if (restricted.length > 0) {
    return refuse(
      'restrictedAdministrativeUnit',
      `This person is in a restricted unit (${list(restricted.map((unit) => unit.displayName ?? unit.id))}) that only roles held over it reach.`,
      'Ask an administrator of that unit.',
    );
  }
  const who = whoCan(
    act,
    held.map(({ roleId }) => roleId),
    false,
  );
  return refuse(
    'outsideAdministrativeUnit',
    able.length === 1
      ? 'Your role covers one administrative unit, and this person is not in it.'
      : 'Your roles cover administrative units, and this person is in none of them.',
    `Ask ${who} of the whole organisation or of this person’s unit.`,
  );
};

const tooHigh = (act: Act, inScope: readonly Able[], known: Known): ActRefusal => {
  const nearest = inScope.map((able) => rolesBeyond(able, known)).toSorted((a, b) => a.length - b.length)[0] ?? [];
  const { memberships, held } = known;
  const ask = askFor(act, held, isInProtectedGroup(memberships) || administersRestricted(known) !== 'no');
  if (nearest.length > 0) {
    const names = held.flatMap((one) => (nearest.includes(one.roleId) ? [roleInWords(one)] : []));
    return refuse('privilegedTarget', `This person is ${list(names)}, which is beyond your role.`, ask);
  }
  return memberships.roleAssignableGroups.length > 0
    ? refuse('roleAssignableGroup', `This person is in a group that can hold admin roles (${list(memberships.roleAssignableGroups)}).`, ask)
    : refuse('privilegedTarget', 'This person looks after a restricted unit, which is beyond your role.', ask);
};
