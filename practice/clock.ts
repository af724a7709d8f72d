/** The tenant's own clock: real time plus an offset, so that a run can start at any date or be moved on. */
export class Clock {
  #offsetMs: number;
  readonly #realNow: () => number;
  /** Where this run began, in tenant time; all generated data lie before it. */
  readonly startMs: number;

  constructor(startMs: number, realNow: () => number = Date.now) {
    this.#realNow = realNow;
    this.startMs = startMs;
    this.#offsetMs = startMs - realNow();
  }

  nowMs(): number {
    return this.#realNow() + this.#offsetMs;
  }

  advance(ms: number): void {
    this.#offsetMs += ms;
  }
}

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Graph's usual date: seconds and a Z, e.g. 2026-11-22T09:00:00Z. */
export const isoSeconds = (ms: number): string => new Date(Math.floor(ms / SECOND) * SECOND).toISOString().replace('.000Z', 'Z');

/** Graph's precise date with seven fraction digits, as the methods and log services give it. */
export const isoTicks = (ms: number): string => new Date(ms).toISOString().replace('Z', '0000Z');
