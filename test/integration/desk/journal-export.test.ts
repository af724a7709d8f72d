import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { recordsIn } from '../../support/records-in.ts';
import type { Job } from '../../../contract/jobs.ts';
import type { LongReads } from '../../../main/reading/long-reads.ts';
import { createRemoteReads } from '../../../main/reading/remote-reads.ts';
import { FaultError } from '../../../main/fault-error.ts';
import type { DeskHarness } from '../../support/desk-harness.ts';
import { removeFolder, startDesk } from '../../support/desk-harness.ts';
import type { TestTenant } from '../../support/practice-tenant.ts';
import { startTestTenant } from '../../support/practice-tenant.ts';
import { forkReading } from '../../../bench/desk/fork-reading.ts';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await startTestTenant();
});
afterAll(() => tenant.stop());

/** A desk whose long reads are these, or in a process of their own as in the app. */
const setUp = async (reads?: LongReads): Promise<DeskHarness> => {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-desk-'));
  const remote = createRemoteReads(() => forkReading(join(folder, 'journal-practice.sqlite')));
  const harness = await startDesk({ tenant, folder, reads: reads ?? remote });
  onTestFinished(() => {
    remote.close();
    harness.close();
    removeFolder(folder);
  });
  return harness;
};

const jobsOf = ({ events }: DeskHarness): readonly Job[] => events.flatMap((event) => (event.type === 'job.changed' ? [event.job] : []));

/** The job's end as the window hears of it. */
const endOf = async (harness: DeskHarness, id: string | undefined): Promise<Job> => {
  for (;;) {
    const end = jobsOf(harness).find((job) => job.id === id && job.state !== 'running');
    if (end !== undefined) return end;
    await new Promise((resolve) => setImmediate(resolve));
  }
};

const exportNotes = ({ reader }: DeskHarness) => [...reader.each({ action: 'journal.exported' })];

describe('an export of the journal', () => {
  test('answers with its job at once, ends as done with its file, and is noted in the name of who asked', async () => {
    const harness = await setUp();
    const before = [...harness.reader.each({})].length;
    const { job } = await harness.call('journal.export', { filter: {}, format: 'jsonl' });
    expect(job).toMatchObject({ state: 'running', about: { kind: 'journal.export', format: 'jsonl' } });
    const end = await endOf(harness, job?.id);
    expect(end).toMatchObject({ state: 'done', progress: { done: before, total: before }, fault: null });
    expect(recordsIn(readFileSync(end.about.path, 'utf8'))).toHaveLength(before);
    expect(exportNotes(harness)).toMatchObject([
      { agentId: (await harness.call('session.current', {})).agent.id, summary: `Exported ${before} journal entries as JSON lines.` },
    ]);
    expect(await harness.call('jobs.list', {})).toEqual([end]);
  });

  test('that is cancelled leaves no file and no note', async () => {
    let started = (): void => undefined;
    const underWay = new Promise<void>((resolve) => (started = resolve));
    const harness = await setUp({
      list: () => Promise.reject(new Error('unused')),
      count: () => Promise.reject(new Error('unused')),
      export: (_query, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason as Error));
          started();
        }),
    });
    const { job } = await harness.call('journal.export', { filter: {}, format: 'csv' });
    await underWay;
    expect(await harness.call('jobs.cancel', { jobId: job?.id ?? '' })).toMatchObject({ id: job?.id, state: 'cancelled' });
    expect(exportNotes(harness)).toEqual([]);
    expect(existsSync(job?.about.path ?? '')).toBe(false);
  });

  test('that fails says why, leaves no file and no note', async () => {
    const full = new FaultError('journal.full', 'The disk is full.');
    const unused = () => Promise.reject(new Error('unused'));
    const harness = await setUp({ list: unused, count: unused, export: () => Promise.reject(full) });
    const { job } = await harness.call('journal.export', { filter: {}, format: 'csv' });
    expect(await endOf(harness, job?.id)).toMatchObject({ state: 'failed', fault: { code: 'journal.full', message: 'The disk is full.' } });
    expect(exportNotes(harness)).toEqual([]);
  });

  test('under way when the desk closes is stopped, without a part of it or a note', async () => {
    const harness = await setUp();
    for (let n = 0; n < 300; n += 1)
      harness.desk.note({ action: 'settings.changed', summary: 'Changed.', data: { text: 'x'.repeat(5_000) } });
    const { job } = await harness.call('journal.export', { filter: {}, format: 'csv' });
    await harness.desk.beforeQuit();
    expect(readdirSync(harness.folder).filter((name) => name.includes('.part'))).toEqual([]);
    // It may have been done just before: then both are there, else neither.
    expect(exportNotes(harness)).toHaveLength(Number(existsSync(job?.about.path ?? '')));
    expect(jobsOf(harness).every(({ state }) => state === 'running')).toBe(true);
  });
});

test('a job that hangs does not keep the agent from quitting', async () => {
  const waited: number[] = [];
  const unused = () => Promise.reject(new Error('unused'));
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-desk-'));
  const harness = await startDesk({
    tenant,
    folder,
    reads: { list: unused, count: unused, export: () => new Promise(() => undefined) },
    waits: {
      sleep: (ms) => {
        waited.push(ms);
        return Promise.resolve();
      },
      timeout: (ms) => AbortSignal.timeout(ms),
    },
  });
  onTestFinished(() => {
    harness.close();
    removeFolder(folder);
  });
  await harness.call('journal.export', { filter: {}, format: 'csv' });
  await harness.desk.beforeQuit();
  expect(waited).toContain(2_000);
});

test('the journal’s list and count come from the process that reads at length', async () => {
  const harness = await setUp();
  const entries = [...harness.reader.each({})];
  expect(await harness.call('journal.list', { filter: {}, limit: 1 })).toEqual({
    entries: [entries.at(-1)],
    nextBeforeSeq: entries.length > 1 ? entries.at(-1)?.seq : null,
  });
  expect(await harness.call('journal.count', { filter: {} })).toEqual({ entries: entries.length });
});

test('a job that nobody knows is not cancelled', async () => {
  const harness = await setUp();
  expect(await harness.refusal('jobs.cancel', { jobId: '00000000-0000-4000-8000-000000000000' })).toMatchObject({ code: 'desk.gone' });
});
