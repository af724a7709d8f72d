import { randomUUID } from 'node:crypto';
import { open, rename, rm, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ExportFormat } from '../../contract/jobs.ts';
import type { JournalEntry } from '../../contract/journal.ts';
import { exportCsv } from './export-csv.ts';
import type { Write } from './export-csv.ts';
import { exportJsonLines } from './export-json-lines.ts';
import { FaultError } from '../fault-error.ts';
import { asJournalFault } from './faults.ts';

export interface ExportOptions {
  /** Replaced if it exists, and only by a complete file. */
  readonly path: string;
  /** Where the entries come from: never replaced, whatever `path` says. */
  readonly journalFile: string;
  readonly format: ExportFormat;
  /** As from `JournalReader.each`. */
  readonly entries: Iterable<JournalEntry>;
  /** Aborted, nothing is written there and what was begun is removed; the export ends with the signal's reason. */
  readonly signal?: AbortSignal;
  /** For tests of a failing drive: takes the place of writing to the file. */
  readonly append?: (handle: FileHandle, text: string) => Promise<void>;
}

/** Text collected before it goes to the file: few calls, and the window stays alive between them. */
const bytesAtATime = 256 * 1024;

/**
 * Writes entries to a file: under a temporary name in the same folder, synced, then renamed, so
 * that a reader of `path` sees the whole export or what was there before.
 * @returns how many entries were written.
 * @throws FaultError `journal.full` or `journal.unwritable`; the temporary file is removed.
 * FaultError `input.invalid` when `path` is one of the journal's own files.
 */
export const exportToFile = async (options: ExportOptions): Promise<number> => {
  if (await isOneOfTheJournal(options)) {
    throw new FaultError('input.invalid', `${options.path} is the journal itself, so nothing was exported. Choose another name or folder.`);
  }
  const temporary = `${options.path}.${randomUUID().slice(0, 8)}.part`;
  try {
    const handle = await open(temporary, 'wx', 0o600);
    let written: number;
    try {
      written = await writeAll(options, handle);
      await handle.sync();
    } finally {
      await handle.close();
    }
    options.signal?.throwIfAborted();
    await rename(temporary, options.path);
    await syncFolder(dirname(options.path));
    return written;
  } catch (error) {
    // What went wrong first is what the agent must hear of.
    await rm(temporary, { force: true }).catch(() => undefined);
    throw asJournalFault(error, 'export', options.path);
  }
};

/** Compares what the names lead to, so that a link or another spelling is seen through. */
const isOneOfTheJournal = async ({ path, journalFile }: ExportOptions): Promise<boolean> => {
  const target = await identity(path);
  if (target === undefined) return false;
  const own = await Promise.all(['', '-wal', '-shm', '.lock'].map((suffix) => identity(`${journalFile}${suffix}`)));
  return own.includes(target);
};

const identity = async (path: string): Promise<string | undefined> => {
  const found = await stat(path, { bigint: true }).catch(() => undefined);
  return found && `${found.dev}:${found.ino}`;
};

const writeAll = async ({ format, entries, signal, append }: ExportOptions, handle: FileHandle): Promise<number> => {
  let collected = '';
  const flush = async () => {
    if (collected === '') return;
    const text = collected;
    collected = '';
    signal?.throwIfAborted();
    await (append ?? appendText)(handle, text);
  };
  const write: Write = (text) => {
    collected += text;
    return collected.length < bytesAtATime ? undefined : flush();
  };
  const written = await (format === 'csv' ? exportCsv : exportJsonLines)(entries, write);
  await flush();
  return written;
};

const appendText = async (handle: FileHandle, text: string): Promise<void> => {
  await handle.appendFile(text, 'utf8');
};

/** Makes the rename itself durable. Windows cannot open a folder, and does so by itself. */
const syncFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};
