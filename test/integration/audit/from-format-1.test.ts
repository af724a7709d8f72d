import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { exportToFile } from '../../../main/audit/export.ts';
import { Journal } from '../../../main/audit/journal.ts';
import { newestVersion } from '../../../main/audit/migrations/index.ts';
import { JournalReader } from '../../../main/audit/reader.ts';
import { linesOf, startWriter } from './child-process.ts';
import { all, openJournal, temporaryFolder } from './fixture.ts';

/*
 * A journal that the released code wrote in the first format, and the JSON lines that it exported.
 */
const fixture = (name: string): string => fileURLToPath(new URL(`fixtures/journal-format-1.${name}`, import.meta.url));
const exported = readFileSync(fixture('jsonl'), 'utf8');

interface Record1 {
  readonly seq: number;
  readonly id: string;
  readonly kind: string;
  readonly action: string;
  readonly agent: { readonly id: string; readonly displayName: string } | null;
  readonly person: { readonly id: string; readonly displayName: string; readonly userPrincipalName: string } | null;
  readonly ticket: string | null;
  readonly planId: string | null;
  readonly stepId: string | null;
  readonly summary: string;
  readonly data: { readonly [key: string]: unknown };
}
const records: readonly Record1[] = exported
  .trimEnd()
  .split('\n')
  .map((line): Record1 => JSON.parse(line));

const copy = (): string => {
  const file = join(temporaryFolder(), 'journal.sqlite');
  copyFileSync(fixture('sqlite'), file);
  return file;
};

/** What the copy holds, by SQLite alone. */
const look = <T>(file: string, work: (database: Sqlite.Database) => T): T => {
  const database = new Sqlite(file, { readonly: true });
  try {
    return work(database);
  } finally {
    database.close();
  }
};
const versionOf = (file: string) => look(file, (database) => database.pragma('user_version', { simple: true }));
const bytesOf = (file: string) =>
  look(file, (database) =>
    database
      .prepare<[], { readonly record: Buffer }>('SELECT record FROM entries ORDER BY seq')
      .all()
      .map(({ record }) => `${record.toString('utf8')}\n`)
      .join(''),
  );

test('it opens, and its records are the same to the byte', () => {
  const file = copy();
  expect(versionOf(file)).toBe(1);
  Journal.open({ file }).close();
  expect(versionOf(file)).toBe(newestVersion);
  expect(bytesOf(file)).toBe(exported);
  look(file, (database) => expect(database.pragma('integrity_check', { simple: true })).toBe('ok'));
});

test('it lists what it said before', () => {
  const { reader } = openJournal({ file: copy() });
  expect(all(reader)).toEqual(
    records.map(({ seq, id, kind, action, agent, person, ticket, planId, summary }, index) =>
      expect.objectContaining({
        seq,
        id,
        kind,
        action,
        agentId: agent?.id ?? null,
        agentName: agent?.displayName ?? null,
        about: person === null ? null : 'person',
        userId: person?.id ?? null,
        userName: person?.displayName ?? null,
        userPrincipalName: person?.userPrincipalName ?? null,
        ticket,
        planId,
        summary,
        recordJson: exported.split('\n')[index],
        personal: [],
      }),
    ),
  );
});

test('it exports what it exported before', async () => {
  const { journal, reader } = openJournal({ file: copy() });
  const path = join(temporaryFolder(), 'again.jsonl');
  await exportToFile({ path, journalFile: journal.file, format: 'jsonl', entries: reader.each({}) });
  expect(readFileSync(path, 'utf8')).toBe(exported);
});

test.each([
  [{ person: 'priya' }, ({ person }: Record1) => person?.displayName === 'Priya Raman'],
  [{ person: 'callum.reid@' }, ({ person }: Record1) => person?.displayName === 'Callum Reid'],
  [{ person: '2ebf7df4-4650' }, ({ person }: Record1) => person?.displayName === 'Priya Raman'],
  [{ agent: 'SINCLAIR' }, ({ agent }: Record1) => agent !== null],
  [{ agent: 'a4fe' }, ({ agent }: Record1) => agent !== null],
  [{ ticket: 'inc-20418' }, ({ ticket }: Record1) => ticket === 'INC-20418'],
  [{ action: 'pass.revealed' }, ({ action }: Record1) => action === 'pass.revealed'],
])('it finds by %j what it found before', (filter, isMeant) => {
  const { reader } = openJournal({ file: copy() });
  const meant = records.filter(isMeant).map(({ seq }) => seq);
  expect(meant.length).toBeGreaterThan(0);
  expect([...reader.each(filter)].map(({ seq }) => seq)).toEqual(meant);
  expect(reader.list({ filter, limit: 3 }).entries.map(({ seq }) => seq)).toEqual(meant.toReversed().slice(0, 3));
  expect(reader.count(filter, reader.rangeOf(filter))).toBe(meant.length);
});

test('its open intents are open, with what they rest on, and can be decided', () => {
  const { journal, reader } = openJournal({ file: copy() });
  const open = reader.undecidedIntents();
  expect(open.map(({ seq }) => seq)).toEqual([20, 22, 23, 24, 25]);
  const kept = records
    .filter(({ seq }) => open.some((intent) => intent.seq === seq))
    .map(({ agent, person, ticket, planId, stepId, summary, data: { evidenceIds, ...data } }) => {
      const authority = { kind: 'callerEvidence', evidenceIds };
      return { agent, person, ticket, planId, stepId, summary, authority, data };
    });
  expect(open).toMatchObject(kept);
  expect(open.map(({ data }) => data)).toEqual(kept.map(({ data }) => data));
  expect(open.map(({ outcome }) => outcome?.result)).toEqual(['unknown', undefined, undefined, undefined, undefined]);
  for (const { id, seq } of open) {
    const decided = journal.reconcile(id, { result: seq % 2 === 0 ? 'succeeded' : 'notHappened', summary: 'Read.', data: {} });
    expect(decided).toMatchObject({ userName: 'Callum Reid', agentName: 'Morag Sinclair', intentId: id });
  }
  expect(reader.undecidedIntents()).toEqual([]);
});

test('its notes have their data, and what was done for a person is told', () => {
  const { reader } = openJournal({ file: copy() });
  const started = records.filter(({ action }) => action === 'plan.started');
  expect(reader.notes('plan.started').map(({ data }) => data)).toEqual(started.map(({ data }) => data));
  const userId = started[0]?.person?.id ?? '';
  expect(reader.deskHistory(userId, 5)).toMatchObject([
    { agentName: 'Morag Sinclair', ticket: 'INC-20417', summary: expect.stringContaining('Removed Microsoft Authenticator') },
  ]);
});

test('a second open changes nothing but the reading of the clock', () => {
  const file = copy();
  Journal.open({ file }).close();
  const dump = () =>
    look(file, (database) =>
      ['sqlite_schema', 'entries', 'personal', 'open_intents', 'intent_times'].map((table) =>
        database.prepare(`SELECT * FROM ${table}`).all(),
      ),
    );
  const before = dump();
  Journal.open({ file }).close();
  expect(dump()).toEqual(before);
});

test('killed in the middle it is as before, and the next open brings it over', async () => {
  const file = copy();
  const child = startWriter('dieWhileMigrating', file);
  expect(await linesOf(child)).toEqual(['migrated, not committed']);
  expect(child.signalCode ?? 'SIGKILL').toBe('SIGKILL');
  expect(versionOf(file)).toBe(1);
  expect(bytesOf(file)).toBe(exported);
  look(file, (database) =>
    expect(database.prepare("SELECT name FROM sqlite_schema WHERE name IN ('half_way', 'personal')").all()).toEqual([]),
  );

  const { reader } = openJournal({ file });
  expect(versionOf(file)).toBe(newestVersion);
  expect(all(reader)).toHaveLength(records.length);
  expect(reader.undecidedIntents()).toHaveLength(5);
});

test('a journal of both formats reads alike', () => {
  const file = copy();
  const journal = Journal.open({ file });
  const reader = JournalReader.open({ file });
  try {
    const [open] = reader.undecidedIntents();
    journal.reconcile(open?.id ?? '', { result: 'succeeded', summary: 'It did happen.', data: {} });
    const [intent] = reader.intentsOfPlan(open?.planId ?? '');
    expect(intent?.outcome).toMatchObject({ kind: 'reconciled', result: 'succeeded', summary: 'It did happen.' });
    const found = [...reader.each({ person: 'callum' })];
    expect(new Set(found.map(({ recordJson }) => /"format":(\d)/.exec(recordJson)?.[1]))).toEqual(new Set(['1', '2']));
    expect(found.at(-1)).toMatchObject({ userName: 'Callum Reid', summary: 'It did happen.' });
  } finally {
    reader.close();
    journal.close();
  }
});
