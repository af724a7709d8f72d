import type { Database } from 'better-sqlite3';
import { FaultError } from '../fault-error.ts';
import { migrations, newestVersion } from './migrations/index.ts';
import type { Migration } from './migrations/migration.ts';

/** "LKJ1" in the file's header: says that the file is ours, whatever its name. */
const applicationId = 0x4c_4b_4a_31;

/**
 * Refuses what is not a journal this version can handle, before anything is written to it.
 * @returns the journal's version; 0 for a file that is still empty.
 * @throws FaultError `journal.unwritable` for another program's database or a newer journal.
 */
export const checkIdentity = (database: Database, file: string): number => {
  const version = database.pragma('user_version', { simple: true });
  const owner = database.pragma('application_id', { simple: true });
  if (typeof version !== 'number') throw new Error('PRAGMA user_version gave no number');
  const tables = database.prepare<[], { n: number }>('SELECT count(*) AS n FROM sqlite_schema').get()?.n ?? 0;
  const empty = version === 0 && owner === 0 && tables === 0;
  if (!empty && owner !== applicationId) {
    throw new FaultError(
      'journal.unwritable',
      `The file ${file} is a database of another program, so it was left as it is. ` +
        'Nothing was sent to Microsoft. Move that file elsewhere and start Latchkey again.',
    );
  }
  if (version > newestVersion) {
    throw new FaultError(
      'journal.unwritable',
      `The journal ${file} was written by a newer version of Latchkey (format ${version}; this one knows ` +
        `up to ${newestVersion}), so it was left as it is. Nothing was sent to Microsoft. Update Latchkey on this computer.`,
    );
  }
  return version;
};

/** Brings the journal to the newest format, each migration in a transaction of its own. @param steps others in tests of what goes wrong on the way. */
export const migrate = (database: Database, from: number, steps: readonly Migration[] = migrations): void => {
  for (const { version, sql } of steps.slice(from)) {
    database
      .transaction(() => {
        database.exec(sql);
        database.pragma(`application_id = ${applicationId}`);
        database.pragma(`user_version = ${version}`);
      })
      .immediate();
  }
};
