import { chmodSync, lstatSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const forOwner = { folder: 0o700, file: 0o600 } as const;

/** Of ours; Chromium's own folders lie behind the same door. */
const ownFolders = ['logs'];

/**
 * Keeps what this process writes from other users of the computer: what it makes from now on, the folder itself, and the
 * files that an earlier version or a backup left open in it. On Windows the profile's own rights do that.
 * @returns what could not be changed, with the error.
 */
export const keepPrivate = (folder: string, platform: NodeJS.Platform = process.platform): readonly unknown[] => {
  if (platform === 'win32') return [];
  process.umask(0o077);
  const failures: unknown[] = [];
  const attempt = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      failures.push(error);
    }
  };
  const close = (path: string): void => {
    attempt(() => chmodSync(path, forOwner.folder));
    attempt(() => {
      for (const name of readdirSync(path)) {
        const entry = join(path, name);
        // A link leads to what somebody else may have chosen.
        if (lstatSync(entry).isFile()) attempt(() => chmodSync(entry, forOwner.file));
      }
    });
  };
  attempt(() => mkdirSync(folder, { recursive: true, mode: forOwner.folder }));
  close(folder);
  for (const own of ownFolders.map((name) => join(folder, name))) {
    attempt(() => {
      if (lstatSync(own, { throwIfNoEntry: false })?.isDirectory() === true) close(own);
    });
  }
  return failures;
};
