import type { GraphRequest as RequestBuilder } from '@microsoft/microsoft-graph-client';
import type { SpentIntent } from '../audit/records.ts';
import { readBody } from './answer-body.ts';
import { readClaimsChallenge } from './claims-challenge.ts';
import { loadGraphLibrary } from './library.ts';
import type { OneTryOptions } from './one-try.ts';
import { createOneTry, Try } from './one-try.ts';
import { fromTokenSource } from './token-in-time.ts';
import { TransportError } from './transport-error.ts';

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

export interface TransportOptions extends OneTryOptions {
  /** Gets a new token in place of one that Graph does not take any more. @throws FaultError */
  readonly refresh?: () => Promise<void>;
  /** A signal that aborts after so many milliseconds; tests bring their own time. */
  readonly timeout?: (ms: number) => AbortSignal;
  /** JSON text of what a refused request wants proved on a sign-in page. */
  readonly onChallenge?: (claims: string) => void;
}

export interface Transport {
  readonly send: (request: GraphRequest) => Promise<GraphAnswer>;
  /** Has the token renewed, within so much time; absent where there is nobody who could. */
  readonly renew?: (within: Pick<GraphRequest, 'signal' | 'timeoutMs'>) => Promise<void>;
  /** Turns a nextLink or Location of this root into version and path; refuses any other host. */
  readonly relative: (url: string) => { readonly version: GraphVersion; readonly path: string };
}

/**
 * Requests built and sent by Microsoft's client, with one middleware of ours and raw answers: none of its own handlers
 * for sign-in, retries, redirects, telemetry and errors is in the chain (decision 2).
 */
export const createTransport = (options: TransportOptions): Transport => {
  const root = new URL(options.root);
  const timeoutAfter = options.timeout ?? ((ms: number) => AbortSignal.timeout(ms));
  let builder: Promise<(request: GraphRequest) => RequestBuilder> | undefined;

  const connect = async (): Promise<(request: GraphRequest) => RequestBuilder> => {
    const { Client, ResponseType } = await loadGraphLibrary();
    const client = Client.initWithMiddleware({ baseUrl: root.origin, middleware: createOneTry(options) });
    return ({ version, path, ...request }) => {
      const [resource, query] = splitOnce(path, '?');
      return client
        .api(resource)
        .version(version)
        .query(query === undefined ? {} : inOnePiece(query))
        .headers({
          accept: request.accept === 'bytes' ? '*/*' : 'application/json',
          ...request.headers,
          'client-request-id': 'paidBy' in request ? request.paidBy.id : request.clientRequestId,
          'return-client-request-id': 'true',
        })
        .responseType(ResponseType.RAW);
    };
  };

  const relative = (url: string): { version: GraphVersion; path: string } => {
    const parsed = URL.canParse(url) ? new URL(url) : undefined;
    const match = parsed?.pathname.match(/^\/(v1\.0|beta)(\/.*)$/u);
    if (parsed === undefined || parsed.origin !== root.origin || parsed.username !== '' || !match) {
      throw new TransportError('malformed', true);
    }
    return { version: match[1] === 'beta' ? 'beta' : 'v1.0', path: `${match[2]}${parsed.search}` };
  };

  const send = async (request: GraphRequest): Promise<GraphAnswer> => {
    const address = new URL(`/${request.version}${request.path}`, root);
    // path.ts encodes; this catches a caller that did not.
    if (address.origin !== root.origin || !address.pathname.startsWith(`/${request.version}/`) || address.hash !== '') {
      throw new TransportError('malformed', false);
    }
    const build = await (builder ??= connect());
    const attempt = new Try(address, request.signal, timeoutAfter(request.timeoutMs));
    await sendAs(request, build(request).middlewareOptions([attempt]));
    const response = attempt.response();
    const requestId = response.headers.get('request-id') ?? undefined;
    try {
      const body = await readBody(response, request.accept ?? 'json');
      const claims = readClaimsChallenge(response);
      if (claims !== null) options.onChallenge?.(claims);
      return { status: response.status, headers: response.headers, body, requestId };
    } catch (error) {
      if (error instanceof SyntaxError) {
        throw new TransportError('malformed', true, { cause: error, requestId, status: response.status });
      }
      throw attempt.broken(error);
    }
  };

  const { refresh } = options;
  if (refresh === undefined) return { send, relative };
  const renew: Transport['renew'] = ({ signal, timeoutMs }) => {
    const timeout = timeoutAfter(timeoutMs);
    return fromTokenSource(refresh, signal ? AbortSignal.any([signal, timeout]) : timeout, signal);
  };
  return { send, relative, renew };
};

const splitOnce = (text: string, at: string): readonly [string, string | undefined] => {
  const index = text.indexOf(at);
  return index === -1 ? [text, undefined] : [text.slice(0, index), text.slice(index + 1)];
};

/**
 * The builder writes what it is given as it is; but of a query as text it sorts the options and merges those that come twice,
 * and a link of Graph's own must be followed letter by letter. As one option, whose value is all the rest, it stays whole.
 */
const inOnePiece = (query: string): string | Record<string, string> => {
  const [name, rest] = splitOnce(query, '=');
  return rest === undefined ? query : { [name]: rest };
};

/** The answer is taken from the `Try`; what the library hands back has no type. */
const sendAs = async ({ method, json }: GraphRequest, built: RequestBuilder): Promise<void> => {
  switch (method) {
    case 'GET':
      await built.get();
      break;
    case 'DELETE':
      await built.delete();
      break;
    case 'POST':
      await built.post(json);
      break;
    case 'PATCH':
      await built.patch(json);
      break;
    case 'PUT':
      await built.put(json);
      break;
  }
};
