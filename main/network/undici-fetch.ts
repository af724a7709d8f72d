import { Agent, fetch as undiciFetch, type Dispatcher } from 'undici';
import { createConnect, type ConnectOptions } from './connect.ts';

export interface DeskFetch {
  /** As Node's own, which is an older undici; gives undici's Response, and takes addresses, not Request objects. */
  readonly fetch: typeof globalThis.fetch;
  /** Breaks off what is under way and closes every connection. */
  readonly close: () => Promise<void>;
}

/** What createDeskFetch gives once undici is loaded. */
export const createUndiciFetch = (options: ConnectOptions): DeskFetch => {
  const dispatcher = new Agent({
    connect: createConnect(options),
    connections: 16,
    pipelining: 1,
    // A write on a connection that the server is just closing ends as "unknown", so an idle one is not kept for long.
    keepAliveTimeout: 4_000,
    keepAliveMaxTimeout: 60_000,
  });
  const fetch: typeof undiciFetch = (input, init) => undiciFetch(input, { ...init, dispatcher: dispatcher.compose(once()) });
  return {
    // The same shape under the name of another package's types.
    fetch: fetch as unknown as typeof globalThis.fetch,
    close: () => dispatcher.destroy(),
  };
};

/**
 * One call is one request. The fetch standard sends anything again, POST included, after a 421, and follows redirects;
 * here that ends as an error after the first answer.
 */
const once = (): Dispatcher.DispatcherComposeInterceptor => {
  let isSent = false;
  return (dispatch) => (options, handler) => {
    if (isSent) throw new Error('The server wanted the request sent again.');
    isSent = true;
    return dispatch(options, handler);
  };
};
