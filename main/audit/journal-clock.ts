/** Milliseconds since 1970 UTC for what is stored, and from any start for what only measures. */
export interface ClockSources {
  /** The wall clock, which people and time servers set. */
  readonly now: () => number;
  /** Never set back, runs at the same pace. */
  readonly elapsed: () => number;
}

/**
 * The journal's own time: the wall clock as long as that goes forward. When it was set back,
 * the time of the last entry and what has passed since, so that time limits neither start
 * afresh nor stand still.
 */
export class JournalClock {
  readonly #sources: ClockSources;
  #lastMs: number;
  #lastElapsedMs: number;

  /** @param lastMs the time of the newest entry; -Infinity for an empty journal. */
  constructor(sources: ClockSources, lastMs: number) {
    this.#sources = sources;
    this.#lastMs = lastMs;
    this.#lastElapsedMs = sources.elapsed();
  }

  /** The time that an entry made now carries, and the wall clock's reading. */
  read(): { readonly atMs: number; readonly clockMs: number } {
    const clockMs = Math.floor(this.#sources.now());
    if (clockMs >= this.#lastMs) return { atMs: clockMs, clockMs };
    const passedMs = Math.max(0, Math.floor(this.#sources.elapsed() - this.#lastElapsedMs));
    return { atMs: this.#lastMs + passedMs, clockMs };
  }

  /** Remembers the time of an entry that is now on disk. */
  entryMade(atMs: number): void {
    this.#lastMs = atMs;
    this.#lastElapsedMs = this.#sources.elapsed();
  }
}
