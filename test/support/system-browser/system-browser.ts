import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { electronLaunchOptions } from '../../../scripts/launch.ts';
import { projectRoot } from '../../../tools/runtime/place.ts';
import { launchElectron } from '../launch-electron.ts';
import type { RunCertificate } from '../network/certificate.ts';

/** A real Chromium with one tab, apart from the console: the one that Electron carries, so that nothing has to be installed. */
export interface SystemBrowser {
  readonly page: Page;
  readonly close: () => Promise<void>;
}

export interface SystemBrowserOptions {
  /** Its profile is made in here. */
  readonly folder: string;
  readonly proxyPort: number;
  /** Trusted besides the system's. */
  readonly certificate: Pick<RunCertificate, 'spki'>;
}

export const startSystemBrowser = async ({ folder, proxyPort, certificate }: SystemBrowserOptions): Promise<SystemBrowser> => {
  const userDataDir = join(folder, 'browser');
  mkdirSync(userDataDir);
  const options = electronLaunchOptions({
    userDataDir,
    // Addresses of loopback go past the proxy, as in every browser: that is where the sign-in comes back.
    args: [`--proxy-server=127.0.0.1:${proxyPort}`, `--ignore-certificate-errors-spki-list=${certificate.spki}`],
  });
  const app = await launchElectron({
    ...options,
    args: options.args.map((arg) => (arg === projectRoot ? join(import.meta.dirname, 'app') : arg)),
  });
  const page = await app.firstWindow();
  return { page, close: () => app.close() };
};
