import type { AuthenticationMethod } from '../../contract/methods.ts';
import type { PlanRun, PlanStep } from '../../contract/plans.ts';
import { changeOf } from '../changes/index.ts';
import { stepState, undoneSteps, withStep } from './run-record.ts';

/**
 * Whether the run can go on without a step: it was tried and did not happen, and nothing that is still to come rests on it. One
 * that is not known is read first.
 */
export const mayLeaveOut = (run: PlanRun, step: PlanStep): boolean => {
  const state = stepState(run, step.id);
  if (state !== 'failed' && state !== 'notHappened') return false;
  const removesLater = undoneSteps(run).some((other) => changeOf(other).removes !== undefined);
  return changeOf(step).makes === undefined || !removesLater;
};

/** What may be left out, with what it leaves as it is. `before` reads the journal, so it is asked only where there is something. */
export const leavableSteps = (run: PlanRun, before: () => readonly AuthenticationMethod[]): PlanRun['leavable'] => {
  const steps = run.plan.steps.filter((step) => mayLeaveOut(run, step));
  const methods = steps.length === 0 ? [] : before();
  return steps.map((step) => ({ stepId: step.id, means: changeOf(step).says.leftOut(step.parameters, methods) }));
};

/** Sessions end after the last removal: where one is still to come, an end that came before it is not the last. */
export const withSessionsAgain = (run: PlanRun): PlanRun => {
  if (!undoneSteps(run).some((step) => changeOf(step).removes !== undefined)) return run;
  return run.plan.steps.reduce(
    (before, step) =>
      step.orderedBy.includes('revokeAfterDeletion') && stepState(before, step.id) === 'succeeded'
        ? withStep(before, { stepId: step.id, state: 'waiting', message: null, fault: null, finishedAtUtc: null })
        : before,
    run,
  );
};
