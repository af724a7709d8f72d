import type { PlanRun } from '../../../contract/plans.ts';

/** Where a run stands, in a few words, and how urgently it wants somebody. */
export const runWords = (run: PlanRun): { readonly tone: 'caution' | 'brand' | 'neutral'; readonly words: string } => {
  const asked = run.steps.filter((step) => step.state !== 'switchedOff');
  const done = asked.filter((step) => step.state === 'succeeded').length;
  switch (run.state) {
    case 'running':
      return { tone: 'brand', words: `Running: ${done} of ${asked.length} steps done` };
    case 'paused':
      return { tone: 'caution', words: `Paused: ${done} of ${asked.length} steps done` };
    case 'done':
      return { tone: 'brand', words: 'Done, not handed over or closed' };
    case 'abandoned':
      return { tone: 'neutral', words: 'Given up' };
    default:
      return run.state satisfies never;
  }
};
