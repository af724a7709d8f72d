import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Person } from '../../../contract/person.ts';
import { FaultError } from '../../../main/fault-error.ts';
import type { DeskHarness } from '../../support/desk-harness.ts';
import { keysOf, photoIdInPerson, preparePlan, removeFolder, startDesk, ticket, ticketFor } from '../../support/desk-harness.ts';
import type { TestTenant } from '../../support/practice-tenant.ts';
import { startTestTenant } from '../../support/practice-tenant.ts';
import type { Script } from './scripted-sign-in.ts';
import { scriptedSignIn } from './scripted-sign-in.ts';

const priya = 'priya.raman@northmoor.example';
const asked = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';
const app = (person: Person) => keysOf(person, 'microsoftAuthenticator');
let tenant: TestTenant;
let harness: DeskHarness;
let script: Script;

// Each test changes the person, so each has a tenant of its own.
const open = async (): Promise<void> => {
  tenant = await startTestTenant();
  const scripted = scriptedSignIn(tenant.tenant, ['lookUp', 'photos', 'signInLog', 'passes', 'removals', 'defaultMethod', 'sessions']);
  script = scripted.script;
  harness = await startDesk({ tenant, signIn: scripted.signIn });
};
const close = async (): Promise<void> => {
  harness.close();
  removeFolder(harness.folder);
  await tenant.stop();
};
beforeEach(open);
afterEach(close);

const posts = async () =>
  (await tenant.writes())
    .filter(({ method, path }) => method === 'POST' && path.includes('temporaryAccessPassMethods'))
    .map(({ status }) => status);
const notes = () => harness.reader.list({ filter: { action: 'session.signedInAgain' }, limit: 10 }).entries;

test('a challenge in the middle of a plan pauses it, and nothing is sent until the agent takes it up again', async () => {
  const { plan } = await preparePlan(harness, priya, { lost: app });
  await tenant.fault({ route: 'POST .*temporaryAccessPassMethods', kind: 'claims-challenge', times: 1 });
  const paused = await harness.carryOut(plan.id);
  expect(paused.state).toBe('paused');
  expect(paused.steps.map(({ state }) => state)).toEqual(['failed', 'waiting', 'waiting', 'waiting']);
  expect(paused.steps[0]?.fault?.code).toBe('graph.claimsChallenge');
  expect(harness.reader.intentsOfPlan(plan.id).map(({ outcome }) => outcome?.result)).toEqual(['failed']);
  expect(await posts()).toEqual([401]);

  await harness.call('session.signInAgain', {});
  expect(script.pages).toEqual([{ claims: asked }]);
  expect(await posts()).toEqual([401]);

  expect((await harness.takeUp(plan.id)).state).toBe('done');
  expect(await posts()).toEqual([401, 201]);
  expect((await tenant.truth(priya)).methods.filter(({ kind }) => kind === 'temporaryAccessPass')).toHaveLength(1);
});

test('a challenge stays in main: neither fault nor journal holds what Microsoft asked for', async () => {
  await tenant.fault({ route: 'GET /users/[^/]+\\?', kind: 'claims-challenge', times: 1 });
  const { id } = await tenant.truth(priya);
  const fault = await harness.refusal('users.open', { userId: id });
  expect(fault.code).toBe('graph.claimsChallenge');
  expect(JSON.stringify(fault.toFault('c-1'))).not.toMatch(/acrs|eyJ/u);
  await harness.call('session.signInAgain', {});
  expect(notes()).toHaveLength(1);
  expect(notes()[0]?.recordJson).not.toMatch(/acrs|eyJ/u);
  expect((await harness.open(priya)).user.id).toBe(id);
});

test('a page that is not answered keeps the challenge for the next one; an answered one is done with it', async () => {
  await tenant.fault({ route: 'GET /users/[^/]+\\?', kind: 'claims-challenge', times: 1 });
  await harness.refusal('users.open', { userId: (await tenant.truth(priya)).id });
  script.pageFault = new FaultError('graph.cancelled', 'Cancelled.');
  expect((await harness.refusal('session.signInAgain', {})).code).toBe('graph.cancelled');
  expect(notes()).toEqual([]);
  script.pageFault = null;
  await harness.call('session.signInAgain', {});
  await harness.call('session.signInAgain', {});
  expect(script.pages).toEqual([{ claims: asked }, { claims: asked }, { claims: null }]);
});

test('what one agent is asked for is not asked of the next', async () => {
  await tenant.fault({ route: 'GET /users/[^/]+\\?', kind: 'claims-challenge', times: 1 });
  await harness.refusal('users.open', { userId: (await tenant.truth(priya)).id });
  await harness.call('session.switchAgent', { userPrincipalName: tenant.tenant.agents[1]?.userPrincipalName ?? '' });
  await harness.call('session.signInAgain', {});
  expect(script.pages).toEqual([{ claims: null }]);
});

test('what was read under a challenge is read anew after it: the plan does not go by it', async () => {
  await tenant.fault({ route: 'GET /users/[^/]+/authentication/methods', kind: 'claims-challenge', times: 1 });
  const person = await harness.open(priya);
  expect(person.methods).toMatchObject({ ok: false, fault: { code: 'graph.claimsChallenge' } });
  await harness.call('session.signInAgain', {});
  const userId = person.user.id;
  const ticketId = await ticketFor(harness, userId);
  await harness.call('evidence.record', { userId, ticket, observation: photoIdInPerson });
  const plan = await harness.call('plans.propose', { ticketId });
  expect((await harness.carryOut(plan.id)).state).toBe('done');
});

test('an agent whose own account is challenged can sign in again and begin, and what was left in doubt is looked up', async () => {
  const { user } = await harness.open(priya);
  const planId = crypto.randomUUID();
  const actor = { id: user.id, displayName: user.displayName, userPrincipalName: user.userPrincipalName };
  harness.journal.commitIntent({
    action: 'sessions.revoke',
    agent: { ...actor, id: '00000000-0000-4000-8000-000000000001' },
    person: actor,
    ticket,
    planId,
    stepId: 'revoke',
    summary: 'Crashed before it was sent.',
    facts: { validFromBefore: user.signInSessionsValidFromDateTime },
    authority: { kind: 'callerEvidence', evidenceIds: [] },
    limits: [],
  });
  harness.close();
  await tenant.fault({ route: 'GET /me', kind: 'claims-challenge', times: 1 });
  const scripted = scriptedSignIn(tenant.tenant, ['lookUp']);
  harness = await startDesk({ tenant, folder: harness.folder, signIn: scripted.signIn, opensSession: false });
  expect((await harness.refusal('session.current', {})).code).toBe('graph.claimsChallenge');
  expect(harness.reader.undecidedIntents()).toHaveLength(1);
  const session = await harness.call('session.signInAgain', {});
  expect(scripted.script.pages).toEqual([{ claims: asked }]);
  expect(session.agent.userPrincipalName).toBe(tenant.tenant.agents[0]?.userPrincipalName);
  await expect.poll(() => harness.reader.intentsOfPlan(planId)[0]?.outcome?.result).toBe('notHappened');
});

test('wherever challenges fall, each write is made once and only the agent sends it again', { timeout: 240_000 }, async () => {
  await close();
  const step = fc.constantFrom(
    'POST .*temporaryAccessPassMethods',
    'PATCH .*signInPreferences',
    'DELETE .*microsoftAuthenticatorMethods',
    'POST .*revokeSignInSessions',
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ route: step, times: fc.integer({ min: 1, max: 2 }) }), { minLength: 1, maxLength: 3 }),
      async (challenges) => {
        await open();
        try {
          const { plan } = await preparePlan(harness, priya, { lost: app });
          for (const { route, times } of challenges) await tenant.fault({ route, kind: 'claims-challenge', times });
          let run = await harness.carryOut(plan.id);
          let takenUp = 0;
          while (run.state === 'paused') {
            const before = (await tenant.writes()).length;
            await harness.call('session.signInAgain', {});
            expect((await tenant.writes()).length).toBe(before);
            takenUp += 1;
            expect(takenUp).toBeLessThan(10);
            run = await harness.takeUp(plan.id);
          }
          const writes = await tenant.writes();
          const made = writes.filter(({ status }) => status < 300);
          expect(new Set(made.map(({ method, path }) => `${method} ${path}`)).size).toBe(made.length);
          expect(made).toHaveLength(plan.steps.filter(({ enabled }) => enabled).length);
          expect(writes.filter(({ status }) => status === 401)).toHaveLength(takenUp);
          expect(script.pages).toEqual(Array.from({ length: takenUp }, () => ({ claims: asked })));
        } finally {
          await close();
        }
      },
    ),
    { numRuns: 6 },
  );
  await open();
});
