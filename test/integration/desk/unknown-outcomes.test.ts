import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Person } from '../../../contract/person.ts';
import type { DeskHarness } from '../../support/desk-harness.ts';
import { keysOf, photoIdInPerson, preparePlan, removeFolder, startDesk, ticket } from '../../support/desk-harness.ts';
import type { TestTenant } from '../../support/practice-tenant.ts';
import { startTestTenant } from '../../support/practice-tenant.ts';

const priya = 'priya.raman@northmoor.example';
const app = (person: Person) => keysOf(person, 'microsoftAuthenticator');
let tenant: TestTenant;
let harness: DeskHarness;

// Each test changes the person, so each has a tenant of its own.
beforeEach(async () => {
  tenant = await startTestTenant();
  harness = await startDesk({ tenant });
});
afterEach(async () => {
  harness.close();
  removeFolder(harness.folder);
  await tenant.stop();
});

const posts = async () => (await tenant.writes()).filter((write) => write.path.includes('temporaryAccessPass'));
const verdicts = (planId: string) =>
  harness.reader.intentsOfPlan(planId).map((intent) => [intent.stepId.split('/')[0], intent.outcome?.result]);

test('a pass that was made but whose answer was lost is found, its lost code said, and a new one made only when the agent asks', async () => {
  const { plan } = await preparePlan(harness, priya, { lost: app });
  await tenant.fault({ route: 'POST .*temporaryAccessPassMethods', kind: 'applied-then-reset', times: 1 });
  const paused = await harness.carryOut(plan.id);
  expect(paused.state).toBe('paused');
  expect(paused.steps[0]).toMatchObject({ state: 'failed', message: expect.stringContaining('code never reached') as string });
  expect(paused.steps.slice(1).every((step) => step.state === 'waiting')).toBe(true);
  expect((await posts()).length).toBe(1);
  expect(verdicts(plan.id)).toEqual([['pass', 'succeeded']]);

  const done = await harness.takeUp(plan.id);
  expect(done).toMatchObject({ state: 'done', proof: { complete: true }, secret: { isHeld: true } });
  expect((await posts()).length).toBe(2);
});

test('a pass that was never made is told so, and can be repeated', async () => {
  const { plan } = await preparePlan(harness, priya, { lost: () => [] });
  await tenant.fault({ route: 'POST .*temporaryAccessPassMethods', kind: 'reset-before', times: 1 });
  const paused = await harness.carryOut(plan.id);
  expect(paused.steps[0]?.state).toBe('notHappened');
  expect(verdicts(plan.id)).toEqual([['pass', 'notHappened']]);
  expect((await harness.takeUp(plan.id)).state).toBe('done');
});

test('while the directory may still show the old state, nothing is decided', async () => {
  harness.close();
  harness = await startDesk({ tenant, folder: harness.folder, settleMs: 60_000 });
  const { plan } = await preparePlan(harness, priya, { lost: () => [] });
  await tenant.fault({ route: 'POST .*temporaryAccessPassMethods', kind: 'reset-before', times: 1 });
  const paused = await harness.carryOut(plan.id);
  expect(paused.steps[0]?.state).toBe('unknown');
  expect(verdicts(plan.id)).toEqual([['pass', 'unknown']]);
  // Taking up again too early still sends nothing.
  expect((await harness.takeUp(plan.id)).steps[0]?.state).toBe('unknown');
  expect((await posts()).length).toBe(1);
  harness.clock.offsetMs = 61_000;
  expect((await harness.takeUp(plan.id)).state).toBe('done');
  expect((await posts()).length).toBe(2);
  expect(verdicts(plan.id)).toEqual([
    ['pass', 'notHappened'],
    ['pass', 'succeeded'],
  ]);
});

test('a deletion whose answer was lost is repeated by id until it is certain', async () => {
  const { plan } = await preparePlan(harness, priya, { lost: app });
  await tenant.fault({ route: 'DELETE .*microsoftAuthenticatorMethods', kind: 'applied-then-status', times: 2, params: { status: 504 } });
  const run = await harness.carryOut(plan.id);
  expect(run).toMatchObject({ state: 'done', proof: { complete: true } });
});

test('a step that Graph refuses pauses the plan; the sessions end all the same, and done ones are not repeated', async () => {
  const { plan } = await preparePlan(harness, priya, { lost: app });
  await tenant.fault({ route: 'DELETE .*microsoftAuthenticatorMethods', kind: 'forbidden', times: 1 });
  const paused = await harness.carryOut(plan.id);
  expect(paused.state).toBe('paused');
  expect(paused.steps.map((step) => step.state)).toEqual(['succeeded', 'succeeded', 'failed', 'succeeded']);
  expect(paused.steps[2]?.fault?.code).toBe('graph.forbidden');
  expect((await harness.openRuns()).map((run) => run.plan.id)).toEqual([plan.id]);

  const done = await harness.takeUp(plan.id);
  expect(done.state).toBe('done');
  expect((await posts()).length).toBe(1);
});

test('after a restart an open intent is decided, and a plan goes on where it stopped with a new pass for the lost code', async () => {
  const { plan } = await preparePlan(harness, priya, { lost: app });
  await tenant.fault({ route: 'DELETE .*microsoftAuthenticatorMethods', kind: 'forbidden', times: 1 });
  await harness.carryOut(plan.id);
  harness.close();
  harness = await startDesk({ tenant, folder: harness.folder });

  const unfinished = await harness.openRuns();
  expect(unfinished).toMatchObject([{ plan: { id: plan.id }, state: 'paused', secret: { isHeld: false } }]);
  expect((await harness.refusal('secrets.reveal', { planId: plan.id })).code).toBe('desk.gone');
  const done = await harness.takeUp(plan.id);
  expect(done).toMatchObject({ state: 'done', secret: { isHeld: true } });
  const truth = await tenant.truth(priya);
  expect(truth.methods.filter((method) => method.kind === 'temporaryAccessPass').length).toBe(1);
  expect(truth.methods.some((method) => method.kind === 'microsoftAuthenticator')).toBe(false);
});

test('an intent left open by a crash is decided at the next start, without sending anything', async () => {
  const person = await harness.open(priya);
  const [lost] = app(person);
  const actor = { id: person.user.id, displayName: person.user.displayName, userPrincipalName: person.user.userPrincipalName };
  const intent = harness.journal.commitIntent({
    action: 'method.delete',
    agent: { ...actor, id: '00000000-0000-4000-8000-000000000001' },
    person: actor,
    ticket,
    planId: crypto.randomUUID(),
    stepId: `delete:${lost}`,
    summary: 'Crashed before it was sent.',
    facts: { methodKind: 'microsoftAuthenticator', methodId: lost?.split('/')[1] ?? '' },
    authority: { kind: 'callerEvidence', evidenceIds: [] },
  });
  harness.close();
  await tenant.clearRequests();
  harness = await startDesk({ tenant, folder: harness.folder });
  await expect.poll(() => harness.reader.intentsOfPlan(intent.planId)[0]?.outcome?.result).toBe('notHappened');
  expect(await tenant.writes()).toEqual([]);
  const { notices } = await harness.call('session.current', {});
  expect(notices.map((notice) => notice.message).join()).toContain('It did not happen');
});

test('Graph away: the person stays readable and marked stale, and a plan sends nothing', async () => {
  const { plan, person } = await preparePlan(harness, priya, { lost: app });
  await tenant.fault({ route: '.*', kind: 'captive-portal' });
  const stale = await harness.call('users.open', { userId: person.user.id });
  expect(stale).toMatchObject({ stale: true, user: { displayName: person.user.displayName } });
  await tenant.clearFaults();
  expect((await harness.call('users.open', { userId: person.user.id })).stale).toBe(false);
  expect(plan.executable).toBe(true);
}, 90_000);

test('the watch tells of a method that appears, with a note in the journal, and stops on request', async () => {
  const { plan } = await preparePlan(harness, priya, { lost: app });
  await harness.carryOut(plan.id);
  expect((await harness.call('watch.start', { planId: plan.id })).state).toBe('watching');
  await tenant.register(priya, { kind: 'microsoftAuthenticator', displayName: 'New phone' });
  await expect
    .poll(() => harness.events.findLast((event) => event.type === 'watch.changed'))
    .toMatchObject({ watch: { state: 'appeared', appeared: [{ kind: 'microsoftAuthenticator', detail: 'New phone' }] } });
  expect(harness.reader.notes('method.appeared', { planId: plan.id }).length).toBe(1);
  expect((await harness.call('watch.stop', { planId: plan.id })).state).toBe('stopped');
});

test('evidence that expires while a plan is paused must be given again before it goes on', async () => {
  const { plan, person } = await preparePlan(harness, priya, { lost: app });
  await tenant.fault({ route: 'DELETE .*microsoftAuthenticatorMethods', kind: 'forbidden', times: 1 });
  await harness.carryOut(plan.id);
  harness.clock.offsetMs = 16 * 60_000;
  expect((await harness.refusal('plans.resume', { planId: plan.id })).code).toBe('evidence.expired');
  await harness.call('evidence.record', { userId: person.user.id, ticket, observation: photoIdInPerson });
  expect((await harness.takeUp(plan.id)).state).toBe('done');
});

test('a plan whose pass is made goes on at the desk’s limit of passes, and a refused one is paused, not running', async () => {
  harness.close();
  harness = await startDesk({ tenant, folder: harness.folder, profile: { pass: { perAgentPerHour: 1 } } });
  const { plan } = await preparePlan(harness, priya, { lost: app });
  await tenant.fault({ route: 'DELETE .*microsoftAuthenticatorMethods', kind: 'forbidden', times: 2 });
  await harness.carryOut(plan.id);
  expect((await harness.takeUp(plan.id)).steps.map((step) => step.state)).toEqual(['succeeded', 'succeeded', 'failed', 'succeeded']);
  // After a restart the code is lost and another pass would be one too many.
  harness.close();
  harness = await startDesk({ tenant, folder: harness.folder, profile: { pass: { perAgentPerHour: 1 } } });
  expect((await harness.refusal('plans.resume', { planId: plan.id })).code).toBe('desk.rateLimited');
  expect((await harness.openRuns()).map((run) => run.state)).toEqual(['paused']);
  expect((await posts()).length).toBe(1);
});

test('a throttled read comes back once, and not before it was asked to', async () => {
  await tenant.fault({
    route: 'GET /users/[^/]+/authentication/methods',
    kind: 'throttled',
    times: 1,
    params: { retryAfter: 2, strict: true },
  });
  await tenant.clearRequests();
  expect((await harness.open(priya)).methods.ok).toBe(true);
  const asked = (await tenant.requests()).filter((request) => request.path.endsWith('/authentication/methods'));
  expect(asked.map((request) => request.status)).toEqual([429, 200]);
});
