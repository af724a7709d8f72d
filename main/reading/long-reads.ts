import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import type { ExportFormat } from '../../contract/jobs.ts';
import type { JournalEntry, JournalFilter, JournalPage } from '../../contract/journal.ts';
import { exportToFile } from '../audit/export.ts';
import type { JournalReader, SeqRange } from '../audit/reader.ts';

export interface PageQuery {
  readonly filter: JournalFilter;
  readonly beforeSeq?: number | undefined;
  readonly limit: number;
}

export interface ExportQuery {
  readonly filter: JournalFilter;
  readonly format: ExportFormat;
  /** Absolute; replaced if it exists, and only by a complete file. */
  readonly path: string;
}

/** Entries written so far, of so many; null until they are counted. */
export type OnProgress = (done: number, total: number | null) => void;

/**
 * What looks through the whole journal. Each method ends with the signal's reason soon after it aborts, and
 * throws FaultError `journal.*` when the file cannot be read.
 */
export interface LongReads {
  /** One page, newest first. Pass the page's `nextBeforeSeq` as `beforeSeq` for the next one. */
  readonly list: (query: PageQuery, signal: AbortSignal) => Promise<JournalPage>;
  /** How many entries match. */
  readonly count: (filter: JournalFilter, signal: AbortSignal) => Promise<number>;
  /**
   * Writes what there is now to a file; entries made meanwhile are not among them.
   * @returns how many entries were written.
   */
  readonly export: (query: ExportQuery, signal: AbortSignal, onProgress: OnProgress) => Promise<number>;
}

/** Positions looked through at a time: some ten milliseconds, after which whoever waits gets a turn. */
const usualPiece = 20_000;
const entriesBetweenReports = 5_000;

/** Long reads in this process. SQLite holds it up for a piece at a time, so that it hears of a cancel in between. */
export const createLongReads = (reader: JournalReader, positionsAtATime = usualPiece): LongReads => {
  const count = async (filter: JournalFilter, range: SeqRange, signal: AbortSignal): Promise<number> => {
    let found = 0;
    for (let from = range.from; from < range.to; from += positionsAtATime) {
      found += reader.count(filter, { from, to: Math.min(range.to, from + positionsAtATime) });
      await turn(signal);
    }
    return found;
  };

  return {
    list: async ({ filter, beforeSeq, limit }, signal) => {
      const range = reader.rangeOf(filter);
      const found: JournalEntry[] = [];
      // One more than the page holds says that there is another page.
      const wanted = limit + 1;
      let to = Math.min(range.to, beforeSeq ?? range.to);
      while (to > range.from && found.length < wanted) {
        const from = Math.max(range.from, to - positionsAtATime);
        found.push(...reader.newest(filter, { from, to }, wanted - found.length));
        to = from;
        await turn(signal);
      }
      const entries = found.slice(0, limit);
      return { entries, nextBeforeSeq: found.length > limit ? (entries.at(-1)?.seq ?? null) : null };
    },

    count: (filter, signal) => count(filter, reader.rangeOf(filter), signal),

    export: async ({ filter, format, path }, signal, onProgress) => {
      const range = reader.rangeOf(filter);
      onProgress(0, null);
      const total = await count(filter, range, signal);
      onProgress(0, total);
      const entries = counted(reader.each(filter, range), (done) => onProgress(done, total));
      return exportToFile({ path, journalFile: reader.file, format, entries, signal });
    },
  };
};

const turn = async (signal: AbortSignal): Promise<void> => {
  await turnOfTheLoop();
  signal.throwIfAborted();
};

const counted = function* (entries: Iterable<JournalEntry>, report: (done: number) => void): Generator<JournalEntry, void, undefined> {
  let done = 0;
  for (const entry of entries) {
    yield entry;
    done += 1;
    if (done % entriesBetweenReports === 0) report(done);
  }
};
