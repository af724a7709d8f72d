import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { unlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface LockOptions {
  /** How often the holder shows that it lives, in milliseconds. */
  readonly heartbeatMs?: number;
  /** A lock not touched for this long belongs to nobody any more. Must be a multiple of the heartbeat. */
  readonly staleMs?: number;
  readonly pollMs?: number;
  /** Called once when somebody else holds the lock. */
  readonly onWait?: (holder: string) => void;
}

/**
 * Runs `work` while holding a lock file: of two starts at once, one prepares and the other waits.
 * A lock left by a killed process is taken over at once on the same machine (its process is gone),
 * and after `staleMs` when it came from another one (a home folder on a network drive).
 */
export const withLock = async <T>(path: string, work: () => Promise<T>, options: LockOptions = {}): Promise<T> => {
  const { heartbeatMs = 2_000, staleMs = 20_000, pollMs = 200, onWait } = options;
  await mkdir(dirname(path), { recursive: true });
  const mine = JSON.stringify({ pid: process.pid, host: hostname(), id: randomUUID() });
  let told = false;
  while (!(await tryTake(path, mine))) {
    const holder = await readOrUndefined(path);
    if (holder === undefined) continue;
    if (await isAbandoned(path, holder, staleMs)) {
      await removeIfStill(path, holder);
      continue;
    }
    if (!told) onWait?.(describe(holder));
    told = true;
    await sleep(pollMs);
  }
  const heartbeat = setInterval(() => {
    void touch(path);
  }, heartbeatMs);
  heartbeat.unref();
  const releaseAtExit = (): void => {
    try {
      unlinkSync(path);
    } catch {
      // Already gone. There is nothing left to release.
    }
  };
  process.once('exit', releaseAtExit);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    process.off('exit', releaseAtExit);
    await removeIfStill(path, mine);
  }
};

const tryTake = async (path: string, content: string): Promise<boolean> => {
  try {
    const file = await open(path, 'wx');
    try {
      await file.writeFile(content);
    } finally {
      await file.close();
    }
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  }
};

const isAbandoned = async (path: string, holder: string, staleMs: number): Promise<boolean> => {
  const { pid, host } = parse(holder);
  if (host === hostname() && pid !== undefined && !isAlive(pid)) return true;
  try {
    return Date.now() - (await stat(path)).mtimeMs > staleMs;
  } catch {
    return false;
  }
};

/** Removes the lock only while it is still the one that was judged: another waiter may have replaced it meanwhile. */
const removeIfStill = async (path: string, expected: string): Promise<void> => {
  const aside = `${path}.${randomUUID()}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return;
    throw error;
  }
  const taken = await readOrUndefined(aside);
  if (taken !== expected) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !isCode(error, 'ESRCH');
  }
};

const touch = async (path: string): Promise<void> => {
  const now = new Date();
  // The file may be gone because the work ended in this very moment.
  await utimes(path, now, now).catch(() => undefined);
};

const readOrUndefined = async (path: string): Promise<string | undefined> => readFile(path, 'utf8').catch(() => undefined);

const parse = (holder: string): { readonly pid?: number; readonly host?: string } => {
  try {
    const value: unknown = JSON.parse(holder);
    if (typeof value !== 'object' || value === null) return {};
    const pid = 'pid' in value && typeof value.pid === 'number' ? { pid: value.pid } : {};
    const host = 'host' in value && typeof value.host === 'string' ? { host: value.host } : {};
    return { ...pid, ...host };
  } catch {
    return {};
  }
};

const describe = (holder: string): string => {
  const { pid, host } = parse(holder);
  return pid === undefined ? 'another process' : `process ${pid}${host === hostname() ? '' : ` on ${host}`}`;
};

const isCode = (error: unknown, code: string): boolean => error instanceof Error && 'code' in error && error.code === code;
