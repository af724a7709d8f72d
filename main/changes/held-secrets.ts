import type { HeldSecret } from '../../contract/held-secret.ts';
import type { Secret } from '../secret.ts';

/** Something that was made, with what nobody but its owner may see. */
export interface MadeSecret {
  readonly secret: Omit<HeldSecret, 'planId' | 'isHeld'>;
  readonly text: Secret;
}

interface Held {
  readonly text: Secret;
  readonly expiresAtMs: number;
}

/**
 * Secrets between their making and their hand-over: in this process's memory only, one for each plan, gone when the
 * ticket closes, the secret expires, or Latchkey ends.
 */
export class HeldSecrets {
  readonly #held = new Map<string, Held>();
  readonly #ranMs: () => number;

  /** @param ranMs milliseconds that have passed since any start: a clock that is set neither ends a secret early nor keeps it. */
  constructor(ranMs: () => number) {
    this.#ranMs = ranMs;
  }

  hold(planId: string, { secret, text }: MadeSecret): void {
    this.#held.set(planId, { text, expiresAtMs: this.#ranMs() + secret.lifetimeMinutes * 60_000 });
  }

  /** The secret, or undefined once it is no longer held. */
  text(planId: string): Secret | undefined {
    const held = this.#held.get(planId);
    if (held && held.expiresAtMs <= this.#ranMs()) this.#held.delete(planId);
    return this.#held.get(planId)?.text;
  }

  all(): readonly Secret[] {
    return [...this.#held.values()].map((held) => held.text);
  }

  forget(planId: string): void {
    this.#held.delete(planId);
  }

  forgetAll(): void {
    this.#held.clear();
  }
}
