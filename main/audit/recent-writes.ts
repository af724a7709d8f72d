import type { Database } from 'better-sqlite3';
import type { RecentWrite } from './write-limits.ts';
import { limitWindowMs } from './write-limits.ts';

/**
 * The writes of the last 60 minutes that happened or may have: intents without outcome and unknown ones count, failed ones and
 * those that did not happen do not. Oldest first.
 */
export const recentWrites = (database: Database): ((nowMs: number) => readonly RecentWrite[]) => {
  // Times never decrease with the position, so the newest are read until one is too old; that needs no index.
  const times = database.prepare<[], { readonly seq: number; readonly ranMs: number }>(
    'SELECT seq, ran_ms AS ranMs FROM intent_times ORDER BY seq DESC',
  );
  const since = database.prepare<[number], RecentWrite>(
    `SELECT action, agent_id AS agentId, user_id AS userId, nullif(ticket_folded, '') AS ticket, ran_ms AS ranMs
     FROM intent_times CROSS JOIN entries AS intent USING (seq)
     WHERE seq >= ? AND NOT EXISTS (
       SELECT 1 FROM entries WHERE plan_id = intent.plan_id AND intent_id = intent.id AND result IN ('failed', 'notHappened'))
     ORDER BY seq`,
  );
  return (nowMs) => {
    let from: number | null = null;
    for (const { seq, ranMs } of times.iterate()) {
      if (ranMs <= nowMs - limitWindowMs) break;
      from = seq;
    }
    return from === null ? [] : since.all(from);
  };
};
