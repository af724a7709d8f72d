import type { Keystore } from './keystore.ts';
import type { SealedFile } from './sealed-file.ts';
import { sealedFile } from './sealed-file.ts';

export interface TokenStoreOptions {
  readonly file: string;
  readonly keystore: Promise<Keystore>;
  /** Nothing is kept on disk; the sentence says why. Called once, when the store is first used. */
  readonly onMemoryOnly: (because: string) => void;
}

/** A sentence for the agent. */
export const memoryOnlyNotice = (because: string): string =>
  `${because} Your sign-in is kept in memory only: you sign in again each time Latchkey starts.`;

/** The sealed file where the system has a keystore, and nothing at all where it has none. */
export const openTokenStore = ({ file, keystore, onMemoryOnly }: TokenStoreOptions): SealedFile => {
  let opened: Promise<SealedFile | null> | undefined;
  const store = (): Promise<SealedFile | null> => {
    opened ??= keystore.then((found) => {
      if (found.kind === 'os') return sealedFile(file, found);
      onMemoryOnly(found.because);
      return null;
    });
    return opened;
  };
  return {
    read: async () => (await store())?.read() ?? null,
    write: async (text) => (await store())?.write(text),
    setAside: async () => (await store())?.setAside() ?? '',
    remove: async () => (await store())?.remove(),
  };
};
