import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { JournalEntry } from '../../../contract/journal.ts';
import { EntryWriter } from '../../../main/audit/entry-writer.ts';
import type { EntryContent } from '../../../main/audit/entry-writer.ts';
import { exportCsv } from '../../../main/audit/export-csv.ts';
import { exportJsonLines } from '../../../main/audit/export-json-lines.ts';
import { Journal } from '../../../main/audit/journal.ts';
import type { JournalReader } from '../../../main/audit/reader.ts';
import { agent, all, intentDraft, noteDraft, openJournal, person, planId, temporaryFolder } from './fixture.ts';

/*
 * What a newer version may have written into a journal that this one opens: actions without a name here, writes about
 * the tenant, records of a format to come.
 */
const content: EntryContent = {
  kind: 'note',
  action: 'door.opened',
  result: null,
  agent,
  about: 'person',
  person,
  ticket: 'INC-1',
  intentId: null,
  planId,
  stepId: null,
  authority: null,
  summary: 'Opened a door.',
  data: { key: 'brass' },
};

/** Appends as the journal does, without asking whether this version knows what it is. */
const append = (file: string, change: Partial<EntryContent>): void => {
  const database = new Sqlite(file);
  try {
    new EntryWriter({ database, now: Date.now, elapsed: () => performance.now() }).append({ ...content, ...change });
  } finally {
    database.close();
  }
};

/** An intent after the last record, with other bytes in the same columns. */
const appendBytes = (file: string, record: string): void => {
  const database = new Sqlite(file);
  try {
    database
      .prepare(
        `INSERT INTO entries SELECT seq + 1, ?, 'intent', 'door.open', NULL, at_utc, agent_id, 'person', user_id, 'INC-9', NULL, plan_id,
           'door', 'INC-9', ? FROM entries ORDER BY seq DESC LIMIT 1`,
      )
      .run('90000000-0000-4000-8000-000000000009', Buffer.from(record, 'utf8'));
  } finally {
    database.close();
  }
};

const exported = async (reader: JournalReader) => {
  const [csv, lines]: [string[], string[]] = [[], []];
  await exportCsv(reader.each({}), (text) => void csv.push(text));
  await exportJsonLines(reader.each({}), (text) => void lines.push(text));
  return { csv: csv.join(''), lines: lines.join('') };
};

test('an action that this version does not know is listed, found, exported and fits the contract', async () => {
  const { journal, reader } = openJournal();
  journal.note(noteDraft());
  append(journal.file, {});
  const [, entry] = all(reader);
  expect(entry).toMatchObject({ action: 'door.opened', agentName: 'Ada Agent', userName: 'Pia Person', summary: 'Opened a door.' });
  expect(JournalEntry.parse(entry)).toEqual(entry);
  expect([...reader.each({ action: 'door.opened' })]).toEqual([entry]);
  const { csv, lines } = await exported(reader);
  expect(csv).toContain('"door.opened"');
  expect(lines).toContain('"action":"door.opened"');
});

test('an intent of an unknown action stays open beside those that are decided', () => {
  const { journal, reader } = openJournal();
  const known = journal.commitIntent(intentDraft());
  append(journal.file, { kind: 'intent', action: 'door.open', stepId: 'door', authority: { kind: 'callerEvidence', evidenceIds: [] } });
  expect(reader.undecidedIntents().map(({ action, data }) => [action, data])).toEqual([
    ['method.delete', known.facts],
    ['door.open', { key: 'brass' }],
  ]);
});

test('an intent about the tenant names nobody, is open until it is decided, and may be there once for a step', () => {
  const { journal, reader } = openJournal();
  const authority = { kind: 'approval', approvalId: planId, approvedBy: agent.id } as const;
  const tenantWide = { kind: 'intent', action: 'door.lock', about: 'tenant', person: null, stepId: 'lock', authority } as const;
  append(journal.file, tenantWide);
  expect(() => append(journal.file, tenantWide)).toThrow('open_intents');
  expect(() => append(journal.file, { ...tenantWide, about: null, stepId: 'other' })).toThrow('CHECK');
  expect(() => append(journal.file, { ...tenantWide, about: 'person', stepId: 'other' })).toThrow('CHECK');

  const [intent] = reader.undecidedIntents();
  expect(intent).toMatchObject({ action: 'door.lock', person: null, authority, agent });
  expect(all(reader)).toMatchObject([{ about: 'tenant', userId: null, userName: null, agentName: 'Ada Agent' }]);
});

test('a verdict on an intent about the tenant is about the tenant', () => {
  const file = join(temporaryFolder(), 'journal.db');
  Journal.open({ file }).close();
  append(file, { kind: 'intent', action: 'door.lock', about: 'tenant', person: null, stepId: 'lock' });
  const { journal, reader } = openJournal({ file });
  const [intent] = reader.undecidedIntents();
  expect(journal.reconcile(intent?.id ?? '', { result: 'succeeded', summary: 'It is locked.', data: {} })).toMatchObject({
    action: 'door.lock',
    about: 'tenant',
    userId: null,
  });
  expect(reader.undecidedIntents()).toEqual([]);
});

test('a record of a newer format is listed as far as it can be read, and its intent stays open', async () => {
  const { journal, reader } = openJournal();
  journal.note(noteDraft());
  appendBytes(journal.file, JSON.stringify({ format: 3, of: 'a shape to come' }));
  const [, entry] = all(reader);
  expect(entry).toMatchObject({
    kind: 'intent',
    action: 'door.open',
    agentId: agent.id,
    agentName: null,
    about: 'person',
    userId: person.id,
    userName: null,
    ticket: 'INC-9',
    summary: null,
  });
  expect(JournalEntry.parse(entry)).toEqual(entry);
  expect(reader.undecidedIntents()).toMatchObject([
    { action: 'door.open', person: { id: person.id, displayName: null }, authority: null, summary: null, data: {} },
  ]);
  expect((await exported(reader)).lines).toContain('"format":3');
});

test('bytes that are no record at all are listed by what the columns say', () => {
  const { journal, reader } = openJournal();
  journal.note(noteDraft());
  appendBytes(journal.file, 'torn');
  expect(all(reader)[1]).toMatchObject({ action: 'door.open', userId: person.id, summary: null, recordJson: 'torn', personal: [] });
  expect(reader.undecidedIntents()).toHaveLength(1);
});
