import { describe, expect, it } from 'vitest';
import type { Job } from '../../../contract/jobs.ts';
import { countInWords, progressInWords } from '../../../renderer/features/journal/export-words.ts';
import { withJob } from '../../../renderer/features/journal/job-list.ts';

const job = (change: Partial<Job> = {}): Job => ({
  id: '00000000-0000-4000-8000-000000000001',
  about: { kind: 'journal.export', path: 'journal.csv', format: 'csv' },
  state: 'running',
  progress: { done: 0, total: null },
  startedAtUtc: '2026-11-22T09:00:00.000Z',
  endedAtUtc: null,
  fault: null,
  ...change,
});

describe('how many', () => {
  it('is said only when it is known', () => {
    expect(countInWords(100, null, false, false)).toBe('The newest 100 loaded, counting the rest…');
    expect(countInWords(100, null, true, false)).toBe('The newest 100 that match loaded, counting the rest…');
    expect(countInWords(100, null, false, true)).toBe('The newest 100 loaded; the rest could not be counted');
    expect(countInWords(100, 1_000_000, false, false)).toBe('1,000,000 records, the newest 100 loaded');
    expect(countInWords(1, 1, true, false)).toBe('1 record matches');
    expect(countInWords(3, 3, false, false)).toBe('3 records');
  });

  it('is counted before it is written', () => {
    expect(progressInWords({ done: 0, total: null })).toBe('counting the records…');
    expect(progressInWords({ done: 5_000, total: 12_000 })).toBe('5,000 of 12,000 records');
  });
});

describe('what is heard of a job', () => {
  it('is put first when it is new, and in its place when it is known', () => {
    const other = job({ id: '00000000-0000-4000-8000-000000000002' });
    expect(withJob([other], job())).toEqual([job(), other]);
    const further = job({ progress: { done: 5, total: 10 } });
    expect(withJob([other, job()], further)).toEqual([other, further]);
  });

  it('never takes an end back, nor progress', () => {
    const done = job({ state: 'done', progress: { done: 10, total: 10 } });
    expect(withJob([done], job())).toEqual([done]);
    const further = job({ progress: { done: 5, total: 10 } });
    expect(withJob([further], job())).toEqual([further]);
    expect(withJob([further], job({ state: 'cancelled' }))).toEqual([job({ state: 'cancelled' })]);
  });
});
