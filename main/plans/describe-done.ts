import type { AuthenticationMethod } from '../../contract/methods.ts';
import type { PlanRun } from '../../contract/plans.ts';
import { writeActions } from '../../contract/writes.ts';
import { changeOf } from '../changes/index.ts';
import { stepState } from './run-record.ts';

/**
 * What a finished run did, short enough for a list: "Removed Microsoft Authenticator and Mobile phone, made a pass,
 * ended all sessions." What the agent left out is said to be.
 * @param before all methods of the person when the plan started.
 */
export const describeDone = (run: PlanRun, before: readonly AuthenticationMethod[]): string => {
  const done = writeActions.flatMap((action) => {
    const all = run.plan.steps.flatMap((step) =>
      step.action === action && stepState(run, step.id) === 'succeeded' ? [step.parameters] : [],
    );
    return all.length === 0 ? [] : [changeOf({ action }).says.done(all, before)];
  });
  const text = done.length === 0 ? 'changed nothing' : done.join(', ');
  const left = run.steps.filter(({ state }) => state === 'leftOut').length;
  const rest = left === 0 ? '' : ` Left out: ${left} ${left === 1 ? 'step' : 'steps'}.`;
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.${rest}`;
};
