import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import canonicalize from 'canonicalize';
import { expect, test } from 'vitest';
import { Journal } from '../../../main/audit/journal.ts';
import { JournalReader } from '../../../main/audit/reader.ts';
import { linesOf, startWriter } from './child-process.ts';
import { asStored, all, intentDraft, noteDraft, openJournal, temporaryFolder } from './fixture.ts';

/** More for a long run: LATCHKEY_KILL_ROUNDS=10000 npx vitest run test/integration/audit/crash.test.ts */
const rounds = Number(process.env.LATCHKEY_KILL_ROUNDS ?? 40);
/** Journals side by side: a start and a sync to disk are mostly waiting. */
const journals = 4;

test(
  `kill -9 at ${rounds} random moments loses no acknowledged entry and leaves no broken one`,
  async () => {
    const files = Array.from({ length: journals }, () => join(temporaryFolder(), 'journal.db'));
    const acknowledged = await Promise.all(files.map((file) => killAndRead(file, Math.ceil(rounds / journals))));
    expect(acknowledged.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(rounds);
  },
  60_000 + rounds * 2_000,
);

/** Kills one writer after the other on the same journal, then holds all of it against what was acknowledged, and says how much. */
const killAndRead = async (file: string, times: number): Promise<number> => {
  const acknowledged = new Set<string>();
  for (let round = 0; round < times; round += 1) {
    const child = startWriter('append', file);
    let timer: NodeJS.Timeout | undefined;
    const lines = await linesOf(child, () => {
      timer ??= setTimeout(() => child.kill('SIGKILL'), Math.random() * 60);
    });
    expect(child.signalCode ?? 'SIGKILL').toBe('SIGKILL');
    // The last line may have been cut off by the kill: then nobody was told.
    for (const line of lines) if (line.length === 36) acknowledged.add(line);
  }

  const { reader } = openJournal({ file });
  const entries = all(reader);
  const stored = new Set(entries.map(({ id }) => id));
  expect([...acknowledged].filter((id) => !stored.has(id))).toEqual([]);
  expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index + 1));
  for (const { recordJson } of entries) expect(canonicalize(JSON.parse(recordJson))).toBe(recordJson);

  const decided = new Set(entries.map(({ intentId }) => intentId));
  const undecided = entries.filter(({ kind, id }) => kind === 'intent' && !decided.has(id));
  expect(reader.undecidedIntents().map(({ id }) => id)).toEqual(undecided.map(({ id }) => id));

  const database = new Sqlite(file, { readonly: true });
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(database.pragma('foreign_key_check')).toEqual([]);
  database.close();
  return acknowledged.size;
};

test('an intent without outcome is still undecided after a restart, and can then be decided by reading', () => {
  const file = join(temporaryFolder(), 'journal.db');
  const before = Journal.open({ file });
  const intent = before.commitIntent(intentDraft());
  before.close();

  const { journal, reader } = openJournal({ file });
  expect(reader.undecidedIntents()).toEqual([{ ...asStored(intent), outcome: null }]);
  expect(journal.reconcile(intent.id, { result: 'succeeded', summary: 'It is gone.', data: {} }).seq).toBe(2);
  expect(reader.undecidedIntents()).toEqual([]);
});

test('while another process writes the journal, a second writer is refused and a reader is not', async () => {
  const file = join(temporaryFolder(), 'journal.db');
  const child = startWriter('hold', file);
  let refusal: unknown;
  let entries = -1;
  await linesOf(child, () => {
    try {
      Journal.open({ file }).close();
    } catch (error) {
      refusal = error;
    }
    const reader = JournalReader.open({ file });
    entries = all(reader).length;
    reader.close();
    child.kill('SIGKILL');
  });
  expect(refusal).toMatchObject({ name: 'FaultError', code: 'journal.busy' });
  expect(entries).toBe(0);

  // The lock went with the process, although that could not tidy up.
  expect(openJournal({ file }).journal.note(noteDraft()).seq).toBe(1);
});
