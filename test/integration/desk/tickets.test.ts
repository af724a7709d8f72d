import { statSync, writeFileSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Ticket, TicketChange } from '../../../contract/tickets.ts';
import type { DeskHarness } from '../../support/desk-harness.ts';
import { keysOf, photoIdInPerson, preparePlan, removeFolder, startDesk, ticket, ticketFor } from '../../support/desk-harness.ts';
import type { TestTenant } from '../../support/practice-tenant.ts';
import { startTestTenant } from '../../support/practice-tenant.ts';

const priya = 'priya.raman@northmoor.example';
const tomasz = 'tomasz.zielinski@northmoor.example';
const tunde = 'tunde.adeyemi@northmoor.example';
let tenant: TestTenant;
let harness: DeskHarness;

beforeAll(async () => {
  tenant = await startTestTenant();
});
afterAll(() => tenant.stop());
beforeEach(async () => {
  harness = await startDesk({ tenant });
});
afterEach(() => {
  harness.close();
  removeFolder(harness.folder);
});

/** The process ends, and another one starts in the same folder. */
const restart = async (): Promise<void> => {
  harness.close();
  harness = await startDesk({ tenant, folder: harness.folder });
};
const file = (): string => join(harness.folder, 'tickets-practice.json');
const openTicket = async (upn: string): Promise<Ticket> => {
  const { user } = await harness.open(upn);
  return harness.call('tickets.open', { userId: user.id, ticketId: null });
};
const change = ({ id, revision }: Ticket, ...changes: TicketChange[]): Promise<Ticket> =>
  harness.call('tickets.change', { ticketId: id, revision, changes });
const listed = async () => (await harness.call('tickets.list', {})).map(({ ticket: { person } }) => person.userPrincipalName);

describe('a ticket that is being typed', () => {
  test('is on disk with each change, for the agent’s account alone, and there again after a restart', async () => {
    const opened = await openTicket(priya);
    const typed = await change(opened, { type: 'referenceTyped', text: 'INC-2' });
    expect(typed).toMatchObject({ typedReference: 'INC-2', isReferenceValid: false, reference: null, revision: opened.revision + 1 });
    expect(statSync(file()).mode & 0o077).toBe(process.platform === 'win32' ? statSync(file()).mode & 0o077 : 0);
    const check = { ...typed.check, way: 'photoId', document: 'passport' } as const;
    const kept = await change(
      typed,
      { type: 'referenceAccepted', reference: ticket },
      { type: 'checkDrafted', check },
      { type: 'checkDone' },
      { type: 'lossChosen', methodKeys: ['phone/1', 'phone/1'] },
    );
    await restart();
    expect(await openTicket(priya)).toEqual(kept);
    expect(kept).toMatchObject({ reference: ticket, isReferenceValid: true, check, at: 'lost', lostMethodKeys: ['phone/1'] });
  });

  test('is one for each person: it is found again, and another person has another', async () => {
    const first = await change(await openTicket(priya), { type: 'referenceTyped', text: 'INC-1' });
    await change(await openTicket(tomasz), { type: 'referenceTyped', text: 'INC-2' });
    expect((await openTicket(priya)).id).toBe(first.id);
    expect(await listed()).toEqual([tomasz, priya]);
  });

  test('leaves nothing behind of a person who was only looked at', async () => {
    await openTicket(priya);
    await openTicket(tomasz);
    expect(await listed()).toEqual([]);
    await restart();
    expect(await listed()).toEqual([]);
  });

  test('takes no change that was made on an older one', async () => {
    const opened = await openTicket(priya);
    const newer = await change(opened, { type: 'referenceTyped', text: 'INC-20417' });
    const late = await harness.refusal('tickets.change', {
      ticketId: opened.id,
      revision: opened.revision,
      changes: [{ type: 'referenceTyped', text: 'INC-2' }],
    });
    expect(late.code).toBe('desk.changed');
    expect(await openTicket(priya)).toEqual(newer);
  });

  test('takes no reference that the desk’s pattern refuses, and nothing else of that message', async () => {
    const opened = await openTicket(priya);
    const refused = await harness.refusal('tickets.change', {
      ticketId: opened.id,
      revision: opened.revision,
      changes: [
        { type: 'referenceTyped', text: 'lost phone' },
        { type: 'referenceAccepted', reference: 'lost phone' },
      ],
    });
    expect(refused.code).toBe('input.invalid');
    expect((await openTicket(priya)).typedReference).toBe('');
  });

  test('is told to the window with each change', async () => {
    const opened = await openTicket(priya);
    harness.events.length = 0;
    const changed = await change(opened, { type: 'referenceTyped', text: 'INC-1' });
    expect(harness.events).toEqual([{ type: 'ticket.changed', ticket: changed }]);
  });

  test('can be discarded, and the next one is new', async () => {
    const { id } = await change(await openTicket(priya), { type: 'referenceTyped', text: 'INC-1' });
    await harness.call('tickets.discard', { ticketId: id });
    expect(await listed()).toEqual([]);
    await restart();
    const next = await openTicket(priya);
    expect(next).toMatchObject({ typedReference: '', revision: 0 });
    expect(next.id).not.toBe(id);
  });
});

describe('a file that was damaged', () => {
  test.each(['{ "tickets": [', '{ "format": 1, "tickets": [{ "id": 7 }] }'])(
    '%s is set aside and said, and the desk opens',
    async (text) => {
      await change(await openTicket(priya), { type: 'referenceTyped', text: 'INC-1' });
      harness.close();
      writeFileSync(file(), text);
      harness = await startDesk({ tenant, folder: harness.folder });
      const { notices } = await harness.call('session.current', {});
      expect(notices.map(({ message }) => message).join()).toContain('open tickets');
      const aside = readdirSync(harness.folder).filter((name) => name.startsWith('tickets-practice.unreadable-'));
      expect(aside.map((name) => readFileSync(join(harness.folder, name), 'utf8'))).toEqual([text]);
      expect(await listed()).toEqual([]);
    },
  );

  test('costs no ticket whose plan was started: the journal knows it', async () => {
    const { plan } = await preparePlan(harness, tomasz, { lost: () => [] });
    await harness.carryOut(plan.id);
    harness.close();
    rmSync(file());
    harness = await startDesk({ tenant, folder: harness.folder });
    const [found] = await harness.call('tickets.list', {});
    expect(found).toMatchObject({
      ticket: { reference: ticket, planIds: [plan.id], openedBy: { displayName: 'Morag Sinclair' }, person: { userPrincipalName: tomasz } },
      run: { state: 'done' },
    });
    await harness.call('tickets.close', { ticketId: found?.ticket.id ?? '' });
    expect(await listed()).toEqual([]);
  });
});

describe('evidence on a ticket', () => {
  test('is there again after a restart, and counts for the plan until it expires', async () => {
    const person = await harness.open(priya);
    const ticketId = await ticketFor(harness, person.user.id, { lostMethodKeys: keysOf(person, 'microsoftAuthenticator') });
    const evidence = await harness.call('evidence.record', { userId: person.user.id, ticket, observation: photoIdInPerson });
    await restart();
    expect((await openTicket(priya)).evidenceIds).toEqual([evidence.id]);
    expect(await harness.call('plans.propose', { ticketId })).toMatchObject({ executable: true, evidenceIds: [evidence.id] });
    harness.clock.offsetMs = 16 * 60_000;
    expect((await openTicket(priya)).evidenceIds).toEqual([]);
  });

  test('is its agent’s: another one opens the same ticket, sees whose it is, and checks the caller anew', async () => {
    const person = await harness.open(priya);
    const ticketId = await ticketFor(harness, person.user.id);
    await harness.call('evidence.record', { userId: person.user.id, ticket, observation: photoIdInPerson });
    await harness.call('session.switchAgent', { userPrincipalName: tunde });
    expect(await listed()).toEqual([priya]);
    const opened = await openTicket(priya);
    expect(opened).toMatchObject({ id: ticketId, reference: ticket, evidenceIds: [], openedBy: { displayName: 'Morag Sinclair' } });
    expect(await harness.call('plans.propose', { ticketId })).toMatchObject({ executable: false, strengthHeld: 'none' });
  });

  test('starts its form anew once it is recorded', async () => {
    const opened = await change(await openTicket(priya), { type: 'referenceAccepted', reference: ticket });
    await change(opened, { type: 'checkDrafted', check: { ...opened.check, way: 'photoId', document: 'passport' } });
    await harness.call('evidence.record', { userId: opened.userId, ticket, observation: photoIdInPerson });
    expect((await openTicket(priya)).check).toEqual(opened.check);
  });
});

describe('plans of a ticket', () => {
  test('are made from what main holds, and nothing is changed any more once one has started', async () => {
    const { plan, person } = await preparePlan(harness, priya, { lost: (of) => keysOf(of, 'microsoftAuthenticator'), pass: null });
    expect(plan.ticket).toBe(ticket);
    await harness.carryOut(plan.id);
    const standing = await openTicket(priya);
    expect(standing).toMatchObject({ planIds: [plan.id], planId: plan.id });
    expect(await change(standing, { type: 'referenceAccepted', reference: 'INC-10001' })).toEqual(standing);
    expect((await harness.refusal('tickets.discard', { ticketId: standing.id })).code).toBe('desk.policy');
    expect(person.user.id).toBe(standing.userId);
  });

  test('are refused without a reference', async () => {
    const { id } = await openTicket(priya);
    expect((await harness.refusal('plans.propose', { ticketId: id })).code).toBe('input.invalid');
    expect((await harness.refusal('plans.propose', { ticketId: crypto.randomUUID() })).code).toBe('desk.gone');
  });

  test('answer with their start; their states come as events, and a call that is given up ends nothing', async () => {
    const { plan } = await preparePlan(harness, 'nikhil.desai@northmoor.example', { lost: () => [] });
    harness.events.length = 0;
    const calling = new AbortController();
    const begun = await harness.desk.handlers['plans.execute'](
      { planId: plan.id },
      { correlationId: crypto.randomUUID(), signal: calling.signal },
    );
    expect(begun).toMatchObject({ state: 'running', proof: null });
    calling.abort();
    expect(await harness.carryOut(plan.id)).toMatchObject({ state: 'done', proof: { complete: true } });
    const told = harness.events.flatMap((event) =>
      event.type === 'plan.progress'
        ? [event.run.state]
        : event.type === 'ticket.changed'
          ? [`ticket of ${event.ticket.planIds.length}`]
          : [],
    );
    // The ticket first, so that the window knows whose run it hears of.
    expect(told.slice(0, 2)).toEqual(['ticket of 1', 'running']);
    expect(told.at(-1)).toBe('done');
  });

  test('that were stopped make room for another one under the same reference', async () => {
    await tenant.fault({ route: 'POST .*temporaryAccessPassMethods', kind: 'forbidden', times: 1 });
    const { plan, person } = await preparePlan(harness, priya, { lost: () => [] });
    expect((await harness.carryOut(plan.id)).state).toBe('paused');
    await tenant.clearFaults();
    const { id: ticketId } = await openTicket(priya);
    expect((await harness.refusal('tickets.planAgain', { ticketId, because: 'stopped' })).code).toBe('desk.policy');
    await harness.call('plans.abandon', { planId: plan.id });
    expect((await harness.refusal('tickets.planAgain', { ticketId, because: 'notThem' })).code).toBe('desk.policy');
    await harness.call('tickets.planAgain', { ticketId, because: 'stopped' });
    expect(await openTicket(priya)).toMatchObject({ id: ticketId, reference: ticket, at: 'lost', planId: null, planIds: [plan.id] });
    await ticketFor(harness, person.user.id);
    const next = await harness.call('plans.propose', { ticketId });
    expect((await harness.carryOut(next.id)).state).toBe('done');
    const { summary } = await harness.call('tickets.close', { ticketId });
    expect(summary).toContain(next.id);
    expect((await harness.call('tickets.close', { ticketId })).summary).toBe(summary);
    expect(await listed()).toEqual([]);
    await restart();
    expect(await listed()).toEqual([]);
  });
});

test('a window that is lost while a person is being read reopens on them', async () => {
  const { id: userId } = await tenant.truth(priya);
  const gone = new AbortController();
  await tenant.fault({ route: `GET .*${userId}.*`, kind: 'hang-before' });
  const opening = harness.refusal('users.open', { userId }, gone.signal);
  gone.abort();
  expect((await opening).code).toBe('graph.cancelled');
  await tenant.clearFaults();
  harness.desk.windowLost('crashed');
  expect((await harness.call('session.current', {})).reopen).toEqual({ userId, ticketId: null });
});
