import type { AuthenticationMethod } from '../../contract/methods.ts';
import type { PlanRun, PlanStep, StepProgress } from '../../contract/plans.ts';
import { changeOf } from '../changes/index.ts';
import { FaultError } from '../fault-error.ts';
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

/** @throws FaultError `desk.policy` for a step that cannot be left out, with what can be done instead. */
export const requireLeavable = (run: PlanRun, stepId: string): { readonly step: PlanStep; readonly progress: StepProgress } => {
  const step = run.plan.steps.find(({ id }) => id === stepId);
  const progress = run.steps.find((known) => known.stepId === stepId);
  if (step !== undefined && progress !== undefined && run.state === 'paused' && mayLeaveOut(run, step)) return { step, progress };
  throw new FaultError(
    'desk.policy',
    step !== undefined && changeOf(step).makes !== undefined
      ? 'The pass cannot be left out while methods are still to be removed: the person would be left with a password. Take up again, or stop here and make a new plan.'
      : 'Only a step that did not succeed can be left out. Take up again, or stop here.',
  );
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
