import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { acts } from '../../../contract/acts.ts';
import { allowedActs, refusalsOf } from '../../../contract/permitted.ts';
import { consentScopes } from '../../../main/permissions/scopes.ts';
import { upn } from '../../contract/support/practice.ts';
import { tokenOf } from '../../contract/support/practice-token.ts';
import type { DeskHarness } from '../../support/desk-harness.ts';
import { preparePlan, removeFolder, startDesk } from '../../support/desk-harness.ts';
import type { TestTenant } from '../../support/practice-tenant.ts';
import { startTestTenant } from '../../support/practice-tenant.ts';

// The console with a token of exactly its own scopes, against a tenant that gives limited information.

let tenant: TestTenant;
let harness: DeskHarness | undefined;
beforeEach(async () => {
  tenant = await startTestTenant();
});
afterEach(async () => {
  harness?.close();
  if (harness !== undefined) removeFolder(harness.folder);
  harness = undefined;
  await tenant.stop();
});

const groupsAndUnits = ['AdministrativeUnit.Read.All', 'GroupMember.Read.All'];

const deskWith = async (scopes: readonly string[]): Promise<DeskHarness> => {
  const agents = await Promise.all(
    tenant.tenant.agents.map(async (agent) => ({ ...agent, token: await tokenOf(tenant, agent.userPrincipalName, scopes) })),
  );
  harness = await startDesk({ tenant: { ...tenant, tenant: { ...tenant.tenant, agents } } });
  return harness;
};
const as = async (desk: DeskHarness, who: string) => desk.call('session.switchAgent', { userPrincipalName: upn(who) });

describe('with exactly the console’s own scopes', () => {
  test('who is in a role-assignable group or a restricted unit is read as such', async () => {
    const desk = await deskWith(consentScopes());
    const bronwen = await desk.open(upn('bronwen.hughes'));
    expect(bronwen.permission).toMatchObject({
      privilegedTarget: true,
      acts: { manageMethods: { allowed: false, reason: 'roleAssignableGroup', because: expect.stringContaining('Tier 1 operators') } },
    });
    const eleanor = await desk.open(upn('eleanor.vance'));
    expect(eleanor.permission).toMatchObject({
      privilegedTarget: true,
      acts: {
        endSessions: { allowed: false, reason: 'restrictedAdministrativeUnit', because: expect.stringContaining('Protected accounts') },
      },
    });
    expect([...bronwen.rolesNotKnown, ...eleanor.rolesNotKnown]).toEqual([]);
    const priya = await desk.open(upn('priya.raman'));
    expect(priya).toMatchObject({ permission: { privilegedTarget: false, acts: { manageMethods: { allowed: true } } }, rolesNotKnown: [] });
  });
});

describe('without the scopes for groups and units', () => {
  const scopes = consentScopes().filter((scope) => !groupsAndUnits.includes(scope));

  test.each(['bronwen.hughes', 'eleanor.vance'])('%s is treated strictly, and what is not known is said with who can look', async (who) => {
    const desk = await deskWith(scopes);
    const { permission, rolesNotKnown } = await desk.open(upn(who));
    expect(permission.privilegedTarget).toBe(true);
    expect(allowedActs(permission)).toEqual([]);
    for (const refusal of refusalsOf(permission, acts)) {
      expect(refusal.reason).toBe('notKnown');
      expect(refusal.askInstead).toMatch(/^Ask /u);
    }
    expect(rolesNotKnown.join(' ')).toContain('GroupMember.Read.All');
    expect(rolesNotKnown.join(' ')).toMatch(who === 'eleanor.vance' ? /AdministrativeUnit\.Read\.All/u : /protected/u);
  });

  test('no plan is promised, and nothing is sent', async () => {
    const desk = await deskWith(scopes);
    const failed = await preparePlan(desk, upn('bronwen.hughes'), { lost: () => [] }).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(failed).toMatchObject({ code: 'desk.notAllowed' });
    expect(await tenant.writes()).toEqual([]);
  });

  test('who reaches everybody is stopped by a unit only, which may be a restricted one', async () => {
    const desk = await deskWith(scopes);
    await as(desk, 'ingrid.halvorsen');
    expect((await desk.open(upn('bronwen.hughes'))).permission).toMatchObject({
      privilegedTarget: true,
      acts: { manageMethods: { allowed: true } },
    });
    expect((await desk.open(upn('eleanor.vance'))).permission.acts.manageMethods).toMatchObject({ allowed: false, reason: 'notKnown' });
  });
});

describe('a person’s roles', () => {
  test('one held over a unit is theirs: badge, stricter check, acts', async () => {
    const desk = await deskWith(consentScopes());
    const rhys = await desk.open(upn('rhys.pritchard'));
    expect(rhys.adminRoles).toEqual({ ok: true, value: ['Authentication Administrator (over Strings campus)'] });
    expect(rhys.permission).toMatchObject({ privilegedTarget: true, acts: { manageMethods: { allowed: true } } });
    const { users } = await desk.call('users.search', { query: 'rhys pritchard' });
    expect(users[0]?.adminRoles).toEqual(['Authentication Administrator (over a unit)']);
    await as(desk, 'beatriz.carvalho');
    expect((await desk.open(upn('rhys.pritchard'))).permission.acts.endSessions).toMatchObject({
      allowed: false,
      reason: 'privilegedTarget',
    });
  });

  test('one that is only eligible is theirs, too', async () => {
    const desk = await deskWith(consentScopes());
    const isla = await desk.open(upn('isla.fraser'));
    expect(isla.adminRoles).toEqual({ ok: true, value: ['User Administrator (eligible)'] });
    expect(isla.permission).toMatchObject({
      privilegedTarget: true,
      acts: { manageMethods: { allowed: false, reason: 'privilegedTarget' } },
    });
  });

  test('eligible roles that this agent may not read are said to be not known', async () => {
    const desk = await deskWith(consentScopes());
    await as(desk, 'tunde.adeyemi');
    const priya = await desk.open(upn('priya.raman'));
    expect(priya.permission).toMatchObject({ privilegedTarget: false, acts: { manageMethods: { allowed: true } } });
    expect(priya.rolesNotKnown).toEqual([expect.stringMatching(/eligible.*Global Reader/su)]);
  });

  test('a list that failed this time asks for another reading, and for no role', async () => {
    const desk = await deskWith(consentScopes());
    await tenant.fault({ route: 'roleAssignments', kind: 'status', params: { status: 400 } });
    const priya = await desk.open(upn('priya.raman'));
    expect(priya.permission.privilegedTarget).toBe(true);
    expect(priya.rolesNotKnown).toEqual([expect.stringContaining('Read the person again')]);
  });

  test('a tenant without the licence for eligible roles has none', async () => {
    const desk = await deskWith(consentScopes());
    await tenant.fault({
      route: 'roleEligibilityScheduleInstances',
      kind: 'status',
      params: { status: 400, code: 'AadPremiumLicenseRequired' },
    });
    expect((await desk.open(upn('priya.raman'))).rolesNotKnown).toEqual([]);
  });
});

describe('an agent who may not list role assignments', () => {
  test('gets in, acts by the roles over the whole tenant, and is told what is not known', async () => {
    await tenant.roleAssignmentReaders('roles');
    const desk = await deskWith(consentScopes());
    const { agent, notices } = await as(desk, 'tunde.adeyemi');
    expect(notices.map(({ message }) => message)).toEqual([expect.stringContaining('Directory Readers')]);
    expect(agent.roles.map(({ displayName }) => displayName)).toEqual(['Authentication Administrator']);
    const priya = await desk.open(upn('priya.raman'));
    // A role over a unit would not show, so the caller is checked as if there were one.
    expect(priya.permission).toMatchObject({ privilegedTarget: true, acts: { manageMethods: { allowed: true } } });
    expect(priya.rolesNotKnown.join(' ')).toMatch(/over a unit.*Directory Readers/su);
  });

  test('whose role is over a unit hears that it could not be read, and what to ask for', async () => {
    await tenant.roleAssignmentReaders('roles');
    const desk = await deskWith(consentScopes());
    await as(desk, 'rhys.pritchard');
    const { permission } = await desk.open(upn('tomasz.zielinski'));
    expect(permission.acts.manageMethods).toMatchObject({
      allowed: false,
      reason: 'notKnown',
      askInstead: expect.stringContaining('Directory Readers'),
    });
  });

  test('who has no scope for roles gets in as well', async () => {
    const desk = await deskWith(consentScopes().filter((scope) => scope !== 'RoleManagement.Read.Directory'));
    expect((await desk.open(upn('priya.raman'))).permission.privilegedTarget).toBe(true);
  });
});
