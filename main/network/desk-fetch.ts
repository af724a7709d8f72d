import type { ConnectOptions } from './connect.ts';
import { systemTrust } from './trust.ts';
import type { DeskFetch } from './undici-fetch.ts';

/** `resolveProxy` is Electron's `session.resolveProxy`. All but that and `log` is for tests. */
export interface DeskFetchOptions extends Omit<ConnectOptions, 'trust'>, Partial<Pick<ConnectOptions, 'trust'>> {}

/**
 * The fetch for Graph and for signing in: Node's stack with the system's proxy and certificates. Unlike Chromium's
 * it never sends a POST twice; see docs/decisions/0003. Its errors carry Node's codes, or a ConnectionError, as `cause`.
 */
export const createDeskFetch = (options: DeskFetchOptions): DeskFetch => {
  let opened: Promise<DeskFetch> | undefined;
  // Loaded at the first request: a tenth of a second that the window need not wait for.
  const open = () => {
    opened ??= import('./undici-fetch.ts').then(({ createUndiciFetch }) =>
      createUndiciFetch({ trust: () => systemTrust(options.log), ...options }),
    );
    return opened;
  };
  return {
    fetch: async (input, init) => (await open()).fetch(input, init),
    close: async () => (await opened)?.close(),
  };
};
