import type { Act } from '../../contract/acts.ts';
import type { PlanStep } from '../../contract/plans.ts';

const actOfAction = {
  createPass: 'manageMethods',
  setDefault: 'manageMethods',
  deleteMethod: 'manageMethods',
  revokeSessions: 'endSessions',
} as const satisfies Record<PlanStep['action'], Act>;

/** What a step's write does to the person, as far as roles tell it apart. */
export const actOf = (step: PlanStep): Act => actOfAction[step.action];

/** Of the steps that are to be carried out, each act once. */
export const actsOf = (steps: readonly PlanStep[]): readonly Act[] => [
  ...new Set(steps.flatMap((step) => (step.enabled ? [actOf(step)] : []))),
];
