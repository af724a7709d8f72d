import { useEffect, useMemo, useReducer } from 'react';
import type { Dispatch } from 'react';
import type { TicketEvent, TicketFlow } from './ticket-flow.ts';
import { around, flowOf, nothingAround } from './ticket-flow.ts';
import type { TicketState } from './ticket-store.ts';

export type TicketDispatch = Dispatch<TicketEvent>;

/** The ticket with what main said around it, and evidence dropped at the moment it expires. */
export const useTicketFlow = ({ ticket, isKept }: TicketState): readonly [TicketFlow, TicketDispatch] => {
  const [known, dispatch] = useReducer(around, nothingAround);
  const flow = useMemo(() => flowOf(ticket, isKept, known), [ticket, isKept, known]);
  const nextExpiry = Math.min(...flow.evidence.map(({ expiresAtUtc }) => Date.parse(expiresAtUtc)));
  useEffect(() => {
    if (!Number.isFinite(nextExpiry)) return;
    const timer = window.setTimeout(() => dispatch({ type: 'clockTicked', now: Date.now() }), Math.max(0, nextExpiry - Date.now()) + 50);
    return () => window.clearTimeout(timer);
  }, [nextExpiry]);
  return [flow, dispatch];
};
