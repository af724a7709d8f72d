import type { Act } from '../../contract/acts.ts';
import { actNames } from '../../contract/acts.ts';
import type { ActDecision, ActingPermission, ActRefusal } from '../../contract/permission.ts';
import type { Memberships, RoleAssignment } from '../graph/memberships.ts';
import type { Powers } from './published-roles.ts';
import { beyond, harmlessRoles, powersOfRole, whoCan } from './published-roles.ts';

interface ActingAgent {
  readonly id: string;
  readonly assignments: readonly RoleAssignment[];
}

interface Target {
  readonly id: string;
  /** Null where they could not be read. */
  readonly memberships: Memberships | null;
}

/** True for whom the desk asks for high strength: more than a reading role, or a way to get one. */
export const isPrivilegedTarget = (memberships: Memberships): boolean =>
  memberships.roleAssignableGroups.length > 0 || memberships.roles.some((held) => !harmlessRoles.has(held.templateId));

/**
 * Decides from published rules, before anything is sent, what this agent may do to this person. Graph decides again;
 * this only spares the agent the refusal.
 */
export const decideActing = (agent: ActingAgent, target: Target): ActingPermission => ({
  privilegedTarget: target.memberships === null ? true : isPrivilegedTarget(target.memberships),
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

const decideAct = (act: Act, agent: ActingAgent, { id, memberships }: Target): ActDecision => {
  if (agent.id === id) {
    return refuse('self', 'This is your own account, and nobody resets their own.', 'Ask a colleague on the desk to verify you and do it.');
  }
  const able = agent.assignments.flatMap((assignment) => {
    const powers = powersOfRole.get(assignment.roleId);
    return powers !== undefined && powers.acts.includes(act) ? [{ assignment, powers }] : [];
  });
  if (able.length === 0) return withoutRole(act, agent.assignments, memberships);
  if (memberships === null) {
    return refuse(
      'rolesUnread',
      'This person’s roles could not be read, so it cannot be told whether you may act.',
      'Read the person again; if it stays so, ask a Privileged Authentication Administrator.',
    );
  }
  const inScope = able.filter(({ assignment }) => covers(assignment.scope, memberships));
  if (inScope.length === 0) return outOfScope(act, able, memberships);
  const reaching = inScope.find((one) => reaches(one, memberships));
  return reaching ? { allowed: true, because: `You are ${reaching.assignment.displayName}.` } : tooHigh(act, inScope, memberships);
};

interface Able {
  readonly assignment: RoleAssignment;
  readonly powers: Powers;
}

/**
 * A restricted unit shuts out every role that is not held over it, also a tenant-wide Global Administrator's.
 * https://learn.microsoft.com/entra/identity/role-based-access-control/admin-units-restricted-management
 */
const covers = (scope: RoleAssignment['scope'], { administrativeUnits }: Memberships): boolean => {
  const restricted = administrativeUnits.filter((unit) => unit.restricted);
  if (scope === '/') return restricted.length === 0;
  return (restricted.length > 0 ? restricted : administrativeUnits).some((unit) => unit.id === scope.administrativeUnitId);
};

/**
 * The person's roles that keep this one away. A role over a unit reaches nobody with a role of their own, unless it
 * reaches everybody. https://learn.microsoft.com/entra/identity/role-based-access-control/manage-roles-portal
 */
const rolesBeyond = ({ assignment, powers }: Able, { roles }: Memberships): readonly string[] => {
  const held = roles.map(({ templateId }) => templateId);
  return assignment.scope === '/' || powers.reaches === 'everybody' ? beyond(powers, held) : held;
};

const reaches = (able: Able, memberships: Memberships): boolean =>
  rolesBeyond(able, memberships).length === 0 && (able.powers.reaches === 'everybody' || memberships.roleAssignableGroups.length === 0);

const askFor = (act: Act, memberships: Memberships | null): string =>
  `Ask ${whoCan(act, memberships?.roles.map(({ templateId }) => templateId) ?? [], (memberships?.roleAssignableGroups.length ?? 0) > 0)}.`;

const withoutRole = (act: Act, held: readonly RoleAssignment[], memberships: Memberships | null): ActRefusal => {
  const ask = askFor(act, memberships);
  // Not known to be built in: what an organisation put into its own role is not read, so it permits nothing here.
  const unknown = held.filter(({ roleId, isBuiltIn }) => !powersOfRole.has(roleId) && isBuiltIn !== true);
  if (unknown.length > 0) {
    return refuse(
      'customRole',
      `Your role (${list(unknown.map((one) => one.displayName))}) is not one of Microsoft’s own, so Latchkey cannot tell whether it lets you ${actNames[act]}.`,
      ask,
    );
  }
  return refuse(
    'noRole',
    held.length === 0
      ? `You hold no directory role, so Microsoft does not let you ${actNames[act]}.`
      : `Your role (${list(held.map((one) => one.displayName))}) does not let you ${actNames[act]}.`,
    ask,
  );
};

const outOfScope = (act: Act, able: readonly Able[], { administrativeUnits, roles }: Memberships): ActRefusal => {
  const restricted = administrativeUnits.filter((unit) => unit.restricted);
  if (restricted.length > 0) {
    return refuse(
      'restrictedAdministrativeUnit',
      `This person is in a restricted unit (${list(restricted.map((unit) => unit.displayName))}) that only roles held over it reach.`,
      'Ask an administrator of that unit.',
    );
  }
  const who = whoCan(
    act,
    roles.map(({ templateId }) => templateId),
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

const tooHigh = (act: Act, inScope: readonly Able[], memberships: Memberships): ActRefusal => {
  const nearest = inScope.map((able) => rolesBeyond(able, memberships)).toSorted((a, b) => a.length - b.length)[0] ?? [];
  const ask = askFor(act, memberships);
  if (nearest.length > 0) {
    const names = memberships.roles.flatMap((held) => (nearest.includes(held.templateId) ? [held.displayName] : []));
    return refuse('privilegedTarget', `This person is ${list(names)}, which is beyond your role.`, ask);
  }
  return refuse(
    'roleAssignableGroup',
    `This person is in a group that can hold admin roles (${list(memberships.roleAssignableGroups)}).`,
    ask,
  );
};
