import type { Database } from 'better-sqlite3';
import type { Authority, JournalResult } from '../../contract/journal.ts';
import { recordColumns, recordFromRow } from './entry-row.ts';
import type { SelectedRecord } from './entry-row.ts';
import { everyEntry } from './journal-query.ts';
import type { RecordContent, StoredActor } from './record-content.ts';
import type { Json } from './records.ts';

/** How an intent ended, as far as is recorded. */
export interface StoredOutcome {
  readonly kind: 'outcome' | 'reconciled';
  readonly result: JournalResult;
  readonly atUtc: string;
  /** Null once it is no longer kept. */
  readonly summary: string | null;
  readonly data: { readonly [key: string]: Json };
}

/** An intent as it was recorded. It is no licence to send: only `Journal.commitIntent` gives that. */
export interface StoredIntent {
  readonly id: string;
  readonly seq: number;
  readonly atUtc: string;
  /** A newer version may have written one that this version does not know. */
  readonly action: string;
  readonly agent: StoredActor;
  /** Null for a write about the tenant. */
  readonly person: StoredActor | null;
  readonly ticket: string | null;
  readonly planId: string;
  readonly stepId: string;
  /** What it rests on; null for a kind that this version does not know. */
  readonly authority: Authority | null;
  /** Null once it is no longer kept. */
  readonly summary: string | null;
  /** The facts as they were stored; main/changes reads those of its action. */
  readonly data: { readonly [key: string]: Json };
  /** The last outcome; null when none was recorded. `unknown` can still be decided by reading. */
  readonly outcome: StoredOutcome | null;
}

/** Intents with their last outcomes, oldest first. @param sql a condition over `entries`, not from outside. */
export const storedIntents = (database: Database, sql: string, parameters: readonly string[]): readonly StoredIntent[] => {
  const lastOutcome = database.prepare<[string, string], SelectedRecord>(
    `SELECT ${recordColumns} FROM ${everyEntry} WHERE plan_id = ? AND intent_id = ? ORDER BY entries.seq DESC LIMIT 1`,
  );
  return database
    .prepare<string[], SelectedRecord>(`SELECT ${recordColumns} FROM ${everyEntry} WHERE kind = 'intent' AND ${sql} ORDER BY entries.seq`)
    .all(...parameters)
    .map((row) => {
      const intent = recordFromRow(row);
      const outcome = lastOutcome.get(intent.planId ?? '', intent.id);
      return intentOf(intent, outcome === undefined ? null : outcomeOf(recordFromRow(outcome)));
    });
};

const intentOf = (record: RecordContent, outcome: StoredOutcome | null): StoredIntent => {
  const { id, seq, atUtc, action, agent, person, ticket, planId, stepId, authority, summary, data } = record;
  if (agent === null || planId === null || stepId === null) {
    throw new Error(`The journal's intent ${id} lacks whom, what or which step it was for.`);
  }
  return { id, seq, atUtc, action, agent, person, ticket, planId, stepId, authority, summary, data, outcome };
};

const outcomeOf = ({ kind, result, atUtc, summary, data, id }: RecordContent): StoredOutcome => {
  if ((kind !== 'outcome' && kind !== 'reconciled') || result === null) {
    throw new Error(`The journal's entry ${id} is no outcome.`);
  }
  return { kind, result, atUtc, summary, data };
};
