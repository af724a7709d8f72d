import type { PlanDecision } from '../../contract/plans.ts';

const words: Readonly<Record<PlanDecision, string>> = {
  leaveNothingHere: 'Decided: remove everything, although this desk can give them no pass and nothing is registered here afterwards.',
};

/** What the agent decided, for the journal. */
export const decisionInWords = (decision: PlanDecision): string => words[decision];
