import { describe, expect, test } from 'vitest';
import type { Memberships, RoleAssignment } from '../../../main/graph/memberships.ts';
import { decideActing } from '../../../main/people/acting-permission.ts';

/** The published table "who can perform sensitive actions": may an Authentication Administrator act on a holder of this role? */
const targets: readonly (readonly [name: string, templateId: string, byAuthenticationAdministrator: boolean])[] = [
  ['Authentication Administrator', 'c4e39bd9-1100-46d3-8c65-fb160da0071f', true],
  ['Directory Readers', '88d8e3e3-8f55-4a1e-953a-9b9898b8876b', true],
  ['Guest Inviter', '95e79109-95c0-4d8e-aee3-d01accf2d47b', true],
  ['Message Center Reader', '790c1fb9-7f7d-4f88-86a1-ef1f95c05c1b', true],
  ['Password Administrator', '966707d0-3269-4727-9be2-8c3a10f19b9d', true],
  ['Reports Reader', '4a5d8f65-41da-4de4-8968-e035b65339cf', true],
  ['User Experience Success Manager', '27460883-1df1-4691-b032-3b79643e5e63', true],
  ['Usage Summary Reports Reader', '75934031-6c7e-415a-99d7-48dbd49e875e', true],
  ['Helpdesk Administrator', '729827e3-9c14-49f7-bb1b-9608f156bbb8', false],
  ['User Administrator', 'fe930be7-5e62-47db-91af-98c3a49a38b1', false],
  ['Privileged Authentication Administrator', '7be44c8a-adaf-4e2a-84d6-ab2649e08a13', false],
  ['Global Administrator', '62e90394-69f5-4237-9190-012177145e10', false],
  ['a custom role', '00000000-1111-4222-8333-444444444444', false],
];
const agents: readonly (readonly [name: string, roleId: string, mayManageAnybody: boolean])[] = [
  ['Authentication Administrator', 'c4e39bd9-1100-46d3-8c65-fb160da0071f', true],
  ['Privileged Authentication Administrator', '7be44c8a-adaf-4e2a-84d6-ab2649e08a13', true],
  ['Global Administrator', '62e90394-69f5-4237-9190-012177145e10', true],
  ['Helpdesk Administrator', '729827e3-9c14-49f7-bb1b-9608f156bbb8', false],
  ['User Administrator', 'fe930be7-5e62-47db-91af-98c3a49a38b1', false],
  ['Password Administrator', '966707d0-3269-4727-9be2-8c3a10f19b9d', false],
];

const agentId = 'agent';
const nobody: Memberships = { roles: [], groupIds: [], roleAssignableGroups: [], administrativeUnits: [] };
const holding = (roleId: string, scope: RoleAssignment['scope'] = '/'): RoleAssignment[] => [{ roleId, displayName: 'Held role', scope }];
const decide = (assignments: readonly RoleAssignment[], memberships: Memberships | null, id = 'person') =>
  decideActing({ id: agentId, assignments }, { id, memberships });

describe.each(agents)('%s', (_, roleId, mayManageAnybody) => {
  test(`may ${mayManageAnybody ? '' : 'not '}manage somebody without a role`, () => {
    expect(decide(holding(roleId), nobody).allowed).toBe(mayManageAnybody);
  });

  test.each(targets)('on %s, as published', (_name, templateId, byAuthenticationAdministrator) => {
    const expected = mayManageAnybody && (roleId.startsWith('c4e39bd9') ? byAuthenticationAdministrator : true);
    const decision = decide(holding(roleId), { ...nobody, roles: [{ templateId, displayName: 'Target role' }] });
    expect(decision.allowed).toBe(expected);
    expect(decision.allowed ? 'Ask nobody' : decision.askInstead).toMatch(/Ask /u);
  });

  test('never on themself', () => {
    expect(decide(holding(roleId), nobody, agentId)).toMatchObject({ allowed: false, reason: 'self' });
  });
});

const authenticationAdministrator = agents[0]?.[1] ?? '';
const privileged = agents[1]?.[1] ?? '';
const unit = { id: 'unit-1', displayName: 'Strings campus', restricted: false };

test('a member of a role-assignable group is for privileged administrators only', () => {
  const memberships = { ...nobody, roleAssignableGroups: ['Tier one'] };
  expect(decide(holding(authenticationAdministrator), memberships)).toMatchObject({
    allowed: false,
    reason: 'roleAssignableGroup',
    privilegedTarget: true,
  });
  expect(decide(holding(privileged), memberships).allowed).toBe(true);
});

test('a role held in one administrative unit reaches its members and nobody else', () => {
  const scoped = holding(authenticationAdministrator, { administrativeUnitId: unit.id, displayName: null });
  expect(decide(scoped, { ...nobody, administrativeUnits: [unit] }).allowed).toBe(true);
  expect(decide(scoped, nobody)).toMatchObject({ allowed: false, reason: 'outsideAdministrativeUnit' });
});

test('a restricted unit is out of reach of tenant-wide roles, and within reach of its own', () => {
  const memberships = { ...nobody, administrativeUnits: [{ ...unit, restricted: true }] };
  expect(decide(holding(privileged), memberships)).toMatchObject({ allowed: false, reason: 'restrictedAdministrativeUnit' });
  expect(decide(holding(authenticationAdministrator, { administrativeUnitId: unit.id, displayName: null }), memberships).allowed).toBe(
    true,
  );
});

test('with roles unread nobody acts, and the person counts as privileged', () => {
  expect(decide(holding(privileged), null)).toMatchObject({ allowed: false, reason: 'rolesUnread', privilegedTarget: true });
});
