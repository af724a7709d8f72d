import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { FaultError } from '../fault-error.ts';
import { withJournalFaults } from './faults.ts';

/** Held while one process may write to a journal. */
export interface WriterLock {
  release(): void;
}

/**
 * Takes the journal's writer lock: an exclusive transaction on an empty database beside it. The
 * operating system drops it when the process ends, however it ends, on every platform alike, and
 * readers of the journal are not in its way.
 * @throws FaultError `journal.busy` while another writer holds it.
 */
export const takeWriterLock = (file: string): WriterLock => {
  const lockFile = `${file}.lock`;
  return withJournalFaults('open', lockFile, () => {
    mkdirSync(dirname(lockFile), { recursive: true, mode: 0o700 });
    // For its owner only, as the journal is. Never opened when it is there: to close it would drop a lock of this process on it.
    if (!existsSync(lockFile)) closeSync(openSync(lockFile, 'a', 0o600));
    const database = new Sqlite(lockFile, { timeout: 0 });
    try {
      // Nothing is ever written to it, so it needs no rollback journal lying about.
      database.pragma('journal_mode = MEMORY');
      database.exec('BEGIN EXCLUSIVE');
    } catch (error) {
      database.close();
      if (error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')) throw heldElsewhere(file, error);
      throw error;
    }
    return { release: () => void database.close() };
  });
};

const heldElsewhere = (file: string, cause: Error): FaultError =>
  new FaultError(
    'journal.busy',
    `Another Latchkey is writing to the journal ${file}, so this one did not open it. Nothing was sent to ` +
      'Microsoft. Go on in the other window, or close it and start Latchkey again.',
    { cause, detail: cause.message },
  );
