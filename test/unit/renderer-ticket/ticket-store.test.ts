import { describe, expect, it } from 'vitest';
import { changeTicket } from '../../../contract/change-ticket.ts';
import type { Ticket, TicketChange } from '../../../contract/tickets.ts';
import { DeskFault } from '../../../renderer/bridge/fault.ts';
import { TicketStore } from '../../../renderer/features/ticket/ticket-store.ts';
import { fault, ticketOf } from './examples.ts';

interface Call {
  readonly revision: number;
  readonly changes: readonly TicketChange[];
  readonly answer: () => void;
  readonly refuse: (code: Parameters<typeof fault>[0]) => void;
}

/** A main of one ticket, whose answers and whose pauses the test gives. */
const world = () => {
  let main = ticketOf();
  const calls: Call[] = [];
  const timers = new Set<() => void>();
  const store = new TicketStore({
    ticket: main,
    send: (_, revision, changes) =>
      new Promise<Ticket>((resolve, reject) => {
        calls.push({
          revision,
          changes,
          answer: () => {
            main = { ...changes.reduce(changeTicket, main), revision: main.revision + 1 };
            resolve(main);
          },
          refuse: (code) => reject(new DeskFault(fault(code))),
        });
      }),
    read: () => Promise.resolve(main),
    setTimer: (callback) => {
      timers.add(callback);
      return () => timers.delete(callback);
    },
  });
  return {
    store,
    calls,
    pauseEnds: () => {
      const due = Array.from(timers);
      timers.clear();
      for (const callback of due) callback();
    },
    /** Somebody else changed it: main tells nobody here. */
    elsewhere: (more: Partial<Ticket>) => (main = { ...main, ...more, revision: main.revision + 1 }),
    main: () => main,
    settle: () => new Promise<void>((resolve) => setImmediate(resolve)),
  };
};

const typed = (text: string): TicketChange => ({ type: 'referenceTyped', text });

describe('what is typed', () => {
  it('goes to main at the first letter, then after each pause, and only the last letters count', async () => {
    const { store, calls, pauseEnds, settle } = world();
    for (const text of ['I', 'IN', 'INC']) store.change(typed(text));
    expect(store.state().ticket.typedReference).toBe('INC');
    expect(calls.map(({ changes }) => changes)).toEqual([[typed('I')]]);
    calls[0]?.answer();
    await settle();
    expect(calls).toHaveLength(1);
    pauseEnds();
    expect(calls[1]?.changes).toEqual([typed('INC')]);
    expect(store.state().isKept).toBe(false);
    calls[1]?.answer();
    await settle();
    expect(store.state()).toMatchObject({ isKept: true, ticket: { typedReference: 'INC', revision: 2 } });
  });

  it('is sent at once, before what follows it, when the agent goes on', async () => {
    const { store, calls, settle } = world();
    store.change(typed('I'));
    calls[0]?.answer();
    await settle();
    store.change(typed('INC-1'));
    expect(calls).toHaveLength(1);
    store.change({ type: 'referenceAccepted', reference: 'INC-1' });
    expect(calls[1]?.changes).toEqual([typed('INC-1'), { type: 'referenceAccepted', reference: 'INC-1' }]);
  });

  it('is sent at once when the window goes', async () => {
    const { store, calls, settle } = world();
    store.change(typed('I'));
    calls[0]?.answer();
    await settle();
    store.change(typed('IN'));
    store.hurry();
    expect(calls[1]?.changes).toEqual([typed('IN')]);
  });
});

describe('the order of changes', () => {
  it('is one call at a time, each on the revision that main gave last', async () => {
    const { store, calls, settle } = world();
    store.change({ type: 'referenceAccepted', reference: 'INC-1' });
    store.change({ type: 'checkDone' });
    store.change({ type: 'lossChosen', methodKeys: ['phone/1'] });
    expect(store.state().ticket).toMatchObject({ at: 'lost', lostMethodKeys: ['phone/1'] });
    expect(calls).toHaveLength(1);
    calls[0]?.answer();
    await settle();
    expect(calls[1]).toMatchObject({ revision: 1, changes: [{ type: 'checkDone' }, { type: 'lossChosen' }] });
    calls[1]?.answer();
    await settle();
    expect(store.state()).toMatchObject({ isKept: true, ticket: { at: 'lost', revision: 2 } });
  });

  it('is not disturbed by an older picture that comes late', () => {
    const { store } = world();
    store.arrived(ticketOf({ revision: 5, typedReference: 'new' }));
    store.arrived(ticketOf({ revision: 4, typedReference: 'old' }));
    store.arrived(ticketOf({ revision: 9, id: '88888888-8888-4888-8888-888888888888' }));
    expect(store.state().ticket).toMatchObject({ revision: 5, typedReference: 'new' });
  });

  it('is made again on the newest ticket when main has gone on meanwhile', async () => {
    const { store, calls, settle, elsewhere, main } = world();
    store.change({ type: 'referenceAccepted', reference: 'INC-1' });
    elsewhere({ evidenceIds: ['11111111-1111-4111-8111-111111111111'] });
    calls[0]?.refuse('desk.changed');
    await settle();
    expect(calls[1]).toMatchObject({ revision: 1, changes: [{ type: 'referenceAccepted' }] });
    calls[1]?.answer();
    await settle();
    expect(store.state()).toMatchObject({ isKept: true, fault: null, ticket: { reference: 'INC-1' } });
    expect(main().reference).toBe('INC-1');
  });
});

it('shows main’s ticket again, and why, when main keeps a change not', async () => {
  const { store, calls, settle } = world();
  store.change({ type: 'referenceAccepted', reference: 'no reference' });
  store.change({ type: 'checkDone' });
  calls[0]?.refuse('input.invalid');
  await settle();
  expect(store.state()).toMatchObject({ isKept: true, ticket: { reference: null, at: 'ticket' }, fault: { code: 'input.invalid' } });
  expect(calls).toHaveLength(1);
});

it('asks main nothing for a change that does not fit', () => {
  const { store, calls } = world();
  store.change({ type: 'checkDone' });
  expect(calls).toHaveLength(0);
});
