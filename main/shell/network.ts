import { Agent, fetch as undiciFetch } from 'undici';
import { createConnect, type ConnectOptions } from './connect.ts';
import { systemTrust } from './trust.ts';

/** All but `resolveProxy` and `log` are for tests. */
export interface DeskFetchOptions extends Omit<ConnectOptions, 'trust'>, Partial<Pick<ConnectOptions, 'trust'>> {}

export interface DeskFetch {
  /** As Node's own, which is an older undici; gives undici's Response, and takes addresses, not Request objects. */
  readonly fetch: typeof globalThis.fetch;
  /** Breaks off what is under way and closes every connection. */
  readonly close: () => Promise<void>;
}

/**
 * The fetch for Graph and for signing in: Node's stack with the system's proxy and certificates. Unlike Chromium's
 * it never sends a POST twice; see docs/decisions/0003. Its errors carry Node's codes, or a ConnectionError, as `cause`.
 */
export function createDeskFetch(options: DeskFetchOptions): DeskFetch {
  const dispatcher = new Agent({
    connect: createConnect({ trust: () => systemTrust(options.log), ...options }),
    connections: 16,
    pipelining: 1,
    // A write on a connection that the server is just closing ends as "unknown", so an idle one is not kept for long.
    keepAliveTimeout: 4_000,
    keepAliveMaxTimeout: 60_000,
  });
  const fetch: typeof undiciFetch = (input, init) => undiciFetch(input, { ...init, dispatcher });
  return {
    // The same shape under the name of another package's types.
    fetch: fetch as unknown as typeof globalThis.fetch,
    close: () => dispatcher.destroy(),
  };
}
