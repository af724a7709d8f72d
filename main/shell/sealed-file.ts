import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Keystore } from './keystore.ts';

/** One text in one file, sealed by the keystore; in the clear it is never on disk. */
export interface SealedFile {
  /** Null when there is no file. Rejects when it cannot be opened or unsealed. */
  readonly read: () => Promise<string | null>;
  /** Replaces the file in one step: a crash leaves the old one or the new one. */
  readonly write: (text: string) => Promise<void>;
  /** Moves the file out of the way and gives its new name. */
  readonly setAside: () => Promise<string>;
  readonly remove: () => Promise<void>;
}

export const sealedFile = (file: string, keystore: Extract<Keystore, { kind: 'os' }>, now: () => number = Date.now): SealedFile => ({
  read: async () => {
    let sealed: Buffer;
    try {
      sealed = await readFile(file);
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
      throw error;
    }
    return keystore.open(sealed);
  },
  write: async (text) => {
    const next = `${file}.next`;
    await writeFile(next, await keystore.seal(text), { mode: 0o600 });
    await rename(next, file);
  },
  setAside: async () => {
    const aside = `${basename(file)}.unreadable-${new Date(now()).toISOString().replaceAll(/[:.]/gu, '-')}`;
    await rename(file, join(dirname(file), aside));
    return aside;
  },
  remove: async () => {
    await Promise.all([file, `${file}.next`].map((path) => rm(path, { force: true })));
  },
});
