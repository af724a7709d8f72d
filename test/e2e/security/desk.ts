import { test as base, type ElectronApplication, type Page } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { electronLaunchOptions } from '../../../scripts/launch.ts';
import { launchElectron } from '../../support/launch-electron.ts';

export const deskAddress = 'app://latchkey/index.html#practice';

export interface Desk {
  readonly app: ElectronApplication;
  readonly page: Page;
}

/** Starts the built app in the practice tenant, on a profile of its own, runs `use`, and takes both away again. */
export const withDesk = async (use: (desk: Desk) => Promise<void>): Promise<void> => {
  const userDataDir = await mkdtemp(join(tmpdir(), 'latchkey e2e '));
  const app = await launchElectron(electronLaunchOptions({ userDataDir, args: ['--practice'] }));
  try {
    const page = await app.firstWindow();
    const desk = { app, page };
    await atTheDesk(desk);
    await recordRequests(app);
    await use(desk);
  } finally {
    await app.close();
    await rm(userDataDir, { recursive: true, force: true });
  }
};

/** The built app, shared by the tests that leave it as they found it. */
export const test = base.extend<object, { desk: Desk }>({
  desk: [
    // Playwright reads the names of the fixtures that are needed from an object pattern.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      await withDesk(use);
    },
    { scope: 'worker' },
  ],
});

export { expect } from '@playwright/test';

/** Waits until the page is the desk's again and its bridge is there. */
export const atTheDesk = async ({ page }: Desk): Promise<void> => {
  await page.waitForURL(deskAddress);
  await page.waitForFunction(() => 'desk' in window && document.readyState === 'complete');
};

/** Keeps the addresses that Chromium's network side is asked for, after the page's policy had its say. */
const recordRequests = async (app: ElectronApplication): Promise<void> => {
  await app.evaluate(({ session }) => {
    const requested: string[] = [];
    Object.assign(globalThis, { requested });
    session.defaultSession.webRequest.onBeforeRequest((details, proceed) => {
      requested.push(details.url);
      proceed({});
    });
  });
};

/** Addresses asked for since the start, the app's own files and inline data left out. */
export const foreignRequests = async ({ app }: Desk): Promise<string[]> => {
  const requested = await app.evaluate(() => (globalThis as unknown as { requested: string[] }).requested);
  return requested.filter((url) => !/^(?:app:\/\/latchkey\/|data:|blob:app:\/\/latchkey\/|devtools:)/u.test(url));
};
