import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Journal } from '../main/audit/journal.ts';
import type { CommittedIntent, IntentDraft } from '../main/audit/records.ts';

export interface JournalAppendRow {
  readonly name: 'journal append p99';
  /** 99th percentile of `commitIntent`, median over the rounds. */
  readonly value: number;
  /** The same of a bare insert. */
  readonly baseline: number;
  readonly ratio: number;
  /** Of each of the two. */
  readonly samples: number;
  readonly unit: 'ms';
  readonly goal: 2;
}

const rounds = 9;
const samplesPerRound = 400;

/**
 * How long the agent waits for an intent to be on disk, against one row with the same bytes in a
 * table without indices, with the same pragmas. The two take turns, so that a slow moment of the
 * disk hits both alike.
 */
export const journalAppend = async (): Promise<JournalAppendRow> => {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-bench-'));
  // 20 seconds between two: the 180 of a busy hour are counted with each.
  const time = { ranMs: 0 };
  const journal = Journal.open({ file: join(folder, 'journal.db'), elapsed: () => time.ranMs });
  const bare = openBare(join(folder, 'bare.db'));
  const insert = bare.prepare<[Buffer]>('INSERT INTO bare (record) VALUES (?)');

  const intents: number[] = [];
  const inserts: number[] = [];
  try {
    const bytes = Buffer.alloc(sizeOfRecord(journal), 'x');
    for (let round = 0; round < rounds; round += 1) {
      const intentTimes: number[] = [];
      const insertTimes: number[] = [];
      for (let n = 0; n < samplesPerRound; n += 1) {
        const intent = draft();
        time.ranMs += 20_000;
        const measureIntent = () => {
          let committed: CommittedIntent | undefined;
          intentTimes.push(timed(() => (committed = journal.commitIntent(intent))));
          // As in a plan: each intent is decided before the next one. Its time is not the question here.
          if (committed) journal.recordOutcome(committed, { result: 'succeeded', summary: 'Deleted.', data: {} });
        };
        const measureInsert = () => insertTimes.push(timed(() => insert.run(bytes)));
        // Whoever comes second finds the disk warm: each does half of the time.
        if (n % 2 === 0) measureIntent();
        measureInsert();
        if (n % 2 === 1) measureIntent();
      }
      intents.push(percentile(intentTimes, 0.99));
      inserts.push(percentile(insertTimes, 0.99));
    }
  } finally {
    bare.close();
    journal.close();
    rmSync(folder, { recursive: true, force: true });
  }
  const value = percentile(intents, 0.5);
  const baseline = percentile(inserts, 0.5);
  return { name: 'journal append p99', value, baseline, ratio: value / baseline, samples: rounds * samplesPerRound, unit: 'ms', goal: 2 };
};

/** What a journal would be that only stores bytes. */
const openBare = (file: string): Sqlite.Database => {
  const database = new Sqlite(file);
  database.pragma('trusted_schema = OFF');
  database.pragma('foreign_keys = ON');
  database.pragma('recursive_triggers = ON');
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('wal_autocheckpoint = 4000');
  database.pragma('fullfsync = ON');
  database.exec('CREATE TABLE bare (seq INTEGER PRIMARY KEY, record BLOB NOT NULL) STRICT');
  return database;
};

const sizeOfRecord = (journal: Journal): number => {
  const { stepId: _, facts, authority: __, limits: ___, ...note } = draft();
  return Buffer.byteLength(journal.note({ ...note, data: facts }).recordJson);
};

const draft = (): IntentDraft => ({
  action: 'method.delete',
  agent: { id: '10000000-0000-4000-8000-000000000001', displayName: 'Ada Agent', userPrincipalName: 'ada.agent@practice.example' },
  person: { id: randomUUID(), displayName: 'Pia Person', userPrincipalName: 'pia.person@practice.example' },
  ticket: 'INC-100001',
  planId: randomUUID(),
  stepId: 'delete-microsoftAuthenticator',
  summary: 'Delete the Authenticator app on the lost phone of Pia Person.',
  facts: { methodKind: 'microsoftAuthenticator', methodId: randomUUID() },
  authority: { kind: 'callerEvidence', evidenceIds: [] },
  limits: [{ per: 'agent', counts: 'changes', action: null, atMost: 1_000, what: 'changes' }],
});

const timed = (work: () => void): number => {
  const started = performance.now();
  work();
  return performance.now() - started;
};

const percentile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
};
