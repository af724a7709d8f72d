import type { AuthenticationMethod } from '../../contract/methods.ts';
import type { Plan } from '../../contract/plans.ts';
import { writeActions } from '../../contract/writes.ts';
import { changeOf } from '../changes/index.ts';

/**
 * What a finished plan did, short enough for a list: "Removed Microsoft Authenticator and Mobile phone, made a pass,
 * ended all sessions."
 * @param before all methods of the person when the plan started.
 */
export const describeDone = (plan: Plan, before: readonly AuthenticationMethod[]): string => {
  const done = writeActions.flatMap((action) => {
    const all = plan.steps.flatMap((step) => (step.enabled && step.action === action ? [step.parameters] : []));
    return all.length === 0 ? [] : [changeOf({ action }).says.done(all, before)];
  });
  const text = done.join(', ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
};
