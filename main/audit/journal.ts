import Sqlite from 'better-sqlite3';
import type { Database, Statement } from 'better-sqlite3';
import type { JournalEntry, JournalEntryKind } from '../../contract/journal.ts';
import { FaultError } from '../fault-error.ts';
import { openForWriting } from './connection.ts';
import { asJournalFault, withJournalFaults } from './faults.ts';
import type { JournalTask } from './faults.ts';
import { directoryId, recordColumns, recordFromRow } from './entry-row.ts';
import type { SelectedRecord } from './entry-row.ts';
import { fold } from './fold.ts';
import { everyEntry } from './journal-query.ts';
import { EntryWriter } from './entry-writer.ts';
import type { EntryContent } from './entry-writer.ts';
import type { WriteAction } from '../../contract/writes.ts';
import { writes } from '../../contract/writes.ts';
import type { Actor, CommittedIntent, EntryDraft, IntentDraft, Json, OutcomeDraft, SpentIntent } from './records.ts';
import { recentWrites } from './recent-writes.ts';
import { runningTime } from './running-time.ts';
import { wellFormed } from './well-formed.ts';
import { takeWriterLock } from './writer-lock.ts';
import type { WriterLock } from './writer-lock.ts';
import type { CountedWrite, LimitMet, RecentWrite, WriteLimit } from './write-limits.ts';
import { limitFault, limitMet } from './write-limits.ts';

export interface JournalOptions {
  /** Made, with its folder, when it does not exist. `<file>.lock` beside it marks the one writer. */
  readonly file: string;
  /** Milliseconds since 1970 UTC. */
  readonly now?: () => number;
  /** How long the computer has been running, in milliseconds: journal-clock.ts. */
  readonly elapsed?: () => number;
  /** Told when the computer's clock is found to have been set, and by how many milliseconds: less than nothing is back. In the middle of a reading: it must not use the journal. */
  readonly onClockSet?: (byMs: number) => void;
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
  readonly #recentWrites: (nowMs: number) => readonly RecentWrite[];
  readonly #now: () => number;
  readonly #openIntent: Statement<[string], SelectedRecord>;

  private constructor(options: JournalOptions, database: Database, lock: WriterLock) {
    this.file = options.file;
    this.#database = database;
    this.#lock = lock;
    this.#openIntent = database.prepare<[string], SelectedRecord>(
      `SELECT ${recordColumns} FROM ${everyEntry} WHERE entries.seq = (SELECT intent_seq FROM open_intents WHERE intent_id = ?)`,
    );
    this.#recentWrites = recentWrites(database);
    this.#now = options.now ?? Date.now;
    this.#writer = new EntryWriter({
      database,
      now: this.#now,
      elapsed: options.elapsed ?? runningTime(),
      beforeAppend: options.hooks?.beforeAppend,
      onClockSet: options.onClockSet,
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

  /** The time that an entry made now would carry: what is set to end at a time ends by it. Never less than it said before. */
  timeUtc(): string {
    return this.#writer.timeUtc();
  }

  /** Milliseconds as far as they have certainly passed, from any start: what is to last for a time lasts by it. No clock that is set moves it. */
  ranMs(): number {
    return this.#writer.ranMs();
  }

  /** The limit that stands in the way of these writes now, if one does. A fast answer: `commitIntent` decides. @throws FaultError `journal.*` */
  limitMet(wanted: readonly WantedWrite[], limits: readonly WriteLimit[]): LimitMet | null {
    return withJournalFaults('read', this.file, () => {
      const ranMs = this.#writer.ranMs();
      return limitMet(limits, this.#recentWrites(ranMs), wanted.map(countedOf), ranMs);
    });
  }

  /**
   * Commits what is about to be asked of Graph, if the draft's limits have room for it: one transaction counts and commits, so that of
   * several at once no more come through than there is room for.
   * @throws FaultError `desk.rateLimited` with when there is room again.
   * @throws FaultError `desk.busy` while the same step of the plan has an undecided intent.
   */
  commitIntent<A extends WriteAction>(draft: IntentDraft<A>): CommittedIntent<A> {
    const { action, planId, stepId, ticket, summary, limits } = draft;
    const agent = actorOf(draft.agent);
    const subject: Actor | null = draft.person;
    const person = subject && actorOf(subject);
    const wanted = [countedOf({ action, agent, person, ticket })];
    const permit = (ranMs: number): void => {
      const met = limitMet(limits, this.#recentWrites(ranMs), wanted, ranMs);
      if (met !== null) throw limitFault(met, this.#now());
    };
    const content: EntryContent = {
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
    };
    const { id, seq, atUtc } = this.#append('intent', content, permit);
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
      this.#writer.keepTime();
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

  #append(task: JournalTask, content: EntryContent, permit?: (ranMs: number) => void): JournalEntry {
    try {
      return this.#writer.append(content, permit);
    } catch (error) {
      throw refusal(error) ?? asJournalFault(error, task, this.file);
    }
  }
}

/** What limits ask of a write that is about to be made. */
export interface WantedWrite {
  readonly action: WriteAction;
  readonly agent: Pick<Actor, 'id'>;
  readonly person: Pick<Actor, 'id'> | null;
  readonly ticket: string | null;
}

const countedOf = ({ action, agent, person, ticket }: WantedWrite): CountedWrite => ({
  action,
  agentId: directoryId(agent.id),
  userId: person && directoryId(person.id),
  ticket: ticket && fold(wellFormed(ticket)),
});

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
