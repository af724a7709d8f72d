import type { Database } from 'better-sqlite3';
import type { JournalResult } from '../../contract/journal.ts';
import type { Actor, Json } from './records.ts';
import { decodeRecord } from './stored-record.ts';
import type { StoredRecord } from './stored-record.ts';

/** How an intent ended, as far as is recorded. */
export interface StoredOutcome {
  readonly kind: 'outcome' | 'reconciled';
  readonly result: JournalResult;
  readonly atUtc: string;
  readonly summary: string;
  readonly data: { readonly [key: string]: Json };
}

/** An intent as it was recorded. It is no licence to send: only `Journal.commitIntent` gives that. */
export interface StoredIntent {
  readonly id: string;
  readonly seq: number;
  readonly atUtc: string;
  /** A newer version may have written one that this version does not know. */
  readonly action: string;
  readonly agent: Actor;
  readonly person: Actor;
  readonly ticket: string | null;
  readonly planId: string;
  readonly stepId: string;
  readonly summary: string;
  /** The facts as they were stored; main/changes reads those of its action. */
  readonly data: { readonly [key: string]: Json };
  /** The last outcome; null when none was recorded. `unknown` can still be decided by reading. */
  readonly outcome: StoredOutcome | null;
}

/** Intents with their last outcomes, oldest first. @param sql a condition over `entries`, not from outside. */
export const storedIntents = (database: Database, sql: string, parameters: readonly string[]): readonly StoredIntent[] => {
  const lastOutcome = database.prepare<[string, string], { readonly record: Buffer }>(
    'SELECT record FROM entries WHERE plan_id = ? AND intent_id = ? ORDER BY seq DESC LIMIT 1',
  );
  return database
    .prepare<string[], { readonly record: Buffer }>(`SELECT record FROM entries WHERE kind = 'intent' AND ${sql} ORDER BY seq`)
    .all(...parameters)
    .map(({ record }) => {
      const intent = decodeRecord(record.toString('utf8'));
      const outcome = lastOutcome.get(intent.planId ?? '', intent.id);
      return intentOf(intent, outcome === undefined ? null : outcomeOf(decodeRecord(outcome.record.toString('utf8'))));
    });
};

const intentOf = (record: StoredRecord, outcome: StoredOutcome | null): StoredIntent => {
  const { id, seq, atUtc, action, agent, person, ticket, planId, stepId, summary, data } = record;
  if (agent === null || person === null || planId === null || stepId === null) {
    throw new Error(`The journal's intent ${id} lacks whom, what or which step it was for.`);
  }
  return { id, seq, atUtc, action, agent, person, ticket, planId, stepId, summary, data, outcome };
};

const outcomeOf = ({ kind, result, atUtc, summary, data, id }: StoredRecord): StoredOutcome => {
  if ((kind !== 'outcome' && kind !== 'reconciled') || result === null) {
    throw new Error(`The journal's entry ${id} is no outcome.`);
  }
  return { kind, result, atUtc, summary, data };
};
