import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Ticket } from '../../../contract/tickets.ts';
import { desk } from '../../bridge/desk.ts';
import { useDeskEvent } from '../../bridge/events.ts';
import type { TicketState } from './ticket-store.ts';
import { TicketStore } from './ticket-store.ts';

const newStore = (ticket: Ticket): TicketStore =>
  new TicketStore({
    ticket,
    send: (ticketId, revision, changes) => desk.tickets.change({ ticketId, revision, changes }),
    read: ({ id, userId }) => desk.tickets.open({ userId, ticketId: id }),
    setTimer: (callback, afterMs) => {
      const timer = window.setTimeout(callback, afterMs);
      return () => window.clearTimeout(timer);
    },
  });

/** Main's ticket as it stands, and the one way to change it. */
export const useTicket = (opened: Ticket): readonly [TicketState, TicketStore] => {
  const [store] = useState(() => newStore(opened));
  useDeskEvent('ticket.changed', ({ ticket }) => store.arrived(ticket));
  useEffect(() => store.arrived(opened), [store, opened]);
  useEffect(() => {
    window.addEventListener('pagehide', store.hurry);
    return () => {
      window.removeEventListener('pagehide', store.hurry);
      store.hurry();
    };
  }, [store]);
  return [useSyncExternalStore(store.subscribe, store.state), store];
};
