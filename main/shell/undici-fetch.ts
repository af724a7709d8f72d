import { Agent, fetch as undiciFetch } from 'undici';
import { createConnect, type ConnectOptions } from './connect.ts';
import type { DeskFetch } from './network.ts';

/** What createDeskFetch gives once undici is loaded. */
export function createUndiciFetch(options: ConnectOptions): DeskFetch {
  const dispatcher = new Agent({
    connect: createConnect(options),
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
