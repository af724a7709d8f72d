import type { Context, Middleware } from '@microsoft/microsoft-graph-client';
import type { Secret } from '../secret.ts';
import { fromTokenSource } from './token-in-time.ts';
import { neverLeft, TransportError } from './transport-error.ts';

export interface OneTryOptions {
  /** Scheme, host and port of the one Graph root, e.g. `https://graph.microsoft.com`. */
  readonly root: string;
  /** Asked for each request; one that does not answer is left when the request's own time is over. */
  readonly token: () => Promise<Secret>;
  /** Node's own fetch: it never sends a POST twice. Chromium's stack may, on a reused socket. */
  readonly fetch: typeof fetch;
  readonly onAnswer?: (answer: { readonly reachable: boolean; readonly date: string | null }) => void;
}

/**
 * What one request brings along for its one try, and what became of it. It travels through the library as a middleware
 * option, because what a middleware throws is flattened by the library's error handler on its way out.
 */
export class Try {
  /** What the request builder must have made of the request. */
  readonly address: URL;
  readonly #cancel: AbortSignal | undefined;
  readonly #timeout: AbortSignal;
  readonly signal: AbortSignal;
  #outcome: { readonly response: Response } | { readonly error: unknown } | undefined;

  constructor(address: URL, cancel: AbortSignal | undefined, timeout: AbortSignal) {
    this.address = address;
    this.#cancel = cancel;
    this.#timeout = timeout;
    this.signal = cancel ? AbortSignal.any([cancel, timeout]) : timeout;
  }

  async token(source: () => Promise<Secret>): Promise<Secret> {
    return fromTokenSource(source, this.signal, this.#cancel);
  }

  /** Runs the exchange and keeps its end, whatever it is. */
  async run(exchange: () => Promise<Response>): Promise<void> {
    try {
      this.#outcome = { response: await exchange() };
    } catch (error) {
      this.#outcome = { error };
    }
  }

  /** @throws TransportError when there was no answer. */
  response(): Response {
    if (this.#outcome === undefined) throw new TransportError('malformed', false);
    if ('error' in this.#outcome) throw this.#outcome.error;
    return this.#outcome.response;
  }

  /** What broke off an exchange that had begun. */
  broken(error: unknown): TransportError {
    if (this.#cancel?.aborted) return new TransportError('cancelled', true, { cause: error });
    if (this.#timeout.aborted) return new TransportError('timeout', true, { cause: error });
    return neverLeft(error) ? new TransportError('offline', false, { cause: error }) : new TransportError('reset', true, { cause: error });
  }
}

/**
 * The only middleware in the library's chain, and the only place that opens a connection to Graph. It adds the token to
 * requests for the configured root and no other, refuses redirects, and never tries anything twice.
 */
export const createOneTry = (options: OneTryOptions): Middleware => {
  const root = new URL(options.root);

  const exchange = async (context: Context, attempt: Try): Promise<Response> => {
    const { address } = attempt;
    // The builder takes an address apart and puts it together again; what comes out is sent only if it is what was meant.
    if (address.origin !== root.origin || built(context) !== address.href) throw new TransportError('malformed', false);
    const token = await attempt.token(options.token);
    const headers = new Headers(context.options?.headers);
    const body = context.options?.body ?? undefined;
    // The builder names a type for every POST, with a body or without.
    if (body === undefined) headers.delete('content-type');
    headers.set('authorization', `Bearer ${token.unwrap()}`);

    let response: Response;
    try {
      response = await options.fetch(address, {
        method: context.options?.method ?? 'GET',
        redirect: 'manual',
        signal: attempt.signal,
        headers: Object.fromEntries(headers),
        ...(body === undefined ? {} : { body }),
      });
    } catch (error) {
      const broken = attempt.broken(error);
      if (broken.reason === 'offline') options.onAnswer?.({ reachable: false, date: null });
      throw broken;
    }
    options.onAnswer?.({ reachable: true, date: response.headers.get('date') });
    if (response.status >= 300 && response.status < 400 && response.status !== 304) {
      await response.body?.cancel();
      throw new TransportError('redirected', true, {
        status: response.status,
        requestId: response.headers.get('request-id') ?? undefined,
      });
    }
    return response;
  };

  return {
    execute: async (context) => {
      const attempt: unknown = context.middlewareControl?.getMiddlewareOptions(Try);
      if (!(attempt instanceof Try)) throw new TransportError('malformed', false);
      await attempt.run(() => exchange(context, attempt));
    },
  };
};

const built = ({ request }: Context): string | undefined =>
  typeof request === 'string' && URL.canParse(request) ? new URL(request).href : undefined;
