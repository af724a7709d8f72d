import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import type { JournalEntry } from '../../../contract/journal.ts';
import { FaultError } from '../../../main/fault-error.ts';
import { Journal } from '../../../main/audit/journal.ts';
import type { JournalHooks, JournalOptions } from '../../../main/audit/journal.ts';
import { JournalReader } from '../../../main/audit/reader.ts';
import type { StoredIntent } from '../../../main/audit/reader.ts';
import type { Actor, CommittedIntent, EntryDraft, IntentDraft } from '../../../main/audit/records.ts';

export const agent: Actor = {
  id: 'a0000000-0000-4000-8000-00000000000a',
  displayName: 'Ada Agent',
  userPrincipalName: 'ada@practice.example',
};
export const person: Actor = {
  id: 'b0000000-0000-4000-8000-00000000000b',
  displayName: 'Pia Person',
  userPrincipalName: 'pia@practice.example',
};
export const planId = '30000000-0000-4000-8000-000000000001';

const draft = {
  agent,
  person,
  ticket: 'INC-1',
  planId,
  stepId: 'delete-1',
  summary: 'Delete the Authenticator on the lost phone.',
  authority: { kind: 'callerEvidence', evidenceIds: [] },
  limits: [],
} as const;

export const intentDraft = (change: Partial<IntentDraft<'method.delete'>> = {}): IntentDraft<'method.delete'> => ({
  ...draft,
  action: 'method.delete',
  facts: { methodKind: 'microsoftAuthenticator', methodId: '40000000-0000-4000-8000-000000000001' },
  ...change,
});

export const passDraft = (change: Partial<IntentDraft<'pass.create'>> = {}): IntentDraft<'pass.create'> => ({
  ...draft,
  action: 'pass.create',
  facts: { lifetimeMinutes: 60, isUsableOnce: true, passIdsBefore: [] },
  ...change,
});

export const noteDraft = (change: Partial<EntryDraft> = {}): EntryDraft => ({
  action: 'plan.started',
  agent,
  person,
  ticket: 'INC-1',
  planId,
  summary: 'Plan started.',
  data: {},
  ...change,
});

/** A folder of this test alone; its name has a space, as real ones do. */
export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey journal '));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

export const openJournal = (options: Partial<JournalOptions> = {}): { readonly journal: Journal; readonly reader: JournalReader } => {
  const file = options.file ?? join(temporaryFolder(), 'journal.db');
  const journal = Journal.open({ ...options, file });
  const reader = JournalReader.open({ file });
  onTestFinished(() => {
    reader.close();
    journal.close();
  });
  return { journal, reader };
};

/** For tests with many entries that are not about the disk: commits without waiting for it. */
export const withoutSync: JournalHooks = { connected: (database) => void database.pragma('synchronous = OFF') };

/** A journal of many entries, written in one commit. */
export const openFilled = (
  drafts: Iterable<EntryDraft>,
): ReturnType<typeof openJournal> & { readonly entries: readonly JournalEntry[] } => {
  let connection: Database | undefined;
  const opened = openJournal({ hooks: { connected: (database) => (connection = database) } });
  connection?.exec('BEGIN');
  const entries = Array.from(drafts, (one) => opened.journal.note(one));
  connection?.exec('COMMIT');
  return { ...opened, entries };
};

/** The FaultError that `work` throws. */
export const faultOf = (work: () => unknown): FaultError => {
  try {
    work();
  } catch (error) {
    if (error instanceof FaultError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
};

/** Everything, oldest first. */
export const all = (reader: JournalReader) => [...reader.each({})];

/** An intent as the journal tells it again: facts as data, and nothing that could pay for a write. */
export const asStored = (intent: CommittedIntent): Omit<StoredIntent, 'outcome'> => {
  const { id, seq, atUtc, action, agent: by, person: about, ticket, planId: plan, stepId, summary, facts, authority } = intent;
  return { id, seq, atUtc, action, agent: by, person: about, ticket, planId: plan, stepId, authority, summary, data: { ...facts } };
};
