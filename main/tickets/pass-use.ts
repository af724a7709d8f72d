import type { PassUse } from '../../contract/watch.ts';
import type { HeldSecret } from '../../contract/held-secret.ts';
import type { GraphMethod } from '../graph/methods.ts';

/**
 * Whether a pass was used, from Graph's list of passes, which tells it of those for one sign-in only.
 * https://learn.microsoft.com/graph/api/resources/temporaryaccesspassauthenticationmethod
 * @param passes null where they could not be read.
 */
export const passUseOf = (secret: HeldSecret, passes: readonly GraphMethod[] | null, nowMs: number): PassUse => {
  const isOver = Date.parse(secret.expiresAtUtc) <= nowMs;
  if (passes === null) return isOver ? 'over' : 'notKnown';
  const pass = passes.find(({ id }) => id === secret.methodId);
  if (pass?.methodUsabilityReason === 'OneTimeUsed') return 'used';
  if (isOver || pass?.methodUsabilityReason === 'Expired') return 'over';
  if (pass === undefined) return 'gone';
  if (pass.methodUsabilityReason === 'DisabledByPolicy') return 'off';
  const works = pass.methodUsabilityReason === 'EnabledByPolicy' || pass.methodUsabilityReason === 'NotYetValid' || pass.isUsable === true;
  return works && pass.isUsableOnce === true ? 'unused' : 'notKnown';
};
