import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Person } from '../../../contract/person.ts';
import type { PlanProposal } from '../../../contract/plans.ts';
import { desk } from '../../bridge/desk.ts';
import { faultOf } from '../../bridge/fault.ts';
import { lostMethodKeys } from './lost-devices.ts';
import type { TicketFlow } from './ticket-flow.ts';
import type { TicketDispatch } from './use-ticket-flow.ts';

const debounceMilliseconds = 150;

/** What main is asked to plan; null while the ticket or the loss is not known yet. */
export const proposalOf = (person: Person, flow: TicketFlow): PlanProposal | null => {
  if (flow.ticket === null || !flow.lostAnswered || flow.runPlanId !== null) return null;
  return {
    userId: person.user.id,
    ticket: flow.ticket,
    lostMethodKeys: lostMethodKeys(person.devices, flow.lostDeviceKeys),
    pass: flow.pass,
    switchedOff: [...flow.switchedOff],
    evidenceIds: flow.evidence.slice(0, 10).map(({ id }) => id),
  };
};

/**
 * Keeps the plan on screen in step with what is chosen: each change makes a new request, and the
 * flow drops answers to older ones. A person that was read again is planned for again.
 */
export const useProposal = (person: Person, flow: TicketFlow, dispatch: TicketDispatch): { readonly again: () => void } => {
  const [attempt, setAttempt] = useState(0);
  const counter = useRef(0);
  const proposal = flow.phase === 'plan' ? proposalOf(person, flow) : null;
  const wanted = proposal === null ? null : JSON.stringify([proposal, person.readAtUtc, attempt]);

  const ask = useEffectEvent(async (request: number): Promise<void> => {
    if (proposal === null) return;
    try {
      dispatch({ type: 'planArrived', request, plan: await desk.plans.propose(proposal) });
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
