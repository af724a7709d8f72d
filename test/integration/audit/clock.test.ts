import { expect, test } from 'vitest';
import { noteDraft, openJournal } from './fixture.ts';

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
