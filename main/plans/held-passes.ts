import type { HeldPass } from '../../contract/passes.ts';
import type { Secret } from '../secret.ts';

interface Held {
  readonly code: Secret;
  readonly expiresAtMs: number;
}

/**
 * The codes of passes between their making and their hand-over: in this process's memory only, one
 * for each plan, gone when the ticket closes, the pass expires, or Latchkey ends.
 */
export class HeldPasses {
  readonly #codes = new Map<string, Held>();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  hold(pass: HeldPass, code: Secret): void {
    this.#codes.set(pass.planId, { code, expiresAtMs: Date.parse(pass.expiresAtUtc) });
  }

  /** The code, or undefined once it is no longer held. */
  code(planId: string): Secret | undefined {
    const held = this.#codes.get(planId);
    if (held && held.expiresAtMs <= this.#now()) this.#codes.delete(planId);
    return this.#codes.get(planId)?.code;
  }

  all(): readonly Secret[] {
    return [...this.#codes.values()].map((held) => held.code);
  }

  forget(planId: string): void {
    this.#codes.delete(planId);
  }

  forgetAll(): void {
    this.#codes.clear();
  }
}
