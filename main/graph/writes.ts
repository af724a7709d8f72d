import type { CommittedIntent } from '../audit/records.ts';
import type { FaultError } from '../fault-error.ts';
import { readErrorBody } from './errors.ts';
import type { GraphAnswer, GraphRequest } from './transport.ts';
import type { Tries, TryOutcome } from './tries.ts';
import { headersOf, maximumTries } from './tries.ts';

/**
 * What became of one write. `unknown` means that it was sent and may have been applied: it is
 * decided by reading, never by sending a write that is not idempotent again.
 */
export type WriteVerdict =
  | { readonly result: 'succeeded'; readonly answer: GraphAnswer }
  | { readonly result: 'failed'; readonly fault: FaultError }
  | { readonly result: 'unknown'; readonly fault: FaultError };

export interface WriteRequest {
  readonly method: 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly version: GraphRequest['version'];
  readonly path: string;
  readonly json?: unknown;
  /** Whether sending it twice has the effect of sending it once (DELETE by id, PATCH to a value). */
  readonly idempotent: boolean;
  readonly expectedStatus: readonly number[];
}

/** Sends the one write that the intent pays for; its id becomes Graph's `client-request-id`. @throws Error when it has paid before. */
export type Write = (intent: CommittedIntent, request: WriteRequest) => Promise<WriteVerdict>;

/** A write may not be held up for longer than this by throttling; the agent is waiting. */
const maximumWriteWaitMs = 30_000;
export const writeTryMs = 65_000;
/** From the intent to the end of the last try of its write. */
export const longestWriteMs = maximumWriteWaitMs + writeTryMs;

export const createWrite = (tries: Tries): Write => {
  const { waits } = tries;

  const judge = (outcome: TryOutcome, request: WriteRequest): WriteVerdict => {
    const fault = tries.fault(outcome, 'write');
    if (!('answer' in outcome)) {
      return { result: outcome.error.sent ? 'unknown' : 'failed', fault };
    }
    const { answer } = outcome;
    if (request.expectedStatus.includes(answer.status)) return { result: 'succeeded', answer };
    if (request.method === 'DELETE' && answer.status === 404) {
      // Gone, if Graph says so with a code. The Web API's own 404 for a path that it does not know has none.
      return readErrorBody(answer.body).code === undefined ? { result: 'unknown', fault } : { result: 'succeeded', answer };
    }
    if (answer.status >= 400 && answer.status < 500 && answer.status !== 408) return { result: 'failed', fault };
    return { result: 'unknown', fault };
  };

  return async (intent, request) => {
    const paidBy = intent.spend();
    const startedAt = waits.now();
    let doubt: WriteVerdict | undefined;
    for (let tried = 1; ; tried += 1) {
      const outcome = await tries.writing({
        method: request.method,
        version: request.version,
        path: request.path,
        paidBy,
        ...(request.json === undefined ? {} : { json: request.json }),
      });
      const verdict = judge(outcome, request);
      // Repeating what was sent once already and finding nothing left to delete is the wished-for end.
      if (verdict.result === 'succeeded') return verdict;
      // A later refusal says nothing about an earlier try that may have been applied.
      if (verdict.result === 'unknown') doubt = verdict;
      const throttled = 'answer' in outcome && outcome.answer.status === 429;
      const mayRepeat = throttled || (request.idempotent && verdict.result === 'unknown');
      const wait = waits.after(tried, headersOf(outcome));
      if (!mayRepeat || tried >= maximumTries || waits.now() + wait - startedAt > maximumWriteWaitMs) return doubt ?? verdict;
      await waits.pause(wait);
    }
  };
};
