import type { ElectronApplication } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { electronLaunchOptions } from '../../../scripts/launch.ts';
import { launchElectron } from '../../support/launch-electron.ts';
import type { TestTenant } from '../../support/practice-tenant.ts';
import { answerQuestions } from './answer-questions.ts';
import type { DeskPage } from './desk-page.ts';
import { deskPage, listen } from './desk-page.ts';

/** One start of the app on a test's folder and tenant. */
export interface Console extends DeskPage {
  readonly app: ElectronApplication;
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

/** For each stage of a start, so that a start that hangs says at which. A start takes two seconds; a busy machine is given time. */
const patienceMs = 60_000;
/** For the end: an app that is killed on its way out has perhaps not written all that the next start reads. */
const endPatienceMs = 30_000;

/** Starts the built app on a folder and a tenant that is running already. */
export const launchConsole = async (
  place: Place,
  tenant: Pick<TestTenant, 'announcement'>,
  complaints: string[],
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<Console> => {
  // Beside the user data and not in it: the line holds tokens, and tests search the user data for them.
  const announcement = join(place.folder, 'announcement.json');
  writeFileSync(announcement, tenant.announcement, { mode: 0o600 });
  const app = await launchElectron(
    electronLaunchOptions({ userDataDir: place.userData, args: [`--practice-announcement=${announcement}`, ...args], env }),
  );
  await answerQuestions(app);
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
    ...deskPage(page),
    close: async () => {
      if (process_.exitCode !== null || process_.signalCode !== null) return;
      // A window that hangs must not keep the test: it is killed, and the test that made it hang has failed already.
      const patience = setTimeout(() => process_.kill('SIGKILL'), endPatienceMs);
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
