import { spawn } from 'node:child_process';
import { electronLaunchOptions, electronProgram } from '../../scripts/launch.ts';
import type { PageSession } from './devtools-pipe.ts';
import { attachToPage } from './devtools-pipe.ts';

export interface StartedApp {
  readonly pid: number;
  /** `performance.now()` right before the process was started. */
  readonly startedAt: number;
  readonly page: PageSession;
  /** Closes the window, as a person does, and waits until the process has gone. */
  readonly close: () => Promise<void>;
}

export interface StartWish {
  /** Chromium's profile and the app's own files. */
  readonly userDataDir: string;
  readonly args?: readonly string[];
  /** Folder of another app than the built one. */
  readonly appFolder?: string;
}

const patienceMs = 5_000;

/** Starts Electron with nothing attached but the protocol's two pipes: no inspector, no test driver. */
export const startApp = async ({ userDataDir, args = [], appFolder }: StartWish): Promise<StartedApp> => {
  const options = electronLaunchOptions({ userDataDir });
  // Its last argument is the app's folder.
  const ours = [...options.args.slice(0, -1), appFolder ?? options.args.at(-1) ?? '.'];
  const startedAt = performance.now();
  const child = spawn(electronProgram(), ['--remote-debugging-pipe', ...ours, '--practice', ...args], {
    env: options.env,
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((done) => void child.once('exit', () => done()));
  try {
    if (child.pid === undefined) throw new Error('Electron could not be started.');
    const page = await attachToPage(child);
    return {
      pid: child.pid,
      startedAt,
      page,
      close: async () => {
        const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
        await page.send('Page.close').catch(() => undefined);
        await ended;
        clearTimeout(timer);
      },
    };
  } catch (error) {
    child.kill('SIGKILL');
    await ended;
    throw error;
  }
};
