import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fingerprint } from '../../../scripts/build.ts';
import { electronEnv } from '../../../scripts/launch.ts';
import { hasDisplay } from '../../../tools/machine/display.ts';
import { chooseSandbox } from '../../../tools/machine/sandbox.ts';
import type { Machine } from '../../../tools/machine/sandbox.ts';
import { aptLine, missingLibraryPackages } from '../../../tools/machine/system-libraries.ts';
import { userCacheDir } from '../../../tools/runtime/place.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'machine with spaces '));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the sandbox', () => {
  const machine: Machine = { platform: 'linux', isRoot: () => false, namespacesAllowed: () => true, helperIsSetuid: () => false };

  test('is on for an ordinary user, and on every other system', () => {
    expect(chooseSandbox('/electron', machine)).toEqual({ args: [] });
    expect(chooseSandbox('/electron', { ...machine, platform: 'win32', isRoot: () => true })).toEqual({ args: [] });
  });

  test('is off for root on Linux, with the reason', () => {
    const choice = chooseSandbox('/electron', { ...machine, isRoot: () => true });
    expect(choice.args).toEqual(['--no-sandbox']);
    expect(choice.sentence).toContain('root');
  });

  test('is never dropped because the system forbids it: the line that allows it is given', () => {
    const choice = chooseSandbox('/a path/electron', { ...machine, namespacesAllowed: () => false });
    expect(choice.args).toEqual([]);
    expect(choice.sentence).toContain('sudo chmod 4755 "/a path/chrome-sandbox"');
    expect(chooseSandbox('/electron', { ...machine, namespacesAllowed: () => false, helperIsSetuid: () => true })).toEqual({ args: [] });
  });
});

describe('the display', () => {
  test('is always there on Windows and macOS, and on Linux when the environment names one', () => {
    expect(hasDisplay({}, 'win32')).toBe(true);
    expect(hasDisplay({}, 'darwin')).toBe(true);
    expect(hasDisplay({}, 'linux')).toBe(false);
    expect(hasDisplay({ DISPLAY: '' }, 'linux')).toBe(false);
    expect(hasDisplay({ DISPLAY: ':1' }, 'linux')).toBe(true);
    expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true);
  });
});

describe('system libraries', () => {
  test('those found in any of the folders are not asked for', () => {
    writeFileSync(join(folder, 'libgtk-3.so.0'), '');
    const missing = missingLibraryPackages([join(folder, 'nothing'), folder]);
    expect(missing).not.toContain('libgtk-3-0');
    expect(missing).toContain('libnss3');
  });

  test('the line to run names every package', () => {
    expect(aptLine(['xvfb', 'libgbm1'])).toBe('sudo apt-get update && sudo apt-get install -y --no-install-recommends xvfb libgbm1');
  });
});

test('the cache lies where each system keeps caches, and XDG_CACHE_HOME wins', () => {
  expect(userCacheDir({ XDG_CACHE_HOME: folder }, 'darwin')).toBe(join(folder, 'latchkey'));
  expect(userCacheDir({}, 'linux')).toMatch(/\.cache.latchkey$/);
  expect(userCacheDir({}, 'darwin')).toMatch(/Library.Caches.latchkey$/);
  expect(userCacheDir({ LOCALAPPDATA: folder }, 'win32')).toBe(join(folder, 'latchkey', 'Cache'));
});

test("Electron's environment has no ELECTRON_RUN_AS_NODE and nothing undefined", () => {
  expect(electronEnv({ ELECTRON_RUN_AS_NODE: '1', KEPT: 'yes', GONE: undefined })).toEqual({ KEPT: 'yes' });
});

describe('the fingerprint of what is built', () => {
  const now = () => fingerprint(folder, ['main', 'package.json']);
  beforeEach(() => {
    mkdirSync(join(folder, 'main', 'deep'), { recursive: true });
    writeFileSync(join(folder, 'main', 'deep', 'a.ts'), 'one');
  });

  test('stays the same while nothing changes, whatever else is written beside it', () => {
    const before = now();
    writeFileSync(join(folder, 'README.md'), 'new');
    mkdirSync(join(folder, 'main', '.tsc'));
    writeFileSync(join(folder, 'main', '.tsc', 'a.d.ts'), 'new');
    expect(now()).toBe(before);
  });

  test('changes when a file is written, added or removed', () => {
    const seen = [now()];
    writeFileSync(join(folder, 'main', 'deep', 'a.ts'), 'longer');
    seen.push(now());
    writeFileSync(join(folder, 'package.json'), '{}');
    seen.push(now());
    rmSync(join(folder, 'main', 'deep', 'a.ts'));
    seen.push(now());
    expect(new Set(seen).size).toBe(4);
  });
});
