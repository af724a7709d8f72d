import type { ElectronApplication, Page } from '@playwright/test';
import { _electron, test as base } from '@playwright/test';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { electronLaunchOptions } from '../../../scripts/launch.ts';
import type { TestTenant } from '../../support/practice-tenant.ts';
import { startTestTenant } from '../../support/practice-tenant.ts';
import { FindBox } from './find-box.ts';
import { JournalView } from './journal-view.ts';
import { PersonPane } from './person-pane.ts';
import { StartView } from './start-view.ts';
import { TicketPane } from './ticket-pane.ts';
import { TopBar } from './top-bar.ts';

/** One start of the app on a test's folder and tenant. */
export interface Console {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly find: FindBox;
  readonly person: PersonPane;
  readonly ticket: TicketPane;
  readonly journal: JournalView;
  readonly start: StartView;
  readonly bar: TopBar;
  /** Quits as an agent does. */
  readonly close: () => Promise<void>;
  /** kill -9 of the main process: nothing of ours gets to run any more. */
  readonly kill: () => Promise<void>;
}

export interface Place {
  /** The test's own folder; all of it goes when the test ends. */
  readonly folder: string;
  readonly userData: string;
  readonly journalFile: string;
}

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

/** Starts the built app on a folder and a tenant that is running already. */
export const launchConsole = async (place: Place, tenant: TestTenant, complaints: string[], args: readonly string[] = []): Promise<Console> => {
  // Beside the user data and not in it: the line holds tokens, and tests search the user data for them.
  const announcement = join(place.folder, 'announcement.json');
  writeFileSync(announcement, tenant.announcement, { mode: 0o600 });
  const app = await _electron.launch(
    electronLaunchOptions({ userDataDir: place.userData, args: [`--practice-announcement=${announcement}`, ...args] }),
  );
  const process_ = app.process();
  const ended = new Promise<void>((done) => {
    if (process_.exitCode === null && process_.signalCode === null) process_.once('exit', () => done());
    else done();
  });
  const page = await app.firstWindow();
  listen(page, complaints);
  await page.waitForLoadState();
  return {
    app,
    page,
    find: new FindBox(page),
    person: new PersonPane(page),
    ticket: new TicketPane(page),
    journal: new JournalView(page),
    start: new StartView(page),
    bar: new TopBar(page),
    close: async () => {
      if (process_.exitCode !== null || process_.signalCode !== null) return;
      // A window that hangs must not keep the test: it is killed, and the test that made it hang has failed already.
      const patience = setTimeout(() => process_.kill('SIGKILL'), 5_000);
      await app.close().catch(() => undefined);
      await ended;
      clearTimeout(patience);
    },
    kill: async () => {
      process_.kill('SIGKILL');
      await ended;
    },
  };
};

/** A policy violation is a console error of Chromium's too, so these two hear all three. */
const listen = (page: Page, complaints: string[]): void => {
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.stack ?? error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(`${message.type()}: ${message.text()}`);
  });
};
