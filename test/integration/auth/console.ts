import { createConnection } from 'node:net';
import type { LiveSignInOptions } from '../../../main/auth/live-sign-in.ts';
import { liveSignIn } from '../../../main/auth/live-sign-in.ts';
import type { TenantSignIn } from '../../../main/auth/tenant-sign-in.ts';
import { inMemory } from '../../support/in-memory-store.ts';
import type { Authority } from '../../support/authority/authority.ts';
import type { AuthorityAccount } from '../../support/authority/provider.ts';
import type { TokenStore } from '../../../main/auth/token-cache.ts';
import type { Visited } from '../../support/authority/page-driver.ts';

export interface TestConsole {
  readonly signIn: TenantSignIn;
  /** Addresses that the system browser was sent to. */
  readonly opened: string[];
  /** What the pages ended with. */
  readonly visits: Promise<Visited>[];
  readonly notices: string[];
  /** Who sits at the browser; null leaves the page open. */
  answerAs: AuthorityAccount | null;
  /** Filled into the pages besides the account. */
  fill: Readonly<Record<string, string>>;
}

/** The console's signing in with production's configuration, and somebody at the browser. */
export const openConsole = (
  authority: Authority,
  answerAs: AuthorityAccount | null,
  options: Partial<LiveSignInOptions> = {},
): TestConsole => {
  const opened: string[] = [];
  const visits: Promise<Visited>[] = [];
  const notices: string[] = [];
  const console: TestConsole = {
    opened,
    visits,
    notices,
    answerAs,
    fill: {},
    signIn: liveSignIn({
      tenant: authority.tenant,
      displayName: 'Practice organisation',
      fetch: authority.fetch,
      openBrowser: (address) => {
        opened.push(address);
        if (console.answerAs !== null && address.includes('/authorize'))
          visits.push(authority.browse(address, console.answerAs, console.fill));
        return Promise.resolve();
      },
      store: inMemory((message) => void notices.push(message)),
      notice: (message) => void notices.push(message),
      ...options,
    }),
  };
  return console;
};

/** A store that shows what it was given. */
export const memoryStore = (): TokenStore & { text: string | null; writes: number } => {
  const store = {
    text: null as string | null,
    writes: 0,
    read: () => Promise.resolve(store.text),
    write: (text: string) => {
      store.text = text;
      store.writes += 1;
      return Promise.resolve();
    },
    setAside: () => {
      store.text = null;
      return Promise.resolve('aside');
    },
    remove: () => {
      store.text = null;
      return Promise.resolve();
    },
  };
  return store;
};

/** Whether somebody listens on this port of loopback. */
export const isListening = (port: number): Promise<boolean> =>
  new Promise((found) => {
    const socket = createConnection({ host: '127.0.0.1', port }, () => {
      socket.destroy();
      found(true);
    });
    socket.on('error', () => found(false));
  });
