import type { ElectronApplication, Page } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { electronLaunchOptions } from '../../../scripts/launch.ts';
import { launchElectron } from '../../support/launch-electron.ts';
import type { TestTenant } from '../../support/practice-tenant.ts';
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

/** For each stage of a start, so that a start that hangs says at which. A start takes two seconds on a busy machine. */
const patienceMs = 15_000;

/** Starts the built app on a folder and a tenant that is running already. */
export const launchConsole = async (place: Place, tenant: Pick<TestTenant, 'announcement'>, complaints: string[], args: readonly string[] = []): Promise<Console> => {
  // Beside the user data and not in it: the line holds tokens, and tests search the user data for them.
  const announcement = join(place.folder, 'announcement.json');
  writeFileSync(announcement, tenant.announcement, { mode: 0o600 });
  const app = await launchElectron(electronLaunchOptions({ userDataDir: place.userData, args: [`--practice-announcement=${announcement}`, ...args] }));
  const process_ = app.process();
  const ended = new Promise<void>((done) => {
    if (process_.exitCode === null && process_.signalCode === null) process_.once('exit', () => done());
    else done();
  });
  const page = await app.firstWindow({ timeout: patienceMs });
  listen(page, complaints);
  await page.waitForLoadState('load', { timeout: patienceMs });
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
