import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Journal } from '../../../main/audit/journal.ts';
import type { JournalReader } from '../../../main/audit/reader.ts';
import { agent, all, intentDraft, passDraft, noteDraft, openJournal, temporaryFolder } from './fixture.ts';

const nine = Date.parse('2026-11-22T09:00:00.000Z');
const minute = 60_000;

test('a clock set back does not set the journal back, and the record keeps what the clock said', () => {
  const time = { wallMs: nine, elapsedMs: 0 };
  const { journal, reader } = openJournal({ now: () => time.wallMs, elapsed: () => time.elapsedMs });
  journal.note(noteDraft());
  time.wallMs -= 60 * minute;
  time.elapsedMs += 2 * minute;
  const entry = journal.note(noteDraft());
  expect(entry.atUtc).toBe('2026-11-22T09:02:00.000Z');
  expect(JSON.parse(entry.recordJson)).toMatchObject({ atUtc: '2026-11-22T09:02:00.000Z', clockUtc: '2026-11-22T08:00:00.000Z' });
  expect(reader.list({ filter: {}, limit: 1 }).entries[0]?.atUtc).toBe(entry.atUtc);
  expect(journal.timeUtc()).toBe(entry.atUtc);
});

test('the count for a rate limit survives a restart and a clock set back', () => {
  const file = join(temporaryFolder(), 'journal.db');
  const countInLastHour = (journal: Journal, reader: JournalReader) =>
    reader.countSince('pass.create', {
      agentId: agent.id.toUpperCase(),
      sinceUtc: new Date(Date.parse(journal.timeUtc()) - 60 * minute).toISOString(),
    });
  const first = Journal.open({ file, now: () => nine, elapsed: () => 0 });
  for (const stepId of ['a', 'b', 'c', 'd', 'e']) first.commitIntent(passDraft({ stepId }));
  first.close();

  const time = { elapsedMs: 0 };
  const { journal, reader } = openJournal({ file, now: () => nine - 24 * 60 * minute, elapsed: () => time.elapsedMs });
  expect(countInLastHour(journal, reader)).toBe(5);
  time.elapsedMs = 61 * minute;
  expect(countInLastHour(journal, reader)).toBe(0);
});

test('only what happened or may have happened counts, and only for that agent and action', () => {
  const { journal, reader } = openJournal();
  const sinceUtc = '2000-01-01T00:00:00Z';
  for (const result of ['succeeded', 'failed', 'unknown', 'notHappened'] as const) {
    const intent = journal.commitIntent(passDraft({ stepId: result }));
    journal.recordOutcome(intent, { result, summary: 'Ended.', data: {} });
  }
  const reconciled = journal.commitIntent(passDraft({ stepId: 'reconciled' }));
  journal.recordOutcome(reconciled, { result: 'unknown', summary: 'No answer.', data: {} });
  journal.reconcile(reconciled.id, { result: 'notHappened', summary: 'Not there.', data: {} });
  journal.commitIntent(passDraft({ stepId: 'without outcome' }));
  journal.commitIntent(intentDraft({ stepId: 'another action' }));
  journal.commitIntent(passDraft({ stepId: 'another agent', agent: { ...agent, id: '10000000-0000-4000-8000-000000000002' } }));
  expect(reader.countSince('pass.create', { agentId: agent.id, sinceUtc })).toBe(3);
  expect(all(reader)).toHaveLength(14);
});
