import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { hasCommand, run } from './run.ts';
import { CannotGoOn } from './say.ts';
import type { Say } from './say.ts';

/** Shared libraries that Electron loads and a bare Debian lacks, and the package that brings each. */
const libraries: readonly { readonly file: string; readonly package: string }[] = [
  { file: 'libgtk-3.so.0', package: 'libgtk-3-0' },
  { file: 'libnss3.so', package: 'libnss3' },
  { file: 'libasound.so.2', package: 'libasound2' },
  { file: 'libgbm.so.1', package: 'libgbm1' },
  { file: 'libXss.so.1', package: 'libxss1' },
  { file: 'libatk-bridge-2.0.so.0', package: 'libatk-bridge2.0-0' },
];

const libraryFolders = [
  '/usr/lib/x86_64-linux-gnu',
  '/usr/lib/aarch64-linux-gnu',
  '/usr/lib/arm-linux-gnueabihf',
  '/usr/lib64',
  '/usr/lib',
  '/lib64',
  '/lib',
  '/usr/local/lib',
];

/** The Debian packages whose library is in none of the folders. File look-ups only: it runs at every start. */
export const missingLibraryPackages = (folders: readonly string[] = libraryFolders): readonly string[] =>
  libraries.filter(({ file }) => !folders.some((folder) => existsSync(join(folder, file)))).map((library) => library.package);

/** Makes sure that Electron finds its libraries. Does nothing where they ship with the system (Windows, macOS). */
export const ensureSystemLibraries = async (electron: string, say: Say): Promise<void> => {
  if (process.platform !== 'linux') return;
  const packages = missingLibraryPackages();
  // Distributions keep libraries in places we do not know. The linker has the last word.
  if (packages.length === 0 || (await linkerFindsAll(electron))) return;
  await installPackages(packages, 'Electron needs these system libraries', say);
};

const linkerFindsAll = async (electron: string): Promise<boolean> => {
  const ended = await run('ldd', [electron], { output: 'capture' });
  return ended.code === 0 && !ended.output.includes('not found');
};

/**
 * Installs Debian packages when we may, otherwise ends with the exact line to run.
 * @param why a clause without a full stop, shown before the names.
 */
export const installPackages = async (packages: readonly string[], why: string, say: Say): Promise<void> => {
  const isRoot = process.getuid?.() === 0;
  if (!hasCommand('apt-get')) {
    throw new CannotGoOn(
      `${why}: ${packages.join(' ')} (Debian's names). Install them with your system's package manager and start again.`,
    );
  }
  if (!isRoot) throw new CannotGoOn(`${why}. Run this line and start again:\n  ${aptLine(packages)}`);
  say(`${why}: installing ${packages.join(' ')} with apt.`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = [
    '-y',
    '-q',
    '--no-install-recommends',
    '-o',
    'Acquire::http::Timeout=20',
    '-o',
    'Acquire::Retries=1',
    '-o',
    'DPkg::Lock::Timeout=120',
  ];
  const update = await run('apt-get', ['update', '-q', ...options.slice(3)], { output: 'capture', env });
  const install = await run('apt-get', ['install', ...options, ...packages], { output: 'capture', env });
  if (install.code === 0) return;
  const reason =
    [...update.output.split('\n'), ...install.output.split('\n')].find((line) => line.startsWith('E:')) ?? 'apt gave no reason';
  throw new CannotGoOn(
    `apt could not install ${packages.join(' ')} (${reason.replace(/\.$/, '')}). Check the network and run:\n  ${aptLine(packages)}`,
  );
};

export const aptLine = (packages: readonly string[]): string =>
  `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`;
