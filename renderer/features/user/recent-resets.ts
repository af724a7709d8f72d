import type { DeskHistoryItem } from '../../../contract/person.ts';

/** Plans this desk carried out for the person in the last `days` days, each counted once. */
export const recentResets = (history: readonly DeskHistoryItem[], days: number, nowMs: number): number => {
  const since = nowMs - days * 86_400_000;
  const plans = new Set(
    history.flatMap((item) => (item.planId !== null && Date.parse(item.atUtc) >= since ? [item.planId] : [])),
  );
  return plans.size;
};
