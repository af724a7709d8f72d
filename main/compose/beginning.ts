import { z } from 'zod';
import type { Beginning } from '../app/life-cycle-options.ts';
import { readSettings, writeSettings } from '../settings/settings-file.ts';

const BeginningFile = z.object({ begin: z.enum(['setUp', 'practice', 'signIn', 'signedIn']).nullable().default(null) });

/** Where the app was left, in one small file; null before anybody chose. Not worth a word when it cannot be read or kept. */
export const openBeginning = (
  file: string,
  onError: (error: unknown) => void,
): { readonly read: () => Beginning | null; readonly keep: (beginning: Beginning) => void } => ({
  read: () => readSettings(file, BeginningFile, { what: 'Where Latchkey begins', now: Date.now }).value.begin,
  keep: (begin) => {
    try {
      writeSettings(file, { begin });
    } catch (error) {
      onError(error);
    }
  },
});
