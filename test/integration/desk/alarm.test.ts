import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Plan } from '../../../contract/plans.ts';
import type { Ticket } from '../../../contract/tickets.ts';
import type { WatchState } from '../../../contract/watch.ts';
import type { DeskHarness } from '../../support/desk-harness.ts';
import { keysOf, preparePlan, removeFolder, startDesk } from '../../support/desk-harness.ts';
import type { TestTenant } from '../../support/practice-tenant.ts';
import { startTestTenant } from '../../support/practice-tenant.ts';

const priya = 'priya.raman@northmoor.example';
const tomasz = 'tomasz.zielinski@northmoor.example';
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

const restart = async (): Promise<void> => {
  harness.close();
  harness = await startDesk({ tenant, folder: harness.folder });
};

/** A pass is made, and nobody looks at the hand-over. */
const carriedOut = async (upn = priya, pass = { lifetimeMinutes: 60, isUsableOnce: true }): Promise<{ plan: Plan; ticket: Ticket }> => {
  const { plan } = await preparePlan(harness, upn, { lost: (person) => keysOf(person, 'microsoftAuthenticator'), pass });
  await harness.carryOut(plan.id);
  return { plan, ticket: await harness.call('tickets.open', { userId: plan.userId, ticketId: null }) };
};
const lastWatch = (): WatchState | undefined =>
  harness.events.flatMap((event) => (event.type === 'watch.changed' ? [event.watch] : [])).at(-1);
const alarms = (planId: string) => harness.reader.notes('alarm.raised', { planId });
const watched = async (holds: (watch: WatchState) => boolean): Promise<WatchState> => {
  await expect.poll(() => lastWatch() !== undefined && holds(lastWatch() as WatchState), { timeout: 12_000, interval: 50 }).toBe(true);
  return lastWatch() as WatchState;
};

describe('before the code has left the desk', () => {
  test('a pass that is used is an alarm, found without anybody at the hand-over, once, with the journal', async () => {
    const { plan } = await carriedOut();
    await tenant.usePass(priya);
    const watch = await watched(({ alarm }) => alarm !== null);
    expect(watch).toMatchObject({ planId: plan.id, alarm: { reason: 'passUsed' }, passUse: 'used' });
    expect(alarms(plan.id)).toMatchObject([{ agent: null, data: { reason: 'passUsed' } }]);
    // Nothing of it is handed out any more, whatever the page asks for.
    for (const way of ['secrets.reveal', 'secrets.copy', 'secrets.print'] as const) {
      expect(await harness.refusal(way, { planId: plan.id })).toMatchObject({ code: 'desk.policy' });
    }
    expect(harness.clipboard.text).toBe('');
    expect(harness.slips).toEqual([]);
    expect(alarms(plan.id)).toHaveLength(1);
  });

  test('a method that appears is an alarm, also with a pass for several sign-ins, of which use cannot be read', async () => {
    const { plan } = await carriedOut(priya, { lifetimeMinutes: 60, isUsableOnce: false });
    await tenant.usePass(priya);
    await tenant.register(priya, { kind: 'fido2', displayName: 'A stranger’s key' });
    const watch = await watched(({ alarm }) => alarm !== null);
    expect(watch).toMatchObject({ alarm: { reason: 'methodAppeared' }, passUse: 'notKnown', appeared: [{ kind: 'fido2' }] });
    expect(harness.reader.notes('method.appeared', { planId: plan.id })[0]?.summary).toContain('before the code was shown');
  });

  test('what happened up to the first showing is seen before it: the code is not shown', async () => {
    const { plan } = await carriedOut();
    await tenant.usePass(priya);
    // No reading of the watch's own has been due yet.
    expect(await harness.refusal('secrets.reveal', { planId: plan.id })).toMatchObject({ code: 'desk.policy' });
    expect(alarms(plan.id)).toHaveLength(1);
    expect(harness.reader.notes('secret.revealed', { planId: plan.id })).toEqual([]);
  });

  test('a directory that is away keeps no code for ever', async () => {
    const { plan } = await carriedOut();
    await tenant.fault({ route: 'GET .*authentication.*', kind: 'hang-before' });
    expect((await harness.call('secrets.reveal', { planId: plan.id })).code).toMatch(/\S/u);
    await tenant.clearFaults();
  });

  test('the alarm is there after a restart: in the list, in the watch, and before any code', async () => {
    const { plan } = await carriedOut();
    await tenant.usePass(priya);
    await watched(({ alarm }) => alarm !== null);
    await restart();
    expect(await harness.call('tickets.list', {})).toMatchObject([{ alarm: { reason: 'passUsed' }, run: { plan: { id: plan.id } } }]);
    expect(await harness.call('watch.start', { planId: plan.id })).toMatchObject({ alarm: { reason: 'passUsed' } });
    expect(await harness.refusal('secrets.reveal', { planId: plan.id })).toMatchObject({ code: 'desk.policy' });
  });

  test('the watch goes on after a restart, with nobody on the ticket', async () => {
    const { plan } = await carriedOut();
    await restart();
    await harness.call('tickets.list', {});
    await tenant.usePass(priya);
    await watched(({ alarm }) => alarm !== null);
    expect(alarms(plan.id)).toHaveLength(1);
  });
});

describe('after the code was handed over', () => {
  test('a used pass and a new method are what was wished for', async () => {
    const { plan } = await carriedOut();
    await harness.call('secrets.copy', { planId: plan.id });
    await tenant.usePass(priya);
    await tenant.register(priya, { kind: 'microsoftAuthenticator' });
    const watch = await watched(({ state }) => state === 'appeared');
    expect(watch).toMatchObject({ alarm: null, passUse: 'used' });
    expect(alarms(plan.id)).toEqual([]);
    expect(await harness.call('secrets.copy', { planId: plan.id })).toMatchObject({ clearedAtUtc: expect.any(String) as string });
  });

  test('what cannot be read of the pass is not known, and the methods are watched all the same', async () => {
    const { plan } = await carriedOut();
    await harness.call('secrets.copy', { planId: plan.id });
    await tenant.fault({ route: 'GET .*temporaryAccessPassMethods', kind: 'forbidden' });
    await tenant.usePass(priya);
    await tenant.register(priya, { kind: 'microsoftAuthenticator' });
    expect(await watched(({ state }) => state === 'appeared')).toMatchObject({
      fault: null,
      appeared: [{ kind: 'microsoftAuthenticator' }],
    });
    expect(lastWatch()?.passUse).not.toBe('used');
    await tenant.clearFaults();
    expect(alarms(plan.id)).toEqual([]);
  });
});

describe('the way on', () => {
  test('is a prepared plan: the pass blocked, what is not theirs removed, sessions ended, and no new pass', async () => {
    const before = await tenant.truth(priya);
    const { ticket } = await carriedOut();
    await tenant.usePass(priya);
    await tenant.register(priya, { kind: 'fido2', displayName: 'A stranger’s key' });
    await watched(({ appeared }) => appeared.length > 0);
    const next = await harness.call('tickets.planAgain', { ticketId: ticket.id, because: 'notThem' });
    expect(next).toMatchObject({ at: 'plan', isAfterNotThem: true, planId: null });
    const plan = await harness.call('plans.propose', { ticketId: ticket.id });
    expect(plan.executable).toBe(true);
    expect(plan.steps.filter(({ enabled }) => enabled).map(({ action }) => action)).toEqual([
      'method.delete',
      'method.delete',
      'sessions.revoke',
    ]);
    await harness.carryOut(plan.id);
    const after = await tenant.truth(priya);
    expect(after.methods.map(({ kind, displayName }) => displayName ?? kind)).not.toContain('A stranger’s key');
    expect(after.methods.map(({ kind }) => kind)).not.toContain('temporaryAccessPass');
    expect(Date.parse(after.sessionsValidFromUtc)).toBeGreaterThan(Date.parse(before.sessionsValidFromUtc));
    const { summary } = await harness.call('tickets.close', { ticketId: ticket.id });
    expect(summary).toMatch(/Alarm: the pass was used before this desk had shown/u);
    expect(summary).toMatch(/Registered BEFORE the code was shown/u);
  });

  test('is there when the pass alone was used, and when nothing but the password would be left', async () => {
    const { ticket } = await carriedOut(tomasz);
    await tenant.usePass(tomasz);
    await watched(({ alarm }) => alarm !== null);
    await harness.call('tickets.planAgain', { ticketId: ticket.id, because: 'notThem' });
    const plan = await harness.call('plans.propose', { ticketId: ticket.id });
    expect(plan.findings.filter(({ level }) => level === 'stop')).toEqual([]);
    expect(plan.steps.filter(({ enabled }) => enabled).map(({ action }) => action)).toEqual(['method.delete', 'sessions.revoke']);
    await harness.carryOut(plan.id);
    expect((await tenant.truth(tomasz)).methods.map(({ kind }) => kind)).toEqual([]);
  });

  test('a new pass is made with it where the agent wishes for one', async () => {
    const { ticket } = await carriedOut(tomasz);
    await tenant.usePass(tomasz);
    await watched(({ alarm }) => alarm !== null);
    const next = await harness.call('tickets.planAgain', { ticketId: ticket.id, because: 'notThem' });
    await harness.call('tickets.change', {
      ticketId: ticket.id,
      revision: next.revision,
      changes: [{ type: 'stepSwitched', stepId: 'pass', on: true }],
    });
    const plan = await harness.call('plans.propose', { ticketId: ticket.id });
    expect(plan.steps.filter(({ enabled }) => enabled).map(({ action }) => action)).toEqual(['pass.create', 'sessions.revoke']);
  });

  test('nothing is planned on an alarm that there was none of', async () => {
    const { ticket } = await carriedOut();
    expect(await harness.refusal('tickets.planAgain', { ticketId: ticket.id, because: 'notThem' })).toMatchObject({ code: 'desk.policy' });
  });
});
