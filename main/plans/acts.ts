import type { Act } from '../../contract/acts.ts';
import type { PlanStep } from '../../contract/plans.ts';
import { changeOf } from '../changes/index.ts';

/** Of the steps that are to be carried out, each act once. */
export const actsOf = (steps: readonly PlanStep[]): readonly Act[] => [
  ...new Set(steps.flatMap((step) => (step.enabled ? [changeOf(step).act] : []))),
];
