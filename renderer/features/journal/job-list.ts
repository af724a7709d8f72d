import type { Job } from '../../../contract/jobs.ts';

/** The list with what was just heard of one job. An end stands: an answer made before it may come after it. */
export const withJob = (jobs: readonly Job[], heard: Job): readonly Job[] => {
  const known = jobs.find(({ id }) => id === heard.id);
  if (known === undefined) return [heard, ...jobs];
  if (known.state !== 'running' && heard.state === 'running') return jobs;
  if (heard.state === 'running' && heard.progress.done < known.progress.done) return jobs;
  return jobs.map((job) => (job.id === heard.id ? heard : job));
};
