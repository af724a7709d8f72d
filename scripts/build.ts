import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../tools/machine/run.ts';
import { CannotGoOn } from '../tools/machine/say.ts';
import type { Say } from '../tools/machine/say.ts';
import { toolScript } from '../tools/machine/tool.ts';
import { projectRoot } from '../tools/runtime/place.ts';

/** Everything the build reads. A file's size and time stand for its content. */
const inputs = [
  'contract',
  'main',
  'preload',
  'renderer',
  'practice',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
];
const outputs = ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html'];
// In a folder that every build empties, so that a release built into it is never taken for this one.
const stamp = join('out', 'main', '.built');

/** Builds into out/, unless out/ already holds the build of exactly these files. */
export const ensureBuild = async (say: Say, root: string = projectRoot): Promise<void> => {
  const now = fingerprint(root, inputs);
  if (isBuilt(root, now)) return;
  say('Building.');
  rmSync(join(root, stamp), { force: true });
  const ended = await run(process.execPath, [toolScript('electron-vite'), 'build', '--logLevel', 'warn'], {
    cwd: root,
    output: 'inherit',
    // A release refuses what tests and developers start it with: see main/build-kind.ts.
    env: { ...process.env, LATCHKEY_BUILD: 'development' },
  });
  if (ended.code !== 0) throw new CannotGoOn('The build failed: the lines above say where.');
  mkdirSync(join(root, 'out', 'main'), { recursive: true });
  writeFileSync(join(root, stamp), now);
};

const isBuilt = (root: string, now: string): boolean => {
  try {
    return readFileSync(join(root, stamp), 'utf8') === now && outputs.every((output) => existsSync(join(root, output)));
  } catch {
    return false;
  }
};

/** One line that changes whenever a file below the given paths is added, removed, renamed or written. */
export const fingerprint = (root: string, paths: readonly string[]): string => {
  const hash = createHash('sha256');
  const visit = (path: string): void => {
    const stats = statSync(join(root, path), { throwIfNoEntry: false });
    if (stats === undefined) return;
    if (!stats.isDirectory()) hash.update(`${path}\0${stats.size}\0${stats.mtimeMs}\0`);
    else for (const name of readdirSync(join(root, path)).sort()) if (name !== '.tsc' && name !== 'node_modules') visit(join(path, name));
  };
  for (const path of paths) visit(path);
  return hash.digest('hex');
};
