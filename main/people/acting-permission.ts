import type { ActingPermission } from '../../contract/permission.ts';
import type { Memberships, RoleAssignment } from '../graph/memberships.ts';

/** Template ids of the roles that decide here. https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference */
const role = {
  globalAdministrator: '62e90394-69f5-4237-9190-012177145e10',
  privilegedAuthenticationAdministrator: '7be44c8a-adaf-4e2a-84d6-ab2649e08a13',
  authenticationAdministrator: 'c4e39bd9-1100-46d3-8c65-fb160da0071f',
  directoryReaders: '88d8e3e3-8f55-4a1e-953a-9b9898b8876b',
  guestInviter: '95e79109-95c0-4d8e-aee3-d01accf2d47b',
  messageCenterReader: '790c1fb9-7f7d-4f88-86a1-ef1f95c05c1b',
  passwordAdministrator: '966707d0-3269-4727-9be2-8c3a10f19b9d',
  reportsReader: '4a5d8f65-41da-4de4-8968-e035b65339cf',
  usageSummaryReportsReader: '75934031-6c7e-415a-99d7-48dbd49e875e',
  userExperienceSuccessManager: '27460883-1df1-4691-b032-3b79643e5e63',
} as const;

/**
 * Roles a target may hold and still be managed by an Authentication Administrator: the published
 * table "who can perform sensitive actions".
 */
const withinAuthenticationAdministrator: ReadonlySet<string> = new Set([
  role.authenticationAdministrator,
  role.directoryReaders,
  role.guestInviter,
  role.messageCenterReader,
  role.passwordAdministrator,
  role.reportsReader,
  role.userExperienceSuccessManager,
  role.usageSummaryReportsReader,
]);

/** Roles that only read or invite; holding one does not make the desk stricter. */
const harmless: ReadonlySet<string> = new Set([
  role.directoryReaders,
  role.guestInviter,
  role.messageCenterReader,
  role.reportsReader,
  role.userExperienceSuccessManager,
  role.usageSummaryReportsReader,
]);

const privilegedAgents: ReadonlySet<string> = new Set([role.globalAdministrator, role.privilegedAuthenticationAdministrator]);

/** True for whom the desk asks for high strength: more than a reading role, or a way to get one. */
export const isPrivilegedTarget = (memberships: Memberships): boolean =>
  memberships.roleAssignableGroups.length > 0 || memberships.roles.some((held) => !harmless.has(held.templateId));

const list = (names: readonly string[]): string => names.join(', ');

/**
 * Decides from published rules, before anything is sent, whether this agent may manage this
 * person's methods. Graph decides again; this only spares the agent the refusal.
 */
export const decideActing = (
  agent: { readonly id: string; readonly assignments: readonly RoleAssignment[] },
  target: { readonly id: string; readonly memberships: Memberships | null },
): ActingPermission => {
  const privilegedTarget = target.memberships === null ? true : isPrivilegedTarget(target.memberships);
  const refuse = (
    reason: Extract<ActingPermission, { allowed: false }>['reason'],
    because: string,
    askInstead: string,
  ): ActingPermission => ({ allowed: false, reason, because, askInstead, privilegedTarget });

  if (agent.id === target.id) {
    return refuse('self', 'This is your own account, and nobody resets their own.', 'Ask a colleague on the desk to verify you and do it.');
  }
  const relevant = agent.assignments.filter(
    (assignment) => privilegedAgents.has(assignment.roleId) || assignment.roleId === role.authenticationAdministrator,
  );
  if (relevant.length === 0) {
    const held = agent.assignments.map((assignment) => assignment.displayName);
    return refuse(
      'noRole',
      held.length === 0
        ? 'You hold no directory role, so Microsoft does not let you manage sign-in methods.'
        : `Your role (${list(held)}) does not let you manage sign-in methods.`,
      'Ask an Authentication Administrator.',
    );
  }
  if (target.memberships === null) {
    return refuse(
      'rolesUnread',
      'This person’s roles could not be read, so it cannot be told whether you may act.',
      'Read the person again; if it stays so, ask a Privileged Authentication Administrator.',
    );
  }
  const { memberships } = target;
  const units = memberships.administrativeUnits;
  const restricted = units.filter((unit) => unit.restricted);
  const inScope = relevant.filter(({ scope }) =>
    scope === '/' ? restricted.length === 0 : units.some((unit) => unit.id === scope.administrativeUnitId),
  );
  if (inScope.length === 0) {
    if (relevant.some(({ scope }) => scope === '/')) {
      return refuse(
        'restrictedAdministrativeUnit',
        `This person is in a restricted unit (${list(restricted.map((unit) => unit.displayName))}) that tenant-wide roles do not reach.`,
        'Ask an administrator of that unit.',
      );
    }
    return refuse(
      'outsideAdministrativeUnit',
      'Your role covers one administrative unit, and this person is not in it.',
      'Ask an Authentication Administrator of the whole organisation or of this person’s unit.',
    );
  }
  const privileged = inScope.find((assignment) => privilegedAgents.has(assignment.roleId));
  if (privileged) {
    return { allowed: true, because: `You are ${privileged.displayName}.`, privilegedTarget };
  }
  const tooHigh = memberships.roles.filter((held) => !withinAuthenticationAdministrator.has(held.templateId));
  if (tooHigh.length > 0) {
    return refuse(
      'privilegedTarget',
      `This person is ${list(tooHigh.map((held) => held.displayName))}. Your role cannot reset an administrator.`,
      'Ask a Privileged Authentication Administrator.',
    );
  }
  if (memberships.roleAssignableGroups.length > 0) {
    return refuse(
      'roleAssignableGroup',
      `This person is in a group that can hold admin roles (${list(memberships.roleAssignableGroups)}).`,
      'Ask a Privileged Authentication Administrator.',
    );
  }
  return { allowed: true, because: `You are ${inScope[0]?.displayName ?? 'Authentication Administrator'}.`, privilegedTarget };
};
