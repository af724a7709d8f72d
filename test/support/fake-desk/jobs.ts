import type { DeskEvent } from '../../../contract/events.ts';
import type { Job, JobAbout } from '../../../contract/jobs.ts';
import { Refused } from './door.ts';

/** Jobs that move on by themselves, as main tells of them. */
export const fakeJobs = (options: {
  readonly say: (event: DeskEvent) => void;
  readonly rest: () => Promise<void>;
}): {
  readonly start: (about: JobAbout, total: number) => Job;
  readonly list: () => Job[];
  readonly cancel: (jobId: string) => Job;
} => {
  const jobs = new Map<string, Job>();
  const find = (id: string): Job => {
    const job = jobs.get(id);
    if (job !== undefined) return job;
    throw new Refused({ code: 'desk.gone', message: 'Latchkey does not know this task any more.', retryable: false, correlationId: id });
  };
  const change = (id: string, next: Partial<Job>): Job => {
    const job = { ...find(id), ...next };
    jobs.set(id, job);
    options.say({ type: 'job.changed', job });
    return job;
  };
  const carryOn = async (id: string, total: number): Promise<void> => {
    for (let tenths = 0; tenths <= 10; tenths += 1) {
      await options.rest();
      if (find(id).state !== 'running') return;
      change(id, { progress: { done: Math.floor((total * tenths) / 10), total } });
    }
    change(id, { state: 'done', endedAtUtc: new Date().toISOString() });
  };
  return {
    start: (about, total) => {
      const id = crypto.randomUUID();
      const job: Job = {
        id,
        about,
        state: 'running',
        progress: { done: 0, total: null },
        startedAtUtc: new Date().toISOString(),
        endedAtUtc: null,
        fault: null,
      };
      jobs.set(id, job);
      void carryOn(id, total);
      return job;
    },
    list: () => [...jobs.values()].reverse(),
    cancel: (id) => (find(id).state === 'running' ? change(id, { state: 'cancelled', endedAtUtc: new Date().toISOString() }) : find(id)),
  };
};
