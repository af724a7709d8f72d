import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { Database } from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { Journal } from '../../../main/audit/journal.ts';
import { newestVersion } from '../../../main/audit/migrations/index.ts';
import { JournalReader } from '../../../main/audit/reader.ts';
import { linesOf, startWriter } from './child-process.ts';
import { all, faultOf, intentDraft, noteDraft, openJournal, temporaryFolder } from './fixture.ts';

/** A journal whose disk can be filled and emptied: SQLite itself then says SQLITE_FULL. */
const journalOnSmallDisk = () => {
  let connection: Database | undefined;
  const { journal, reader } = openJournal({ hooks: { connected: (database) => (connection = database) } });
  const pages = (limit: number | string) => connection?.pragma(`max_page_count = ${limit}`);
  return { journal, reader, fill: () => pages(1), empty: () => pages(1_000_000) };
};

const large = 'x'.repeat(50_000);

describe('on a full disk', () => {
  test('an intent is refused with a sentence, nothing is stored, and it works again once there is room', () => {
    const { journal, reader, fill, empty } = journalOnSmallDisk();
    fill();
    const fault = faultOf(() => journal.commitIntent(intentDraft({ summary: large })));
    expect(fault.code).toBe('journal.full');
    expect(fault.message).toContain('Nothing was sent to Microsoft.');
    expect(fault.message).toContain('Free some space');
    expect(fault.detail).toContain('SQLITE_FULL');
    expect(all(reader)).toEqual([]);
    expect(reader.undecidedIntents()).toEqual([]);

    empty();
    expect(journal.commitIntent(intentDraft({ summary: large })).seq).toBe(1);
  });

  test('an outcome that cannot be saved does not claim that nothing was sent, and its intent stays open', () => {
    const { journal, reader, fill } = journalOnSmallDisk();
    const intent = journal.commitIntent(intentDraft());
    fill();
    const fault = faultOf(() => journal.recordOutcome(intent, { result: 'succeeded', summary: 'Done.', data: { large } }));
    expect(fault.code).toBe('journal.full');
    expect(fault.message).not.toContain('Nothing was sent');
    expect(fault.message).toContain('had already been sent');
    expect(reader.undecidedIntents()).toHaveLength(1);
  });
});

test('a lock that another program holds is waited for shortly, then refused as something to try again', () => {
  const { journal, reader } = openJournal();
  const other = new Sqlite(journal.file);
  other.exec('BEGIN IMMEDIATE');
  const started = performance.now();
  const fault = faultOf(() => journal.commitIntent(intentDraft()));
  expect(performance.now() - started).toBeLessThan(2_000);
  expect(fault).toMatchObject({ code: 'journal.busy', retryable: true });
  expect(fault.message).toContain('Nothing was sent to Microsoft.');
  other.exec('ROLLBACK');
  other.close();
  expect(journal.commitIntent(intentDraft()).seq).toBe(1);
  expect(all(reader)).toHaveLength(1);
});

test.each([
  ['SQLITE_IOERR_FSYNC', 'journal.unwritable'],
  ['SQLITE_READONLY_DBMOVED', 'journal.unwritable'],
  ['SQLITE_CORRUPT_INDEX', 'journal.unwritable'],
  ['SQLITE_CANTOPEN', 'journal.unwritable'],
  ['SQLITE_LOCKED_SHAREDCACHE', 'journal.busy'],
  ['SQLITE_FULL', 'journal.full'],
])('%s becomes %s, with what to do next', (code, expected) => {
  const { journal, reader } = openJournal({
    hooks: {
      beforeAppend: () => {
        throw new Sqlite.SqliteError('made up', code);
      },
    },
  });
  const fault = faultOf(() => journal.note(noteDraft()));
  expect(fault.code).toBe(expected);
  expect(fault.message).toMatch(/^.+\. Nothing was sent to Microsoft\. .+\.$/);
  expect(fault.message).toContain(journal.file);
  expect(all(reader)).toEqual([]);
});

test('a defect is not dressed up as a fault of the disk', () => {
  const { journal } = openJournal({
    hooks: {
      beforeAppend: () => {
        throw new RangeError('a defect');
      },
    },
  });
  expect(() => journal.note(noteDraft())).toThrow(RangeError);
});

test('a journal that this user may not write is refused', async () => {
  const folder = join(temporaryFolder(), 'journal');
  mkdirSync(folder);
  const file = join(folder, 'journal.db');
  Journal.open({ file }).close();
  for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o444);
  chmodSync(folder, 0o555);
  chmodSync(dirname(folder), 0o755);

  const [line = '{}'] = await linesOf(startWriter('tryWithoutRights', file));
  chmodSync(folder, 0o755);
  expect(JSON.parse(line)).toMatchObject({
    code: 'journal.unwritable',
    message: expect.stringMatching(/not allowed to write.+Nothing was sent to Microsoft\. Ask /),
  });
});

describe('a file that is no journal is named and left as it is', () => {
  const refused = (content: Buffer | ((file: string) => void)) => {
    const file = join(temporaryFolder(), 'journal.db');
    if (typeof content === 'function') content(file);
    else writeFileSync(file, content);
    const before = readFileSync(file);
    const fault = faultOf(() => Journal.open({ file }));
    expect(fault.code).toBe('journal.unwritable');
    expect(fault.message).toContain(file);
    expect(fault.message).toContain('Nothing was sent to Microsoft.');
    expect(readFileSync(file)).toEqual(before);
    return { file, fault };
  };

  test('text', () => {
    const { file } = refused(Buffer.from('Dear diary, this is not a database at all.'));
    expect(faultOf(() => JournalReader.open({ file })).code).toBe('journal.unwritable');
  });

  test('a journal with a damaged header, and its write-ahead log', () => {
    const { file } = refused((path) => {
      const journal = Journal.open({ file: path });
      journal.commitIntent(intentDraft());
      journal.close();
      const bytes = readFileSync(path);
      bytes.fill(0xff, 0, 40);
      writeFileSync(path, bytes);
      writeFileSync(`${path}-wal`, 'what the last run had not folded in');
    });
    expect(readFileSync(`${file}-wal`, 'utf8')).toBe('what the last run had not folded in');
  });

  test('a journal whose schema page is damaged behind a good header', () => {
    const { fault } = refused((path) => {
      Journal.open({ file: path }).close();
      const bytes = readFileSync(path);
      bytes.fill(0xff, 100, 2_000);
      writeFileSync(path, bytes);
    });
    expect(fault.message).toContain('is damaged');
  });

  test('the database of another program', () => {
    const { fault } = refused((path) => {
      const other = new Sqlite(path);
      other.exec('CREATE TABLE bookmarks (url TEXT)');
      other.close();
    });
    expect(fault.message).toContain('another program');
  });

  test('a journal from a newer version', () => {
    const { file, fault } = refused((path) => {
      Journal.open({ file: path }).close();
      const newer = new Sqlite(path);
      newer.pragma(`user_version = ${newestVersion + 1}`);
      newer.close();
    });
    expect(fault.message).toMatch(/newer version of Latchkey.+Update Latchkey/);
    expect(faultOf(() => JournalReader.open({ file })).message).toContain('newer version');
  });

  test('and the lock is given back, so that it works once the file is out of the way', () => {
    const { file } = refused(Buffer.from('not a database'));
    expect(statSync(`${file}.lock`).size).toBe(0);
    writeFileSync(file, '');
    expect(openJournal({ file }).journal.note(noteDraft()).seq).toBe(1);
  });
});

test('a folder that cannot be made is refused with its name', () => {
  const blocked = join(temporaryFolder(), 'a file');
  writeFileSync(blocked, '');
  const fault = faultOf(() => Journal.open({ file: join(blocked, 'journal.db') }));
  expect(fault.code).toBe('journal.unwritable');
  expect(fault.message).toContain(blocked);
});

test('a reader of a journal that is not there makes none', () => {
  const file = join(temporaryFolder(), 'journal.db');
  expect(faultOf(() => JournalReader.open({ file })).code).toBe('journal.unwritable');
  expect(existsSync(file)).toBe(false);
});

test('nothing but the journal, its log, its index and its lock lies in the folder', () => {
  const { journal } = openJournal();
  journal.note(noteDraft());
  expect(readdirSync(dirname(journal.file)).sort()).toEqual(['journal.db', 'journal.db-shm', 'journal.db-wal', 'journal.db.lock']);
});

test.runIf(process.platform !== 'win32')('the journal is readable for its own user only', () => {
  const { journal } = openJournal();
  journal.note(noteDraft());
  for (const suffix of ['', '-wal', '-shm']) expect(statSync(`${journal.file}${suffix}`).mode & 0o077).toBe(0);
});
