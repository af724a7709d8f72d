import { closeSync, existsSync, mkdirSync, openSync, readSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { Database } from 'better-sqlite3';
import { FaultError } from '../fault-error.ts';
import { withJournalFaults } from './faults.ts';
import { checkIdentity, migrate } from './migrate.ts';

/** How long a statement waits for a lock: long enough for a backup's step, short enough for a click. */
const busyTimeoutMs = 250;

/**
 * A checkpoint keeps one commit waiting for all pages since the last one: at 4,000 of 4 KiB that is one in some hundred steps,
 * and the WAL stays at 16 MiB while nobody reads.
 */
const pagesBetweenCheckpoints = 4_000;

/** The writer's connection, on a journal of the newest format; made if there is none. */
export const openForWriting = (file: string): Database =>
  withJournalFaults('open', file, () => {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    // It holds personal data: readable for this user only. SQLite gives -wal and -shm the same mode.
    if (existsSync(file)) refuseUnlessSqlite(file);
    else closeSync(openSync(file, 'wx', 0o600));

    return closedOnFailure(new Sqlite(file, { timeout: busyTimeoutMs }), (database) => {
      const version = checkIdentity(database, file);
      database.pragma('trusted_schema = OFF');
      database.pragma('foreign_keys = ON');
      database.pragma('recursive_triggers = ON');
      database.pragma('journal_mode = WAL');
      database.pragma('synchronous = FULL');
      database.pragma(`wal_autocheckpoint = ${pagesBetweenCheckpoints}`);
      // macOS: fsync alone leaves data in the drive's cache. No effect elsewhere.
      database.pragma('fullfsync = ON');
      migrate(database, version);
    });
  });

/** A connection that cannot write, on a journal that exists. */
export const openForReading = (file: string): Database =>
  withJournalFaults('read', file, () => {
    const database = new Sqlite(file, { readonly: true, fileMustExist: true, timeout: busyTimeoutMs });
    return closedOnFailure(database, () => {
      checkIdentity(database, file);
      database.pragma('trusted_schema = OFF');
      database.pragma('query_only = ON');
    });
  });

const closedOnFailure = (database: Database, prepare: (database: Database) => void): Database => {
  try {
    prepare(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
};

const magic = Buffer.from('SQLite format 3\0', 'latin1');

/**
 * Looks at the header before SQLite does, so that a damaged file and its -wal are not touched at all.
 * An empty file is a journal that was being made when the machine stopped.
 *
 * Only before the first connection: on POSIX, closing any descriptor of a file drops the locks that
 * this process holds on it, SQLite's too.
 */
const refuseUnlessSqlite = (file: string): void => {
  const header = Buffer.alloc(magic.length);
  const descriptor = openSync(file, 'r');
  let length: number;
  try {
    length = readSync(descriptor, header, 0, header.length, 0);
  } finally {
    closeSync(descriptor);
  }
  if (length === 0 || header.equals(magic)) return;
  throw new FaultError(
    'journal.unwritable',
    `The journal ${file} is damaged or is not a journal, so it was left as it is. Nothing was sent to Microsoft. ` +
      'Keep that file for whoever looks after this computer, move it elsewhere and start Latchkey again.',
  );
};
