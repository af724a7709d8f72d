import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { withLock } from '../../../tools/runtime/lock.ts';
import { within } from '../../support/time-promise.ts';

let folder: string;
let lock: string;
// Stale after many heartbeats: a busy build server must not look like a dead process.
const quick = { pollMs: 5, heartbeatMs: 20, staleMs: 800 };
/** Only ends what hangs. */
const hang = { timeout: 60_000, interval: 5 };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock with spaces '));
  lock = join(folder, 'runtime.lock');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('of many at once, one works at a time and all get their turn', async () => {
  let working = 0;
  let most = 0;
  const turns = await Promise.all(
    Array.from({ length: 8 }, async (_, turn) =>
      withLock(
        lock,
        async () => {
          working += 1;
          most = Math.max(most, working);
          await sleep(5);
          working -= 1;
          return turn;
        },
        quick,
      ),
    ),
  );
  expect(turns).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  expect(most).toBe(1);
  expect(readdirSync(folder)).toEqual([]);
});

test('is released when the work fails, and hands on its error', async () => {
  await expect(withLock(lock, async () => Promise.reject(new Error('no disk')), quick)).rejects.toThrow('no disk');
  expect(readdirSync(folder)).toEqual([]);
});

test('says once who holds it', async () => {
  const onWait = vi.fn<(holder: string) => void>();
  let finish = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const first = withLock(lock, async () => gate, quick);
  await vi.waitFor(() => expect(readFileSync(lock, 'utf8')).not.toBe(''), hang);
  const second = withLock(lock, async () => undefined, { ...quick, onWait });
  await vi.waitFor(() => expect(onWait).toHaveBeenCalled(), hang);
  await sleep(50);
  finish();
  await second;
  await first;
  expect(onWait.mock.calls).toEqual([[`process ${process.pid}`]]);
});

test('a lock of a process that was killed is taken over at once', async () => {
  const child = fork('--eval', ['setInterval(() => 0, 1000)'], { execArgv: [], stdio: 'ignore' });
  child.kill('SIGKILL');
  await once(child, 'exit');
  writeFileSync(lock, JSON.stringify({ pid: child.pid, host: hostname() }));
  expect(
    await within(
      1_000,
      withLock(lock, async () => 'mine', { ...quick, staleMs: 60_000 }),
    ),
  ).toBe('mine');
});

test("another machine's lock is respected while it is touched, and taken over when it is not any more", async () => {
  writeFileSync(lock, JSON.stringify({ pid: 1, host: 'elsewhere' }));
  const touching = setInterval(() => utimesSync(lock, new Date(), new Date()), 20);
  let taken = false;
  const waiting = withLock(
    lock,
    async () => {
      taken = true;
    },
    quick,
  );
  await sleep(1_200);
  expect(taken).toBe(false);
  clearInterval(touching);
  await waiting;
  expect(taken).toBe(true);
});

test('its own lock stays fresh for as long as the work lasts', async () => {
  let second = false;
  const first = withLock(
    lock,
    async () => {
      await sleep(1_500);
      expect(second).toBe(false);
    },
    quick,
  );
  await vi.waitFor(() => readFileSync(lock), hang);
  // Seen from another machine only the time of the last touch counts.
  writeFileSync(lock, readFileSync(lock, 'utf8').replace(hostname(), 'elsewhere'));
  await withLock(
    lock,
    async () => {
      second = true;
    },
    quick,
  );
  await first;
  expect(second).toBe(true);
});

test('an unreadable lock file is not a lock for ever', async () => {
  writeFileSync(lock, 'half a fi');
  await expect(withLock(lock, async () => 'mine', quick)).resolves.toBe('mine');
});
