import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from '../runtime/place.ts';
import { CannotGoOn } from './say.ts';

/**
 * The program of an installed package, to be run with our own Node: no shell, no .cmd file on Windows,
 * and the Node 24 that comes with the project whichever one the machine has.
 * @returns the path of the script, for example node_modules/vitest/vitest.mjs.
 */
export const toolScript = (packageName: string, program: string = packageName): string => {
  // Read from its folder: require.resolve fails for packages that do not export their package.json.
  const file = join(projectRoot, 'node_modules', packageName, 'package.json');
  try {
    const { bin } = JSON.parse(readFileSync(file, 'utf8')) as { bin?: string | Record<string, string> };
    const script = typeof bin === 'string' ? bin : bin?.[program];
    if (script !== undefined) return join(dirname(file), script);
  } catch (cause) {
    throw new CannotGoOn(`The package ${packageName} is not installed. Run "npm ci" first.`, { cause });
  }
  throw new CannotGoOn(`The package ${packageName} has no program "${program}".`);
};
