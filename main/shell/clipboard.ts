import { createHash } from 'node:crypto';

/** The part of Electron's clipboard that is used. */
export interface ClipboardLike {
  /** At once in older versions of Electron, by a promise in newer ones. */
  readText(): string | Promise<string>;
  writeText(text: string): unknown;
  clear(): void;
}

export interface SecretClipboardOptions {
  readonly clipboard: ClipboardLike;
  readonly now: () => Date;
  /** Calls back once after so many milliseconds; returns a function that calls it off. */
  readonly setTimer: (callback: () => void, afterMs: number) => () => void;
  /** The code is gone from the clipboard, because time was up or `clear` was called. */
  readonly onCleared: () => void;
  readonly clearAfterMs?: number;
}

export interface SecretClipboard {
  /** Copies a code and clears it later. Returns when, as ISO 8601 UTC. */
  copySecret(text: string): string;
  /** Copies what is no secret and leaves it there. */
  copyText(text: string): void;
  /**
   * Clears now, before it returns, if the clipboard still holds the code: on lock, on hand-over
   * and before the app quits (X11 offers what an app leaves to the next clipboard manager).
   * Where Electron's clipboard answers by a promise, wait for this one before the process ends.
   */
  clear(): void | Promise<void>;
}

/**
 * A clipboard that takes a secret back after 30 seconds, unless something else was copied since.
 * Only a digest of the code is kept to tell.
 */
export const createSecretClipboard = (options: SecretClipboardOptions): SecretClipboard => {
  const { clipboard, now, setTimer, onCleared, clearAfterMs = 30_000 } = options;
  let held: { readonly digest: string; readonly cancelTimer: () => void } | null = null;

  const forget = () => {
    held?.cancelTimer();
    const digest = held?.digest;
    held = null;
    return digest;
  };

  const clear = () => {
    const digest = forget();
    if (digest === undefined) return;
    const clearIfSame = (text: string) => {
      if (digestOf(text) !== digest) return;
      clipboard.clear();
      onCleared();
    };
    const text = clipboard.readText();
    return typeof text === 'string' ? clearIfSame(text) : text.then(clearIfSame);
  };

  return {
    copySecret(text) {
      forget();
      clipboard.writeText(text);
      held = { digest: digestOf(text), cancelTimer: setTimer(() => void clear(), clearAfterMs) };
      return new Date(now().getTime() + clearAfterMs).toISOString();
    },
    copyText(text) {
      forget();
      clipboard.writeText(text);
    },
    clear,
  };
};

const digestOf = (text: string) => createHash('sha256').update(text).digest('base64');
