import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Plan } from '../../../contract/plans.ts';
import { FaultError } from '../../../main/fault-error.ts';
import type { DeskHarness } from '../../support/desk-harness.ts';
import { keysOf, photoIdInPerson, preparePlan, removeFolder, startDesk, ticket, ticketFor } from '../../support/desk-harness.ts';
import type { TestTenant } from '../../support/practice-tenant.ts';
import { startTestTenant } from '../../support/practice-tenant.ts';

const priya = 'priya.raman@northmoor.example';
let tenant: TestTenant;
let harness: DeskHarness;
let refuseIntents: FaultError | null = null;

beforeAll(async () => {
  tenant = await startTestTenant();
});
afterAll(() => tenant.stop());
beforeEach(async () => {
  refuseIntents = null;
  harness = await startDesk({
    tenant,
    hooks: {
      beforeAppend: (kind) => {
        if (kind === 'intent' && refuseIntents) throw refuseIntents;
      },
    },
  });
  await tenant.clearRequests();
});
afterEach(() => {
  harness.close();
  removeFolder(harness.folder);
});

const proposeForPriya = async (): Promise<Plan> => {
  const person = await harness.open(priya);
  const ticketId = await ticketFor(harness, person.user.id, { lostMethodKeys: keysOf(person, 'microsoftAuthenticator') });
  return harness.call('plans.propose', { ticketId });
};

describe('nothing is sent', () => {
  afterEach(async () => {
    const writes = await tenant.writes();
    if (writes.length > 0) throw new Error(`sent ${JSON.stringify(writes)}`);
  });

  test('without evidence of who is calling', async () => {
    const plan = await proposeForPriya();
    expect(plan).toMatchObject({ executable: false, strengthHeld: 'none', strengthNeeded: 'standard' });
    expect((await harness.refusal('plans.execute', { planId: plan.id })).code).toBe('evidence.insufficient');
  });

  test('on evidence for somebody else', async () => {
    const other = await harness.open('tomasz.zielinski@northmoor.example');
    await harness.call('evidence.record', { userId: other.user.id, ticket, observation: photoIdInPerson });
    expect((await proposeForPriya()).executable).toBe(false);
  });

  test('on evidence for another ticket', async () => {
    const person = await harness.open(priya);
    await harness.call('evidence.record', { userId: person.user.id, ticket: 'INC-99999', observation: photoIdInPerson });
    expect((await proposeForPriya()).executable).toBe(false);
  });

  test('on evidence that expired since the plan was made, and a clock set back does not revive it', async () => {
    const { plan } = await preparePlan(harness, priya, { lost: (person) => keysOf(person, 'microsoftAuthenticator') });
    harness.clock.offsetMs = 16 * 60_000;
    expect((await harness.refusal('plans.execute', { planId: plan.id })).code).toBe('evidence.expired');
    // Any entry carries the journal's time forward.
    await harness.refusal('evidence.record', { userId: plan.userId, ticket: 'not a ticket', observation: photoIdInPerson });
    await harness.call('evidence.record', {
      userId: (await harness.open('tomasz.zielinski@northmoor.example')).user.id,
      ticket,
      observation: photoIdInPerson,
    });
    harness.clock.offsetMs = 0;
    expect((await harness.refusal('plans.execute', { planId: plan.id })).code).toBe('evidence.expired');
  });

  test('when the only check was a call back to the phone that was lost', async () => {
    const { plan } = await preparePlan(harness, priya, {
      lost: (person) => keysOf(person, 'microsoftAuthenticator'),
      observation: { kind: 'callBack', number: 'directoryMobile', numberEnding: '0001', answered: true },
    });
    expect(plan.executable).toBe(false);
    expect(plan.findings.map((finding) => finding.code)).toEqual(expect.arrayContaining(['callBackToLostNumber', 'evidenceNeeded']));
    expect((await harness.refusal('plans.execute', { planId: plan.id })).code).toBe('evidence.insufficient');
  });

  test('when the intent cannot be saved', async () => {
    const { plan } = await preparePlan(harness, priya, { lost: (person) => keysOf(person, 'microsoftAuthenticator') });
    refuseIntents = new FaultError('journal.full', 'The disk is full.');
    const run = await harness.carryOut(plan.id);
    expect(run.state).toBe('paused');
    expect(run.steps[0]).toMatchObject({ state: 'failed', fault: { code: 'journal.full' } });
    expect(run.steps.slice(1).every((step) => step.state === 'waiting')).toBe(true);
  });

  test('when the account changed since it was read', async () => {
    const { plan } = await preparePlan(harness, priya, { lost: (person) => keysOf(person, 'microsoftAuthenticator') });
    await tenant.register(priya, { kind: 'softwareOath' });
    harness.clock.offsetMs = 61_000;
    expect((await harness.refusal('plans.execute', { planId: plan.id })).code).toBe('desk.changed');
  });

  test('for an agent’s own account, an administrator, or with a role that may not', async () => {
    const self = await harness.open('morag.sinclair@northmoor.example');
    expect(self.permission.acts.manageMethods).toMatchObject({ allowed: false, reason: 'self' });
    const ticketId = await ticketFor(harness, self.user.id);
    expect((await harness.refusal('plans.propose', { ticketId })).code).toBe('desk.notAllowed');
    expect((await harness.refusal('evidence.record', { userId: self.user.id, ticket, observation: photoIdInPerson })).code).toBe(
      'desk.notAllowed',
    );
    const administrator = await harness.open('ingrid.halvorsen@northmoor.example');
    expect(administrator.permission).toMatchObject({
      privilegedTarget: true,
      acts: { manageMethods: { allowed: false, reason: 'privilegedTarget' }, endSessions: { allowed: false, reason: 'privilegedTarget' } },
    });
    await harness.call('session.switchAgent', { userPrincipalName: 'yusuf.demir@northmoor.example' });
    expect((await harness.open(priya)).permission.acts.manageMethods).toMatchObject({ allowed: false, reason: 'noRole' });
    const ofPriya = await ticketFor(harness, (await harness.open(priya)).user.id);
    expect((await harness.refusal('plans.propose', { ticketId: ofPriya })).code).toBe('desk.notAllowed');
  });

  test('above the desk’s limit of passes for one hour, which is counted in the journal', async () => {
    harness.close();
    const { folder } = harness;
    harness = await startDesk({ tenant, folder, profile: { pass: { perAgentPerHour: 1 } } });
    const first = await preparePlan(harness, 'tomasz.zielinski@northmoor.example', { lost: () => [] });
    await harness.carryOut(first.plan.id);
    await tenant.clearRequests();
    harness.close();
    harness = await startDesk({ tenant, folder, profile: { pass: { perAgentPerHour: 1 } } });
    const second = await preparePlan(harness, priya, { lost: () => [] });
    expect(second.plan.findings.map((finding) => finding.code)).toContain('rateLimit');
    expect((await harness.refusal('plans.execute', { planId: second.plan.id })).code).toBe('desk.policy');
  });
});

test('a privileged person needs high strength: one call back is not enough, with photo ID it is', async () => {
  await harness.call('session.switchAgent', { userPrincipalName: 'ingrid.halvorsen@northmoor.example' });
  const { plan, person } = await preparePlan(harness, 'chidi.okonkwo@northmoor.example', {
    lost: () => [],
    observation: { kind: 'callBack', number: 'business', numberEnding: '0005', answered: true },
  });
  expect(plan).toMatchObject({ strengthNeeded: 'high', strengthHeld: 'standard', executable: false });
  await harness.call('evidence.record', {
    userId: person.user.id,
    ticket,
    observation: { kind: 'photoIdVideo', document: 'staffCard', matchesPhotoOnRecord: 'noPhotoOnRecord' },
  });
  const again = await harness.call('plans.propose', { ticketId: await ticketFor(harness, person.user.id) });
  expect(again).toMatchObject({ strengthHeld: 'high', executable: true });
});

test('two calls at once make one run and one POST', async () => {
  const { plan } = await preparePlan(harness, 'nikhil.desai@northmoor.example', { lost: () => [] });
  const [one, two] = await Promise.all([harness.carryOut(plan.id), harness.carryOut(plan.id)]);
  const third = await harness.carryOut(plan.id);
  expect([one.state, two.state, third.state]).toEqual(['done', 'done', 'done']);
  expect((await tenant.writes()).length).toBe(1);
});

test('the code is revealed while it is held, and is nowhere in the journal', async () => {
  const { plan, person } = await preparePlan(harness, 'maria.santos@northmoor.example', { lost: () => [] });
  const run = await harness.carryOut(plan.id);
  expect(JSON.stringify([run, harness.events])).not.toMatch(/"code":"(?!graph|journal|desk)/u);
  const { code } = await harness.call('secrets.reveal', { planId: plan.id });
  expect(code.length).toBeGreaterThanOrEqual(8);
  await harness.call('secrets.copy', { planId: plan.id });
  expect(harness.clipboard.text).toBe(code);
  const { summary } = await harness.call('tickets.close', {
    ticketId: (await harness.call('tickets.open', { userId: person.user.id, ticketId: null })).id,
  });
  expect(summary).toContain(ticket);
  expect(summary).not.toContain(code);
  expect(harness.clipboard.text).toBe('');
  expect((await harness.refusal('secrets.reveal', { planId: plan.id })).code).toBe('desk.gone');
  const entries = [...harness.reader.each({})];
  expect(entries.map((entry) => entry.action)).toEqual(
    expect.arrayContaining(['pass.create', 'secret.revealed', 'secret.copied', 'ticket.closed']),
  );
  expect(entries.some((entry) => entry.recordJson.includes(code))).toBe(false);
});
