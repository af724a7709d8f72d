import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Ticket } from '../../../contract/tickets.ts';
import type { DeskHarness } from '../../support/desk-harness.ts';
import { keysOf, preparePlan, removeFolder, startDesk } from '../../support/desk-harness.ts';
import type { TestTenant } from '../../support/practice-tenant.ts';
import { startTestTenant } from '../../support/practice-tenant.ts';

const priya = 'priya.raman@northmoor.example';
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

const openTicket = async (): Promise<Ticket> => {
  const { user } = await harness.open(priya);
  return harness.call('tickets.open', { userId: user.id, ticketId: null });
};
const listed = async () => (await harness.call('tickets.list', {})).map(({ ticket }) => ticket.id);

/** A pass made, a deletion refused, and the rest stopped: the code is still to be handed over. */
const stopped = async (): Promise<Ticket> => {
  await tenant.fault({ route: 'DELETE .*', kind: 'forbidden' });
  const { plan } = await preparePlan(harness, priya, { lost: (person) => keysOf(person, 'microsoftAuthenticator') });
  expect(await harness.carryOut(plan.id)).toMatchObject({ state: 'paused', secret: { isHeld: true } });
  await tenant.clearFaults();
  await harness.call('plans.abandon', { planId: plan.id });
  const ticket = await openTicket();
  return harness.call('tickets.change', { ticketId: ticket.id, revision: ticket.revision, changes: [{ type: 'handOverOpened' }] });
};

/** What was registered with the pass was not theirs, and the plan that removes it is not made yet. */
const notThem = async (): Promise<Ticket> => {
  const { plan } = await preparePlan(harness, priya, { lost: (person) => keysOf(person, 'microsoftAuthenticator') });
  await harness.carryOut(plan.id);
  await harness.call('secrets.copy', { planId: plan.id });
  await tenant.register(priya, { kind: 'fido2', displayName: 'A stranger’s key' });
  await expect.poll(() => harness.reader.notes('method.appeared', { planId: plan.id }).length, { timeout: 12_000 }).toBe(1);
  return harness.call('tickets.planAgain', { ticketId: (await openTicket()).id, because: 'notThem' });
};

const restart = async ({ withFile }: { readonly withFile: boolean }): Promise<void> => {
  harness.close();
  if (!withFile) rmSync(join(harness.folder, 'tickets-practice.json'));
  harness = await startDesk({ tenant, folder: harness.folder });
};

describe('a plan that was stopped, and is being handed over', () => {
  test('is listed, opens with its person, and its code is still to be had', async () => {
    const { id, planId } = await stopped();
    expect(await listed()).toEqual([id]);
    expect(await openTicket()).toMatchObject({ id, at: 'handOver' });
    expect(await harness.call('secrets.copy', { planId: planId ?? '' })).toMatchObject({ clearedAtUtc: expect.any(String) as string });
  });

  test.each([true, false])('is there after a restart (its file kept: %s)', async (withFile) => {
    const { planId } = await stopped();
    await restart({ withFile });
    expect(await openTicket()).toMatchObject({ planId });
    expect(await harness.call('tickets.list', {})).toMatchObject([{ ticket: { planId }, run: { state: 'abandoned' } }]);
  });

  test('is gone once it is closed', async () => {
    const { id } = await stopped();
    await harness.call('tickets.close', { ticketId: id });
    await restart({ withFile: false });
    expect(await listed()).toEqual([]);
  });
});

describe('a ticket after “This was not them”', () => {
  test.each([true, false])('is there after a restart (its file kept: %s), with what must go', async (withFile) => {
    const { reference, planIds, lostMethodKeys } = await notThem();
    await restart({ withFile });
    const again = await openTicket();
    expect(again).toMatchObject({ reference, planIds, planId: null, isAfterNotThem: true });
    expect(again.lostMethodKeys.toSorted()).toEqual(lostMethodKeys.toSorted());
    expect(lostMethodKeys.join()).toMatch(/fido2\/.*/u);
    expect(await listed()).toEqual([again.id]);
  });

  test('is gone once its next plan was carried out and closed', async () => {
    const { id, revision } = await notThem();
    await harness.call('tickets.change', { ticketId: id, revision, changes: [{ type: 'lossDone', inWords: 'what was not theirs' }] });
    const plan = await harness.call('plans.propose', { ticketId: id });
    expect((await harness.carryOut(plan.id)).state).toBe('done');
    await restart({ withFile: false });
    expect(await harness.call('tickets.list', {})).toMatchObject([{ ticket: { planId: plan.id } }]);
    await harness.call('tickets.close', { ticketId: (await openTicket()).id });
    await restart({ withFile: false });
    expect(await listed()).toEqual([]);
  });
});
