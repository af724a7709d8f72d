import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Person } from '../../../contract/person.ts';
import type { PlanRun } from '../../../contract/plans.ts';
import type { DeskHarness } from '../../support/desk-harness.ts';
import { keysOf, photoIdInPerson, preparePlan, removeFolder, startDesk, ticket, ticketFor } from '../../support/desk-harness.ts';
import type { TestTenant } from '../../support/practice-tenant.ts';
import { startTestTenant } from '../../support/practice-tenant.ts';

const priya = 'priya.raman@northmoor.example';
const amara = 'amara.nwosu_riverside.example#EXT#@northmoor.example';
const app = (person: Person) => keysOf(person, 'microsoftAuthenticator');
let tenant: TestTenant;
let harness: DeskHarness;
/** Answered instead of the tenant, for as long as it stands: what Graph has been seen to answer and the tenant does not. */
let answers: { readonly on: RegExp; readonly status: number; readonly body: unknown }[];

const answering: typeof fetch = async (input, init) => {
  const request = new Request(input, init);
  const answer = answers.find(({ on }) => on.test(`${request.method} ${new URL(request.url).pathname}`));
  if (answer === undefined) return fetch(request);
  return new Response(answer.body === null ? null : JSON.stringify(answer.body), {
    status: answer.status,
    headers: { 'content-type': 'application/json' },
  });
};

beforeEach(async () => {
  answers = [];
  tenant = await startTestTenant();
  harness = await startDesk({ tenant, fetch: answering });
});
afterEach(async () => {
  harness.close();
  removeFolder(harness.folder);
  await tenant.stop();
});

const states = (run: PlanRun) => Object.fromEntries(run.steps.map(({ stepId, state }) => [stepId.split('/')[0], state]));
const undeletable = {
  on: /^DELETE .*microsoftAuthenticatorMethods/u,
  status: 400,
  body: { error: { code: 'badRequest', message: 'Invalid value for KeyId' } },
};
const ticketIdOf = async (userId: string) => (await harness.call('tickets.open', { userId, ticketId: null })).id;

describe('a revocation', () => {
  test('answered with value:false is not done while the mark has not moved', async () => {
    answers.push({ on: /revokeSignInSessions$/u, status: 200, body: { value: false } });
    const { plan } = await preparePlan(harness, priya, { lost: app });
    const run = await harness.carryOut(plan.id);
    expect(run.state).toBe('paused');
    expect(states(run)['revoke']).toBe('notHappened');
  });

  test('answered with value:false that was done all the same is found by reading', async () => {
    harness.close();
    harness = await startDesk({
      tenant,
      folder: harness.folder,
      fetch: async (input, init) => {
        const request = new Request(input, init);
        const answer = await fetch(request);
        return request.url.endsWith('revokeSignInSessions') ? Response.json({ value: false }) : answer;
      },
    });
    const { plan } = await preparePlan(harness, priya, { lost: app });
    expect(await harness.carryOut(plan.id)).toMatchObject({ state: 'done', proof: { complete: true } });
  });

  test('is not proved by an old mark, in a plan that also changes methods, until the directory shows a new one', async () => {
    const { plan, person } = await preparePlan(harness, priya, { lost: app });
    await tenant.fault({ route: 'POST .*revokeSignInSessions', kind: 'stale-reads', params: { seconds: 600 } });
    const run = await harness.carryOut(plan.id);
    expect(run).toMatchObject({ state: 'done', proof: { complete: false, sessionsRevokedSinceUtc: null } });
    expect(run.proof?.promises.find(({ stepId }) => stepId === 'revoke')).toMatchObject({ verdict: 'notSeen' });
    expect(
      harness.reader
        .notes('plan.proved', { planId: plan.id })
        .map(({ summary }) => summary)
        .join(),
    ).toContain('Not yet seen');
    const { summary } = await harness.call('tickets.close', { ticketId: await ticketIdOf(person.user.id) });
    expect(summary).toContain('NOT YET SEEN: End all sessions');
    expect(summary).toContain(': NOT all as planned');
  });
});

test('the proof reads the default that the plan moved, and says what it read', async () => {
  const { plan } = await preparePlan(harness, priya, { lost: app });
  expect(plan.steps.some(({ action }) => action === 'method.setDefault')).toBe(true);
  answers.push({
    on: /^GET .*signInPreferences$/u,
    status: 200,
    body: { isSystemPreferredAuthenticationMethodEnabled: false, userPreferredMethodForSecondaryAuthentication: 'push' },
  });
  const run = await harness.carryOut(plan.id);
  const promise = run.proof?.promises.find(({ stepId }) => stepId === 'set-default');
  expect(run.proof?.complete).toBe(false);
  expect(promise).toMatchObject({ verdict: 'notSeen', says: expect.stringContaining('Authenticator') as string });

  answers.length = 0;
  answers.push({ on: /^GET .*signInPreferences$/u, status: 403, body: { error: { code: 'accessDenied', message: 'no' } } });
  const unread = await harness.call('plans.current', { planId: plan.id });
  expect(unread.proof?.promises.find(({ stepId }) => stepId === 'set-default')).toMatchObject({ verdict: 'notRead' });
  expect(unread.proof?.complete).toBe(false);
});

test('a method that was deleted and is still listed is still listed, on the screen and in the summary', async () => {
  const { plan, person } = await preparePlan(harness, priya, { lost: app });
  answers.push({ on: undeletable.on, status: 204, body: null });
  const run = await harness.carryOut(plan.id);
  expect(run.proof).toMatchObject({ complete: false });
  expect(run.proof?.promises.find(({ stepId }) => stepId.startsWith('delete:'))).toMatchObject({ verdict: 'notSeen' });
  const { summary } = await harness.call('tickets.close', { ticketId: await ticketIdOf(person.user.id) });
  expect(summary).toContain('STILL LISTED: Remove');
  expect(summary).not.toContain('Done: Remove');
});

describe('a step that Graph refuses for good', () => {
  test('keeps no session alive: what was to end ends once every deletion was tried', async () => {
    answers.push(undeletable);
    const before = await tenant.truth(priya);
    const { plan } = await preparePlan(harness, priya, { lost: app });
    const run = await harness.carryOut(plan.id);
    expect(run.state).toBe('paused');
    expect(Object.values(states(run))).toEqual(['succeeded', 'succeeded', 'failed', 'succeeded']);
    expect(Date.parse((await tenant.truth(priya)).sessionsValidFromUtc)).toBeGreaterThan(Date.parse(before.sessionsValidFromUtc));
  });

  test('ends the sessions again when the deletion succeeds later: somebody may have signed in with it between', async () => {
    answers.push(undeletable);
    const { plan } = await preparePlan(harness, priya, { lost: app });
    await harness.carryOut(plan.id);
    answers.length = 0;
    await tenant.clearRequests();
    expect((await harness.takeUp(plan.id)).state).toBe('done');
    expect((await tenant.writes()).map(({ method, path }) => `${method} ${path.split('/').at(-1)}`).at(-1)).toBe(
      'POST revokeSignInSessions',
    );
  });

  test('of a middle round keeps no session alive either', async () => {
    answers.push({ on: /^PATCH .*signInPreferences$/u, status: 403, body: { error: { code: 'accessDenied', message: 'no' } } });
    const { plan } = await preparePlan(harness, priya, { lost: app });
    expect(states(await harness.carryOut(plan.id))).toMatchObject({ 'set-default': 'failed', revoke: 'succeeded' });
  });

  test('waits with everything else when the pass could not be made', async () => {
    answers.push({ on: /^POST .*temporaryAccessPassMethods$/u, status: 400, body: { error: { code: 'badRequest', message: 'no' } } });
    const { plan } = await preparePlan(harness, priya, { lost: app });
    const run = await harness.carryOut(plan.id);
    expect(Object.values(states(run))).toEqual(['failed', 'waiting', 'waiting', 'waiting']);
    // Without it the person would be left with a password.
    expect(await harness.refusal('plans.leaveOut', { planId: plan.id, stepId: 'pass' })).toMatchObject({ code: 'desk.policy' });
  });

  test('can be left out: who and why stand in the journal, the run ends, also after a restart', async () => {
    answers.push(undeletable);
    const { plan, person } = await preparePlan(harness, priya, { lost: app });
    const paused = await harness.carryOut(plan.id);
    const failed = paused.steps.find(({ state }) => state === 'failed')?.stepId ?? '';
    const done = await harness.leaveOut(plan.id, failed);
    expect(done.state).toBe('done');
    expect(done.steps.find(({ stepId }) => stepId === failed)).toMatchObject({
      state: 'leftOut',
      message: expect.stringContaining('stays registered') as string,
    });
    const [note] = harness.reader.notes('step.leftOut', { planId: plan.id });
    expect(note).toMatchObject({ agent: { displayName: 'Morag Sinclair' }, data: { stepId: failed } });
    expect(note?.summary).toContain('stays registered');
    expect(harness.reader.notes('plan.finished', { planId: plan.id })[0]?.summary).not.toContain('Removed Microsoft Authenticator');

    harness.close();
    harness = await startDesk({ tenant, folder: harness.folder, fetch: answering });
    const [run] = await harness.openRuns();
    expect(run).toMatchObject({ state: 'done' });
    expect(run?.steps.find(({ stepId }) => stepId === failed)?.state).toBe('leftOut');
    const { summary } = await harness.call('tickets.close', { ticketId: await ticketIdOf(person.user.id) });
    expect(summary).toContain('LEFT OUT: Remove');
  });

  test('is the only one that can be left out', async () => {
    answers.push(undeletable);
    const { plan } = await preparePlan(harness, priya, { lost: app });
    await harness.carryOut(plan.id);
    for (const stepId of ['pass', 'revoke', 'no-such-step']) {
      expect((await harness.refusal('plans.leaveOut', { planId: plan.id, stepId })).code).toBe('desk.policy');
    }
  });
});

describe('ending sessions without any deletion', () => {
  test('is offered, switched off, and can be all there is', async () => {
    const person = await harness.open(priya);
    const ticketId = await ticketFor(harness, person.user.id, { switchedOff: ['pass'] });
    await harness.call('evidence.record', { userId: person.user.id, ticket, observation: photoIdInPerson });
    const offered = await harness.call('plans.propose', { ticketId });
    expect(offered.steps.map(({ action, enabled }) => [action, enabled])).toEqual([
      ['pass.create', false],
      ['sessions.revoke', false],
    ]);
    const { revision } = await harness.call('tickets.open', { userId: person.user.id, ticketId });
    await harness.call('tickets.change', { ticketId, revision, changes: [{ type: 'stepSwitched', stepId: 'revoke', on: true }] });
    const plan = await harness.call('plans.propose', { ticketId });
    expect(plan.executable).toBe(true);
    await tenant.clearRequests();
    expect(await harness.carryOut(plan.id)).toMatchObject({ state: 'done', proof: { complete: true } });
    expect((await tenant.writes()).map(({ path }) => path.split('/').at(-1))).toEqual(['revokeSignInSessions']);
  });

  test('is wished for already after a plan that was stopped before it came to them', async () => {
    answers.push({ on: /^POST .*temporaryAccessPassMethods$/u, status: 400, body: { error: { code: 'badRequest', message: 'no' } } });
    const { plan, person } = await preparePlan(harness, priya, { lost: app });
    await harness.carryOut(plan.id);
    await harness.call('plans.abandon', { planId: plan.id });
    const ticketId = await ticketIdOf(person.user.id);
    await harness.call('tickets.planAgain', { ticketId, because: 'stopped' });
    expect((await harness.call('plans.propose', { ticketId })).steps.find(({ action }) => action === 'sessions.revoke')?.enabled).toBe(
      true,
    );
  });

  test('needs no list of methods', async () => {
    answers.push({ on: /^GET .*authentication\/methods$/u, status: 403, body: { error: { code: 'accessDenied', message: 'no' } } });
    const { plan } = await preparePlan(harness, priya, { lost: () => [] });
    expect(plan.steps.map(({ action, enabled }) => [action, enabled])).toEqual([['sessions.revoke', true]]);
    expect(plan.findings.map(({ code }) => code)).toContain('methodsUnread');
    expect(await harness.carryOut(plan.id)).toMatchObject({ state: 'done', proof: { complete: true } });
  });
});

describe('an external person', () => {
  const second = (person: Person) => (person.methods.ok ? person.methods.value.filter(({ countsAsSecondStep }) => countsAsSecondStep) : []);

  test('is promised neither a pass nor an end of sessions, and what is registered here goes by a recorded decision', async () => {
    const person = await harness.open(amara);
    expect(person.user.isExternal).toBe(true);
    const lost = second(person).map(({ kind, id }) => `${kind}/${id}`);
    expect(lost.length).toBeGreaterThan(0);
    const { plan } = await preparePlan(harness, amara, { lost: () => lost });
    expect(plan.steps.every(({ action }) => action !== 'pass.create' && action !== 'sessions.revoke')).toBe(true);
    const stop = plan.findings.find(({ level }) => level === 'stop');
    expect(stop).toMatchObject({ code: 'externalNothingLeft', decision: 'leaveNothingHere' });
    expect(plan.executable).toBe(false);

    const ticketId = await ticketIdOf(person.user.id);
    const { revision } = await harness.call('tickets.open', { userId: person.user.id, ticketId });
    await harness.call('tickets.change', { ticketId, revision, changes: [{ type: 'decided', decision: 'leaveNothingHere', on: true }] });
    const decided = await harness.call('plans.propose', { ticketId });
    expect(decided).toMatchObject({ executable: true, decisions: ['leaveNothingHere'] });
    const run = await harness.carryOut(decided.id);
    expect(run).toMatchObject({ state: 'done', secret: null, proof: { complete: true, sessionsRevokedSinceUtc: null } });
    expect(harness.reader.notes('plan.started', { planId: decided.id })[0]?.summary).toContain('nothing');
    expect(JSON.stringify(run)).not.toContain('End all sessions');
  });

  test('is told by the sign-in name, whatever the directory calls their type', async () => {
    harness.close();
    harness = await startDesk({
      tenant,
      folder: harness.folder,
      fetch: async (input, init) => {
        const request = new Request(input, init);
        const answer = await fetch(request);
        if (request.method !== 'GET' || !/\/users\/[^/]+$/u.test(new URL(request.url).pathname)) return answer;
        return Response.json({ ...((await answer.json()) as object), userType: 'Member' });
      },
    });
    expect((await harness.open(amara)).user).toMatchObject({ userType: 'Member', isExternal: true });
  });
});

test('a plan that is not the ticket’s any more is not carried out', async () => {
  const { plan, person } = await preparePlan(harness, priya, { lost: app });
  const ticketId = await ticketIdOf(person.user.id);
  const { revision } = await harness.call('tickets.open', { userId: person.user.id, ticketId });
  await harness.call('tickets.change', { ticketId, revision, changes: [{ type: 'stepSwitched', stepId: 'revoke', on: false }] });
  await tenant.clearRequests();
  expect((await harness.refusal('plans.execute', { planId: plan.id })).code).toBe('desk.gone');
  expect(await tenant.writes()).toEqual([]);
});

test('a pass policy that could not be read is said', async () => {
  answers.push({ on: /TemporaryAccessPass$/u, status: 403, body: { error: { code: 'accessDenied', message: 'no' } } });
  const { plan } = await preparePlan(harness, priya, { lost: app });
  expect(plan.findings.find(({ code }) => code === 'passPolicyUnread')).toMatchObject({ level: 'caution' });
});
