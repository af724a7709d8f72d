import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Job } from '../../../contract/jobs.ts';
import { FaultError } from '../../../main/fault-error.ts';
import { memoryJobStore } from '../../../main/jobs/job-store.ts';
import type { JobRecord, JobStore, StoredJob } from '../../../main/jobs/job-store.ts';
import { Jobs } from '../../../main/jobs/jobs.ts';
import type { JobsOptions, JobTask } from '../../../main/jobs/jobs.ts';

/** A kind of job that nobody but these tests has. */
interface Counting {
  readonly kind: 'counting';
  readonly to: number;
}
const about: Counting = { kind: 'counting', to: 10 };

const setUp = (options: Partial<JobsOptions<Counting>> = {}) => {
  const heard: JobRecord<Counting>[] = [];
  const errors: unknown[] = [];
  const clock = { ms: Date.parse('2026-11-22T09:00:00Z') };
  const ends: (() => void)[] = [];
  const jobs = new Jobs<Counting>({
    store: memoryJobStore(),
    changed: (job) => {
      heard.push(job);
      if (job.state !== 'running') for (const end of ends.splice(0)) end();
    },
    onError: (error) => errors.push(error),
    now: () => clock.ms,
    ...options,
  });
  /** The next end of a job that is told. */
  const ended = () => new Promise<void>((resolve) => ends.push(resolve));
  return { jobs, heard, errors, clock, ended };
};

/** Work that goes on until it is told to end, or is cancelled and has tidied up. */
const held = () => {
  const tasks: JobTask[] = [];
  const finish: (() => void)[] = [];
  const tidy: (() => void)[] = [];
  const work = (task: JobTask): Promise<void> =>
    new Promise((resolve, reject) => {
      tasks.push(task);
      finish.push(resolve);
      task.signal.addEventListener('abort', () => tidy.push(() => reject(task.signal.reason as Error)));
    });
  return { work, tasks, finish, tidy };
};

/** Ends as the signal says, once it aborts. */
const abortOf = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason as Error);
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('a job', () => {
  test('is running from its start, then done, and is listed newest first', async () => {
    const { jobs, heard, ended } = setUp();
    const first = jobs.start(about, ({ progress }) => Promise.resolve(progress(10, 10)));
    expect(first).toMatchObject({ state: 'running', progress: { done: 0, total: null }, endedAtUtc: null, fault: null });
    await ended();
    const second = jobs.start(about, held().work);
    expect(jobs.list()).toMatchObject([
      { id: second.id, state: 'running' },
      { id: first.id, state: 'done', progress: { done: 10, total: 10 }, endedAtUtc: '2026-11-22T09:00:00.000Z' },
    ]);
    expect(heard.map(({ id, state }) => [id, state])).toEqual([
      [first.id, 'running'],
      [first.id, 'done'],
    ]);
  });

  test('is as the contract has it, whatever its kind', () => {
    const { jobs } = setUp();
    const { about: _of, ...rest } = jobs.start(about, held().work);
    expect(() => Job.parse({ ...rest, about: { kind: 'journal.export', path: '/x.csv', format: 'csv' } })).not.toThrow();
  });

  test('that fails says why, and what is a defect says so without its words', async () => {
    const { jobs, errors, ended } = setUp();
    jobs.start(about, () => Promise.reject(new FaultError('journal.full', 'The disk is full.')));
    await ended();
    const defect = new TypeError('x is undefined');
    jobs.start(about, () => {
      throw defect;
    });
    await ended();
    const [second, first] = jobs.list();
    expect(first).toMatchObject({
      state: 'failed',
      fault: { code: 'journal.full', message: 'The disk is full.', correlationId: first?.id },
    });
    expect(second).toMatchObject({ state: 'failed', fault: { code: 'internal' } });
    expect(JSON.stringify(second)).not.toContain('undefined');
    expect(errors).toEqual([defect]);
  });

  test('tells of its progress some times a second and not at each step, and always of its end', async () => {
    const { jobs, heard, clock, ended } = setUp();
    jobs.start(about, ({ progress }) => {
      for (let done = 1; done <= 1_000; done += 1) {
        clock.ms += 1;
        progress(done, 1_000);
      }
      return Promise.resolve();
    });
    await ended();
    expect(heard.length).toBeLessThan(13);
    expect(heard.length).toBeGreaterThan(8);
    expect(heard.at(-1)).toMatchObject({ state: 'done', progress: { done: 1_000, total: 1_000 } });
  });

  test('is one of four at most', () => {
    const { jobs } = setUp();
    const { work } = held();
    for (let n = 0; n < 4; n += 1) jobs.start(about, work);
    expect(() => jobs.start(about, work)).toThrow(expect.objectContaining({ code: 'desk.busy' }));
  });

  test('that has ended is forgotten when twenty newer ones have', async () => {
    const { jobs, ended } = setUp();
    const { id } = jobs.start(about, () => Promise.resolve());
    await ended();
    for (let n = 0; n < 20; n += 1) {
      jobs.start(about, () => Promise.resolve());
      await ended();
    }
    expect(jobs.list()).toHaveLength(20);
    await expect(jobs.cancel(id)).rejects.toMatchObject({ code: 'desk.gone' });
  });
});

describe('a job that is cancelled', () => {
  test('is cancelled when its work has tidied up, and not before', async () => {
    const { jobs } = setUp();
    const { work, tidy } = held();
    const { id } = jobs.start(about, work);
    await turn();
    const cancelled = jobs.cancel(id);
    await turn();
    expect(jobs.list()).toMatchObject([{ state: 'running' }]);
    tidy[0]?.();
    expect(await cancelled).toMatchObject({ id, state: 'cancelled', fault: null });
  });

  test('stays done when it was done first', async () => {
    const { jobs } = setUp();
    const { work, finish } = held();
    const { id } = jobs.start(about, work);
    await turn();
    const cancelled = jobs.cancel(id);
    finish[0]?.();
    expect(await cancelled).toMatchObject({ state: 'done' });
    expect(await jobs.cancel(id)).toMatchObject({ state: 'done' });
  });

  test('has failed when it could not tidy up', async () => {
    const { jobs } = setUp();
    const { id } = jobs.start(
      about,
      ({ signal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(new FaultError('journal.unwritable', 'The file could not be removed.')));
        }),
    );
    await turn();
    expect(await jobs.cancel(id)).toMatchObject({ state: 'failed', fault: { code: 'journal.unwritable' } });
  });

  test('says nothing more: late progress is not shown', async () => {
    const { jobs, heard } = setUp();
    const { work, tasks, tidy } = held();
    const { id } = jobs.start(about, work);
    await turn();
    const cancelled = jobs.cancel(id);
    tidy[0]?.();
    await cancelled;
    const before = heard.length;
    tasks[0]?.progress(5, 10);
    expect(heard).toHaveLength(before);
    expect(jobs.list()).toMatchObject([{ state: 'cancelled', progress: { done: 0 } }]);
  });
});

/** Jobs in a file, as a store that outlives the app keeps them. */
const fileStore = (file: string): JobStore<Counting> => {
  const read = (): StoredJob<Counting>[] => {
    try {
      return JSON.parse(readFileSync(file, 'utf8')) as StoredJob<Counting>[];
    } catch {
      return [];
    }
  };
  const others = (id: string) => read().filter(({ job }) => job.id !== id);
  return {
    all: read,
    put: (stored) => writeFileSync(file, JSON.stringify([...others(stored.job.id), stored])),
    remove: (id) => writeFileSync(file, JSON.stringify(others(id))),
  };
};

describe('after a restart', () => {
  const place = () => {
    const folder = mkdtempSync(join(tmpdir(), 'latchkey jobs '));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    return join(folder, 'jobs.json');
  };
  /** Counts from where it was on; stops half-way when told to, as if the app had been killed there. */
  const counting =
    (counted: number[], to: number, stopAt: number) =>
    async (task: JobTask, from = 0) => {
      for (let n = from + 1; n <= to; n += 1) {
        if (n > stopAt) return abortOf(task.signal);
        counted.push(n);
        task.progress(n, to);
        task.keep({ counted: n });
        await turn();
      }
      return undefined;
    };
  const goOn = (counted: number[]): NonNullable<JobsOptions<Counting>['goOn']> => ({
    counting: ({ to }, token) => {
      const from = typeof token === 'object' && token !== null && 'counted' in token ? token.counted : null;
      return typeof from === 'number' ? (task) => counting(counted, to, to)(task, from) : null;
    },
  });

  test('a job goes on from where its work last said, under its id, and repeats nothing', async () => {
    const file = place();
    const counted: number[] = [];
    const before = setUp({ store: fileStore(file) });
    const { id } = before.jobs.start(about, counting(counted, 10, 4));
    while (counted.length < 4) await turn();
    // Nothing of the first app is asked any more: it is gone.

    const after = setUp({ store: fileStore(file), goOn: goOn(counted) });
    const done = after.ended();
    after.jobs.takeUp();
    expect(after.jobs.list()).toMatchObject([{ id, state: 'running' }]);
    await done;
    expect(counted).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(after.jobs.list()).toMatchObject([{ id, state: 'done', progress: { done: 10, total: 10 } }]);
    expect(fileStore(file).all()).toMatchObject([{ job: { state: 'done' }, token: null }]);
  });

  test('a desk that closes leaves its jobs to be taken up, and tells nobody that they ended', async () => {
    const file = place();
    const counted: number[] = [];
    const { jobs, heard } = setUp({ store: fileStore(file) });
    jobs.start(about, counting(counted, 10, 4));
    while (counted.length < 4) await turn();
    await jobs.close();
    expect(heard.every(({ state }) => state === 'running')).toBe(true);
    expect(fileStore(file).all()).toMatchObject([{ job: { state: 'running' }, token: { counted: 4 } }]);
    expect(() => jobs.start(about, held().work)).toThrow(expect.objectContaining({ code: 'desk.busy' }));
  });

  test('a job that cannot go on says that it was cut off', async () => {
    const file = place();
    const before = setUp({ store: fileStore(file) });
    before.jobs.start(about, held().work);
    await turn();
    const after = setUp({ store: fileStore(file), goOn: goOn([]) });
    after.jobs.takeUp();
    expect(after.jobs.list()).toMatchObject([
      { state: 'failed', fault: { code: 'desk.gone', message: expect.stringContaining('Start it anew') as string } },
    ]);
  });

  test('a job that was cancelled goes on only when somebody asks for it', async () => {
    const file = place();
    const counted: number[] = [];
    const before = setUp({ store: fileStore(file) });
    const { id } = before.jobs.start(about, counting(counted, 10, 4));
    while (counted.length < 4) await turn();
    await before.jobs.cancel(id);
    const after = setUp({ store: fileStore(file), goOn: goOn(counted) });
    after.jobs.takeUp();
    await turn();
    expect(counted).toHaveLength(4);
    const done = after.ended();
    after.jobs.resume(id);
    await done;
    expect(counted).toHaveLength(10);
    expect(() => after.jobs.resume(id)).toThrow(expect.objectContaining({ code: 'desk.gone' }));
  });
});

test('a store that refuses does not end the work', async () => {
  const store: JobStore<Counting> = {
    all: () => [],
    put: () => {
      throw new Error('no space left on device');
    },
    remove: () => undefined,
  };
  const { jobs, errors, ended } = setUp({ store });
  jobs.start(about, () => Promise.resolve());
  await ended();
  expect(jobs.list()).toMatchObject([{ state: 'done' }]);
  expect(errors.length).toBeGreaterThan(0);
});
