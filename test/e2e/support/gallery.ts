import type { Page } from '@playwright/test';
import { expect, test as base } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build, preview } from 'vite';
import { electronLaunchOptions } from '../../../scripts/launch.ts';
import { projectRoot } from '../../../tools/runtime/place.ts';
import type { OperationName } from '../../../contract/channels.ts';
import { launchElectron } from '../../support/launch-electron.ts';
import type { FakeDesk } from '../../support/fake-desk.ts';
import { listen } from './desk-page.ts';

declare const fakeDesk: FakeDesk;
/** What the window has asked for since it was reached. */
declare const calls: string[];

/** The gallery, built and served with the product's policy, and one tab of the Chromium that Electron carries. */
export class Gallery {
  readonly #address: string;
  readonly page: Page;
  readonly complaints: string[] = [];

  constructor(address: string, page: Page) {
    this.#address = address;
    this.page = page;
    listen(page, this.complaints);
  }

  /** The page that lists all states. */
  async index(): Promise<void> {
    await this.page.goto(this.#address);
  }

  /** The window in this state, with the answers so slow and every call counted from here on. */
  async at(state: string, latencyMs = 20): Promise<Page> {
    this.complaints.length = 0;
    await this.page.goto(`${this.#address}window.html?state=${state}`);
    await expect(this.page.locator(`html[data-reached="${state}"]`), this.complaints.join('\n')).toBeAttached();
    await this.page.evaluate((ms) => {
      const counted: string[] = [];
      Object.assign(globalThis, { calls: counted });
      fakeDesk.setLatency(ms);
      for (const [area, verbs] of Object.entries(fakeDesk)) {
        if (typeof verbs !== 'object') continue;
        const operations = verbs as Record<string, (input: unknown) => unknown>;
        for (const [verb, call] of Object.entries(operations)) {
          operations[verb] = (input) => {
            counted.push(`${area}.${verb}`);
            return call(input);
          };
        }
      }
    }, latencyMs);
    return this.page;
  }

  /** How often the window asked for it. */
  async calls(name: OperationName): Promise<number> {
    return this.page.evaluate((wanted) => calls.filter((call) => call === wanted).length, name);
  }

  /** The areas' calls in their order. */
  async callsTo(area: string): Promise<readonly string[]> {
    return this.page.evaluate((start) => calls.filter((call) => call.startsWith(start)), `${area}.`);
  }
}

export const test = base.extend<object, { gallery: Gallery }>({
  gallery: [
    // Playwright reads the names of the fixtures that are needed from an object pattern.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'latchkey gallery '));
      const configFile = resolve(import.meta.dirname, '../../support/gallery/vite.config.ts');
      const outDir = join(folder, 'built');
      await build({ configFile, logLevel: 'error', build: { outDir } });
      const server = await preview({ configFile, build: { outDir } });
      const options = electronLaunchOptions({
        userDataDir: join(folder, 'browser'),
        // Advice for whoever writes an Electron app; this one is no more than a tab.
        env: { ELECTRON_DISABLE_SECURITY_WARNINGS: 'true' },
      });
      const browser = resolve(import.meta.dirname, '../../support/system-browser/app');
      const app = await launchElectron({ ...options, args: options.args.map((arg) => (arg === projectRoot ? browser : arg)) });
      await use(new Gallery(server.resolvedUrls?.local[0] ?? '', await app.firstWindow()));
      await app.close();
      await server.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
    { scope: 'worker' },
  ],
});

export { expect } from '@playwright/test';
