/** The part of Electron's safeStorage that is used; the Async ones came after the oldest Electron we run on. */
export interface SafeStorage {
  readonly isEncryptionAvailable: () => boolean;
  readonly encryptString: (text: string) => Buffer;
  readonly decryptString: (sealed: Buffer) => string;
  /** Linux only. */
  readonly getSelectedStorageBackend?: () => string;
  readonly isAsyncEncryptionAvailable?: () => Promise<boolean>;
  readonly encryptStringAsync?: (text: string) => Promise<Buffer>;
  readonly decryptStringAsync?: (sealed: Buffer) => Promise<{ readonly result: string }>;
}

/** Seals text so that only this person on this computer opens it again; or says why nothing may be kept. */
export type Keystore =
  | { readonly kind: 'os'; readonly seal: (text: string) => Promise<Buffer>; readonly open: (sealed: Buffer) => Promise<string> }
  | { readonly kind: 'memory'; readonly because: string };

/** Backends that keep a key where another person's program does not get it. `basic_text` has its key in Chromium's source. */
const safeBackends: ReadonlySet<string> = new Set(['gnome_libsecret', 'kwallet', 'kwallet5', 'kwallet6']);

const memory = (because: string): Keystore => ({ kind: 'memory', because });

/**
 * The keystore of the operating system, asynchronously where Electron can. Call it when the app is ready. There
 * is no weaker way: without a real keystore everything stays in memory, and `because` is said to the agent.
 */
export const openKeystore = async (safeStorage: SafeStorage, platform: NodeJS.Platform): Promise<Keystore> => {
  try {
    if (platform === 'linux') {
      const backend = safeStorage.getSelectedStorageBackend?.() ?? 'unknown';
      if (!safeBackends.has(backend)) return memory('This computer has no keyring (GNOME Keyring or KWallet).');
    }
    const { encryptStringAsync, decryptStringAsync } = safeStorage;
    if (
      encryptStringAsync !== undefined &&
      decryptStringAsync !== undefined &&
      (await safeStorage.isAsyncEncryptionAvailable?.()) === true
    ) {
      return {
        kind: 'os',
        seal: (text) => encryptStringAsync.call(safeStorage, text),
        // shouldReEncrypt can wait: what we keep is written again within the hour.
        open: async (sealed) => (await decryptStringAsync.call(safeStorage, sealed)).result,
      };
    }
    if (!safeStorage.isEncryptionAvailable()) return memory('The keystore of this computer cannot be used at the moment.');
    return {
      kind: 'os',
      seal: async (text) => safeStorage.encryptString(text),
      open: async (sealed) => safeStorage.decryptString(sealed),
    };
  } catch {
    return memory('The keystore of this computer answered with a fault.');
  }
};
