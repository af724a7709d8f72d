import type { ElectronApplication } from '@playwright/test';
import { _electron } from '@playwright/test';
import type { LaunchOptions } from '../../scripts/launch.ts';

const patienceMs = 30_000;
const tries = 3;

/**
 * Starts Electron under Playwright. With the driver's inspector attached, Electron 33 ends by SIGSEGV or stays silent
 * in about one of a hundred starts, before the app has a window; without the inspector, in none of 120. Such a start
 * is repeated and said. A fault of the app's own repeats as well, and then fails the test.
 */
export const launchElectron = async (options: LaunchOptions): Promise<ElectronApplication> => {
  for (let tried = 1; ; tried += 1) {
    try {
      return await _electron.launch({ timeout: patienceMs, ...options });
    } catch (error) {
      const isDrivers = error instanceof Error && /Process failed to launch|Timeout \d+ms exceeded/u.test(error.message);
      if (!isDrivers || tried === tries) throw error;
      process.stderr.write(
        `Electron did not start under the test driver (try ${tried} of ${tries}): ${error.message.split('\n')[0] ?? ''}\n`,
      );
    }
  }
};
