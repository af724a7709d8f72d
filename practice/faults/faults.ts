import { Dice } from '../random.ts';
import type { FaultSpec } from './fault.ts';

interface Installed {
  readonly spec: FaultSpec;
  readonly route: RegExp;
  left: number;
  toSkip: number;
  /** For a strict throttle: how long it asked the caller to wait, and until when. */
  askedSeconds: number;
  notBeforeMs: number;
}

/** The installed faults. The first that matches is played; latencies add up beside it. */
export class Faults {
  #installed: Installed[] = [];
  #dice: Dice;
  readonly #seed: number;
  /** On every request, whatever else is installed. */
  latencyMs: number;

  constructor(seed: number, latencyMs: number) {
    this.#seed = seed;
    this.#dice = new Dice(seed, 'faults');
    this.latencyMs = latencyMs;
  }

  install(specs: readonly FaultSpec[]): void {
    for (const spec of specs)
      this.#installed.push({
        spec,
        route: new RegExp(spec.route, 'iu'),
        left: spec.times ?? Number.POSITIVE_INFINITY,
        toSkip: spec.skip ?? 0,
        askedSeconds: 0,
        notBeforeMs: 0,
      });
  }

  clear(): void {
    this.#installed = [];
    this.#dice = new Dice(this.#seed, 'faults');
  }

  list(): readonly FaultSpec[] {
    return this.#installed
      .filter((one) => one.left > 0)
      .map((one) => (Number.isFinite(one.left) ? { ...one.spec, times: one.left } : one.spec));
  }

  /** What this request is to suffer. Taking counts down `times`; a strict throttle counts only those who waited. */
  take(
    method: string,
    target: string,
    where: 'batch' | 'single',
    nowMs: number,
  ): { readonly delayMs: number; readonly fault: FaultSpec | undefined } {
    const subject = `${method} ${target.replace(/^\/(?:v1\.0|beta)(?=\/)/iu, '')}`;
    let delayMs = where === 'single' ? this.latencyMs : 0;
    let fault: FaultSpec | undefined;
    for (const one of this.#installed) {
      const early = one.notBeforeMs > nowMs;
      if ((one.left <= 0 && !early) || (one.spec.where !== undefined && one.spec.where !== where) || !one.route.test(subject)) continue;
      if (fault !== undefined && one.spec.kind !== 'latency') continue;
      if (one.toSkip > 0) {
        one.toSkip -= 1;
        continue;
      }
      if (one.spec.probability !== undefined && !this.#dice.chance(one.spec.probability)) continue;
      if (!early) one.left -= 1;
      if (one.spec.kind === 'throttled' && one.spec.params?.['strict'] === true) fault = askToWait(one, early, nowMs);
      else if (one.spec.kind === 'latency') delayMs += typeof one.spec.params?.['ms'] === 'number' ? one.spec.params['ms'] : 0;
      else fault = one.spec;
    }
    return { delayMs, fault };
  }
}

/** A service that throttles asks for twice as long of whoever comes back before the time. */
const askToWait = (one: Installed, early: boolean, nowMs: number): FaultSpec => {
  const form = one.spec.params?.['retryAfter'];
  one.askedSeconds = early ? one.askedSeconds * 2 : typeof form === 'number' ? form : 1;
  one.notBeforeMs = nowMs + one.askedSeconds * 1000;
  return { ...one.spec, params: { ...one.spec.params, retryAfter: one.askedSeconds } };
};
