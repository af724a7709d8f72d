import { randomUUID } from 'node:crypto';
import type { Fault } from '../../contract/result.ts';
import { FaultError, cancelled } from '../fault-error.ts';
import type { JobRecord, JobStore, Json } from './job-store.ts';

/** What the work of a job may do besides its work. */
export interface JobTask {
  /** Aborts when the job is cancelled or the desk closes: tidy up, then throw. */
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number | null) => void;
  /** Keeps where the work could go on after a restart: JSON, nothing secret. The last one counts. */
  readonly keep: (token: Json) => void;
}

/** Resolves when all is done; what it throws is why it was not. */
export type JobWork = (task: JobTask) => Promise<void>;

export interface JobsOptions<About extends { readonly kind: string }> {
  readonly store: JobStore<About>;
  /** The work from a token of its own on, by kind; null when the token says nothing any more. A kind that is not here cannot be taken up. */
  readonly goOn?: { readonly [K in About['kind']]?: (about: About, token: Json) => JobWork | null };
  readonly changed: (job: JobRecord<About>) => void;
  /** Hears of defects; what the agent is to know is in the job. */
  readonly onError: (error: unknown) => void;
  /** Milliseconds since 1970 UTC. */
  readonly now?: () => number;
}

interface Running {
  readonly stop: AbortController;
  /** Never rejects. */
  readonly ended: Promise<void>;
}

const atOnce = 4;
const endedKept = 20;
/** Progress is for eyes: more often than this is work for nothing. */
const betweenReportsMs = 100;

/** What takes longer than a click: started, shown, cancelled, and taken up again where its work says how. */
export class Jobs<About extends { readonly kind: string }> {
  readonly #options: JobsOptions<About>;
  readonly #now: () => number;
  readonly #jobs = new Map<string, { job: JobRecord<About>; token: Json }>();
  readonly #running = new Map<string, Running>();
  #closed = false;

  constructor(options: JobsOptions<About>) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
    for (const { job, token } of options.store.all()) this.#jobs.set(job.id, { job, token });
  }

  /** Under way or ended not long ago, newest first. */
  list(): readonly JobRecord<About>[] {
    return [...this.#jobs.values()].map(({ job }) => job).reverse();
  }

  /** @throws FaultError `desk.busy` while as many as may run at once are running. */
  start(about: About, work: JobWork): JobRecord<About> {
    this.#requireRoom();
    const job: JobRecord<About> = {
      id: randomUUID(),
      about,
      state: 'running',
      progress: { done: 0, total: null },
      startedAtUtc: this.#nowUtc(),
      endedAtUtc: null,
      fault: null,
    };
    this.#begin(job, null, work);
    return job;
  }

  /**
   * Resolves with the job when its work has tidied up. Work that was done before it heard of it stays done.
   * @throws FaultError `desk.gone` for a job that is not kept any more.
   */
  async cancel(id: string): Promise<JobRecord<About>> {
    this.#find(id);
    const running = this.#running.get(id);
    running?.stop.abort(cancelled());
    await running?.ended;
    return this.#find(id).job;
  }

  /**
   * Takes up a job that failed, was cancelled or was cut off, from where its work last said.
   * @throws FaultError `desk.gone` for one that cannot go on, `desk.busy`
   */
  resume(id: string): JobRecord<About> {
    const { job, token } = this.#find(id);
    if (this.#running.has(id)) return job;
    const work = job.state === 'done' ? null : this.#workFrom(job.about, token);
    if (work === null) throw new FaultError('desk.gone', 'This cannot go on where it stopped. Start it anew.');
    this.#requireRoom();
    const resumed: JobRecord<About> = { ...job, state: 'running', endedAtUtc: null, fault: null };
    this.#begin(resumed, token, work);
    return resumed;
  }

  /** After a restart: goes on with every job that was running and can, and says of the others that they were cut off. */
  takeUp(): void {
    for (const { job, token } of this.#jobs.values()) {
      if (job.state !== 'running' || this.#running.has(job.id)) continue;
      if (this.#running.size < atOnce && this.#workFrom(job.about, token) !== null) this.resume(job.id);
      else this.#end(job.id, { state: 'failed', fault: cutOff(job.id) });
    }
  }

  /**
   * Stops all work and resolves when it has tidied up. Jobs are left as running in the store: the next `takeUp` goes on
   * with them. Nothing can be started afterwards.
   */
  async close(): Promise<void> {
    this.#closed = true;
    const left = [...this.#running.values()];
    for (const { stop } of left) stop.abort(cancelled());
    await Promise.all(left.map(({ ended }) => ended));
  }

  #begin(job: JobRecord<About>, token: Json, work: JobWork): void {
    const { id } = job;
    this.#jobs.set(id, { job, token });
    this.#store(id);
    const stop = new AbortController();
    let reportedMs = -Infinity;
    const isMine = (): boolean => this.#running.get(id)?.stop === stop && !this.#closed;
    const task: JobTask = {
      signal: stop.signal,
      progress: (done, total) => {
        const kept = this.#jobs.get(id);
        if (kept === undefined || !isMine()) return;
        kept.job = { ...kept.job, progress: { done, total } };
        const nowMs = this.#now();
        if (nowMs - reportedMs < betweenReportsMs && nowMs >= reportedMs) return;
        reportedMs = nowMs;
        this.#options.changed(kept.job);
      },
      keep: (next) => {
        const kept = this.#jobs.get(id);
        if (kept === undefined || !isMine()) return;
        kept.token = next;
        this.#store(id);
      },
    };
    // A turn later, so that whoever started it knows the job before it hears of it.
    const ended = Promise.resolve()
      .then(() => work(task))
      .then(
        () => this.#settled(id, { state: 'done', fault: null }),
        (error: unknown) => this.#settled(id, this.#endAfter(error, id, stop.signal)),
      );
    this.#running.set(id, { stop, ended });
  }

  #endAfter(error: unknown, id: string, signal: AbortSignal): Ending {
    if (!(error instanceof FaultError)) {
      this.#options.onError(error);
      return { state: 'failed', fault: defect(id) };
    }
    // Work that failed before it noticed the cancel says why: half a file that could not be removed is no mere cancel.
    if (signal.aborted && error.code === 'graph.cancelled') return { state: 'cancelled', fault: null };
    return { state: 'failed', fault: error.toFault(id) };
  }

  #settled(id: string, ending: Ending): void {
    this.#running.delete(id);
    if (this.#closed && ending.state !== 'done') return;
    this.#end(id, ending);
  }

  #end(id: string, { state, fault }: Ending): void {
    const kept = this.#jobs.get(id);
    if (kept === undefined) return;
    kept.job = { ...kept.job, state, fault, endedAtUtc: this.#nowUtc() };
    if (state === 'done') kept.token = null;
    this.#store(id);
    this.#forgetOldest();
    if (!this.#closed) this.#options.changed(kept.job);
  }

  #forgetOldest(): void {
    const ended = [...this.#jobs.values()].filter(({ job }) => job.state !== 'running');
    for (const { job } of ended.slice(0, Math.max(0, ended.length - endedKept))) {
      this.#jobs.delete(job.id);
      this.#options.store.remove(job.id);
    }
  }

  /** A store that refuses must not end the work: what is lost is only that it could be taken up. */
  #store(id: string): void {
    const kept = this.#jobs.get(id);
    if (kept === undefined) return;
    try {
      this.#options.store.put({ job: kept.job, token: kept.token });
    } catch (error) {
      this.#options.onError(error);
    }
  }

  #workFrom(about: About, token: Json): JobWork | null {
    if (token === null) return null;
    const kind: About['kind'] = about.kind;
    return this.#options.goOn?.[kind]?.(about, token) ?? null;
  }

  #requireRoom(): void {
    if (this.#closed || this.#running.size >= atOnce)
      throw new FaultError('desk.busy', `${atOnce} tasks are under way already. Wait until one is done, or cancel one.`);
  }

  #find(id: string): { job: JobRecord<About>; token: Json } {
    const kept = this.#jobs.get(id);
    if (kept === undefined) throw new FaultError('desk.gone', 'Latchkey does not know this task any more.');
    return kept;
  }

  #nowUtc(): string {
    return new Date(this.#now()).toISOString();
  }
}

interface Ending {
  readonly state: 'done' | 'failed' | 'cancelled';
  readonly fault: Fault | null;
}

const cutOff = (id: string): Fault => new FaultError('desk.gone', 'Latchkey was closed before this was done. Start it anew.').toFault(id);

const defect = (id: string): Fault => ({
  code: 'internal',
  message: `Something went wrong inside Latchkey and was written to its log. Start it anew; if it happens again, report ${id.slice(0, 8)}.`,
  retryable: false,
  correlationId: id,
});
