import Sqlite from 'better-sqlite3';
import type { Database, Statement } from 'better-sqlite3';
import type { JournalEntry, JournalEntryKind } from '../../contract/journal.ts';
import { FaultError } from '../fault-error.ts';
import { openForWriting } from './connection.ts';
import { asJournalFault, withJournalFaults } from './faults.ts';
import type { JournalTask } from './faults.ts';
import { recordColumns, recordFromRow } from './entry-row.ts';
import type { SelectedRecord } from './entry-row.ts';
import { everyEntry } from './journal-query.ts';
import { EntryWriter } from './entry-writer.ts';
import type { EntryContent } from './entry-writer.ts';
import type { WriteAction } from '../../contract/writes.ts';
import { writes } from '../../contract/writes.ts';
import type { Actor, CommittedIntent, EntryDraft, IntentDraft, Json, OutcomeDraft, SpentIntent } from './records.ts';
import { wellFormed } from './well-formed.ts';
import { takeWriterLock } from './writer-lock.ts';
import type { WriterLock } from './writer-lock.ts';

export interface JournalOptions {
  /** Made, with its folder, when it does not exist. `<file>.lock` beside it marks the one writer. */
  readonly file: string;
  /** Milliseconds since 1970 UTC. */
  readonly now?: () => number;
  /** Milliseconds from any start, never set back. */
  readonly elapsed?: () => number;
  readonly hooks?: JournalHooks;
}

/** For tests of what goes wrong. */
export interface JournalHooks {
  /** The writer's own connection, once it is ready. */
  readonly connected?: (database: Database) => void;
  /** Before each insert; what it throws is treated as if the insert had thrown it. */
  readonly beforeAppend?: (kind: JournalEntryKind) => void;
}

/**
 * The only writer of the journal. Each method returns when its entry is committed and synced to
 * disk, or throws and nothing was stored: FaultError `journal.*` when disk or file refuse, a plain
 * Error when the entry looks as if it held a secret (a defect of the caller).
 */
export class Journal {
  readonly file: string;
  readonly #database: Database;
  readonly #lock: WriterLock;
  readonly #writer: EntryWriter;
  readonly #openIntent: Statement<[string], SelectedRecord>;

  private constructor(options: JournalOptions, database: Database, lock: WriterLock) {
    this.file = options.file;
    this.#database = database;
    this.#lock = lock;
    this.#openIntent = database.prepare<[string], SelectedRecord>(
      `SELECT ${recordColumns} FROM ${everyEntry} WHERE entries.seq = (SELECT intent_seq FROM open_intents WHERE intent_id = ?)`,
    );
    this.#writer = new EntryWriter({
      database,
      now: options.now ?? Date.now,
      elapsed: options.elapsed ?? (() => performance.now()),
      beforeAppend: options.hooks?.beforeAppend,
    });
  }

  /**
   * Opens the journal for this process alone; a new one is made, an older format migrated.
   * @throws FaultError `journal.busy` while another process writes to it; `journal.unwritable` or
   * `journal.full` when it cannot be used. A damaged or foreign file is left as it is and named.
   */
  static open(options: JournalOptions): Journal {
    const lock = takeWriterLock(options.file);
    let database: Database | undefined;
    try {
      database = openForWriting(options.file);
      options.hooks?.connected?.(database);
      return new Journal(options, database, lock);
    } catch (error) {
      database?.close();
      lock.release();
      throw asJournalFault(error, 'open', options.file);
    }
  }

  /** The time that an entry made now would carry: what time limits over the journal count from. */
  timeUtc(): string {
    return this.#writer.timeUtc();
  }

  /**
   * Commits what is about to be asked of Graph.
   * @throws FaultError `desk.busy` while the same step of the plan has an undecided intent.
   */
  commitIntent<A extends WriteAction>(draft: IntentDraft<A>): CommittedIntent<A> {
    const { action, planId, stepId, ticket, summary } = draft;
    const agent = actorOf(draft.agent);
    const subject: Actor | null = draft.person;
    const person = subject && actorOf(subject);
    const { id, seq, atUtc } = this.#append('intent', {
      kind: 'intent',
      action,
      result: null,
      agent,
      about: writes[action].about,
      person,
      ticket: ticket && wellFormed(ticket),
      intentId: null,
      planId,
      stepId,
      authority: draft.authority,
      summary: wellFormed(summary),
      data: wellFormed(Object.fromEntries<Json>(Object.entries(draft.facts))),
    });
    let isSpent = false;
    const spend = (): SpentIntent => {
      if (isSpent) throw new Error(`The intent ${id} has paid for a write before.`);
      isSpent = true;
      return { id } as SpentIntent;
    };
    // The one place where the proof is made.
    return Object.freeze({ ...draft, agent, person, id, seq, atUtc, spend }) as CommittedIntent<A>;
  }

  /**
   * Records how a write to Graph ended, as far as its answer (or the lack of one) says.
   * @throws FaultError `desk.changed` when the intent was decided before.
   */
  recordOutcome(intent: CommittedIntent, outcome: OutcomeDraft): JournalEntry {
    return this.#decide('outcome', intent.id, outcome);
  }

  /**
   * Records what reading found out about an intent without a decided outcome; `unknown` again
   * leaves it open.
   * @throws FaultError `desk.changed` when the intent was decided before.
   */
  reconcile(intentId: string, outcome: OutcomeDraft): JournalEntry {
    return this.#decide('reconciled', intentId, outcome);
  }

  /** Records something that is no write to Graph. */
  note(draft: EntryDraft): JournalEntry {
    return this.#append('note', {
      ...contentOf(draft),
      kind: 'note',
      result: null,
      intentId: null,
      stepId: null,
    });
  }

  /** Folds the write-ahead log into the file and lets another process write. */
  close(): void {
    try {
      withJournalFaults('open', this.file, () => this.#database.close());
    } finally {
      this.#lock.release();
    }
  }

  #decide(kind: 'outcome' | 'reconciled', intentId: string, outcome: OutcomeDraft): JournalEntry {
    const row = withJournalFaults('outcome', this.file, () => this.#openIntent.get(intentId));
    if (row === undefined) throw this.#notOpen(intentId);
    const { id, action, agent, about, person, ticket, planId, stepId } = recordFromRow(row);
    return this.#append('outcome', {
      kind,
      action,
      result: outcome.result,
      agent,
      about,
      person,
      ticket,
      intentId: id,
      planId,
      stepId,
      authority: null,
      summary: wellFormed(outcome.summary),
      data: wellFormed(outcome.data),
    });
  }

  /** Why an intent that is not open is not: a race with another verdict, or a defect of the caller. */
  #notOpen(intentId: string): Error {
    const decided = withJournalFaults('outcome', this.file, () =>
      this.#database.prepare<[string]>("SELECT 1 FROM entries WHERE kind = 'intent' AND id = ?").get(intentId),
    );
    if (decided === undefined) return new Error(`The journal has no intent ${intentId}.`);
    return new FaultError(
      'desk.changed',
      'How this step ended is already recorded, so it was not recorded again. Open the plan again to see it.',
    );
  }

  #append(task: JournalTask, content: EntryContent): JournalEntry {
    try {
      return this.#writer.append(content);
    } catch (error) {
      throw refusal(error) ?? asJournalFault(error, task, this.file);
    }
  }
}

const contentOf = (draft: EntryDraft): Omit<EntryContent, 'kind' | 'result' | 'intentId' | 'stepId'> => ({
  action: draft.action,
  agent: draft.agent && actorOf(draft.agent),
  about: draft.person && 'person',
  person: draft.person && actorOf(draft.person),
  ticket: draft.ticket && wellFormed(draft.ticket),
  planId: draft.planId,
  authority: null,
  summary: wellFormed(draft.summary),
  data: wellFormed(draft.data),
});

/** Callers may pass richer objects; the record holds these three. */
const actorOf = ({ id, displayName, userPrincipalName }: Actor): Actor => ({
  id,
  displayName: wellFormed(displayName),
  userPrincipalName: wellFormed(userPrincipalName),
});

/** What the constraint on open intents refuses, in the agent's words; undefined for everything else. */
const refusal = (error: unknown): FaultError | undefined => {
  if (!(error instanceof Sqlite.SqliteError) || error.code !== 'SQLITE_CONSTRAINT_PRIMARYKEY') return undefined;
  if (!error.message.includes('open_intents.')) return undefined;
  return new FaultError(
    'desk.busy',
    'This step is already under way, or how it ended is not known yet, so it was not started again. ' +
      'Wait for it to finish, or resume the plan: the console then reads what happened first.',
    { cause: error, detail: error.message },
  );
};
