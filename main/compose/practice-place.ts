import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { practiceSignIn } from '../auth/practice-sign-in.ts';
import type { PracticeTenant } from '../auth/practice-tenant.ts';
import { readAnnouncement } from '../auth/practice-tenant.ts';
import type { TenantSignIn } from '../auth/tenant-sign-in.ts';
import { FaultError } from '../fault-error.ts';
import type { Logger } from '../log/logger.ts';
import type { LaunchOptions } from '../settings/launch-options.ts';
import type { PracticeProcess } from '../shell/practice-process.ts';
import { startPracticeProcess } from '../shell/practice-process.ts';

/**
 * Seconds after which the invented caller of the practice tenant registers a new phone. Long enough to show them the code
 * first: whoever has not by then sees the alarm, as in earnest.
 */
const callerRegistersAfter = '90';

export interface PracticePlace {
  /** What it asks of the practice tenant starts it when it does not run yet. @throws FaultError `graph.offline` when it does not start. */
  readonly signIn: TenantSignIn;
  readonly stop: () => void;
}

/**
 * The practice tenant in a process of its own. Not started before the page asks for it: two processes that both want the
 * processor would keep the agent from the search box, which takes letters before anybody is signed in.
 */
export const createPracticePlace = (options: {
  readonly build: string;
  readonly launch: LaunchOptions;
  readonly log: Logger;
  readonly onEnded: () => void;
}): PracticePlace => {
  const { build, launch, log, onEnded } = options;
  let running: Promise<PracticeProcess> | undefined;

  const start = (): Promise<PracticeProcess> => {
    if (running !== undefined) return running;
    running = startPracticeProcess({ script: join(build, 'main', 'practice.js'), args: practiceArgs(launch), log, onEnded });
    // The next sign-in may try again.
    running.catch(() => (running = undefined));
    return running;
  };

  const announced = async (): Promise<PracticeTenant> => {
    try {
      return readAnnouncement(
        launch.practiceAnnouncement === undefined ? (await start()).announcement : readFileSync(launch.practiceAnnouncement, 'utf8'),
      );
    } catch (error) {
      throw new FaultError('graph.offline', 'The practice tenant did not start. Close Latchkey and start it again.', {
        cause: error,
        retryable: true,
      });
    }
  };

  return {
    signIn: practiceSignIn(announced),
    stop: () => {
      running?.then(
        ({ stop }) => stop(),
        () => undefined,
      );
      running = undefined;
    },
  };
};

const practiceArgs = (launch: LaunchOptions): string[] => [
  ...(launch.practiceUsers === undefined ? [] : ['--users', launch.practiceUsers]),
  ...(launch.practiceSeed === undefined ? [] : ['--seed', launch.practiceSeed]),
  ...(launch.practiceLatency === undefined ? [] : ['--latency', launch.practiceLatency]),
  '--caller-registers-after',
  callerRegistersAfter,
];
