import { useEffect, useEffectEvent, useRef } from 'react';
import type { PlanRun } from '../../../contract/plans.ts';
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
  readonly abandon: () => void;
  readonly readAgain: () => void;
  /** Reads the plan that was left over once more. */
  readonly reopen: () => void;
}

/** Carries the plan out and follows it: answers and progress events both end in the flow. */
export const useRun = (flow: TicketFlow, dispatch: TicketDispatch, reopenPlanId: string | null): RunDesk => {
  // React draws later than a second click comes: the guard must not wait for a drawing.
  const asking = useRef(false);

  useDeskEvent('plan.progress', ({ run }) => dispatch({ type: 'runArrived', run, answer: false }));

  const ask = async (work: () => Promise<PlanRun>): Promise<void> => {
    if (asking.current) return;
    asking.current = true;
    try {
      dispatch({ type: 'runArrived', run: await work(), answer: true });
    } catch (error) {
      dispatch({ type: 'runRefused', fault: faultOf(error) });
    } finally {
      asking.current = false;
    }
  };

  const onRun = (work: Exclude<RunWork, 'executing' | 'closing'>, call: (planId: string) => Promise<PlanRun>) => () => {
    const planId = flow.runPlanId;
    if (planId === null || asking.current) return;
    dispatch({ type: 'runWorkStarted', work });
    void ask(() => call(planId));
  };

  const reopen = () => {
    if (reopenPlanId === null) return;
    dispatch({ type: 'reopening', planId: reopenPlanId });
    void ask(() => desk.plans.current({ planId: reopenPlanId }));
  };
  const reopenAtStart = useEffectEvent(reopen);
  useEffect(() => reopenAtStart(), [reopenPlanId]);

  return {
    execute: () => {
      const plan = flow.proposal.plan;
      if (asking.current || plan === null || !canExecute(flow)) return;
      dispatch({ type: 'executeStarted', planId: plan.id });
      void ask(() => desk.plans.execute({ planId: plan.id }));
    },
    resume: onRun('resuming', (planId) => desk.plans.resume({ planId })),
    abandon: onRun('abandoning', (planId) => desk.plans.abandon({ planId })),
    reopen,
    readAgain: onRun('reading', (planId) => desk.plans.current({ planId })),
  };
};
