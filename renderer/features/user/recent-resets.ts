import type { DeskHistoryItem } from '../../../contract/person.ts';

/** Plans this desk carried out for the person in the last `days` days, each counted once. */
export const recentResets = (history: readonly DeskHistoryItem[], days: number, nowMs: number): number => {
  const since = nowMs - days * 86_400_000;
  const plans = new Set(history.flatMap((item) => (item.planId !== null && Date.parse(item.atUtc) >= since ? [item.planId] : [])));
  return plans.size;
};

/** Which help was earlier: days that are looked back, and what belongs to the ticket on screen instead. */
export interface Earlier {
  readonly days: number;
  readonly openedAtMs: number;
  readonly planId: string | null;
}

/** History without what was done since the person was opened, or by the plan that was taken up again. */
export const earlierHelp = (history: readonly DeskHistoryItem[], { openedAtMs, planId }: Earlier): readonly DeskHistoryItem[] =>
  history.filter((item) => Date.parse(item.atUtc) < openedAtMs && (planId === null || item.planId !== planId));
