import { randomUUID } from 'node:crypto';
import Sqlite from 'better-sqlite3';
import type { Database, Statement } from 'better-sqlite3';
import type { JournalEntry, JournalEntryKind } from '../../contract/journal.ts';
import type { EntryRow, PersonalRow } from './entry-row.ts';
import { entryOf, insertEntry, insertPersonal, personalRowOf, rowOf } from './entry-row.ts';
import type { ClockSources } from './journal-clock.ts';
import { JournalClock } from './journal-clock.ts';
import { keepReading, keptReading } from './kept-reading.ts';
import type { RecordContent } from './record-content.ts';
import { encodeRecord } from './record-format-2.ts';

/** What an entry says beyond what the journal itself adds. */
export type EntryContent = Omit<RecordContent, 'seq' | 'id' | 'atUtc' | 'clockUtc'>;

export interface EntryWriterOptions extends ClockSources {
  readonly database: Database;
  /** Before each insert. */
  readonly beforeAppend?: ((kind: JournalEntryKind) => void) | undefined;
  /** See journal-clock.ts. */
  readonly onClockSet?: ((byMs: number) => void) | undefined;
}

/** What a process that is ended by force may lose of the clock, while nothing is written. */
const keptEveryMs = 60_000;

/** Appends records, each with the texts that stand apart from it and the clock's reading, in one commit. */
export class EntryWriter {
  readonly #database: Database;
  readonly #clock: JournalClock;
  readonly #append: (content: EntryContent, permit: (ranMs: number) => void) => JournalEntry;
  readonly #keep: () => void;
  #keptMs = -Infinity;

  constructor(options: EntryWriterOptions) {
    const { database, beforeAppend, onClockSet } = options;
    this.#database = database;
    const entry: Statement<EntryRow> = database.prepare<EntryRow>(insertEntry);
    const personal: Statement<PersonalRow> = database.prepare<PersonalRow>(insertPersonal);
    const last = database.prepare<[], { readonly seq: number; readonly atUtc: string }>(
      'SELECT seq, at_utc AS atUtc FROM entries ORDER BY seq DESC LIMIT 1',
    );
    const keep = keepReading(database);
    this.#clock = new JournalClock(options, keptReading(database), onClockSet);
    this.#keep = () => {
      keep(this.#clock.kept);
      this.#keptMs = this.#clock.kept.elapsedMs;
    };
    // The last entry is read with the lock held: another connection may have written since, and what is permitted depends on it.
    const append = database.transaction((content: EntryContent, permit: (ranMs: number) => void): JournalEntry => {
      const { atMs, clockMs, ranMs } = this.#clock.read();
      permit(ranMs);
      const before = last.get();
      const record: RecordContent = {
        ...content,
        seq: (before?.seq ?? 0) + 1,
        id: randomUUID(),
        atUtc: new Date(before === undefined ? atMs : Math.max(atMs, Date.parse(before.atUtc))).toISOString(),
        clockUtc: new Date(clockMs).toISOString(),
      };
      const encoded = encodeRecord(record);
      beforeAppend?.(content.kind);
      this.#keep();
      entry.run(...rowOf(record, encoded));
      personal.run(...personalRowOf(record, encoded));
      return entryOf(record, encoded);
    });
    this.#append = (content, permit) => append.immediate(content, permit);
  }

  /** The time that an entry made now would carry. */
  timeUtc(): string {
    return new Date(this.#read().atMs).toISOString();
  }

  /** How long has certainly passed: see journal-clock.ts. */
  ranMs(): number {
    return this.#read().ranMs;
  }

  /**
   * @param permit asked in the transaction that commits the entry, with `ranMs`; what it throws ends it.
   * @throws what SQLite or `permit` throws, or a plain Error for a record that looks as if it held a secret; nothing was stored then.
   */
  append(content: EntryContent, permit: (ranMs: number) => void = () => undefined): JournalEntry {
    return this.#append(content, permit);
  }

  /** Keeps what the clock says now, for the next process. A disk that refuses is found out with the next entry. */
  keepTime(): void {
    this.#clock.read();
    try {
      this.#keep();
    } catch (error) {
      if (!(error instanceof Sqlite.SqliteError)) throw error;
    }
  }

  #read(): ReturnType<JournalClock['read']> {
    const reading = this.#clock.read();
    // Whoever asks for the time while the journal is being closed gets it all the same.
    if (this.#database.open && this.#clock.kept.elapsedMs - this.#keptMs >= keptEveryMs) this.keepTime();
    return reading;
  }
}
