import type { TemporaryAccessPassState } from '../../contract/methods.ts';
import { localTime, relativeTime } from './time.ts';

export interface PassStateWords {
  readonly tone: 'success' | 'caution' | 'neutral';
  readonly short: string;
  readonly sentence: string;
}

/** The directory dates a new pass some seconds ahead of this machine's clock; that is no wait worth a caution. */
const soonMs = 2 * 60_000;

const use = (pass: TemporaryAccessPassState): string => (pass.isUsableOnce === true ? 'One-time pass' : 'Pass for several sign-ins');

/** How a Temporary Access Pass stands, from Graph's own reason where it gives one, else from the clock. */
export const passState = (pass: TemporaryAccessPassState, nowMs: number): PassStateWords => {
  const kind = use(pass);
  const expires = pass.expiresAtUtc === null ? null : Date.parse(pass.expiresAtUtc);
  const starts = pass.startUtc === null ? null : Date.parse(pass.startUtc);
  if (pass.usabilityReason === 'OneTimeUsed')
    return { tone: 'neutral', short: 'Used', sentence: `${kind}: already used, it opens nothing any more.` };
  if (pass.usabilityReason === 'Expired' || (expires !== null && expires <= nowMs))
    return {
      tone: 'neutral',
      short: 'Expired',
      sentence: expires === null ? `${kind}: expired.` : `${kind}: expired ${relativeTime(expires, nowMs)}.`,
    };
  if (pass.usabilityReason === 'DisabledByPolicy')
    return { tone: 'caution', short: 'Off by policy', sentence: `${kind}: the organisation's policy does not let it work.` };
  const ends = expires === null ? '' : `; ends ${relativeTime(expires, nowMs)}`;
  if (starts !== null && starts > nowMs && starts - nowMs <= soonMs)
    return { tone: 'success', short: 'Just made', sentence: `${kind}: works from now on${ends}.` };
  if (pass.startUtc !== null && starts !== null && starts > nowMs)
    return { tone: 'caution', short: 'Not yet valid', sentence: `${kind}: works from ${localTime(pass.startUtc)}.` };
  return {
    tone: 'success',
    short: 'Usable',
    sentence: expires === null ? `${kind}.` : `${kind}: ends ${relativeTime(expires, nowMs)}.`,
  };
};
