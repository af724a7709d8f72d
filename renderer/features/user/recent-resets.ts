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
  readonly planIds: readonly string[];
}

/** History without what was done since the person was opened, or by the plans of the ticket that it opened on. */
export const earlierHelp = (history: readonly DeskHistoryItem[], { openedAtMs, planIds }: Earlier): readonly DeskHistoryItem[] =>
  history.filter((item) => Date.parse(item.atUtc) < openedAtMs && (item.planId === null || !planIds.includes(item.planId)));
