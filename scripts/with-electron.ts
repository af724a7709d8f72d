import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuild } from './build.ts';
import { electronEnv } from './launch.ts';
import { openTestDisplays } from '../tools/machine/display.ts';
import { run } from '../tools/machine/run.ts';
import { chooseSandbox } from '../tools/machine/sandbox.ts';
import { CannotGoOn, say } from '../tools/machine/say.ts';
import { ensureRuntime } from '../tools/runtime/ensure-runtime.ts';
import { projectRoot } from '../tools/runtime/place.ts';

/**
 * Does something that drives the built app: runtime, build and a display are there while it runs.
 * @param work gets the environment in which Electron can open windows.
 * @param displays how many windows at once may each have the focus.
 */
export const withElectron = async <T>(work: (env: Record<string, string>) => Promise<T>, displays = 1): Promise<T> => {
  const runtime = await ensureRuntime(say);
  await ensureBuild(say);
  const { sentence } = chooseSandbox(runtime.executablePath);
  if (sentence !== undefined) say(sentence);
  const display = await openTestDisplays(displays, say);
  try {
    return await work(electronEnv(display.env));
  } finally {
    display.stop();
  }
};

/**
 * Runs programs of ours in that surrounding.
 * @param programs paths from the project's root, run one after the other.
 * @returns the exit code of the first that fails, or 0.
 */
export const runWithElectron = async (programs: readonly string[], args: readonly string[]): Promise<number> =>
  withElectron(async (env) => {
    for (const program of programs) {
      const { code } = await run(process.execPath, [join(projectRoot, program), ...args], { cwd: projectRoot, env, output: 'inherit' });
      if (code !== 0) return code;
    }
    return 0;
  });

/** The TypeScript files of a folder, sorted. Those that start with an underscore are helpers. */
export const programsIn = (folder: string): readonly string[] => {
  const names = readdirSync(join(projectRoot, folder), { withFileTypes: true }).filter((entry) => entry.isFile());
  const programs = names.map((entry) => entry.name).filter((name) => name.endsWith('.ts') && !name.startsWith('_'));
  if (programs.length === 0) throw new CannotGoOn(`There is nothing to run in ${folder}/.`);
  return programs.sort().map((name) => join(folder, name));
};
