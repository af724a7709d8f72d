import { faultFromTransport } from './errors.ts';
import { TransportError } from './transport-error.ts';
import type { GraphAnswer, GraphRequest } from './transport.ts';
import type { ReadOptions, Tries } from './tries.ts';
import { headersOf, maximumTries } from './tries.ts';

export type ReadRequest = Pick<GraphRequest, 'version' | 'path'>;

export interface Reads {
  /** @throws FaultError when no tries or no time are left, or when trying again cannot help. */
  readonly read: (request: ReadRequest, options: ReadOptions) => Promise<GraphAnswer>;
  /**
   * Follows `@odata.nextLink` as it is, headers repeated, until it is absent; all pages together, the reader's own
   * time included, within the time of one read. A link seen twice is a fault.
   */
  readonly pages: (request: ReadRequest, options: ReadOptions) => AsyncGenerator;
  /**
   * Reads the same again, after the pause that each answer asks for, until `ended` makes something of it.
   * @returns undefined when it has not ended in the time of one read.
   */
  readonly poll: <T>(
    request: ReadRequest,
    options: ReadOptions,
    firstHeaders: Headers,
    ended: (answer: GraphAnswer) => T | undefined,
  ) => Promise<T | undefined>;
}

/** Pauses between looks at a long-running operation stop growing at about four seconds. */
const longestPollStep = 4;

export const createReads = (tries: Tries): Reads => {
  const { limits, waits } = tries;

  const readUntil = async (request: ReadRequest, options: ReadOptions, deadline: number): Promise<GraphAnswer> => {
    for (let tried = 1; ; tried += 1) {
      const outcome = await tries.reading({ method: 'GET', ...request }, options, deadline);
      // Graph answers every read with something; nothing at all came from somewhere else.
      if ('answer' in outcome && outcome.answer.status < 300 && outcome.answer.body !== undefined) return outcome.answer;
      const fault = tries.fault(outcome);
      if (!fault.retryable || fault.code === 'graph.cancelled') throw fault;
      const wait = waits.afterFault(tried, headersOf(outcome), fault);
      if (tried >= maximumTries || waits.now() + wait >= deadline) throw fault;
      await waits.pause(wait, options.signal);
    }
  };

  const pages = async function* (request: ReadRequest, options: ReadOptions): AsyncGenerator {
    const deadline = waits.now() + limits.readAllMs;
    const seen = new Set<string>();
    let next: ReadRequest | undefined = request;
    while (next) {
      const place = `/${next.version}${next.path}`;
      if (seen.has(place)) throw faultFromTransport(new TransportError('malformed', true));
      seen.add(place);
      const { body, requestId } = await readUntil(next, options, deadline);
      // An empty answer must not pass for the last page.
      if (typeof body !== 'object' || body === null) throw faultFromTransport(new TransportError('malformed', true, { requestId }));
      yield body;
      const link: unknown = '@odata.nextLink' in body ? body['@odata.nextLink'] : undefined;
      if (typeof link !== 'string') return;
      next = tries.follow(link);
    }
  };

  const poll: Reads['poll'] = async (request, options, firstHeaders, ended) => {
    const deadline = waits.now() + limits.readAllMs;
    let headers = firstHeaders;
    for (let tried = 1; ; tried += 1) {
      const wait = waits.after(Math.min(tried, longestPollStep), headers);
      if (waits.now() + wait >= deadline) return undefined;
      await waits.pause(wait, options.signal);
      const answer = await readUntil(request, options, deadline);
      const end = ended(answer);
      if (end !== undefined) return end;
      ({ headers } = answer);
    }
  };

  return { read: (request, options) => readUntil(request, options, waits.now() + limits.readAllMs), pages, poll };
};
