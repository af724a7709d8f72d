import type { PlanStep } from '../../contract/plans.ts';
import { changeOf } from '../changes/index.ts';
import type { Purpose } from '../evidence/spending.ts';
import { removedKeys } from './removed-keys.ts';

/** What a plan of these steps is, as far as it decides which checks count for it. */
export const purposeOf = (planId: string | null, steps: readonly PlanStep[]): Purpose => {
  const enabled = steps.filter((step) => step.enabled);
  return {
    planId,
    onlyTakesAway: enabled.length > 0 && enabled.every((step) => changeOf(step).givesNothing === true),
    removes: removedKeys(enabled),
  };
};
