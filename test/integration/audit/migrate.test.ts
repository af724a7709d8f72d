import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { checkIdentity, migrate } from '../../../main/audit/migrate.ts';
import { migrations, newestVersion } from '../../../main/audit/migrations/index.ts';
import { temporaryFolder } from './fixture.ts';

const empty = () => new Sqlite(join(temporaryFolder(), 'journal.db'));

const schemaOf = (database: Sqlite.Database) => database.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name').all();

test('migrations are numbered from 1 without gaps', () => {
  expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1));
});

test.each(migrations.map(({ version }) => version - 1))('from version %i the journal comes to the newest format', (from) => {
  const direct = empty();
  migrate(direct, 0);

  const older = empty();
  for (const { sql, version } of migrations.slice(0, from)) {
    older.exec(sql);
    older.pragma(`user_version = ${version}`);
  }
  migrate(older, from);
  expect(older.pragma('user_version', { simple: true })).toBe(newestVersion);
  expect(checkIdentity(older, 'journal.db')).toBe(newestVersion);
  expect(schemaOf(older)).toEqual(schemaOf(direct));
  older.close();
  direct.close();
});

describe('the newest format', () => {
  test('is not migrated again', () => {
    const database = empty();
    migrate(database, 0);
    const before = schemaOf(database);
    migrate(database, newestVersion);
    expect(schemaOf(database)).toEqual(before);
    database.close();
  });

  test('has strict tables only', () => {
    const database = empty();
    migrate(database, 0);
    const tables = database.prepare("SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%'").all();
    expect(tables).toEqual(
      expect.arrayContaining([
        { name: 'clock', strict: 1 },
        { name: 'entries', strict: 1 },
        { name: 'intent_times', strict: 1 },
        { name: 'open_intents', strict: 1 },
        { name: 'personal', strict: 1 },
      ]),
    );
    expect(tables).toHaveLength(5);
    database.close();
  });
});

test('a migration that fails leaves the journal as it was', () => {
  const database = empty();
  database.exec('CREATE TABLE open_intents (in_the_way TEXT)');
  const before = schemaOf(database);
  expect(() => migrate(database, 0)).toThrow('already exists');
  expect(schemaOf(database)).toEqual(before);
  expect(database.pragma('user_version', { simple: true })).toBe(0);
  database.close();
});
