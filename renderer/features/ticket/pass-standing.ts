import type { HeldSecret } from '../../../contract/held-secret.ts';
import type { WatchState } from '../../../contract/watch.ts';
import { localTime } from '../../ui/time.ts';

interface NotHandedOver {
  readonly weight: 'info' | 'caution';
  readonly title: string;
  readonly words: string;
}

/**
 * In place of the buttons, where the pass opens nothing any more or its code has gone; null while it can be handed over.
 * The person's pane says the same of it.
 */
export const whyNotHandedOver = (pass: HeldSecret, watch: Pick<WatchState, 'passUse'> | null, nowMs: number): NotHandedOver | null => {
  const use = watch?.passUse ?? 'notKnown';
  if (use === 'used') {
    return {
      weight: 'info',
      title: 'The pass has been used',
      words: 'It opened one sign-in and opens nothing any more. If they still need a way in, close this ticket and make a new pass.',
    };
  }
  if (use === 'over' || Date.parse(pass.expiresAtUtc) <= nowMs) {
    return {
      weight: 'info',
      title: 'The pass has ended',
      words: `It ended ${localTime(pass.expiresAtUtc)}. If they still need a way in, close this ticket and make a new pass.`,
    };
  }
  if (use === 'gone') {
    return {
      weight: 'caution',
      title: 'The pass is not listed any more',
      words:
        'Somebody has removed or replaced it, so this code opens nothing. Ask who at your desk did, then close this ticket and make a new pass.',
    };
  }
  if (use === 'off') {
    return {
      weight: 'caution',
      title: 'The organisation’s policy keeps the pass from working',
      words: 'Ask an Authentication Policy Administrator to let this person use passes, then look here again.',
    };
  }
  if (!pass.isHeld) {
    return {
      weight: 'caution',
      title: 'The code is no longer held',
      words: `Latchkey keeps a code in memory only, and this one has gone. Close this ticket and make a new pass; it replaces this one, which ends ${localTime(pass.expiresAtUtc)}.`,
    };
  }
  return null;
};

/** What the agent can and cannot know of its use, for the list below the code. */
export const passUseInWords = (pass: HeldSecret, watch: Pick<WatchState, 'passUse' | 'lastReadAtUtc'> | null): string => {
  if (!pass.isUsableOnce) return 'Microsoft does not tell whether a pass for several sign-ins was used. A new method is the sign.';
  if (watch === null || watch.lastReadAtUtc === null) return 'Whether it was used is not known yet; Latchkey reads that in a moment.';
  return watch.passUse === 'unused' ? 'It was not used yet when last read.' : 'Whether it was used could not be read.';
};
