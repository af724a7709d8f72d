import { useEffect, useEffectEvent, useRef } from 'react';
import { desk } from '../../bridge/desk.ts';
import { useDeskEvent } from '../../bridge/events.ts';
import { faultOf } from '../../bridge/fault.ts';
import { canExecute } from './ticket-flow.ts';
import type { RunWork, TicketFlow } from './ticket-flow.ts';
import type { TicketDispatch } from './use-ticket-flow.ts';

export interface RunDesk {
  /** Starts the plan on screen. A second press before the answer does nothing. */
  readonly execute: () => void;
  readonly resume: () => void;
  /** Leaves a step out that did not succeed; the run goes on with the rest. */
  readonly leaveOut: (stepId: string) => void;
  readonly abandon: () => void;
  readonly readAgain: () => void;
  readonly close: () => void;
  /** Another plan under the same reference; what was registered meanwhile shows in the person, who is read again. */
  readonly planAgain: (because: 'stopped' | 'notThem') => void;
}

/** Carries the plan out and follows it. Its states come as events alone; an answer only says that main has done what it was asked. */
export const useRun = (flow: TicketFlow, dispatch: TicketDispatch, onPersonChanged: () => void): RunDesk => {
  // React draws later than a second click comes: the guard must not wait for a drawing.
  const asking = useRef<RunWork | null>(null);
  // Closing is never lost to an answer that is still to come: it waits, and goes next.
  const next = useRef<(() => void) | null>(null);
  const { id: ticketId, planId, userId } = flow.ticket;

  useDeskEvent('plan.progress', ({ run }) => {
    if (run.plan.userId === userId) dispatch({ type: 'runArrived', run });
  });

  const ask = (work: RunWork, call: () => Promise<unknown>): void => {
    if (asking.current !== null) {
      if (work === 'closing' && asking.current !== 'closing') next.current = () => ask(work, call);
      return;
    }
    asking.current = work;
    dispatch({ type: 'asked', work });
    call()
      .then(
        () => dispatch({ type: 'answered' }),
        (error: unknown) => dispatch({ type: 'refused', fault: faultOf(error) }),
      )
      .finally(() => {
        asking.current = null;
        const waiting = next.current;
        next.current = null;
        waiting?.();
      });
  };

  const onRun = (work: RunWork, call: (planId: string) => Promise<unknown>) => () => {
    if (planId !== null) ask(work, () => call(planId));
  };
  const readAgain = onRun('reading', (id) => desk.plans.current({ planId: id }));

  // A ticket that opens on its plan asks once how it stands.
  const readAtStart = useEffectEvent(readAgain);
  useEffect(() => readAtStart(), []);

  return {
    execute: () => {
      const { plan } = flow.proposal;
      if (plan !== null && canExecute(flow)) ask('executing', () => desk.plans.execute({ planId: plan.id }));
    },
    resume: onRun('resuming', (id) => desk.plans.resume({ planId: id })),
    leaveOut: (stepId) => onRun('resuming', (id) => desk.plans.leaveOut({ planId: id, stepId }))(),
    abandon: onRun('abandoning', (id) => desk.plans.abandon({ planId: id })),
    readAgain,
    close: () => ask('closing', () => desk.tickets.close({ ticketId }).then(({ summary }) => dispatch({ type: 'closed', summary }))),
    planAgain: (because) => ask('closing', () => desk.tickets.planAgain({ ticketId, because }).then(onPersonChanged)),
  };
};
