import { setImmediate as nextTurn, setTimeout as sleepFor } from 'node:timers/promises';
import type { Clock } from '../../../practice/clock.ts';

interface Timer {
  readonly dueMs: number;
  readonly fire: () => void;
}

/** What is on its way over the wire, as far as time has to wait for it. */
export interface Traffic {
  /** True while an answer is coming that will come by itself. */
  readonly busy: () => boolean;
  /** True while a request is out, an answer to it coming or not. */
  readonly open: () => boolean;
  /** Resolves at the next change of either. */
  readonly changed: () => Promise<void>;
  /** What is out, in words. */
  readonly waitingFor: () => string;
}

/** Turns of the event loop in which nothing may happen before time goes on. */
const quietTurns = 4;
/** In real time, on a busy machine: every answer comes at once. */
const longestRealWaitMs = 20_000;

/**
 * Time for the desk and the tenant together that needs no waiting: it moves on to the next timer
 * whenever nothing else can happen. Limits and pauses are the real ones, a minute takes a millisecond.
 */
export class VirtualTime {
  readonly #clock: Clock;
  readonly #traffic: Traffic;
  readonly #sleeps = new Set<Timer>();
  /** Timeouts of single requests; of no interest once nothing is out any more. */
  readonly #timeouts = new Set<Timer>();

  constructor(clock: Clock, traffic: Traffic) {
    this.#clock = clock;
    this.#traffic = traffic;
  }

  readonly nowMs = (): number => this.#clock.nowMs();

  readonly sleep = (ms: number, signal?: AbortSignal): Promise<void> =>
    new Promise((wake, fail) => {
      if (signal?.aborted) {
        fail(signal.reason as Error);
        return;
      }
      const timer: Timer = { dueMs: this.nowMs() + ms, fire: wake };
      this.#sleeps.add(timer);
      signal?.addEventListener(
        'abort',
        () => {
          if (this.#sleeps.delete(timer)) fail(signal.reason as Error);
        },
        { once: true },
      );
    });

  readonly timeout = (ms: number): AbortSignal => {
    const controller = new AbortController();
    this.#timeouts.add({ dueMs: this.nowMs() + ms, fire: () => controller.abort(new DOMException('Timed out', 'TimeoutError')) });
    return controller.signal;
  };

  /** Moves time on while `work` is under way. @throws Error when it can never end. */
  async drive<T>(work: Promise<T>): Promise<T> {
    const state = { settled: false };
    const ended = work.finally(() => (state.settled = true));
    // Handled below; without this a rejection while waiting would count as unhandled.
    ended.catch(() => undefined);
    while (!state.settled) {
      await this.#untilQuiet(() => state.settled);
      if (!state.settled && !this.#advance()) throw new Error('It hangs: nothing is on its way, and nobody waits for a moment to come.');
    }
    return ended;
  }

  /** Lets everything end that was left behind in the background. */
  async drain(): Promise<void> {
    do await this.#untilQuiet(() => false);
    while ((this.#sleeps.size > 0 || this.#traffic.open()) && this.#advance());
    this.#timeouts.clear();
  }

  pass(ms: number): void {
    this.#clock.advance(ms);
  }

  async #untilQuiet(enough: () => boolean): Promise<void> {
    for (let quiet = 0; quiet < quietTurns && !enough(); quiet += 1) {
      if (this.#traffic.busy()) {
        await this.#changed();
        quiet = 0;
      }
      await nextTurn();
    }
  }

  /** @throws Error when an answer that must come by itself does not: then the tenant is at fault, or this file. */
  async #changed(): Promise<void> {
    const waiting = new AbortController();
    const never = sleepFor(longestRealWaitMs, 'never' as const, { signal: waiting.signal }).catch(() => undefined);
    const came = await Promise.race([this.#traffic.changed(), never]);
    waiting.abort();
    if (came === 'never') throw new Error(`It hangs: no answer in ${longestRealWaitMs} ms to ${this.#traffic.waitingFor()}.`);
  }

  /** On to the next timer; false when there is none. */
  #advance(): boolean {
    const timers = [...this.#sleeps, ...(this.#traffic.open() ? this.#timeouts : [])];
    if (timers.length === 0) return false;
    const nextMs = Math.min(...timers.map((timer) => timer.dueMs));
    this.#clock.advance(Math.max(0, nextMs - this.nowMs()));
    const nowMs = this.nowMs();
    for (const set of [this.#sleeps, this.#timeouts]) {
      for (const timer of set) {
        if (timer.dueMs > nowMs) continue;
        set.delete(timer);
        timer.fire();
      }
    }
    return true;
  }
}
