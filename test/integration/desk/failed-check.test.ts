import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { EvidenceObservation, FailedObservation } from '../../../contract/evidence.ts';
import type { Person } from '../../../contract/person.ts';
import type { DeskHarness } from '../../support/desk-harness.ts';
import { keysOf, photoIdInPerson, preparePlan, removeFolder, startDesk, ticket, ticketFor } from '../../support/desk-harness.ts';
import type { TestTenant } from '../../support/practice-tenant.ts';
import { startTestTenant } from '../../support/practice-tenant.ts';

const priya = 'priya.raman@northmoor.example';
const tunde = 'tunde.adeyemi@northmoor.example';
const app = (person: Person) => keysOf(person, 'microsoftAuthenticator');
const callBack: EvidenceObservation = { kind: 'callBack', number: 'business', numberEnding: '0151', answered: true };
const notAnswered: FailedObservation = { kind: 'callBack', outcome: 'notAnswered' };
const hour = 60 * 60_000;
let tenant: TestTenant;
let harness: DeskHarness;

beforeEach(async () => {
  tenant = await startTestTenant();
  harness = await startDesk({ tenant });
});
afterEach(async () => {
  harness.close();
  removeFolder(harness.folder);
  await tenant.stop();
});

const fail = (person: Person, observation: FailedObservation = notAnswered, reference = ticket) =>
  harness.call('evidence.fail', { userId: person.user.id, ticket: reference, observation });
const record = (person: Person, observation: EvidenceObservation, reference = ticket) =>
  harness.call('evidence.record', { userId: person.user.id, ticket: reference, observation });
const propose = async (person: Person, reference = ticket) =>
  harness.call('plans.propose', { ticketId: await ticketFor(harness, person.user.id, { reference, lostMethodKeys: app(person) }) });

describe('D10: a check that the caller failed', () => {
  test('is recorded by kind and outcome, with nothing of what was said', async () => {
    const person = await harness.open(priya);
    await fail(person, { kind: 'photoIdVideo', outcome: 'doesNotMatch' });
    const [note] = harness.reader.notes('evidence.failed', { userId: person.user.id, ticket });
    expect(note).toMatchObject({
      agent: { displayName: 'Morag Sinclair' },
      data: { failedCheck: { kind: 'photoIdVideo', outcome: 'doesNotMatch' } },
    });
    const invented = { kind: 'photoIdVideo', outcome: 'doesNotMatch', said: 'their birthday' } as FailedObservation;
    await expect(fail(person, invented)).rejects.toThrow(/said/u);
    expect((await harness.refusal('evidence.fail', { userId: person.user.id, ticket: 'no ticket', observation: notAnswered })).code).toBe(
      'input.invalid',
    );
    expect(harness.reader.notes('evidence.failed').length).toBe(1);
  });

  test('takes away what was recorded before it, and asks for a high check made after it', async () => {
    const person = await harness.open(priya);
    await record(person, photoIdInPerson);
    expect(await propose(person)).toMatchObject({ executable: true });
    await fail(person);
    const after = await propose(person);
    expect(after).toMatchObject({ executable: false, strengthNeeded: 'high', strengthHeld: 'none' });
    expect(after.findings.map(({ code }) => code)).toContain('failedCheck');
    expect(await harness.call('evidence.list', { userId: person.user.id, ticket })).toMatchObject([{ standing: 'beforeFailedCheck' }]);
    expect((await harness.refusal('plans.execute', { planId: after.id })).code).toMatch(/^evidence\./u);

    await record(person, callBack);
    expect(await propose(person)).toMatchObject({ executable: false, strengthHeld: 'standard' });
    await record(person, photoIdInPerson);
    const enough = await propose(person);
    expect(enough).toMatchObject({ executable: true, strengthHeld: 'high' });
    expect((await harness.carryOut(enough.id)).state).toBe('done');
  });

  test('counts for every agent of the desk and under another reference, also after a restart, and for a day', async () => {
    const person = await harness.open(priya);
    await fail(person);
    harness.close();
    harness = await startDesk({ tenant, folder: harness.folder });
    await harness.call('session.switchAgent', { userPrincipalName: tunde });
    await record(person, callBack, 'INC-30001');
    expect(await propose(person, 'INC-30001')).toMatchObject({ executable: false, strengthNeeded: 'high' });
    harness.clock.offsetMs = 24 * hour - 60_000;
    await record(person, callBack, 'INC-30001');
    expect(await propose(person, 'INC-30001')).toMatchObject({ executable: false });
    harness.clock.offsetMs = 24 * hour + 60_000;
    expect(await propose(person, 'INC-30001')).toMatchObject({ executable: true, strengthNeeded: 'standard' });
  });

  test('stops a plan that was proposed before it, and one that is under way at its next step', async () => {
    const { plan, person } = await preparePlan(harness, priya, { lost: app });
    await fail(person);
    expect((await harness.refusal('plans.execute', { planId: plan.id })).code).toBe('evidence.insufficient');
    expect(await tenant.writes()).toEqual([]);

    await record(person, photoIdInPerson);
    const next = await propose(person);
    await tenant.fault({ route: 'POST .*temporaryAccessPassMethods', kind: 'latency', params: { ms: 800 } });
    const running = harness.carryOut(next.id);
    await expect.poll(() => harness.reader.intentsOfPlan(next.id).length, { interval: 20 }).toBe(1);
    await fail(person);
    const run = await running;
    expect(run.state).toBe('paused');
    expect(run.steps.map(({ state }) => state).slice(0, 2)).toEqual(['succeeded', 'failed']);
  });

  test('is said to whoever opens the person next, and in the summary', async () => {
    const person = await harness.open(priya);
    expect(person.failedChecks).toEqual([]);
    await fail(person);
    await harness.call('session.switchAgent', { userPrincipalName: tunde });
    expect((await harness.open(priya)).failedChecks).toMatchObject([{ ticket, agentName: 'Morag Sinclair', observation: notAnswered }]);
    await record(person, photoIdInPerson);
    const done = await propose(person);
    await harness.carryOut(done.id);
    const { id: ticketId } = await harness.call('tickets.open', { userId: person.user.id, ticketId: null });
    const { summary } = await harness.call('tickets.close', { ticketId });
    expect(summary).toMatch(/Failed check.*a call back: nobody answered/u);
  });

  test('is recorded while the directory is away', async () => {
    const person = await harness.open(priya);
    await tenant.fault({ route: 'GET .*/users/.*', kind: 'reset-before' });
    await fail(person);
    expect(harness.reader.notes('evidence.failed').length).toBe(1);
    await tenant.clearFaults();
  });
});
