import { expect, it } from 'vitest';
import type { Ticket } from '../../../contract/tickets.ts';
import { FaultError } from '../../../main/fault-error.ts';
import { TicketBook } from '../../../main/tickets/ticket-book.ts';
import { at, start, ticketOf } from '../renderer-ticket/examples.ts';

/** A book over a file in memory that can be made to refuse. */
const bookOver = (onDisk: readonly Ticket[] = []) => {
  const state = { onDisk, isFull: false, nowMs: start, emitted: [] as Ticket[], notices: [] as string[] };
  const book = new TicketBook({
    file: {
      read: () => ({ tickets: onDisk, notice: null }),
      write: (tickets) => {
        if (state.isFull) throw new FaultError('settings.unreadable', 'The disk is full.');
        state.onDisk = [...tickets];
      },
    },
    emit: (ticket) => state.emitted.push(ticket),
    notify: (message) => state.notices.push(message),
    now: () => state.nowMs,
  });
  return { book, state };
};

const id = (last: number): string => `00000000-0000-4000-8000-${String(last).padStart(12, '0')}`;

it('numbers, dates, keeps and tells each change, and nothing that is none', () => {
  const { book, state } = bookOver();
  const opened = book.add(ticketOf());
  expect(state.onDisk).toEqual([]);
  state.nowMs += 60_000;
  const changed = book.put({ ...opened, typedReference: 'I' });
  expect(changed).toMatchObject({ revision: opened.revision + 1, changedAtUtc: at(1) });
  expect(book.put(changed)).toBe(changed);
  expect(state).toMatchObject({ onDisk: [changed], emitted: [changed] });
});

it('says once that the disk refuses, goes on in memory, and keeps all when the disk is back', () => {
  const { book, state } = bookOver();
  book.add(ticketOf());
  state.isFull = true;
  const typed = book.put({ ...ticketOf(), typedReference: 'I' });
  const more = book.put({ ...typed, typedReference: 'IN' });
  expect(state.notices).toHaveLength(1);
  expect(book.get(more.id)).toBe(more);
  state.isFull = false;
  const last = book.put({ ...more, typedReference: 'INC' });
  expect(state.onDisk).toEqual([last]);
});

it('lists what is open, the one changed last first, and gives one of a person', () => {
  const [older, newer] = [
    ticketOf({ id: id(1), typedReference: 'A', changedAtUtc: at(1) }),
    ticketOf({ id: id(2), typedReference: 'B', changedAtUtc: at(2) }),
  ];
  const closed = ticketOf({ id: id(3), typedReference: 'C', changedAtUtc: at(3), closedAtUtc: at(3) });
  const { book } = bookOver([older, closed, newer]);
  expect(book.open()).toEqual([newer, older]);
  expect(book.openOf(older.userId)).toBe(newer);
});

it('forgets a closed ticket on disk, and not before the process ends in memory', () => {
  const { book, state } = bookOver([ticketOf({ typedReference: 'INC-20417' })]);
  const closed = book.put({ ...book.get(ticketOf().id), closedAtUtc: at(5) });
  expect(state.onDisk).toEqual([]);
  expect(book.open()).toEqual([]);
  expect(book.get(closed.id)).toBe(closed);
});

it('takes the place of a ticket that nobody began, and of no other', () => {
  const { book } = bookOver([ticketOf({ id: id(1), typedReference: 'A' })]);
  book.add(ticketOf({ id: id(2) }));
  book.add(ticketOf({ id: id(3) }));
  expect(book.open().map((ticket) => ticket.id)).toEqual([id(1), id(3)]);
});
