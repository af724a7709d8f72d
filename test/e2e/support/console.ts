import { test as base } from '@playwright/test';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestTenant } from '../../support/practice-tenant.ts';
import { startTestTenant } from '../../support/practice-tenant.ts';
import type { Console, Place } from './launch-console.ts';
import { launchConsole } from './launch-console.ts';

export type { Console, Place } from './launch-console.ts';

interface Fixtures {
  readonly place: Place;
  readonly tenant: TestTenant;
  /** What the window complained about: policy violations, console errors, uncaught errors. Must stay empty. */
  readonly complaints: string[];
  /** Starts the app, again after a `close` or `kill`. */
  readonly launch: () => Promise<Console>;
  /** The app, started and ready to search. */
  readonly desk: Console;
}

export const test = base.extend<Fixtures>({
  // Playwright reads the names of the fixtures that are needed from an object pattern.
  // oxlint-disable-next-line no-empty-pattern
  place: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'latchkey e2e '));
    const userData = join(folder, 'user data');
    mkdirSync(userData);
    await use({ folder, userData, journalFile: join(userData, 'journal-practice.sqlite') });
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  },

  // oxlint-disable-next-line no-empty-pattern
  tenant: async ({}, use) => {
    const tenant = await startTestTenant();
    await use(tenant);
    await tenant.stop();
  },

  // oxlint-disable-next-line no-empty-pattern
  complaints: async ({}, use) => {
    const complaints: string[] = [];
    await use(complaints);
    base.expect(complaints, 'the window complained').toEqual([]);
  },

  launch: async ({ place, tenant, complaints }, use) => {
    const started: Console[] = [];
    await use(async () => {
      const console_ = await launchConsole(place, tenant, complaints);
      started.push(console_);
      return console_;
    });
    for (const one of started) await one.close();
  },

  desk: async ({ launch }, use) => {
    const desk = await launch();
    await desk.start.ready();
    await use(desk);
  },
});

export { expect } from '@playwright/test';
