import { setTimeout as sleepFor } from 'node:timers/promises';
import type { CommittedIntent } from '../audit/records.ts';
import type { FaultError } from '../fault-error.ts';
import type { BatchItem } from './batch.ts';
import { batchBody, batchItems, isWorthRepeating, largestBatch, noAnswer } from './batch.ts';
import { readClaimsChallenge } from './claims-challenge.ts';
import { faultFromAnswer, faultFromTransport, readErrorBody, retryAfterMs } from './errors.ts';
import type { GraphAnswer, GraphRequest, Transport } from './transport.ts';
import { TransportError } from './transport.ts';

export interface ReadOptions {
  readonly signal?: AbortSignal | undefined;
  readonly correlationId: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly accept?: 'json' | 'bytes';
}

export type ReadRequest = Pick<GraphRequest, 'version' | 'path'>;

/** What is asked, without whose it is and how long it may take. */
type Reading =
  | (ReadRequest & { readonly method: 'GET' })
  | { readonly method: 'POST'; readonly version: 'v1.0'; readonly path: '/$batch'; readonly json: unknown };

/**
 * What became of one write. `unknown` means that it was sent and may have been applied: it is
 * decided by reading, never by sending a write that is not idempotent again.
 */
export type WriteVerdict =
  | { readonly verdict: 'applied'; readonly answer: GraphAnswer }
  | { readonly verdict: 'notApplied'; readonly fault: FaultError }
  | { readonly verdict: 'unknown'; readonly fault: FaultError };

export interface WriteRequest {
  readonly method: 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly version: GraphRequest['version'];
  readonly path: string;
  readonly json?: unknown;
  /** Whether sending it twice has the effect of sending it once (DELETE by id, PATCH to a value). */
  readonly idempotent: boolean;
  readonly expectedStatus: readonly number[];
}

export interface GraphClientOptions {
  readonly transport: Transport;
  readonly now?: () => number;
  /** Waits, or rejects with the signal's reason. */
  readonly sleep?: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** 0 to 1; for the jitter. */
  readonly random?: () => number;
  /** One try of a read; all tries of a read; one try of a write. Milliseconds. */
  readonly limits?: { readonly readTryMs: number; readonly readAllMs: number; readonly writeTryMs: number };
}

const maximumTries = 4;
/** A write may not be held up for longer than this by throttling; the agent is waiting. */
const maximumWriteWaitMs = 30_000;
const writeTryMs = 65_000;
/** Pauses between looks at a long-running operation stop growing at about four seconds. */
const longestPollStep = 4;
/** From the intent to the end of the last try of its write. */
export const longestWriteMs = maximumWriteWaitMs + writeTryMs;

/**
 * Reads and writes with the rules of each: reads are tried again, at most four times, with jitter and
 * never before Retry-After; writes are sent again only when they certainly were not applied (429) or
 * may safely be repeated. The service itself gives up on method calls after 60 s, so a write waits a
 * little longer than that before it is called unknown.
 */
export class GraphClient {
  readonly #transport: Transport;
  readonly #now: () => number;
  readonly #sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  readonly #random: () => number;
  readonly #limits: { readonly readTryMs: number; readonly readAllMs: number; readonly writeTryMs: number };

  /** How often the token was renewed because Graph refused it. */
  #renewals = 0;

  constructor(options: GraphClientOptions) {
    this.#transport = options.transport;
    this.#now = options.now ?? Date.now;
    this.#sleep = options.sleep ?? (async (ms, signal) => void (await sleepFor(ms, undefined, signal ? { signal } : {})));
    this.#random = options.random ?? Math.random;
    this.#limits = options.limits ?? { readTryMs: 20_000, readAllMs: 60_000, writeTryMs };
  }

  /** @throws FaultError when no tries or no time are left, or when trying again cannot help. */
  read(request: ReadRequest, options: ReadOptions): Promise<GraphAnswer> {
    return this.#read(request, options, this.#now() + this.#limits.readAllMs);
  }

  async #read(request: ReadRequest, options: ReadOptions, deadline: number): Promise<GraphAnswer> {
    for (let tried = 1; ; tried += 1) {
      const outcome = await this.#tryReading({ method: 'GET', ...request }, options, deadline);
      // Graph answers every read with something; nothing at all came from somewhere else.
      if ('answer' in outcome && outcome.answer.status < 300 && outcome.answer.body !== undefined) return outcome.answer;
      const fault = this.#fault(outcome);
      if (!fault.retryable || fault.code === 'graph.cancelled') throw fault;
      const wait = this.#waitAfter(tried, outcome, fault);
      if (tried >= maximumTries || this.#now() + wait >= deadline) throw fault;
      await this.#pause(wait, options.signal);
    }
  }

  /**
   * Follows `@odata.nextLink` as it is, headers repeated, until it is absent. A link seen twice is a fault.
   * @param withinMs for all pages together, the reader's own time included; Infinity for a stream
   * nobody waits for, whose single pages are still limited.
   */
  async *pages(request: ReadRequest, options: ReadOptions, withinMs = this.#limits.readAllMs): AsyncGenerator {
    const deadline = this.#now() + withinMs;
    const seen = new Set<string>();
    let next: ReadRequest | undefined = request;
    while (next) {
      const place = `/${next.version}${next.path}`;
      if (seen.has(place)) throw faultFromTransport(new TransportError('malformed', true));
      seen.add(place);
      const { body, requestId } = await this.#read(next, options, Math.min(deadline, this.#now() + this.#limits.readAllMs));
      // An empty answer must not pass for the last page.
      if (typeof body !== 'object' || body === null) throw faultFromTransport(new TransportError('malformed', true, { requestId }));
      yield body;
      const link: unknown = '@odata.nextLink' in body ? body['@odata.nextLink'] : undefined;
      if (typeof link !== 'string') return;
      next = this.follow(link);
    }
  }

  /** The request that a link of Graph's own (nextLink, Location) stands for. @throws FaultError for any other host. */
  follow(link: string): ReadRequest {
    try {
      return this.#transport.relative(link);
    } catch (error) {
      throw error instanceof TransportError ? faultFromTransport(error) : error;
    }
  }

  /**
   * Reads the same again, after the pause that each answer asks for, until `ended` makes something of it.
   * @returns undefined when it has not ended in the time of one read.
   */
  async poll<T>(
    request: ReadRequest,
    options: ReadOptions,
    firstHeaders: Headers,
    ended: (answer: GraphAnswer) => T | undefined,
  ): Promise<T | undefined> {
    const deadline = this.#now() + this.#limits.readAllMs;
    let headers = firstHeaders;
    for (let tried = 1; ; tried += 1) {
      const wait = this.#wait(Math.min(tried, longestPollStep), headers);
      if (this.#now() + wait >= deadline) return undefined;
      await this.#pause(wait, options.signal);
      const answer = await this.#read(request, options, deadline);
      const end = ended(answer);
      if (end !== undefined) return end;
      ({ headers } = answer);
    }
  }

  /**
   * Any number of reads, twenty to a `$batch`; each keeps its own status. Items that were throttled or
   * failed are read again alone, within the tries and the time of one read.
   * @throws FaultError when a batch as a whole was not answered.
   */
  async batchRead(paths: readonly string[], options: ReadOptions): Promise<readonly BatchItem[]> {
    const deadline = this.#now() + this.#limits.readAllMs;
    const batches: Promise<readonly BatchItem[]>[] = [];
    for (let start = 0; start < paths.length; start += largestBatch) {
      batches.push(this.#batch(paths.slice(start, start + largestBatch), options, deadline));
    }
    return (await Promise.all(batches)).flat();
  }

  async #batch(paths: readonly string[], options: ReadOptions, deadline: number): Promise<readonly BatchItem[]> {
    const found = new Map<number, BatchItem>();
    let open = new Map(paths.entries());
    for (let tried = 1; ; tried += 1) {
      const outcome = await this.#tryReading(
        { method: 'POST', version: 'v1.0', path: '/$batch', json: batchBody(open) },
        options,
        deadline,
      );
      const items =
        'answer' in outcome && outcome.answer.status === 200
          ? batchItems(outcome.answer.body, outcome.answer.headers.get('date'))
          : undefined;
      const waits = new Map<number, number>();
      if (items) {
        for (const id of open.keys()) {
          const item = items.get(id) ?? noAnswer;
          found.set(id, item);
          if (isWorthRepeating(item)) waits.set(id, this.#wait(tried, item.headers));
        }
      } else {
        const fault = this.#fault(outcome);
        // What was answered by an earlier batch is kept, also when its rest cannot be read again.
        if (fault.code === 'graph.cancelled' || (!fault.retryable && found.size === 0)) throw fault;
        const wait = this.#waitAfter(tried, outcome, fault);
        if (fault.retryable) for (const id of open.keys()) waits.set(id, wait);
        if ((tried >= maximumTries || this.#now() + wait >= deadline) && found.size === 0) throw fault;
      }
      const again = [...waits].filter(([, wait]) => this.#now() + wait < deadline);
      if (again.length === 0 || tried >= maximumTries) return paths.map((_, id) => found.get(id) ?? noAnswer);
      open = new Map(again.map(([id]) => [id, paths[id] ?? '']));
      await this.#pause(Math.max(...again.map(([, wait]) => wait)), options.signal);
    }
  }

  /** Sends the one write that the intent pays for; its id becomes Graph's `client-request-id`. @throws Error when it has paid before. */
  async write(intent: CommittedIntent, request: WriteRequest): Promise<WriteVerdict> {
    const paidBy = intent.spend();
    const startedAt = this.#now();
    let doubt: WriteVerdict | undefined;
    for (let tried = 1; ; tried += 1) {
      const outcome = await this.#try({
        method: request.method,
        version: request.version,
        path: request.path,
        paidBy,
        timeoutMs: this.#limits.writeTryMs,
        ...(request.json === undefined ? {} : { json: request.json }),
      });
      const verdict = this.#judge(outcome, request);
      // Repeating what was sent once already and finding nothing left to delete is the wished-for end.
      if (verdict.verdict === 'applied') return verdict;
      // A later refusal says nothing about an earlier try that may have been applied.
      if (verdict.verdict === 'unknown') doubt = verdict;
      const throttled = 'answer' in outcome && outcome.answer.status === 429;
      const mayRepeat = throttled || (request.idempotent && verdict.verdict === 'unknown');
      const wait = this.#wait(tried, 'answer' in outcome ? outcome.answer.headers : undefined);
      if (!mayRepeat || tried >= maximumTries || this.#now() + wait - startedAt > maximumWriteWaitMs) return doubt ?? verdict;
      await this.#pause(wait);
    }
  }

  #judge(outcome: TryOutcome, request: WriteRequest): WriteVerdict {
    const fault = this.#fault(outcome);
    if (!('answer' in outcome)) {
      return { verdict: outcome.error.sent ? 'unknown' : 'notApplied', fault };
    }
    const { answer } = outcome;
    if (request.expectedStatus.includes(answer.status)) return { verdict: 'applied', answer };
    if (request.method === 'DELETE' && answer.status === 404) {
      // Gone, if Graph says so with a code. The Web API's own 404 for a path that it does not know has none.
      return readErrorBody(answer.body).code === undefined ? { verdict: 'unknown', fault } : { verdict: 'applied', answer };
    }
    if (answer.status >= 400 && answer.status < 500 && answer.status !== 408) return { verdict: 'notApplied', fault };
    return { verdict: 'unknown', fault };
  }

  /** One try; a token that Graph does not take any more is renewed once, and the read sent once again. */
  async #tryReading(request: Reading, options: ReadOptions, deadline: number): Promise<TryOutcome> {
    const renewals = this.#renewals;
    const outcome = await this.#sendReading(request, options, deadline);
    const { renew } = this.#transport;
    if (renew === undefined || !('answer' in outcome) || outcome.answer.status !== 401 || readClaimsChallenge(outcome.answer) !== null)
      return outcome;
    // Of many reads that meet it together, one renews for all.
    if (renewals === this.#renewals) {
      const renewed = await this.#attempt(async () => renew({ signal: options.signal, timeoutMs: Math.max(1, this.#timeLeft(deadline)) }));
      if (renewed !== undefined) return renewed;
      this.#renewals += 1;
    }
    return this.#sendReading(request, options, deadline);
  }

  #sendReading(request: Reading, options: ReadOptions, deadline: number): Promise<TryOutcome> {
    const timeoutMs = this.#timeLeft(deadline);
    if (timeoutMs <= 0) return Promise.resolve({ error: new TransportError('timeout', false) });
    return this.#try({
      ...request,
      clientRequestId: options.correlationId,
      signal: options.signal,
      timeoutMs,
      ...(options.headers ? { headers: options.headers } : {}),
      ...(options.accept ? { accept: options.accept } : {}),
    });
  }

  #timeLeft(deadline: number): number {
    return Math.ceil(Math.min(this.#limits.readTryMs, deadline - this.#now()));
  }

  async #try(request: GraphRequest): Promise<TryOutcome> {
    return this.#attempt(async () => ({ answer: await this.#transport.send(request) }));
  }

  async #attempt<T>(work: () => Promise<T>): Promise<T | { readonly error: TransportError }> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof TransportError) return { error };
      throw error;
    }
  }

  #fault(outcome: TryOutcome): FaultError {
    return 'answer' in outcome ? faultFromAnswer(outcome.answer, this.#now()) : faultFromTransport(outcome.error);
  }

  /** Also not before the moment that the sign-in service asked for, when there was no token to be had. */
  #waitAfter(tried: number, outcome: TryOutcome, { retryAtUtc }: FaultError): number {
    const wait = this.#wait(tried, 'answer' in outcome ? outcome.answer.headers : undefined);
    return retryAtUtc === undefined ? wait : Math.max(wait, Date.parse(retryAtUtc) - this.#now());
  }

  /** Full jitter over a doubling pause, and never less than the server asked for. */
  #wait(tried: number, headers: Headers | undefined): number {
    const backoff = 250 * 2 ** tried * (0.5 + this.#random() / 2);
    const asked = headers ? (retryAfterMs(headers, this.#now()) ?? 0) : 0;
    return asked === 0 ? backoff : asked + this.#random() * 250;
  }

  async #pause(ms: number, signal?: AbortSignal): Promise<void> {
    try {
      await this.#sleep(ms, signal);
    } catch (error) {
      throw faultFromTransport(new TransportError('cancelled', false, { cause: error }));
    }
  }
}

type TryOutcome = { readonly answer: GraphAnswer } | { readonly error: TransportError };
