import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';

/** What the console asks the system to show in a browser, caught on the way there. */
export interface BrowserOrders {
  /** For the environment that the console is started in. */
  readonly env: Readonly<Record<string, string>>;
  /** To be called once the console runs. */
  readonly listen: (app: ElectronApplication) => Promise<void>;
  /** Addresses so far, oldest first. */
  readonly addresses: () => Promise<readonly string[]>;
}

/**
 * On Linux shell.openExternal runs `xdg-open` as found in PATH: the test's own comes first there, so that the
 * console goes its whole way unchanged. Elsewhere it asks the operating system directly, which would open the
 * browser of whoever runs the tests; there the function itself is replaced in the running app.
 */
export const browserOrders = (folder: string): BrowserOrders => (process.platform === 'linux' ? throughXdgOpen(folder) : inTheApp());

const throughXdgOpen = (folder: string): BrowserOrders => {
  const bin = join(folder, 'bin');
  const orders = join(folder, 'browser-orders.txt');
  mkdirSync(bin);
  writeFileSync(join(bin, 'xdg-open'), `#!/bin/sh\nprintf '%s\\n' "$1" >> "$LATCHKEY_TEST_BROWSER_ORDERS"\n`);
  chmodSync(join(bin, 'xdg-open'), 0o755);
  return {
    env: { PATH: [bin, process.env['PATH'] ?? ''].join(delimiter), LATCHKEY_TEST_BROWSER_ORDERS: orders },
    listen: () => Promise.resolve(),
    addresses: () => Promise.resolve(existsSync(orders) ? readFileSync(orders, 'utf8').split('\n').slice(0, -1) : []),
  };
};

const inTheApp = (): BrowserOrders => {
  let app: ElectronApplication | undefined;
  return {
    env: {},
    listen: async (started) => {
      app = started;
      await started.evaluate(({ shell }) => {
        const orders: string[] = [];
        Object.assign(globalThis, { browserOrders: orders });
        shell.openExternal = (address) => {
          orders.push(address);
          return Promise.resolve();
        };
      });
    },
    addresses: async () => (await app?.evaluate(() => (globalThis as unknown as { browserOrders: string[] }).browserOrders)) ?? [],
  };
};
