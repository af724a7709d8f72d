import { useEffect, useReducer } from 'react';
import type { Dispatch } from 'react';
import type { PassRequest } from '../../../contract/passes.ts';
import type { TicketEvent, TicketFlow } from './ticket-flow.ts';
import { startTicket, ticketFlow } from './ticket-flow.ts';

export type TicketDispatch = Dispatch<TicketEvent>;

/** The ticket's state, and evidence dropped from it at the moment it expires. */
export const useTicketFlow = (pass: PassRequest): readonly [TicketFlow, TicketDispatch] => {
  const [flow, dispatch] = useReducer(ticketFlow, pass, startTicket);
  const nextExpiry = Math.min(...flow.evidence.map(({ expiresAtUtc }) => Date.parse(expiresAtUtc)));
  useEffect(() => {
    if (!Number.isFinite(nextExpiry)) return;
    const timer = window.setTimeout(() => dispatch({ type: 'clockTicked', now: Date.now() }), Math.max(0, nextExpiry - Date.now()) + 50);
    return () => window.clearTimeout(timer);
  }, [nextExpiry]);
  return [flow, dispatch];
};
