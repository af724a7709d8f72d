import { createWriteStream } from 'node:fs';
import { chmod, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { openPromise } from 'yauzl';

const executableBits = 0o111;

/**
 * Unpacks part of a zip file. `nameFor` gives the path below `into` for an entry, or undefined to leave it out.
 * Names that climb out of the folder are refused by yauzl (`strictFileNames` is about back slashes only).
 * @returns how many files were written.
 */
export const unpackZip = async (zipFile: string, into: string, nameFor: (entry: string) => string | undefined): Promise<number> => {
  const zip = await openPromise(zipFile, { strictFileNames: true });
  let files = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/')) continue;
      const name = nameFor(entry.fileName);
      if (name === undefined) continue;
      const target = join(into, name);
      await mkdir(dirname(target), { recursive: true });
      await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(target));
      // The upper half holds the Unix mode when the archive was made on Unix.
      const mode = entry.externalFileAttributes >>> 16;
      if ((mode & executableBits) !== 0) await chmod(target, 0o755);
      files += 1;
    }
  } finally {
    zip.close();
  }
  return files;
};
