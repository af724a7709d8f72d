import type { ICachePlugin, TokenCacheContext } from '@azure/msal-node';
import { z } from 'zod';

/** Where the cache is kept between runs, encrypted by whoever implements it. All may reject. */
export interface TokenStore {
  /** Null when nothing is stored. */
  readonly read: () => Promise<string | null>;
  readonly write: (text: string) => Promise<void>;
  /** Moves what cannot be read out of the way and gives its new name. */
  readonly setAside: () => Promise<string>;
  readonly remove: () => Promise<void>;
}

export interface TokenCacheOptions {
  readonly store: TokenStore;
  /** A sentence for the agent. */
  readonly notice: (message: string) => void;
}

export interface TokenCache {
  readonly plugin: ICachePlugin;
  /** Waits until nothing is being written, then removes what is stored. */
  readonly remove: () => Promise<void>;
}

const entries = z.record(z.string(), z.looseObject({})).optional();
/** As far as MSAL relies on it; what is inside an entry is MSAL's own. */
const CacheFile = z.looseObject({ Account: entries, IdToken: entries, AccessToken: entries, RefreshToken: entries, AppMetadata: entries });

/**
 * MSAL's cache over a store. The file is read once, since only this process has it (single instance), and
 * written after each change; in between the text kept here is the truth, because MSAL goes back to what it was
 * given last before each renewal. Nothing is ever thrown into MSAL, which would pass it on raw from any call: what
 * cannot be read counts as signed out, what cannot be written is kept in memory, and both are said.
 */
export const createTokenCache = ({ store, notice }: TokenCacheOptions): TokenCache => {
  /** As MSAL saved it last; empty for nothing. */
  let latest = '';
  let loading: Promise<void> | undefined;
  let writing: Promise<void> = Promise.resolve();
  let isWriteTrouble = false;

  const load = async (context: TokenCacheContext): Promise<void> => {
    try {
      const text = await store.read();
      if (text === null) return;
      CacheFile.parse(JSON.parse(text));
      context.tokenCache.deserialize(text);
      latest = text;
    } catch {
      // Else MSAL would merge what it is to save with the garbage it was given.
      context.tokenCache.deserialize('');
      notice(await setAside());
    }
  };

  const setAside = async (): Promise<string> => {
    try {
      return `Your saved sign-in could not be read, so you are signed out. It was set aside as ${await store.setAside()}. Sign in again.`;
    } catch {
      return 'Your saved sign-in could not be read, so you are signed out. Sign in again.';
    }
  };

  const save = async (text: string): Promise<void> => {
    try {
      await store.write(text);
      isWriteTrouble = false;
    } catch {
      if (!isWriteTrouble)
        notice(
          'Your sign-in could not be saved on this computer. You stay signed in until Latchkey is closed, and sign in again next time.',
        );
      isWriteTrouble = true;
    }
  };

  return {
    plugin: {
      beforeCacheAccess: async (context) => {
        await (loading ??= load(context));
        context.tokenCache.deserialize(latest);
      },
      afterCacheAccess: async (context) => {
        if (!context.cacheHasChanged) return;
        // Before anything is waited for: another call may come in between.
        const text = context.tokenCache.serialize();
        latest = text;
        writing = writing.then(() => save(text));
        await writing;
      },
    },
    remove: async () => {
      const removed = writing.then(() => store.remove());
      writing = removed.catch(() => undefined);
      await removed;
    },
  };
};
