/** A clock that moves only when told, with the timers that clipboard and pass guard take. */
export class FakeClock {
  #nowMs = Date.parse('2026-11-22T09:00:00.000Z');
  readonly #timers = new Set<{ readonly atMs: number; readonly callback: () => void }>();

  readonly now = (): Date => new Date(this.#nowMs);

  readonly setTimer = (callback: () => void, afterMs: number): (() => void) => {
    const timer = { atMs: this.#nowMs + afterMs, callback };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  };

  get pending(): number {
    return this.#timers.size;
  }

  pass(milliseconds: number): void {
    const until = this.#nowMs + milliseconds;
    for (;;) {
      const [next] = [...this.#timers].filter((timer) => timer.atMs <= until).sort((a, b) => a.atMs - b.atMs);
      if (next === undefined) break;
      this.#timers.delete(next);
      this.#nowMs = next.atMs;
      next.callback();
    }
    this.#nowMs = until;
  }
}
