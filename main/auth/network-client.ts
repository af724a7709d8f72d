import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node';
import { AuthError } from '@azure/msal-node';
import type { Cloud } from '../permissions/clouds.ts';

export type NetworkTrouble = 'offline' | 'timeout' | 'malformed' | 'throttled' | 'unavailable' | 'foreignHost';

/** An answer that never came or is none. An AuthError, because MSAL hands those on as they are and flattens all others. */
export class LoginNetworkError extends AuthError {
  readonly trouble: NetworkTrouble;
  /** Not before this moment, as the server asked. */
  readonly retryAtMs: number | undefined;

  constructor(trouble: NetworkTrouble, options: { readonly retryAtMs?: number | undefined; readonly cause?: unknown } = {}) {
    super(`login_${trouble}`, '', `login ${trouble}`);
    // AuthError makes everything that extends it a plain AuthError.
    Object.setPrototypeOf(this, LoginNetworkError.prototype);
    this.name = 'LoginNetworkError';
    this.trouble = trouble;
    this.retryAtMs = options.retryAtMs;
    this.cause = options.cause;
  }
}

export interface NetworkClientOptions {
  readonly cloud: Cloud;
  readonly fetch: typeof fetch;
  readonly now?: () => number;
  readonly timeoutMs?: number;
}

/** Entra's own advice when a 429 names no time. */
const defaultWaitMs = 60_000;
/** A longer Retry-After is a mistake of somebody's: nobody could sign in for a day. */
const longestWaitMs = 3_600_000;

/**
 * The one way MSAL reaches the network: https to the login host of this cloud and no other, no redirects
 * (a token request that follows one gives its secrets to another host), a timeout, and a wait that the server
 * asked for is kept for that endpoint. MSAL would keep it too, but forgets for how long and says so in no word.
 */
export const createNetworkClient = ({ cloud, fetch, now = Date.now, timeoutMs = 30_000 }: NetworkClientOptions): INetworkModule => {
  const notBefore = new Map<string, number>();

  const send = async <T>(
    method: 'GET' | 'POST',
    address: string,
    request: NetworkRequestOptions = {},
    limitMs = timeoutMs,
  ): Promise<NetworkResponse<T>> => {
    const url = new URL(address);
    if (url.origin !== cloud.login) throw new LoginNetworkError('foreignHost');
    const blockedUntil = notBefore.get(url.pathname);
    if (blockedUntil !== undefined && now() < blockedUntil) throw new LoginNetworkError('throttled', { retryAtMs: blockedUntil });

    const response = await fetch(url, {
      method,
      redirect: 'error',
      signal: AbortSignal.timeout(limitMs),
      ...(request.headers === undefined ? {} : { headers: request.headers }),
      ...(request.body === undefined ? {} : { body: request.body }),
    }).catch(failed);
    const text = await response.text().catch(failed);

    if (response.status === 429 || response.status >= 500) {
      const asked = retryAfterMs(response.headers.get('retry-after'), now());
      const waitMs = asked ?? (response.status === 429 ? defaultWaitMs : undefined);
      const retryAtMs = waitMs === undefined ? undefined : now() + Math.min(waitMs, longestWaitMs);
      if (retryAtMs !== undefined) notBefore.set(url.pathname, retryAtMs);
      throw new LoginNetworkError(response.status === 429 ? 'throttled' : 'unavailable', { retryAtMs });
    }
    notBefore.delete(url.pathname);
    return { status: response.status, headers: Object.fromEntries(response.headers), body: parsed(text) as T };
  };

  return {
    sendGetRequestAsync: (address, request, limitMs) => send('GET', address, request, limitMs),
    sendPostRequestAsync: (address, request) => send('POST', address, request),
  };
};

const failed = (error: unknown): never => {
  throw new LoginNetworkError(error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'offline', { cause: error });
};

const parsed = (text: string): unknown => {
  try {
    const body = JSON.parse(text) as unknown;
    if (typeof body === 'object' && body !== null) return body;
  } catch {
    // The page of a captive portal or a proxy.
  }
  throw new LoginNetworkError('malformed');
};

/** Seconds or a date; what is zero, negative or unreadable counts as absent, so that it never makes us hurry. */
const retryAfterMs = (header: string | null, nowMs: number): number | undefined => {
  if (header === null) return undefined;
  const waitMs = /^\s*-?\d+\s*$/u.test(header) ? Number(header) * 1000 : Date.parse(header) - nowMs;
  return Number.isFinite(waitMs) && waitMs > 0 ? waitMs : undefined;
};
