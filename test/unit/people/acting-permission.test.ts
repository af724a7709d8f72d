import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Act } from '../../../contract/acts.ts';
import { acts } from '../../../contract/acts.ts';
import { allowedActs, refusalsOf } from '../../../contract/permitted.ts';
import type { Memberships } from '../../../main/graph/memberships.ts';
import type { RoleAssignment } from '../../../main/graph/role-assignments.ts';
import { decideActing } from '../../../main/people/acting-permission.ts';

/** The columns of the published tables. */
const agents = [
  ['Password Administrator', '966707d0-3269-4727-9be2-8c3a10f19b9d'],
  ['Helpdesk Administrator', '729827e3-9c14-49f7-bb1b-9608f156bbb8'],
  ['Authentication Administrator', 'c4e39bd9-1100-46d3-8c65-fb160da0071f'],
  ['User Administrator', 'fe930be7-5e62-47db-91af-98c3a49a38b1'],
  ['Privileged Authentication Administrator', '7be44c8a-adaf-4e2a-84d6-ab2649e08a13'],
  ['Global Administrator', '62e90394-69f5-4237-9190-012177145e10'],
] as const;

/** Their rows: "Who can reset passwords", then "Who can perform sensitive actions", in the order of `agents`. */
const rows = [
  ['nobody’s', null, 'yyyyyy', '--yyyy'],
  ['Authentication Administrator', 'c4e39bd9-1100-46d3-8c65-fb160da0071f', '--y-yy', '--y-yy'],
  ['Directory Readers', '88d8e3e3-8f55-4a1e-953a-9b9898b8876b', 'yyyyyy', '--yyyy'],
  ['Global Administrator', '62e90394-69f5-4237-9190-012177145e10', '----yy', '----yy'],
  ['Groups Administrator', 'fdd7a751-b60b-444a-984c-02652fe8fa1c', '---yyy', '---yyy'],
  ['Guest Inviter', '95e79109-95c0-4d8e-aee3-d01accf2d47b', 'yyyyyy', '--yyyy'],
  ['Helpdesk Administrator', '729827e3-9c14-49f7-bb1b-9608f156bbb8', '-y-yyy', '---yyy'],
  ['Message Center Reader', '790c1fb9-7f7d-4f88-86a1-ef1f95c05c1b', '-yyyyy', '--yyyy'],
  ['Password Administrator', '966707d0-3269-4727-9be2-8c3a10f19b9d', 'yyyyyy', '--yyyy'],
  ['Privileged Authentication Administrator', '7be44c8a-adaf-4e2a-84d6-ab2649e08a13', '----yy', '----yy'],
  ['Privileged Role Administrator', 'e8611ab8-c189-46e8-94e1-60213ab1f814', '----yy', '----yy'],
  ['Reports Reader', '4a5d8f65-41da-4de4-8968-e035b65339cf', '-yyyyy', '--yyyy'],
  ['User Administrator', 'fe930be7-5e62-47db-91af-98c3a49a38b1', '---yyy', '---yyy'],
  ['User Experience Success Manager', '27460883-1df1-4691-b032-3b79643e5e63', '-yyyyy', '--yyyy'],
  ['Usage Summary Reports Reader', '75934031-6c7e-415a-99d7-48dbd49e875e', '-yyyyy', '--yyyy'],
  ['another built-in role', '29232cdf-9323-42fd-ade2-1d097af3e4de', '----yy', '----yy'],
  ['a custom role', '00000000-1111-4222-8333-444444444444', '----yy', '----yy'],
] as const;

/** Which roles have the act at all, by their own lists of permissions, and the table that says to whom. */
const columns: Readonly<Record<Act, readonly [has: string, table: 2 | 3]>> = {
  manageMethods: ['--y-yy', 3],
  resetPassword: ['yyyyyy', 2],
  endSessions: ['-yyyyy', 2],
  block: ['--yyyy', 3],
  changeSensitive: ['--yyyy', 3],
};

const published = (act: Act, agent: number, row: (typeof rows)[number]): boolean => {
  const [has, table] = columns[act];
  return has[agent] === 'y' && row[table][agent] === 'y';
};

const agentId = 'agent';
const nobody: Memberships = { roles: [], groupIds: [], roleAssignableGroups: [], unreadGroups: 0, administrativeUnits: [] };
const strings = { id: 'unit-1', displayName: 'Strings campus', restricted: false };
const vault = { id: 'unit-2', displayName: 'Protected accounts', restricted: true };
const other = { id: 'unit-3', displayName: 'Front of House', restricted: false };
const over = (unit: { readonly id: string; readonly restricted: boolean | null }): RoleAssignment['scope'] => ({
  administrativeUnitId: unit.id,
  displayName: null,
  restricted: unit.restricted,
});
const holding = (roleId: string, scope: RoleAssignment['scope'] = '/', isBuiltIn: boolean | null = true): RoleAssignment[] => [
  { roleId, displayName: 'Held role', isBuiltIn, scope },
];
const decide = (assignments: readonly RoleAssignment[], memberships: Memberships | null, id = 'person') =>
  decideActing({ id: agentId, assignments, isAllRead: true }, { id, memberships, assigned: [], eligible: [] });
const may = (assignments: readonly RoleAssignment[], memberships: Memberships) => allowedActs(decide(assignments, memberships));
const roleNamed = (name: (typeof agents)[number][0]): string => agents.find(([one]) => one === name)?.[1] ?? '';
const holder = (templateId: string | null): Memberships => ({
  ...nobody,
  roles: templateId === null ? [] : [{ templateId, displayName: 'Target role' }],
});

const authenticationAdministrator = roleNamed('Authentication Administrator');
const helpdesk = roleNamed('Helpdesk Administrator');
const privileged = roleNamed('Privileged Authentication Administrator');

describe.each(agents.map(([name, id], column) => ({ name, id, column })))('$name', ({ id, column }) => {
  test.each(rows.map((row) => ({ target: row[0], row })))('on a holder of $target: each act as published', ({ row }) => {
    const decision = decide(holding(id), holder(row[1]));
    expect(allowedActs(decision)).toEqual(acts.filter((act) => published(act, column, row)));
    for (const { askInstead } of refusalsOf(decision, acts)) expect(askInstead).toMatch(/^Ask an? \w/u);
  });

  test('never on themself', () => {
    const decision = decide(holding(id), nobody, agentId);
    for (const act of acts) expect(decision.acts[act]).toMatchObject({ allowed: false, reason: 'self' });
  });

  test('on a member of a role-assignable group only as one of the two highest', () => {
    const decision = decide(holding(id), { ...nobody, roleAssignableGroups: ['Tier one'] });
    expect(allowedActs(decision)).toEqual(column >= 4 ? acts : []);
    expect(decision.privilegedTarget).toBe(true);
  });

  test('on nobody in a restricted unit, unless the role is held over that very unit', () => {
    const inVault = { ...nobody, administrativeUnits: [strings, vault] };
    expect(may(holding(id), inVault)).toEqual([]);
    expect(may(holding(id, over(strings)), inVault)).toEqual([]);
    expect(may(holding(id, over(vault)), inVault)).toEqual(may(holding(id), nobody));
  });

  test('over one unit: on its members without a role, and not on others', () => {
    const scoped = holding(id, over(strings));
    const member = { ...nobody, administrativeUnits: [strings] };
    expect(may(scoped, member)).toEqual(may(holding(id), nobody));
    expect(may(scoped, { ...nobody, administrativeUnits: [other] })).toEqual([]);
    // Directory Readers are within reach of all of them, but a role over a unit reaches only those who hold none.
    expect(may(scoped, { ...holder(rows[2][1]), administrativeUnits: [strings] })).toEqual(column >= 4 ? acts : []);
  });
});

test('a refusal says which role is in the way, and the least role that is not', () => {
  const byHelpdesk = decide(holding(helpdesk), nobody);
  expect(byHelpdesk.acts.manageMethods).toMatchObject({ reason: 'noRole', askInstead: 'Ask an Authentication Administrator.' });
  const onAuthenticationAdministrator = decide(holding(helpdesk), holder(authenticationAdministrator));
  expect(onAuthenticationAdministrator.acts.endSessions).toMatchObject({
    reason: 'privilegedTarget',
    because: 'This person is Target role, which is beyond your role.',
    askInstead: 'Ask an Authentication Administrator.',
  });
  expect(decide(holding(helpdesk), { ...nobody, roleAssignableGroups: ['Tier one'] }).acts.endSessions).toMatchObject({
    reason: 'roleAssignableGroup',
    askInstead: 'Ask a Privileged Authentication Administrator.',
  });
  expect(decide(holding(helpdesk, over(other)), { ...nobody, administrativeUnits: [strings] }).acts.endSessions).toMatchObject({
    reason: 'outsideAdministrativeUnit',
  });
  expect(decide(holding(privileged), { ...nobody, administrativeUnits: [vault] }).acts.block).toMatchObject({
    reason: 'restrictedAdministrativeUnit',
  });
});

test('what an organisation put into a role of its own is not guessed at', () => {
  const custom = '00000000-1111-4222-8333-444444444444';
  for (const isBuiltIn of [false, null]) {
    const decision = decide(holding(custom, '/', isBuiltIn), nobody);
    for (const act of acts) expect(decision.acts[act]).toMatchObject({ allowed: false, reason: 'customRole' });
  }
  // Beside a role that is known, it takes nothing away.
  expect(may([...holding(custom, '/', false), ...holding(helpdesk)], nobody)).toEqual(['resetPassword', 'endSessions']);
});

test('with roles unread nobody acts, and the person counts as privileged', () => {
  const decision = decide(holding(privileged), null);
  expect(decision.privilegedTarget).toBe(true);
  for (const act of acts) expect(decision.acts[act]).toMatchObject({ allowed: false, reason: 'rolesUnread' });
});

/** A person about whom something could not be read, or who holds roles that `transitiveMemberOf` does not show. */
const about = (assignments: readonly RoleAssignment[], target: Partial<Parameters<typeof decideActing>[1]>, isAllRead = true) =>
  decideActing({ id: agentId, assignments, isAllRead }, { id: 'person', memberships: nobody, assigned: [], eligible: [], ...target });

describe('what could not be read', () => {
  const unreadUnit = { id: 'unit-4', displayName: null, restricted: null };
  const inUnreadUnit: Memberships = { ...nobody, administrativeUnits: [unreadUnit] };

  test('a group makes the check strict and leaves only those who reach everybody', () => {
    const memberships: Memberships = { ...nobody, groupIds: ['g'], unreadGroups: 1 };
    const decision = about(holding(authenticationAdministrator), { memberships });
    expect(decision.privilegedTarget).toBe(true);
    for (const act of acts) expect(decision.acts[act]).toMatchObject({ allowed: false, reason: 'notKnown' });
    expect(allowedActs(about(holding(privileged), { memberships }))).toEqual(acts);
  });

  test('a role that is beyond anyway is named, not the group', () => {
    const memberships: Memberships = { ...holder(privileged), unreadGroups: 1 };
    expect(about(holding(authenticationAdministrator), { memberships }).acts.endSessions).toMatchObject({ reason: 'privilegedTarget' });
  });

  test('a unit stops every role that is not held over it', () => {
    for (const roleId of [authenticationAdministrator, privileged]) {
      const decision = about(holding(roleId), { memberships: inUnreadUnit });
      expect(decision.privilegedTarget).toBe(true);
      for (const act of acts) expect(decision.acts[act]).toMatchObject({ allowed: false, reason: 'notKnown' });
    }
    expect(allowedActs(about(holding(authenticationAdministrator, over(unreadUnit)), { memberships: inUnreadUnit }))).toEqual(acts);
    // Beside one that is known to be restricted, it may be restricted itself or not.
    const both: Memberships = { ...nobody, administrativeUnits: [unreadUnit, vault] };
    expect(about(holding(privileged, over(unreadUnit)), { memberships: both }).acts.block).toMatchObject({ reason: 'notKnown' });
    expect(about(holding(privileged), { memberships: both }).acts.block).toMatchObject({ reason: 'restrictedAdministrativeUnit' });
  });

  test('the person’s own assignments make the check strict, and the acts rest on what is known', () => {
    const decision = about(holding(authenticationAdministrator), { assigned: null });
    expect([decision.privilegedTarget, allowedActs(decision)]).toEqual([true, acts]);
  });

  test('eligible roles change nothing', () => {
    const decision = about(holding(authenticationAdministrator), { eligible: null });
    expect([decision.privilegedTarget, allowedActs(decision)]).toEqual([false, acts]);
  });

  test('the agent’s own assignments: what holds over the whole tenant counts, and nothing is said to be missing that may be there', () => {
    expect(allowedActs(about(holding(authenticationAdministrator), {}, false))).toEqual(acts);
    for (const held of [[], holding(helpdesk)]) {
      expect(about(held, {}, false).acts.manageMethods).toMatchObject({
        reason: 'notKnown',
        askInstead: expect.stringContaining('Directory Readers'),
      });
    }
  });
});

describe('roles that are not among the memberships', () => {
  const own = (roleId: string, scope: RoleAssignment['scope'] = '/', isBuiltIn = true) => ({ assigned: holding(roleId, scope, isBuiltIn) });

  test('over a unit, over one application, of the organisation’s own making: each is a role of the person', () => {
    for (const target of [
      own(privileged, over(strings)),
      own(privileged, 'elsewhere'),
      own('00000000-1111-4222-8333-444444444444', '/', false),
    ]) {
      const decision = about(holding(authenticationAdministrator), target);
      expect(decision.privilegedTarget).toBe(true);
      expect(decision.acts.manageMethods).toMatchObject({ allowed: false, reason: 'privilegedTarget' });
    }
    expect(allowedActs(about(holding(authenticationAdministrator), own(authenticationAdministrator, over(strings))))).toEqual(acts);
  });

  test('who looks after a restricted unit is reached by the highest alone, and one that is unread may be one', () => {
    const overVault = about(holding(authenticationAdministrator), own(authenticationAdministrator, over(vault)));
    expect(overVault.acts.endSessions).toMatchObject({
      reason: 'privilegedTarget',
      askInstead: 'Ask a Privileged Authentication Administrator.',
    });
    const overUnread = own(authenticationAdministrator, over({ id: 'unit-9', restricted: null }));
    expect(about(holding(authenticationAdministrator), overUnread).acts.endSessions).toMatchObject({ reason: 'notKnown' });
    expect(allowedActs(about(holding(privileged), overUnread))).toEqual(acts);
  });

  test('an eligible one counts as held', () => {
    const decision = about(holding(authenticationAdministrator), { eligible: holding(privileged) });
    expect(decision.privilegedTarget).toBe(true);
    expect(decision.acts.resetPassword).toMatchObject({ because: 'This person is Held role (eligible), which is beyond your role.' });
  });
});

describe('any roles on either side', () => {
  const unit = fc.constantFrom(strings, vault, other);
  const assignment = fc.record({ column: fc.nat(agents.length - 1), unit: fc.option(unit) });
  const target = fc.record({
    rows: fc.uniqueArray(fc.constantFrom(...rows.slice(1)), { maxLength: 3 }),
    units: fc.uniqueArray(unit, { maxLength: 3 }),
    isInGroup: fc.boolean(),
  });

  /** The published sentences, read cell by cell: one assignment must satisfy every row that the person is in. */
  const satisfies = (
    act: Act,
    held: { column: number; unit: typeof strings | null },
    person: typeof target extends fc.Arbitrary<infer T> ? T : never,
  ) => {
    const isHighest = held.column >= 4;
    const restricted = person.units.filter((one) => one.restricted);
    if (restricted.length > 0 && !restricted.some((one) => one.id === held.unit?.id)) return false;
    if (held.unit !== null && !person.units.some((one) => one.id === held.unit?.id)) return false;
    if (person.isInGroup && !isHighest) return false;
    if (held.unit !== null && person.rows.length > 0 && !isHighest) return false;
    return [rows[0], ...person.rows].every((row) => published(act, held.column, row));
  };

  test('an act is allowed exactly when one of the agent’s roles has it for all that the person is', () => {
    fc.assert(
      fc.property(fc.array(assignment, { maxLength: 3 }), target, (held, person) => {
        const memberships: Memberships = {
          roles: person.rows.map(([name, templateId]) => ({ displayName: name, templateId: templateId ?? '' })),
          groupIds: [],
          roleAssignableGroups: person.isInGroup ? ['Tier one'] : [],
          unreadGroups: 0,
          administrativeUnits: person.units,
        };
        const assignments = held.flatMap((one) => holding(agents[one.column]?.[1] ?? '', one.unit === null ? '/' : over(one.unit)));
        expect(may(assignments, memberships)).toEqual(acts.filter((act) => held.some((one) => satisfies(act, one, person))));
      }),
      { numRuns: 2_000 },
    );
  });
});
