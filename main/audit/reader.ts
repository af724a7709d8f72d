import type { Database } from 'better-sqlite3';
import type { JournalAction, JournalEntry, JournalFilter, JournalPage } from '../../contract/journal.ts';
import type { DeskHistoryItem } from '../../contract/person.ts';
import { openForReading } from './connection.ts';
import { directoryId, entryFromRow, recordColumns, recordFromRow } from './entry-row.ts';
import type { SelectedRecord } from './entry-row.ts';
import { withJournalFaults } from './faults.ts';
import { conditionOf, everyEntry, seqRangeOf } from './journal-query.ts';
import type { Condition } from './journal-query.ts';
import type { StoredActor } from './record-content.ts';
import type { Json } from './records.ts';
import { storedIntents } from './stored-intents.ts';
import type { StoredIntent } from './stored-intents.ts';

export type { StoredIntent, StoredOutcome } from './stored-intents.ts';

/** A note as it was recorded, with its data. */
export interface StoredNote {
  readonly seq: number;
  readonly id: string;
  readonly action: string;
  readonly atUtc: string;
  readonly agent: StoredActor | null;
  readonly person: StoredActor | null;
  readonly ticket: string | null;
  readonly planId: string | null;
  /** Null once it is no longer kept. */
  readonly summary: string | null;
  readonly data: { readonly [key: string]: Json };
}

/** Every criterion given must hold; times are the journal's own. */
export interface NoteCriteria {
  readonly planId?: string;
  readonly userId?: string;
  /** The whole reference, as recorded. */
  readonly ticket?: string;
  /** Inclusive. */
  readonly sinceUtc?: string;
}

/** Rows read at a time by `each`, so that an export neither fills memory nor holds a snapshot open. */
const rowsAtATime = 500;

/**
 * Reads the journal over a connection that cannot write.
 * Every method throws FaultError `journal.*` when the file cannot be read.
 */
export class JournalReader {
  readonly file: string;
  readonly #database: Database;

  private constructor(file: string, database: Database) {
    this.file = file;
    this.#database = database;
  }

  /** @param options.file a journal that a `Journal` has open: open the reader after it, close it first. */
  static open(options: { readonly file: string }): JournalReader {
    return new JournalReader(options.file, openForReading(options.file));
  }

  close(): void {
    this.#database.close();
  }

  /** One page, newest first. Pass the page's `nextBeforeSeq` as `beforeSeq` for the next one. */
  list(query: { readonly filter: JournalFilter; readonly beforeSeq?: number | undefined; readonly limit: number }): JournalPage {
    return this.#reading(() => {
      const range = seqRangeOf(this.#database, query.filter);
      const condition = conditionOf(query.filter);
      const to = Math.min(range.to, query.beforeSeq ?? range.to);
      const rows = this.#select(condition, { from: range.from, to }, 'DESC', query.limit + 1);
      const entries = rows.slice(0, query.limit).map(entryFromRow);
      return { entries, nextBeforeSeq: rows.length > query.limit ? (entries.at(-1)?.seq ?? null) : null };
    });
  }

  /** The positions that a filter's dates leave now. */
  rangeOf(filter: JournalFilter): SeqRange {
    return this.#reading(() => seqRangeOf(this.#database, filter));
  }

  /** Matching entries of these positions, newest first: a piece of what `list` looks through at once. */
  newest(filter: JournalFilter, within: SeqRange, limit: number): readonly JournalEntry[] {
    return this.#reading(() => this.#select(conditionOf(filter), within, 'DESC', limit).map(entryFromRow));
  }

  /** How many entries of these positions match. */
  count(filter: JournalFilter, within: SeqRange): number {
    return this.#reading(() => this.#count(conditionOf(filter), within));
  }

  /** Every matching entry that is there now, oldest first; entries made meanwhile are not among them. */
  *each(filter: JournalFilter, within?: SeqRange): Generator<JournalEntry, void, undefined> {
    const { from, to } = within ?? this.rangeOf(filter);
    const condition = conditionOf(filter);
    let next = from;
    for (;;) {
      const rows = this.#reading(() => this.#select(condition, { from: next, to }, 'ASC', rowsAtATime));
      for (const row of rows) yield entryFromRow(row);
      const last = rows.at(-1);
      if (last === undefined || rows.length < rowsAtATime) return;
      next = last.seq + 1;
    }
  }

  /** Intents without an outcome, and those whose last outcome is `unknown`; oldest first. */
  undecidedIntents(): readonly StoredIntent[] {
    return this.#reading(() => storedIntents(this.#database, 'entries.seq IN (SELECT intent_seq FROM open_intents)', []));
  }

  /**
   * Every intent of the plan, oldest first. A step that was taken up again has several: the last
   * one is the one that counts.
   */
  intentsOfPlan(planId: string): readonly StoredIntent[] {
    return this.#reading(() => storedIntents(this.#database, 'plan_id = ?', [planId]));
  }

  /** Notes of one action, oldest first. */
  notes(action: JournalAction, criteria: NoteCriteria = {}): readonly StoredNote[] {
    return this.#reading(() => {
      // One plan or one person has few notes, one action many: the plus keeps SQLite off that index then.
      const narrow = criteria.planId !== undefined || criteria.userId !== undefined;
      const terms = ["kind = 'note'", narrow ? '+action = ?' : 'action = ?'];
      const parameters: (string | number)[] = [action];
      const also = (term: string, parameter: string | number | undefined) => {
        if (parameter === undefined) return;
        terms.push(term);
        parameters.push(parameter);
      };
      also('plan_id = ?', criteria.planId);
      also('user_id = ?', criteria.userId && directoryId(criteria.userId));
      also('ticket = ?', criteria.ticket);
      if (criteria.sinceUtc !== undefined) also('entries.seq >= ?', this.#seqSince(criteria.sinceUtc));
      return this.#database
        .prepare<(string | number)[], SelectedRecord>(
          `SELECT ${recordColumns} FROM ${everyEntry} WHERE ${terms.join(' AND ')} ORDER BY entries.seq`,
        )
        .all(...parameters)
        .map(noteOf);
    });
  }

  /** What this desk did for the person, one line for each plan, newest first. */
  deskHistory(userId: string, limit: number): readonly DeskHistoryItem[] {
    return this.#reading(() =>
      this.#database
        .prepare<[string, number], SelectedRecord>(
          `SELECT ${recordColumns} FROM ${everyEntry}
           WHERE entries.seq IN (
             SELECT max(seq) FROM entries
             WHERE user_id = ? AND kind = 'note' AND action IN ('plan.started', 'plan.finished', 'plan.abandoned')
             GROUP BY plan_id)
           ORDER BY entries.seq DESC LIMIT ?`,
        )
        .all(directoryId(userId), limit)
        .map((row) => {
          const { planId, atUtc, ticket, agent, summary } = recordFromRow(row);
          return { planId, atUtc, ticket, agentName: agent && agent.displayName, summary };
        }),
    );
  }

  #select(condition: Condition, range: SeqRange, order: 'ASC' | 'DESC', limit: number): readonly SelectedRecord[] {
    return this.#database
      .prepare<(string | number)[], SelectedRecord>(
        `SELECT ${recordColumns} FROM ${condition.from}
         WHERE ${condition.seq} >= ? AND ${condition.seq} < ? AND ${condition.sql} ORDER BY ${condition.seq} ${order} LIMIT ?`,
      )
      .all(range.from, range.to, ...condition.parameters, limit);
  }

  #count(condition: Condition, range: SeqRange): number {
    // Positions have no gaps, so without a condition the range says it.
    if (condition.parameters.length === 0) return Math.max(0, range.to - range.from);
    return (
      this.#database
        .prepare<(string | number)[], { readonly n: number }>(
          `SELECT count(*) AS n FROM ${condition.from} WHERE ${condition.seq} >= ? AND ${condition.seq} < ? AND ${condition.sql}`,
        )
        .get(range.from, range.to, ...condition.parameters)?.n ?? 0
    );
  }

  #seqSince(sinceUtc: string): number {
    return seqRangeOf(this.#database, { fromUtc: sinceUtc }).from;
  }

  #reading<T>(work: () => T): T {
    return withJournalFaults('read', this.file, work);
  }
}

/** Positions from `from` up to and without `to`. */
export interface SeqRange {
  readonly from: number;
  readonly to: number;
}

const noteOf = (row: SelectedRecord): StoredNote => {
  const { seq, id, action, atUtc, agent, person, ticket, planId, summary, data } = recordFromRow(row);
  return { seq, id, action, atUtc, agent, person, ticket, planId, summary, data };
};
