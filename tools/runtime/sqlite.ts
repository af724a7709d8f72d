import { existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hasCommand, run } from '../machine/run.ts';
import { installPackages } from '../machine/system-libraries.ts';
import { CannotGoOn } from '../machine/say.ts';
import type { Say } from '../machine/say.ts';
import { firstLine } from './official.ts';
import type { Place } from './place.ts';

/**
 * better-sqlite3's own binary needs Node-API 10 (Node 22.14, Electron 36) and crashes in anything older.
 * For the fallback runtime it is compiled once against Node-API as Node 20 has it. The result runs in
 * Node 20, Node 24 and Electron 33. With a current Electron none of this happens.
 *
 * The headers come from `node-api-headers`, so that nothing is fetched from nodejs.org.
 */
const recipe = 1;
const ownMark = 'made-for-fallback-runtime';

const paths = (place: Place) => {
  const source = join(place.root, 'node_modules', 'better-sqlite3');
  const release = join(source, 'build', 'Release');
  return { source, release, binary: join(release, 'better_sqlite3.node'), mark: join(release, ownMark) };
};

export const sqliteReady = (place: Place): boolean => existsSync(paths(place).binary);

/**
 * Puts the compiled binary where better-sqlite3 looks first; compiles it if the cache has none.
 * @param electron the fallback's executable, in which a new binary is tried.
 */
export const ensureSqlite = async (place: Place, electron: string, say: Say): Promise<void> => {
  const { source, release, binary, mark } = paths(place);
  if (existsSync(binary)) return;
  const cached = join(place.cacheDir, `better-sqlite3-${version(source)}-linux-x64-r${recipe}.node`);
  if (!existsSync(cached)) await compile(place, electron, source, cached, say);
  await mkdir(release, { recursive: true });
  await writeFile(mark, 'tools/runtime/sqlite.ts\n');
  await copyFile(cached, `${binary}.tmp`);
  await rename(`${binary}.tmp`, binary);
};

/** Takes our binary away again, once a runtime is there that better-sqlite3's own one fits. */
export const removeFallbackSqlite = async (place: Place): Promise<void> => {
  const { source, mark } = paths(place);
  if (existsSync(mark)) await rm(join(source, 'build'), { recursive: true, force: true });
};

const compile = async (place: Place, electron: string, source: string, cached: string, say: Say): Promise<void> => {
  if (!hasCommand('g++')) await installPackages(['g++'], 'better-sqlite3 is compiled for the fallback runtime', say);
  say('Compiling better-sqlite3 for this runtime (about a minute, once per user).');
  const temp = await mkdtemp(join(place.cacheDir, 'tmp-'));
  try {
    const sqlite = join(source, 'deps', 'sqlite3');
    const objects = { sqlite: join(temp, 'sqlite3.o'), addon: join(temp, 'addon.o') };
    const common = ['-c', '-O2', '-fPIC', '-DNDEBUG', '-pthread', '-w'];
    const modules = join(place.root, 'node_modules');
    const defines = parseDefines(await readFile(join(source, 'deps', 'defines.gypi'), 'utf8'));
    await Promise.all([
      compiler('gcc', [...common, '-std=c99', ...defines.map((define) => `-D${define}`), join(sqlite, 'sqlite3.c'), '-o', objects.sqlite]),
      compiler('g++', [
        ...common,
        '-std=c++20',
        '-fno-exceptions',
        '-fno-rtti',
        '-fvisibility=hidden',
        '-fvisibility-inlines-hidden',
        // "Experimental", version 2147483647, is how Node 20 names what became Node-API 10.
        '-DNAPI_EXPERIMENTAL',
        '-DNAPI_VERSION=2147483647',
        '-include',
        join(import.meta.dirname, 'node-api-experimental.h'),
        '-DNAPI_DISABLE_CPP_EXCEPTIONS',
        '-DNODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS',
        '-DBUILDING_NODE_EXTENSION',
        `-I${sqlite}`,
        `-I${join(modules, 'node-api-headers', 'include')}`,
        `-I${join(modules, 'node-addon-api')}`,
        join(source, 'src', 'better_sqlite3.cpp'),
        '-o',
        objects.addon,
      ]),
    ]);
    const linked = join(temp, 'better_sqlite3.node');
    await compiler('g++', [
      '-shared',
      '-pthread',
      '-s',
      '-Wl,-Bsymbolic',
      '-Wl,--exclude-libs,ALL',
      '-o',
      linked,
      objects.addon,
      objects.sqlite,
      '-ldl',
    ]);
    for (const runtime of [process.execPath, electron]) await checkWorks(runtime, source, linked);
    await rename(linked, cached);
  } finally {
    await rm(temp, { recursive: true, force: true });
  }
};

const compiler = async (command: string, args: readonly string[]): Promise<void> => {
  const ended = await run(command, args, { output: 'capture' });
  if (ended.code !== 0)
    throw new CannotGoOn(
      `better-sqlite3 could not be compiled (${command}): ${firstLine(ended.output)}. Install a C++20 compiler and start again.`,
    );
};

const exercise = `
const [, module, nativeBinding] = process.argv;
for (let round = 0; round < 3; round += 1) {
  for (let i = 0; i < 50; i += 1) for (const _ of new (require(module))(':memory:', { nativeBinding }).prepare('select 1').iterate()) break;
  gc();
}`;

/**
 * A binary goes into the cache only after it has opened databases and had them collected, in our Node and in
 * Electron: a wrong Node-API version crashes in the collector, which is cheaper to see here than in the app.
 */
const checkWorks = async (runtime: string, source: string, binary: string): Promise<void> => {
  const ended = await run(runtime, ['--expose-gc', '-e', exercise, source, binary], {
    output: 'capture',
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  if (ended.code !== 0)
    throw new CannotGoOn(
      `The compiled better-sqlite3 does not work in ${runtime}: ${firstLine(ended.output)}. Delete the cache folder and start again.`,
    );
};

/** The names in a gyp file's list of defines: `'SQLITE_DQS=0',` gives `SQLITE_DQS=0`. */
export const parseDefines = (gypi: string): readonly string[] => {
  const list = /'defines'\s*:\s*\[([^\]]*)\]/.exec(gypi)?.[1] ?? '';
  return [...list.matchAll(/'([A-Z0-9_]+(?:=[^']*)?)'/g)].map((match) => match[1] ?? '');
};

const version = (source: string): string => {
  const description: unknown = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'));
  if (typeof description === 'object' && description !== null && 'version' in description) return String(description.version);
  throw new CannotGoOn('better-sqlite3 is not installed. Run "npm ci" first.');
};
