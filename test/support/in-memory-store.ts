import type { TokenStore } from '../../main/auth/token-cache.ts';
import { memoryOnlyNotice, openTokenStore } from '../../main/shell/token-store.ts';

/** The store of a computer without a keystore. */
export const inMemory = (notice: (message: string) => void = () => undefined): TokenStore =>
  openTokenStore({
    file: '/nowhere',
    keystore: Promise.resolve({ kind: 'memory', because: 'This computer has no keyring.' }),
    onMemoryOnly: (because) => notice(memoryOnlyNotice(because)),
  });
