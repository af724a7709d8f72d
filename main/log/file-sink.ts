import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

export interface FileSinkOptions {
  /** Folder of the log files; made when it is missing. */
  readonly folder: string;
  /** Bytes after which a file is turned over. */
  readonly maximumBytes?: number;
  /** Files kept, the current one included. */
  readonly maximumFiles?: number;
}

/**
 * Appends lines to `latchkey.log`, turning it over to `latchkey.1.log` and so on. Synchronous, so
 * that the last line before a crash is there. A log that cannot be written is no reason to stop
 * the desk: the failure is said once on standard error and the line is dropped.
 */
export const openFileSink = (options: FileSinkOptions): ((line: string) => void) => {
  const { folder, maximumBytes = 2_000_000, maximumFiles = 3 } = options;
  const name = (index: number) => join(folder, index === 0 ? 'latchkey.log' : `latchkey.${index}.log`);
  let complained = false;
  let size: number | null = null;

  const turnOver = () => {
    rmSync(name(maximumFiles - 1), { force: true });
    for (let index = maximumFiles - 2; index >= 0; index -= 1) {
      if (statSync(name(index), { throwIfNoEntry: false })) renameSync(name(index), name(index + 1));
    }
  };

  return (line) => {
    const bytes = Buffer.from(`${line}\n`, 'utf8');
    try {
      if (size === null) {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        size = statSync(name(0), { throwIfNoEntry: false })?.size ?? 0;
      }
      if (size > 0 && size + bytes.length > maximumBytes) {
        turnOver();
        size = 0;
      }
      appendFileSync(name(0), bytes, { mode: 0o600 });
      size += bytes.length;
    } catch (error) {
      size = null;
      if (!complained) console.error(`The log in ${folder} cannot be written: ${String(error)}`);
      complained = true;
    }
  };
};
