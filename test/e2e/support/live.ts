import { test as base } from '@playwright/test';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunCertificate } from '../../support/network/certificate.ts';
import type { ConnectProxy } from '../../support/network/connect-proxy.ts';
import { startConnectProxy } from '../../support/network/connect-proxy.ts';
import type { LiveNetwork } from '../../support/network/live-network.ts';
import { liveCertificate, startLiveNetwork } from '../../support/network/live-network.ts';
import type { BrowserOrders } from '../../support/system-browser/browser-orders.ts';
import { browserOrders } from '../../support/system-browser/browser-orders.ts';
import type { SystemBrowser } from '../../support/system-browser/system-browser.ts';
import { startSystemBrowser } from '../../support/system-browser/system-browser.ts';
import { BrowserUser } from './browser-user.ts';
import type { LiveConsole, LivePlace } from './live-console.ts';
import { launchLive } from './live-console.ts';
import { morag } from './people.ts';

interface WorkerFixtures {
  /** One browser for all tests of a worker: it knows nothing of the console, and forgets between two tests. */
  readonly outside: { readonly certificate: RunCertificate; readonly proxy: ConnectProxy; readonly browser: SystemBrowser };
}

interface Fixtures {
  readonly place: LivePlace;
  readonly orders: BrowserOrders;
  readonly network: LiveNetwork;
  /** Sits at the system browser. */
  readonly user: BrowserUser;
  /** What a window complained about: policy violations, console errors, uncaught errors. Must stay empty. */
  readonly complaints: string[];
  /** Starts the app as it is in production, on a computer whose way to Microsoft leads to `network`. */
  readonly launch: (args?: readonly string[]) => Promise<LiveConsole>;
  /** The app with the tenant given on the command line, and Morag signed in. */
  readonly latchkey: LiveConsole;
}

/** Options that set the tenant up without the set-up's screen. */
export const tenantArgs = ({ authority: { tenant } }: LiveNetwork): readonly string[] => [
  `--tenant-id=${tenant.tenantId}`,
  `--client-id=${tenant.clientId}`,
];

export const test = base.extend<Fixtures, WorkerFixtures>({
  outside: [
    // Playwright reads the names of the fixtures that are needed from an object pattern.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'latchkey browser '));
      const certificate = await liveCertificate();
      const proxy = await startConnectProxy();
      const browser = await startSystemBrowser({ folder, proxyPort: proxy.port, certificate });
      await use({ certificate, proxy, browser });
      await browser.close();
      await proxy.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
    { scope: 'worker' },
  ],

  // oxlint-disable-next-line no-empty-pattern
  place: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'latchkey live '));
    const userData = join(folder, 'user data');
    mkdirSync(userData);
    await use({ folder, userData });
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  },

  orders: async ({ place }, use) => use(browserOrders(place.folder)),

  network: async ({ place, outside }, use) => {
    const network = await startLiveNetwork({ folder: place.folder, certificate: outside.certificate });
    for (const [host, port] of Object.entries(network.routes)) outside.proxy.routes.set(host, port);
    await use(network);
    await network.close();
  },

  user: async ({ orders, outside }, use) => {
    const { page } = outside.browser;
    await page.context().clearCookies();
    await use(new BrowserUser(orders, page));
    await page.goto('about:blank');
  },

  // oxlint-disable-next-line no-empty-pattern
  complaints: async ({}, use) => {
    const complaints: string[] = [];
    await use(complaints);
    base.expect(complaints, 'a window complained').toEqual([]);
  },

  launch: async ({ place, network, orders, complaints }, use) => {
    const started: LiveConsole[] = [];
    await use(async (args = []) => {
      const console_ = await launchLive({ place, network, orders, complaints, args });
      started.push(console_);
      return console_;
    });
    for (const one of started) await one.close();
  },

  latchkey: async ({ launch, network, user }, use) => {
    const latchkey = await launch(tenantArgs(network));
    const door = await latchkey.door();
    await door.signIn.click();
    await user.signIn(morag.name);
    const desk = await latchkey.desk();
    await desk.start.ready();
    await use(latchkey);
  },
});

export { expect } from '@playwright/test';
