import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { FeatureId } from '../../contract/features.ts';
import { scopesOf } from '../../main/permissions/features.ts';
import { practiceSignIn } from '../../main/auth/practice-sign-in.ts';
import type { GraphAccess } from '../../main/auth/access.ts';
import type { TenantSignIn } from '../../main/auth/tenant-sign-in.ts';
import type { DeskHarness } from '../support/desk-harness.ts';
import { keysOf, preparePlan, removeFolder, startDesk } from '../support/desk-harness.ts';
import type { TestTenant } from '../support/practice-tenant.ts';
import { startTestTenant } from '../support/practice-tenant.ts';
import { upn } from './support/practice.ts';
import { tokenOf } from './support/practice-token.ts';
import type { Exchange } from './support/recorder.ts';
import { recordingFetch } from './support/recorder.ts';

/** The console with a token of exactly what was agreed to: what it does then, and what it leaves alone. */
let tenant: TestTenant;
const open: DeskHarness[] = [];
beforeAll(async () => {
  tenant = await startTestTenant();
});
beforeEach(async () => tenant.clearRequests());
afterAll(async () => {
  for (const harness of open) {
    harness.close();
    removeFolder(harness.folder);
  }
  await tenant.stop();
});

/** A desk whose agent agreed to these features; what Graph refuses for a missing scope is in `refused`. */
const deskWith = async (
  agreed: readonly FeatureId[],
): Promise<{ readonly harness: DeskHarness; readonly refused: () => readonly string[] }> => {
  const practice = practiceSignIn(() => Promise.resolve(tenant.tenant));
  const signIn: TenantSignIn = {
    ...practice,
    signIn: async (who): Promise<GraphAccess> => {
      const access = await practice.signIn(who);
      const [agent] = tenant.tenant.agents;
      const token = await tokenOf(tenant, who ?? agent?.userPrincipalName ?? '', scopesOf(agreed));
      return {
        ...access,
        token: () => Promise.resolve(token),
        missing: (wanted) => Promise.resolve(wanted.filter((id) => !agreed.includes(id))),
      };
    },
  };
  const exchanges: Exchange[] = [];
  const harness = await startDesk({ tenant, signIn, fetch: recordingFetch(exchanges) });
  open.push(harness);
  return {
    harness,
    refused: () => exchanges.filter(({ answer }) => answer?.status === 403).map(({ request }) => `${request.verb} ${request.target}`),
  };
};

test('looking up alone finds and shows a person, and asks before it reads photos and the sign-in log', async () => {
  const { harness, refused } = await deskWith(['lookUp']);
  expect(await harness.call('users.search', { query: 'priya raman' })).toMatchObject({
    users: [{ userPrincipalName: upn('priya.raman') }],
  });
  const { user, signIns, ...person } = await harness.open(upn('priya.raman'));
  expect(signIns).toMatchObject({ ok: false, fault: { code: 'auth.consentNeeded', features: ['signInLog'] } });
  expect(Object.values(person).filter((part) => typeof part === 'object' && part !== null && 'ok' in part && !part.ok)).toEqual([]);
  expect(await harness.refusal('users.photo', { userId: user.id })).toMatchObject({ code: 'auth.consentNeeded', features: ['photos'] });
  expect(refused()).toEqual([]);
});

test('photos show with photos', async () => {
  const { harness, refused } = await deskWith(['lookUp', 'photos']);
  const { user, signIns } = await harness.open(upn('priya.raman'));
  expect(await harness.call('users.photo', { userId: user.id })).toMatchObject({ dataUrl: expect.stringMatching(/^data:image\//u) });
  expect(signIns).toMatchObject({ ok: false });
  expect(refused()).toEqual([]);
});

test('the sign-in log shows with signInLog', async () => {
  const { harness, refused } = await deskWith(['lookUp', 'signInLog']);
  const { signIns } = await harness.open(upn('priya.raman'));
  expect(signIns).toMatchObject({ ok: true });
  expect(refused()).toEqual([]);
});

/** One plan for each feature, in which nothing else is switched on; the default can move only for a removal that follows. */
const tickets = [
  { what: 'issues a pass', needs: ['passes'], who: 'priya.raman', choose: { lost: () => [] } },
  {
    what: 'removes a pass',
    needs: ['passes'],
    who: 'sofia.lindqvist',
    choose: { lost: (person) => keysOf(person, 'temporaryAccessPass'), pass: null, switchedOff: ['revoke'] },
  },
  {
    what: 'removes a lost phone',
    needs: ['removals'],
    who: 'kenji.watanabe',
    choose: { lost: (person) => keysOf(person, 'microsoftAuthenticator').slice(0, 1), pass: null, switchedOff: ['revoke'] },
  },
  {
    what: 'moves the default and removes it',
    needs: ['removals', 'defaultMethod'],
    who: 'nikhil.desai',
    choose: { lost: (person) => keysOf(person, 'microsoftAuthenticator'), pass: null, switchedOff: ['revoke'] },
  },
  {
    what: 'removes a lost phone and ends sessions',
    needs: ['removals', 'sessions'],
    who: 'wen.zhang',
    choose: { lost: (person) => keysOf(person, 'microsoftAuthenticator'), pass: null },
  },
] as const satisfies readonly {
  readonly what: string;
  readonly needs: readonly FeatureId[];
  readonly who: string;
  readonly choose: Parameters<typeof preparePlan>[2];
}[];

describe.each(tickets)('A plan that $what', ({ needs, who, choose }) => {
  test.each(needs)('is not begun without %s, and says so', async (lacking) => {
    const { harness } = await deskWith(FeatureId.options.filter((id) => id !== lacking));
    const { plan } = await preparePlan(harness, upn(who), choose);
    expect(await harness.refusal('plans.execute', { planId: plan.id })).toMatchObject({ code: 'auth.consentNeeded', features: [lacking] });
    expect(await tenant.writes()).toEqual([]);
  });

  // Some of them can be known by their photo alone: whoever lost the only phone on record and has no manager.
  test(`is done with ${['looking up', 'photos', ...needs].join(', ')} and nothing else`, async () => {
    const { harness, refused } = await deskWith(['lookUp', 'photos', ...needs]);
    const { plan } = await preparePlan(harness, upn(who), choose);
    const { state } = await harness.carryOut(plan.id);
    expect({ state, refused: refused() }).toEqual({ state: 'done', refused: [] });
    expect((await tenant.writes()).length).toBeGreaterThan(0);
  });
});
