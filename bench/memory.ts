import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MemoryMiB } from './app/memory-of.ts';
import { memoryOf } from './app/memory-of.ts';
import { acceptsKeystroke, openByTyping } from './app/search-box.ts';
import type { StartWish } from './app/start-app.ts';
import { startApp } from './app/start-app.ts';
import { startTenant } from './desk/tenant.ts';
import type { Row } from './row.ts';
import { ratioAtMost, rowOf } from './row.ts';

const bareApp = join(import.meta.dirname, 'bare');
/** Both may put their start behind them before they are weighed. */
const settleMs = 2_000;

/**
 * Proportional memory of all processes after the start and one opened person, against the bare window
 * after the same wait; and the embedded practice tenant's process, which a live tenant does not have.
 */
export const memory = async (rounds: number): Promise<readonly Row[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-bench-'));
  const tenant = await startTenant({ users: 2_000 });
  const apart: number[] = [];
  const practice: number[] = [];
  const bare: number[] = [];
  try {
    const announcement = join(folder, 'announcement.json');
    writeFileSync(announcement, tenant.announcement, { mode: 0o600 });
    const profile = (name: string): string => mkdtempSync(join(folder, name));
    for (let round = 0; round < rounds; round += 1) {
      bare.push((await weigh({ userDataDir: profile('bare'), appFolder: bareApp })).app);
      apart.push((await weigh({ userDataDir: profile('desk'), args: [`--practice-announcement=${announcement}`] }, true)).app);
      practice.push((await weigh({ userDataDir: profile('practice') }, true)).practice);
    }
  } finally {
    await tenant.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
  return [
    rowOf(
      { value: apart, baseline: bare },
      {
        name: 'memory',
        unit: 'MiB',
        goal: ratioAtMost(1.35),
        what: 'Proportional set size of all processes after the start and one opened person, the tenant outside the app as a live one is; against a bare window of the same runtime.',
      },
    ),
    rowOf(
      { value: practice, baseline: bare },
      {
        name: 'memory, practice tenant',
        unit: 'MiB',
        goal: null,
        what: 'Proportional set size of the embedded practice tenant (2,000 people), which a live tenant does not have; against the same bare window.',
      },
    ),
  ];
};

const weigh = async (wish: StartWish, opensPerson = false): Promise<MemoryMiB> => {
  const app = await startApp(wish);
  try {
    if (!opensPerson) await acceptsKeystroke(app.page);
    else await openByTyping(app.page, 'priya.raman', 'Priya Raman');
    await sleep(settleMs);
    return memoryOf(app.pid);
  } finally {
    await app.close();
  }
};
