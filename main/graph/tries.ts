import type { FaultError } from '../fault-error.ts';
import { readClaimsChallenge } from './claims-challenge.ts';
import { faultFromAnswer, faultFromTransport } from './errors.ts';
import { TransportError } from './transport-error.ts';
import type { GraphAnswer, GraphRequest, Transport, WritingRequest } from './transport.ts';
import type { Waits } from './waits.ts';

/** Of reads and writes alike. */
export const maximumTries = 4;

export interface ReadOptions {
  readonly signal?: AbortSignal | undefined;
  readonly correlationId: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly accept?: 'json' | 'bytes';
}

/** One try of a read; all tries of a read; one try of a write. Milliseconds. */
export interface Limits {
  readonly readTryMs: number;
  readonly readAllMs: number;
  readonly writeTryMs: number;
}

/** What is asked, without whose it is and how long it may take. */
export type Reading =
  | (Pick<GraphRequest, 'version' | 'path'> & { readonly method: 'GET' })
  | { readonly method: 'POST'; readonly version: 'v1.0'; readonly path: '/$batch'; readonly json: unknown };

/** What became of one try. */
export type TryOutcome = { readonly answer: GraphAnswer } | { readonly error: TransportError };

export interface Tries {
  readonly limits: Limits;
  readonly waits: Waits;
  /** One try; a token that Graph does not take any more is renewed once, and the read sent once again. */
  readonly reading: (request: Reading, options: ReadOptions, deadline: number) => Promise<TryOutcome>;
  /** One try of a write; nothing is renewed and nothing sent again. */
  readonly writing: (request: Omit<WritingRequest, 'timeoutMs'>) => Promise<TryOutcome>;
  readonly fault: (outcome: TryOutcome, asked?: 'read' | 'write') => FaultError;
  /** The request that a link of Graph's own (nextLink, Location) stands for. @throws FaultError for any other host. */
  readonly follow: (link: string) => Pick<GraphRequest, 'version' | 'path'>;
}

export const headersOf = (outcome: TryOutcome): Headers | undefined => ('answer' in outcome ? outcome.answer.headers : undefined);

export const createTries = (transport: Transport, waits: Waits, limits: Limits): Tries => {
  /** How often the token was renewed because Graph refused it. */
  let renewals = 0;

  const timeLeft = (deadline: number): number => Math.ceil(Math.min(limits.readTryMs, deadline - waits.now()));

  const attempt = async <T>(work: () => Promise<T>): Promise<T | { readonly error: TransportError }> => {
    try {
      return await work();
    } catch (error) {
      if (error instanceof TransportError) return { error };
      throw error;
    }
  };

  const send = (request: GraphRequest): Promise<TryOutcome> => attempt(async () => ({ answer: await transport.send(request) }));

  const sendReading = async (request: Reading, options: ReadOptions, deadline: number): Promise<TryOutcome> => {
    const timeoutMs = timeLeft(deadline);
    if (timeoutMs <= 0) return { error: new TransportError('timeout', false) };
    return send({
      ...request,
      clientRequestId: options.correlationId,
      signal: options.signal,
      timeoutMs,
      ...(options.headers ? { headers: options.headers } : {}),
      ...(options.accept ? { accept: options.accept } : {}),
    });
  };

  const reading: Tries['reading'] = async (request, options, deadline) => {
    const before = renewals;
    const outcome = await sendReading(request, options, deadline);
    const { renew } = transport;
    if (renew === undefined || !('answer' in outcome) || outcome.answer.status !== 401 || readClaimsChallenge(outcome.answer) !== null)
      return outcome;
    // Of many reads that meet it together, one renews for all.
    if (before === renewals) {
      const renewed = await attempt(async () => renew({ signal: options.signal, timeoutMs: Math.max(1, timeLeft(deadline)) }));
      if (renewed !== undefined) return renewed;
      renewals += 1;
    }
    return sendReading(request, options, deadline);
  };

  const follow: Tries['follow'] = (link) => {
    try {
      return transport.relative(link);
    } catch (error) {
      throw error instanceof TransportError ? faultFromTransport(error) : error;
    }
  };

  return {
    limits,
    waits,
    reading,
    writing: async (request) => send({ ...request, timeoutMs: limits.writeTryMs }),
    fault: (outcome, asked) =>
      'answer' in outcome ? faultFromAnswer(outcome.answer, waits.now(), asked) : faultFromTransport(outcome.error),
    follow,
  };
};
