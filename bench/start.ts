import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { acceptsKeystroke } from './app/search-box.ts';
import { startApp } from './app/start-app.ts';
import type { Row } from './row.ts';
import { ratioAtMost, rowOf } from './row.ts';
import { inTurns } from './statistics.ts';

const bareApp = join(import.meta.dirname, 'bare');

/**
 * From the start of the process to a letter that the search box shows, against the same in a bare window.
 * Both keep their profile from one start to the next, as on an agent's machine; the first start of each,
 * which fills it, is the warm-up. The embedded practice tenant starts with the app and counts.
 */
export const start = async (pairs: number): Promise<Row> => {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-bench-'));
  const profile = (name: string): string => {
    const path = join(folder, name);
    mkdirSync(path, { recursive: true });
    return path;
  };
  try {
    const taken = await inTurns(
      pairs,
      {
        value: () => toKeystroke({ userDataDir: profile('desk') }),
        baseline: () => toKeystroke({ userDataDir: profile('bare'), appFolder: bareApp }),
      },
      // Chromium keeps compiled scripts from the second time on that it sees them.
      2,
    );
    return rowOf(taken, {
      name: 'start',
      unit: 'ms',
      goal: ratioAtMost(1.5),
      what: 'From the start of the process to a letter shown in the search box (practice tenant started along, profile kept from earlier starts); against the same in a bare window of the same runtime.',
    });
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
};

const toKeystroke = async (wish: Parameters<typeof startApp>[0]): Promise<number> => {
  const app = await startApp(wish);
  try {
    await acceptsKeystroke(app.page);
    return performance.now() - app.startedAt;
  } finally {
    await app.close();
  }
};
