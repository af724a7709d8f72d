import type { ElectronApplication, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { join } from 'node:path';
import { electronLaunchOptions } from '../../../scripts/launch.ts';
import { launchElectron } from '../../support/launch-electron.ts';
import type { LiveNetwork } from '../../support/network/live-network.ts';
import type { BrowserOrders } from '../../support/system-browser/browser-orders.ts';
import { answerQuestions } from './answer-questions.ts';
import type { DeskPage } from './desk-page.ts';
import { deskPage, listen } from './desk-page.ts';
import { DoorView } from './door-view.ts';

export interface LivePlace {
  /** The test's own folder; all of it goes when the test ends. */
  readonly folder: string;
  readonly userData: string;
}

/** One start of the app. Its windows come and go, so each is asked for when it is needed. */
export interface LiveConsole {
  readonly app: ElectronApplication;
  /** The window at the door, once it is the only one. */
  readonly door: () => Promise<DoorView>;
  /** The desk's window, once it is the only one. */
  readonly desk: (kind?: 'live' | 'practice') => Promise<DeskPage>;
  /** Process ids of the windows' pages. */
  readonly pagePids: () => Promise<readonly number[]>;
  /** Of the operating system's window, which the page cannot change. */
  readonly titles: () => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

export interface LiveLaunch {
  readonly place: LivePlace;
  readonly network: LiveNetwork;
  readonly orders: BrowserOrders;
  readonly complaints: string[];
  readonly args: readonly string[];
}

/** A start takes two seconds; a busy machine is given time. */
const patienceMs = 60_000;
const endPatienceMs = 30_000;

/** Starts the built app with nothing of it replaced: only the computer round it has a proxy, a certificate and a browser of its own. */
export const launchLive = async ({ place, network, orders, complaints, args }: LiveLaunch): Promise<LiveConsole> => {
  const app = await launchElectron(
    electronLaunchOptions({
      userDataDir: place.userData,
      args: [
        `--proxy-server=127.0.0.1:${network.proxy.port}`,
        // Not into the keyring of whoever runs the tests; only Linux has computers without one.
        ...(process.platform === 'linux' ? ['--password-store=basic'] : []),
        ...args,
      ],
      env: { ...orders.env, NODE_EXTRA_CA_CERTS: network.caFile },
    }),
  );
  await answerQuestions(app);
  const process_ = app.process();
  const ended = new Promise<void>((done) => process_.once('exit', () => done()));
  app.on('window', (page) => listen(page, complaints));
  for (const page of app.windows()) listen(page, complaints);
  await orders.listen(app);

  const windowAt = async (hash: string): Promise<Page> => {
    const open = () => app.windows().filter((page) => !page.isClosed());
    await expect
      .poll(() => open().map((page) => new URL(page.url()).hash), { message: `the one window is ${hash}`, timeout: patienceMs })
      .toEqual([hash]);
    const [page] = open();
    if (page === undefined) throw new Error(`The window ${hash} was there and is gone.`);
    await page.waitForLoadState('load', { timeout: patienceMs });
    return page;
  };

  return {
    app,
    door: async () => new DoorView(await windowAt('#door')),
    desk: async (kind = 'live') => deskPage(await windowAt(`#${kind}`)),
    pagePids: () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.webContents.getOSProcessId())),
    titles: () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.getTitle())),
    close: async () => {
      if (process_.exitCode !== null || process_.signalCode !== null) return;
      const patience = setTimeout(() => process_.kill('SIGKILL'), endPatienceMs);
      await app.close().catch(() => undefined);
      await ended;
      clearTimeout(patience);
    },
  };
};

/** The journal of a live tenant; the practice tenant's is a file of its own. */
export const journalOf = (place: LivePlace, tenantId: string): string => join(place.userData, `journal-${tenantId}.sqlite`);
