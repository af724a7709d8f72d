import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Person } from '../../../contract/person.ts';
import { desk } from '../../bridge/desk.ts';
import { faultOf } from '../../bridge/fault.ts';
import type { TicketFlow } from './ticket-flow.ts';
import type { TicketDispatch } from './use-ticket-flow.ts';

const debounceMilliseconds = 150;

/** What the plan depends on; null while the ticket or the loss is not known, or is still on its way to main. */
export const planFacts = ({ phase, isKept, ticket, evidence }: TicketFlow): readonly unknown[] | null => {
  if (phase !== 'plan' || !isKept || !ticket.isLossAnswered || ticket.planId !== null) return null;
  const { reference, lostMethodKeys, pass, switchedOff, evidenceIds } = ticket;
  return [reference, lostMethodKeys, pass, switchedOff, evidenceIds, evidence.map(({ id }) => id)];
};

/**
 * Keeps the plan on screen in step with the ticket, which main plans from: each change makes a new request, and answers
 * to older ones are dropped. A person that was read again is planned for again.
 */
export const useProposal = (person: Person, flow: TicketFlow, dispatch: TicketDispatch): { readonly again: () => void } => {
  const [attempt, setAttempt] = useState(0);
  const counter = useRef(0);
  const facts = planFacts(flow);
  const wanted = facts === null ? null : JSON.stringify([facts, person.readAtUtc, attempt]);

  const ask = useEffectEvent(async (request: number): Promise<void> => {
    try {
      dispatch({ type: 'planArrived', request, plan: await desk.plans.propose({ ticketId: flow.ticket.id }) });
    } catch (error) {
      dispatch({ type: 'planRefused', request, fault: faultOf(error) });
    }
  });

  useEffect(() => {
    if (wanted === null) return;
    counter.current += 1;
    const request = counter.current;
    // Told before the wait, so that the button of the old plan is off from the first moment.
    dispatch({ type: 'proposalSent', request });
    const timer = window.setTimeout(() => void ask(request), debounceMilliseconds);
    return () => window.clearTimeout(timer);
  }, [wanted, dispatch]);

  return { again: () => setAttempt((before) => before + 1) };
};
