import type { PlanStep } from '../../contract/plans.ts';
import { changeOf } from '../changes/index.ts';

/** Keys of the methods that these steps take away. */
export const removedKeys = (steps: readonly PlanStep[]): ReadonlySet<string> =>
  new Set(steps.flatMap((step) => changeOf(step).removes?.(step.parameters) ?? []));
