/** Milliseconds since 1970 UTC for what is stored, and from any start for what only measures. */
export interface ClockSources {
  /** The wall clock, which people and time servers set. */
  readonly now: () => number;
  /** How long the computer has been running, sleep included: begins anew with each start of it, is never set, runs at the same pace. */
  readonly elapsed: () => number;
}

/** The last reading that the file holds. */
export interface KeptReading {
  readonly atMs: number;
  readonly ranMs: number;
  /** What `elapsed` said then; null where no version that knew it has written the file. */
  readonly elapsedMs: number | null;
}

export interface ClockReading {
  /** The time that an entry made now carries: never less than in the reading before. */
  readonly atMs: number;
  /**
   * The time as far as it has certainly passed. It began with the wall clock when the journal did, and goes on by what the
   * computer counts alone, so that no clock that is set moves it. Limits over "the last hour" count by it.
   */
  readonly ranMs: number;
  /** The wall clock's reading. */
  readonly clockMs: number;
}

/** A wall clock is told to have been set from here on: less is what time servers mend every day. */
const toldFromMs = 5 * 60_000;

/** Two processes may read the computer's count a little differently: a little less is no start anew. */
const coarsenessMs = 60_000;

/**
 * The journal's own two times. `atMs` is the wall clock as long as that goes forward; when it was set back, the last
 * reading and what has passed since. `ranMs` is never ahead of what has passed. What ends after a time (a check of the caller)
 * goes by the first, so that it can only end too early; what counts over a time (a limit) by the second, so that it
 * can only count too much.
 */
export class JournalClock {
  readonly #sources: ClockSources;
  readonly #onSet: (byMs: number) => void;
  #atMs: number;
  #ranMs: number;
  #elapsedMs: number;
  #isBehind = false;
  /** How long Latchkey did not run cannot be told from a clock that was set forward meanwhile. */
  #isFirst = true;

  /**
   * @param kept the reading that the file holds; null for a new journal.
   * @param onSet told once when the wall clock is found to have been set, and by how much: forward, or (less than nothing) back.
   */
  constructor(sources: ClockSources, kept: KeptReading | null, onSet: (byMs: number) => void = () => undefined) {
    this.#sources = sources;
    this.#onSet = onSet;
    this.#elapsedMs = sources.elapsed();
    if (kept === null) {
      this.#atMs = -Infinity;
      this.#ranMs = sources.now();
      return;
    }
    const passedMs = certainlyPassed(kept.elapsedMs, this.#elapsedMs);
    this.#atMs = kept.atMs + passedMs;
    this.#ranMs = kept.ranMs + passedMs;
  }

  read(): ClockReading {
    const clockMs = Math.floor(this.#sources.now());
    const elapsedMs = this.#sources.elapsed();
    const passedMs = Math.max(0, elapsedMs - this.#elapsedMs);
    this.#elapsedMs += passedMs;
    this.#ranMs += passedMs;
    const expectedMs = this.#atMs + passedMs;
    this.#atMs = Math.max(clockMs, expectedMs);
    this.#tell(clockMs - expectedMs);
    return { atMs: Math.floor(this.#atMs), ranMs: Math.floor(this.#ranMs), clockMs };
  }

  /** What is to be kept in the file, as of the last `read`. */
  get kept(): KeptReading & { readonly elapsedMs: number } {
    return { atMs: Math.floor(this.#atMs), ranMs: Math.floor(this.#ranMs), elapsedMs: Math.floor(this.#elapsedMs) };
  }

  /** Forward a set clock is caught up with at once; back it stays behind until it has caught up itself. */
  #tell(byMs: number): void {
    if (byMs >= toldFromMs) {
      if (!this.#isFirst) this.#onSet(byMs);
    } else if (byMs <= -toldFromMs) {
      if (!this.#isBehind) this.#onSet(byMs);
    }
    this.#isBehind = byMs <= -toldFromMs;
    this.#isFirst = false;
  }
}

/**
 * Between two processes the wall clock may have been set to anything. The computer's own count is beyond that: it has run on
 * by so much, or, where it began anew, at least as long as it says now.
 */
const certainlyPassed = (keptMs: number | null, elapsedMs: number): number => {
  if (keptMs === null) return 0;
  return elapsedMs < keptMs - coarsenessMs ? elapsedMs : Math.max(0, elapsedMs - keptMs);
};
