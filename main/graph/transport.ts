import { findConnectionError } from '../network/connection-error.ts';
import type { SpentIntent } from '../audit/records.ts';
import { FaultError } from '../fault-error.ts';
import type { Secret } from '../secret.ts';
import { readClaimsChallenge } from './claims-challenge.ts';

export type GraphVersion = 'v1.0' | 'beta';

interface AnyRequest {
  readonly version: GraphVersion;
  /** Starts with `/`, already encoded (see path.ts), query included. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly accept?: 'json' | 'bytes';
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs: number;
}

/** Changes nothing, a batch of reads included. */
export type ReadingRequest = AnyRequest & { /** Sent as `client-request-id`. */ readonly clientRequestId: string } & (
    | { readonly method: 'GET' }
    | { readonly method: 'POST'; readonly path: '/$batch' }
  );

/** Changes the directory: an intent pays for it, and its id is the `client-request-id`. */
export interface WritingRequest extends AnyRequest {
  readonly method: 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly paidBy: SpentIntent;
}

export type GraphRequest = ReadingRequest | WritingRequest;

export interface GraphAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON, bytes, or undefined for an empty body. */
  readonly body: unknown;
  readonly requestId: string | undefined;
}

/**
 * Why no answer could be used. `sent` is false only when the request certainly never left. With `noToken` the
 * cause is the fault of whoever was to give the token.
 */
export class TransportError extends Error {
  override readonly name = 'TransportError';
  readonly reason: 'noToken' | 'offline' | 'timeout' | 'cancelled' | 'malformed' | 'redirected' | 'reset';
  readonly sent: boolean;
  readonly requestId: string | undefined;
  readonly status: number | undefined;

  constructor(
    reason: TransportError['reason'],
    sent: boolean,
    options: { cause?: unknown; requestId?: string | undefined; status?: number | undefined } = {},
  ) {
    super(`Graph ${reason}${options.status === undefined ? '' : ` (${options.status})`}`, { cause: options.cause });
    this.reason = reason;
    this.sent = sent;
    this.requestId = options.requestId;
    this.status = options.status;
  }
}

export interface TransportOptions {
  /** Scheme, host and port of the one Graph root, e.g. `https://graph.microsoft.com`. */
  readonly root: string;
  /** Asked for each request; one that does not answer is left when the request's own time is over. */
  readonly token: () => Promise<Secret>;
  /** Gets a new token in place of one that Graph does not take any more. @throws FaultError */
  readonly refresh?: () => Promise<void>;
  /** Node's own fetch: it never sends a POST twice. Chromium's stack may, on a reused socket. */
  readonly fetch: typeof fetch;
  /** A signal that aborts after so many milliseconds; tests bring their own time. */
  readonly timeout?: (ms: number) => AbortSignal;
  /** JSON text of what a refused request wants proved on a sign-in page. */
  readonly onChallenge?: (claims: string) => void;
  readonly onAnswer?: (answer: { readonly reachable: boolean; readonly date: string | null }) => void;
}

export interface Transport {
  readonly send: (request: GraphRequest) => Promise<GraphAnswer>;
  /** Has the token renewed, within so much time; absent where there is nobody who could. */
  readonly renew?: (within: Pick<GraphRequest, 'signal' | 'timeoutMs'>) => Promise<void>;
  /** Turns a nextLink or Location of this root into version and path; refuses any other host. */
  readonly relative: (url: string) => { readonly version: GraphVersion; readonly path: string };
}

/** Errors of Node's fetch that come before a connection exists, so nothing was sent. */
const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

const causeCode = (error: unknown): string | undefined => {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const code = 'code' in at ? at.code : undefined;
    if (typeof code === 'string') return code;
    if (at instanceof AggregateError && at.errors[0] instanceof Error && at.cause === undefined) at.cause = at.errors[0];
  }
  return undefined;
};

/**
 * The only place that opens a connection to Graph. It adds the token to requests for the
 * configured root and no other, refuses redirects, and never tries anything twice.
 */
export const createTransport = (options: TransportOptions): Transport => {
  const root = new URL(options.root);
  const timeoutAfter = options.timeout ?? ((ms: number) => AbortSignal.timeout(ms));

  const relative = (url: string): { version: GraphVersion; path: string } => {
    const parsed = URL.canParse(url) ? new URL(url) : undefined;
    const match = parsed?.pathname.match(/^\/(v1\.0|beta)(\/.*)$/u);
    if (parsed === undefined || parsed.origin !== root.origin || parsed.username !== '' || !match) {
      throw new TransportError('malformed', true);
    }
    return { version: match[1] === 'beta' ? 'beta' : 'v1.0', path: `${match[2]}${parsed.search}` };
  };

  const send = async (request: GraphRequest): Promise<GraphAnswer> => {
    const url = new URL(`/${request.version}${request.path}`, root);
    // path.ts encodes; this catches a caller that did not.
    if (url.origin !== root.origin || !url.pathname.startsWith(`/${request.version}/`)) {
      throw new TransportError('malformed', false);
    }
    const timeout = timeoutAfter(request.timeoutMs);
    const signal = request.signal ? AbortSignal.any([request.signal, timeout]) : timeout;
    const token = await fromTokenSource(options.token, signal, request.signal);

    let response: Response;
    try {
      response = await options.fetch(url, {
        method: request.method,
        redirect: 'manual',
        signal,
        headers: {
          accept: request.accept === 'bytes' ? '*/*' : 'application/json',
          ...(request.json === undefined ? {} : { 'content-type': 'application/json' }),
          ...request.headers,
          'client-request-id': 'paidBy' in request ? request.paidBy.id : request.clientRequestId,
          'return-client-request-id': 'true',
          authorization: `Bearer ${token.unwrap()}`,
        },
        ...(request.json === undefined ? {} : { body: JSON.stringify(request.json) }),
      });
    } catch (error) {
      throw fromFetch(error, request, timeout);
    }
    const requestId = response.headers.get('request-id') ?? undefined;
    options.onAnswer?.({ reachable: true, date: response.headers.get('date') });
    if (response.status >= 300 && response.status < 400 && response.status !== 304) {
      await response.body?.cancel();
      throw new TransportError('redirected', true, { status: response.status, requestId });
    }
    try {
      const body = await readBody(response, request.accept ?? 'json');
      const claims = readClaimsChallenge(response);
      if (claims !== null) options.onChallenge?.(claims);
      return { status: response.status, headers: response.headers, body, requestId };
    } catch (error) {
      if (error instanceof SyntaxError) {
        throw new TransportError('malformed', true, { cause: error, requestId, status: response.status });
      }
      throw fromFetch(error, request, timeout);
    }
  };

  /** Nothing has been sent when this fails. */
  const fromTokenSource = async <T>(ask: () => Promise<T>, signal: AbortSignal, cancelled: AbortSignal | undefined): Promise<T> => {
    try {
      return await settledWithin(signal, ask);
    } catch (error) {
      if (cancelled?.aborted) throw new TransportError('cancelled', false, { cause: error });
      throw new TransportError('noToken', false, { cause: signal.aborted ? noTokenInTime() : error });
    }
  };

  const fromFetch = (error: unknown, request: GraphRequest, timeout: AbortSignal): TransportError => {
    if (request.signal?.aborted) return new TransportError('cancelled', true, { cause: error });
    if (timeout.aborted) return new TransportError('timeout', true, { cause: error });
    const code = causeCode(error);
    if (findConnectionError(error) !== undefined || (code !== undefined && neverSent.has(code))) {
      options.onAnswer?.({ reachable: false, date: null });
      return new TransportError('offline', false, { cause: error });
    }
    return new TransportError('reset', true, { cause: error });
  };

  const { refresh } = options;
  if (refresh === undefined) return { send, relative };
  const renew: Transport['renew'] = ({ signal, timeoutMs }) => {
    const timeout = timeoutAfter(timeoutMs);
    return fromTokenSource(refresh, signal ? AbortSignal.any([signal, timeout]) : timeout, signal);
  };
  return { send, relative, renew };
};

const noTokenInTime = (): FaultError =>
  new FaultError('graph.timeout', 'Your sign-in could not be renewed in time. Nothing was sent. Try again.', { retryable: true });

/** The work's own end, or a rejection as soon as the signal aborts. */
const settledWithin = async <T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> => {
  signal.throwIfAborted();
  let stop = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(new Error('aborted'));
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work(), aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
};

const readBody = async (response: Response, accept: 'json' | 'bytes'): Promise<unknown> => {
  if (response.status === 204) return undefined;
  if (accept === 'bytes' && response.ok) {
    const bytes = new Uint8Array(await response.arrayBuffer());
    // A page or nothing at all is no file of Graph's, and would be kept as if it were.
    if (bytes.length === 0 || /^text\/html\b/iu.test(response.headers.get('content-type') ?? '')) throw new SyntaxError('no file');
    return bytes;
  }
  const text = await response.text();
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    // A gateway's own 5xx or 429 page still says what it says. A page with any other status (a captive
    // portal's 200, a proxy's 404) or half an answer is no word of Graph's.
    if (response.status >= 500 || response.status === 429) return undefined;
    throw error;
  }
};
