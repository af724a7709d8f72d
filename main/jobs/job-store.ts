import type { Job } from '../../contract/jobs.ts';

/** Whatever JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A job as it is kept. `about` is wider than the window's: a kind may be for main alone. */
export type JobRecord<About> = Omit<Job, 'about'> & { readonly about: About };

export interface StoredJob<About> {
  readonly job: JobRecord<About>;
  /** Where it goes on, as its work said last; null when it can only begin anew. */
  readonly token: Json;
}

/** Where jobs are kept. What outlives the app is up to it; `Jobs` asks for all of them once, when it is made. */
export interface JobStore<About> {
  readonly all: () => readonly StoredJob<About>[];
  readonly put: (stored: StoredJob<About>) => void;
  readonly remove: (id: string) => void;
}

/** Keeps jobs as long as it is there itself. */
export const memoryJobStore = <About>(): JobStore<About> => {
  const jobs = new Map<string, StoredJob<About>>();
  return {
    all: () => [...jobs.values()],
    put: (stored) => void jobs.set(stored.job.id, stored),
    remove: (id) => void jobs.delete(id),
  };
};
