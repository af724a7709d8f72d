import { randomUUID } from 'node:crypto';
import type { Database, Statement } from 'better-sqlite3';
import type { JournalEntry, JournalEntryKind } from '../../contract/journal.ts';
import type { EntryRow, PersonalRow } from './entry-row.ts';
import { entryOf, insertEntry, insertPersonal, personalRowOf, rowOf } from './entry-row.ts';
import type { ClockSources } from './journal-clock.ts';
import { JournalClock } from './journal-clock.ts';
import type { RecordContent } from './record-content.ts';
import { encodeRecord } from './record-format-2.ts';

/** What an entry says beyond what the journal itself adds. */
export type EntryContent = Omit<RecordContent, 'seq' | 'id' | 'atUtc' | 'clockUtc'>;

export interface EntryWriterOptions extends ClockSources {
  readonly database: Database;
  /** Before each insert. */
  readonly beforeAppend?: ((kind: JournalEntryKind) => void) | undefined;
}

/** Appends records, each with the texts that stand apart from it, in one commit. */
export class EntryWriter {
  readonly #options: EntryWriterOptions;
  readonly #clock: JournalClock;
  readonly #insert: (entry: EntryRow, personal: PersonalRow) => void;
  #lastSeq: number;

  constructor(options: EntryWriterOptions) {
    const { database } = options;
    this.#options = options;
    const entry: Statement<EntryRow> = database.prepare<EntryRow>(insertEntry);
    const personal: Statement<PersonalRow> = database.prepare<PersonalRow>(insertPersonal);
    const both = database.transaction((entryRow: EntryRow, personalRow: PersonalRow) => {
      entry.run(...entryRow);
      personal.run(...personalRow);
    });
    this.#insert = (entryRow, personalRow) => both.immediate(entryRow, personalRow);
    const last = database
      .prepare<[], { readonly seq: number; readonly at_utc: string }>('SELECT seq, at_utc FROM entries ORDER BY seq DESC LIMIT 1')
      .get();
    this.#lastSeq = last?.seq ?? 0;
    this.#clock = new JournalClock(options, last === undefined ? -Infinity : Date.parse(last.at_utc));
  }

  /** The time that an entry made now would carry. */
  timeUtc(): string {
    return new Date(this.#clock.read().atMs).toISOString();
  }

  /** @throws what SQLite throws, or a plain Error for a record that looks as if it held a secret; nothing was stored then. */
  append(content: EntryContent): JournalEntry {
    const { atMs, clockMs } = this.#clock.read();
    const record: RecordContent = {
      ...content,
      seq: this.#lastSeq + 1,
      id: randomUUID(),
      atUtc: new Date(atMs).toISOString(),
      clockUtc: new Date(clockMs).toISOString(),
    };
    const encoded = encodeRecord(record);
    this.#options.beforeAppend?.(content.kind);
    this.#insert(rowOf(record, encoded), personalRowOf(record, encoded));
    this.#lastSeq = record.seq;
    this.#clock.entryMade(atMs);
    return entryOf(record, encoded);
  }
}
