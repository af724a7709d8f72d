import { setTimeout as sleepFor } from 'node:timers/promises';
import type { FaultError } from '../fault-error.ts';
import { faultFromTransport, retryAfterMs } from './errors.ts';
import { TransportError } from './transport-error.ts';

export interface WaitOptions {
  readonly now?: () => number;
  /** Waits, or rejects with the signal's reason. */
  readonly sleep?: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** 0 to 1; for the jitter. */
  readonly random?: () => number;
}

export interface Waits {
  readonly now: () => number;
  /** Milliseconds: full jitter over a doubling pause, and never less than the server asked for. */
  readonly after: (tried: number, headers: Headers | undefined) => number;
  /** The same, and also not before the moment that the sign-in service asked for, when there was no token to be had. */
  readonly afterFault: (tried: number, headers: Headers | undefined, fault: FaultError) => number;
  /** @throws FaultError `graph.cancelled` */
  readonly pause: (ms: number, signal?: AbortSignal) => Promise<void>;
}

export const createWaits = (options: WaitOptions): Waits => {
  const now = options.now ?? Date.now;
  const random = options.random ?? Math.random;
  const sleep =
    options.sleep ?? (async (ms: number, signal?: AbortSignal) => void (await sleepFor(ms, undefined, signal ? { signal } : {})));

  const after: Waits['after'] = (tried, headers) => {
    const backoff = 250 * 2 ** tried * (0.5 + random() / 2);
    const asked = headers ? (retryAfterMs(headers, now()) ?? 0) : 0;
    return asked === 0 ? backoff : asked + random() * 250;
  };
  const afterFault: Waits['afterFault'] = (tried, headers, { retryAtUtc }) => {
    const wait = after(tried, headers);
    return retryAtUtc === undefined ? wait : Math.max(wait, Date.parse(retryAtUtc) - now());
  };
  const pause: Waits['pause'] = async (ms, signal) => {
    try {
      await sleep(ms, signal);
    } catch (error) {
      throw faultFromTransport(new TransportError('cancelled', false, { cause: error }));
    }
  };
  return { now, after, afterFault, pause };
};
