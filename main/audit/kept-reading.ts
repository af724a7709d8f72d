import type { Database } from 'better-sqlite3';
import type { KeptReading } from './journal-clock.ts';

/** The last reading of the journal's clock that the file holds; null for a new journal. Never before its last entry. */
export const keptReading = (database: Database): KeptReading | null => {
  const kept = database.prepare<[], KeptReading>('SELECT at_ms AS atMs, ran_ms AS ranMs, elapsed_ms AS elapsedMs FROM clock').get();
  const last = database.prepare<[], { readonly atUtc: string }>('SELECT at_utc AS atUtc FROM entries ORDER BY seq DESC LIMIT 1').get();
  const intent = database
    .prepare<[], { readonly ranMs: number }>('SELECT ran_ms AS ranMs FROM intent_times ORDER BY seq DESC LIMIT 1')
    .get();
  const lastMs = last === undefined ? -Infinity : Date.parse(last.atUtc);
  if (kept !== undefined) return { ...kept, atMs: Math.max(kept.atMs, lastMs) };
  return last === undefined ? null : { atMs: lastMs, ranMs: intent?.ranMs ?? lastMs, elapsedMs: null };
};

/** Replaces it. Several connections may: none sets it back. */
export const keepReading = (database: Database): ((reading: KeptReading) => void) => {
  const keep = database.prepare<[number, number, number | null]>(
    `INSERT INTO clock VALUES (1, ?, ?, ?) ON CONFLICT (one) DO UPDATE SET
       at_ms = max(at_ms, excluded.at_ms), ran_ms = max(ran_ms, excluded.ran_ms), elapsed_ms = excluded.elapsed_ms`,
  );
  return ({ atMs, ranMs, elapsedMs }) => void keep.run(atMs, ranMs, elapsedMs);
};
