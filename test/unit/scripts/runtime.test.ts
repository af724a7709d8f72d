import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Say } from '../../../tools/machine/say.ts';
import { ensureRuntime, installedRuntime } from '../../../tools/runtime/ensure-runtime.ts';
import type { Runtime } from '../../../tools/runtime/ensure-runtime.ts';
import { checkIntegrity, fallback, fallbackDir, fallbackFile, fallbackSupported, recipeFile } from '../../../tools/runtime/fallback.ts';
import { firstLine } from '../../../tools/runtime/official.ts';
import type { Place } from '../../../tools/runtime/place.ts';
import { parseDefines, removeFallbackSqlite } from '../../../tools/runtime/sqlite.ts';
import { unpackZip } from '../../../tools/runtime/unpack.ts';
import { makeZip } from './make-zip.ts';

let folder: string;
let place: Place;
let electron: string;
let sqliteBinary: string;

/** A checkout with an `electron` package whose own installer runs `installer`. No network is touched. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'runtime with spaces '));
  place = { root: join(folder, 'checkout'), cacheDir: join(folder, 'cache') };
  electron = join(place.root, 'node_modules', 'electron');
  sqliteBinary = join(place.root, 'node_modules', 'better-sqlite3', 'build', 'Release', 'better_sqlite3.node');
  mkdirSync(electron, { recursive: true });
  mkdirSync(join(place.root, 'node_modules', 'better-sqlite3'));
  writeFileSync(join(electron, 'package.json'), '{"version":"45.4.1"}');
  writeFileSync(join(place.root, 'node_modules', 'better-sqlite3', 'package.json'), '{"version":"13.2.0"}');
  vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', undefined);
  vi.stubEnv('LATCHKEY_RUNTIME', undefined);
});
afterEach(() => rmSync(folder, { recursive: true }));

const installs = `
  const fs = require('fs'), path = require('path');
  fs.mkdirSync(path.join(__dirname, 'dist'), { recursive: true });
  fs.writeFileSync(path.join(__dirname, 'dist', 'electron'), '');
  fs.writeFileSync(path.join(__dirname, 'dist', 'version'), '45.4.1');
  fs.writeFileSync(path.join(__dirname, 'path.txt'), 'electron');
  fs.appendFileSync(path.join(__dirname, 'runs'), 'x');`;
const refuses = 'console.error("TypeError: fetch failed\\n    at somewhere"); process.exit(1)';

const installer = (program: string): void => {
  writeFileSync(join(electron, 'install.js'), program);
};

/** Never the system's package manager: the libraries count as present. */
const prepare = async (say: Say = () => undefined): Promise<Runtime> => ensureRuntime(say, place, async () => undefined);

/** What an earlier start of another checkout left in the cache. */
const fillCache = (): void => {
  mkdirSync(fallbackDir(place), { recursive: true });
  writeFileSync(join(fallbackDir(place), 'electron'), '#!/bin/sh\n', { mode: 0o755 });
  writeFileSync(join(fallbackDir(place), 'version'), `v${fallback.electron}`);
  writeFileSync(join(fallbackDir(place), recipeFile), String(fallback.recipe));
  writeFileSync(join(place.cacheDir, 'better-sqlite3-13.2.0-linux-x64-r1.node'), 'compiled');
};

describe("with Electron's own download", () => {
  test('nothing of the fallback is used or done', async () => {
    installer(installs);
    const runtime = await prepare();
    expect(runtime).toMatchObject({ kind: 'official', version: '45.4.1', executablePath: join(electron, 'dist', 'electron') });
    expect(readdirSync(place.cacheDir)).toEqual([]);
    expect(readdirSync(join(place.root, 'node_modules', 'better-sqlite3'))).toEqual(['package.json']);
  });

  test('a second start, and one at the same time, do not install again', async () => {
    installer(installs);
    await Promise.all([prepare(), prepare()]);
    await prepare();
    expect(readFileSync(join(electron, 'runs'), 'utf8')).toBe('x');
  });

  test('what was compiled for the fallback before is taken away', async () => {
    mkdirSync(join(sqliteBinary, '..'), { recursive: true });
    writeFileSync(sqliteBinary, 'ours');
    writeFileSync(join(sqliteBinary, '..', 'made-for-fallback-runtime'), '');
    installer(installs);
    await prepare();
    expect(readdirSync(join(place.root, 'node_modules', 'better-sqlite3'))).toEqual(['package.json']);
  });

  test("somebody's own build of better-sqlite3 is left alone", async () => {
    mkdirSync(join(sqliteBinary, '..'), { recursive: true });
    writeFileSync(sqliteBinary, 'theirs');
    await removeFallbackSqlite(place);
    expect(readFileSync(sqliteBinary, 'utf8')).toBe('theirs');
  });
});

const whereItRuns = fallbackSupported() ? describe : undefined;
whereItRuns?.('where the download is refused', () => {
  test('the fallback comes from the cache, and it is said', async () => {
    installer(refuses);
    fillCache();
    const said: string[] = [];
    const runtime = await prepare((sentence) => said.push(sentence));
    expect(runtime).toMatchObject({ kind: 'fallback', version: fallback.electron });
    expect(readFileSync(sqliteBinary, 'utf8')).toBe('compiled');
    expect(statSync(runtime.executablePath).mode & 0o111).not.toBe(0);
    expect(said.join('\n')).toContain('TypeError: fetch failed');
    expect(said.at(-1)).toContain('the fallback runtime');
  });

  test('a start that was interrupted is finished by the next one, and its leftovers go', async () => {
    installer(refuses);
    fillCache();
    mkdirSync(join(electron, 'dist'));
    mkdirSync(join(electron, 'tmp-abc'));
    mkdirSync(join(place.cacheDir, 'tmp-abc'));
    writeFileSync(join(electron, 'dist', 'version'), `v${fallback.electron}`);
    await prepare();
    expect(installedRuntime(place)).toMatchObject({ kind: 'fallback' });
    expect(readdirSync(electron).filter((name) => name.startsWith('tmp-'))).toEqual([]);
    expect(readdirSync(place.cacheDir).filter((name) => name.startsWith('tmp-') || name.endsWith('.lock'))).toEqual([]);
  });

  test('one made by an older recipe is made anew', async () => {
    installer(refuses);
    fillCache();
    await prepare();
    writeFileSync(join(electron, 'dist', recipeFile), '0');
    expect(installedRuntime(place)).toBeUndefined();
    await prepare();
    expect(installedRuntime(place)).toMatchObject({ kind: 'fallback' });
  });

  test('it is refused where LATCHKEY_RUNTIME forbids it, with what to do', async () => {
    installer(refuses);
    fillCache();
    vi.stubEnv('LATCHKEY_RUNTIME', 'official');
    await expect(prepare()).rejects.toThrow(/fetch failed\. Allow github\.com, set ELECTRON_MIRROR/);
    expect(readdirSync(electron)).not.toContain('dist');
  });
});

test('the fallback is offered on Linux x64 only', () => {
  expect(fallbackSupported('linux', 'x64')).toBe(true);
  expect([fallbackSupported('linux', 'arm64'), fallbackSupported('darwin', 'x64'), fallbackSupported('win32', 'x64')]).toEqual([
    false,
    false,
    false,
  ]);
});

test('a given runtime is used as it is', () => {
  const given = join(folder, 'given');
  mkdirSync(given);
  writeFileSync(join(given, 'electron'), '');
  writeFileSync(join(given, 'version'), '44.0.0');
  expect(installedRuntime(place, { ELECTRON_OVERRIDE_DIST_PATH: given })).toEqual({
    kind: 'given',
    version: '44.0.0',
    executablePath: join(given, 'electron'),
  });
});

test('without the electron package the person is told to install', async () => {
  rmSync(electron, { recursive: true });
  await expect(prepare()).rejects.toThrow('Run "npm ci" first');
});

test('a file with one other bit is not the pinned one', async () => {
  const file = join(folder, 'download.tgz');
  const integrity = `sha512-${createHash('sha512').update('content').digest('base64')}`;
  writeFileSync(file, 'content');
  await expect(checkIntegrity(file, integrity)).resolves.toBeUndefined();
  writeFileSync(file, 'contenu');
  await expect(checkIntegrity(file, integrity)).rejects.toThrow('not the pinned one');
});

test("Electron's files are taken from the archive, Cypress' own are not", () => {
  expect(['Cypress/Cypress', 'Cypress/locales/de.pak', 'Cypress/snapshot_blob.bin'].map(fallbackFile)).toEqual([
    'electron',
    'locales/de.pak',
    'snapshot_blob.bin',
  ]);
  expect(['Cypress/resources/app/index.js', 'Cypress/browser_v8_context_snapshot.bin'].map(fallbackFile)).toEqual([undefined, undefined]);
});

describe('unpacking', () => {
  test('writes what is wanted, under its new name, and keeps programs executable', async () => {
    const zip = join(folder, 'archive.zip');
    writeFileSync(
      zip,
      makeZip([
        { name: 'App/App', content: 'binary', mode: 0o755 },
        { name: 'App/lib/a.txt', content: 'text', mode: 0o644 },
        { name: 'App/no', content: '', mode: 0o644 },
      ]),
    );
    const into = join(folder, 'into here');
    const files = await unpackZip(zip, into, (name) =>
      name === 'App/no' ? undefined : name.replace('App/App', 'electron').replace('App/', ''),
    );
    expect(files).toBe(2);
    expect(readdirSync(into).sort()).toEqual(['electron', 'lib']);
    expect(readFileSync(join(into, 'lib', 'a.txt'), 'utf8')).toBe('text');
    const programs = ['electron', 'lib/a.txt'].filter((name) => (statSync(join(into, name)).mode & 0o111) !== 0);
    expect(programs).toEqual(process.platform === 'win32' ? [] : ['electron']);
  });

  test('a name that climbs out of the folder is refused', async () => {
    const zip = join(folder, 'evil.zip');
    writeFileSync(zip, makeZip([{ name: '../outside', content: 'x', mode: 0o644 }]));
    await expect(unpackZip(zip, join(folder, 'into'), (name) => name)).rejects.toThrow('invalid relative path');
    expect(readdirSync(folder)).not.toContain('outside');
  });

  test('an archive that was cut short is an error', async () => {
    const zip = join(folder, 'short.zip');
    writeFileSync(zip, makeZip([{ name: 'a', content: 'x', mode: 0o644 }]).subarray(0, 20));
    await expect(unpackZip(zip, join(folder, 'into'), (name) => name)).rejects.toThrow();
  });
});

test("a gyp file's defines become the compiler's", () => {
  expect(
    parseDefines(
      "# GENERATED\n{ 'defines': [\n 'HAVE_INT16_T=1',\n 'SQLITE_DQS=0',\n 'SQLITE_DEFAULT_CACHE_SIZE=-16000',\n 'SQLITE_ENABLE_FTS5',\n ],\n}\n",
    ),
  ).toEqual(['HAVE_INT16_T=1', 'SQLITE_DQS=0', 'SQLITE_DEFAULT_CACHE_SIZE=-16000', 'SQLITE_ENABLE_FTS5']);
});

test("an installer's reason is the line that names its error", () => {
  expect(firstLine('\n   at x\nTypeError: fetch failed.\n    at y')).toBe('TypeError: fetch failed');
  expect(firstLine('node:internal/loader:1235\n  throw err;\n\nError: Cannot find module')).toBe('Error: Cannot find module');
  expect(firstLine('out of paper\nout of ink')).toBe('out of paper');
  expect(firstLine('')).toBe('it gave no reason');
});
