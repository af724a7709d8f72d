import type { FailedCheck } from '../../../contract/evidence.ts';
import { failureInWords } from '../ticket/evidence-words.ts';
import { localTime } from '../../ui/time.ts';

/**
 * When, by whom and which check, and what to do about it.
 * @param checks newest first; not empty.
 */
export const failedChecksInWords = (
  newest: FailedCheck,
  earlier: number,
  nowMs: number,
): { readonly title: string; readonly say: string; readonly counts: boolean } => {
  const counts = Date.parse(newest.countsUntilUtc) > nowMs;
  const by = newest.agentName === null ? 'an agent of this desk' : newest.agentName.slice(0, 80);
  const what = failureInWords(newest.observation);
  const more = earlier === 0 ? '' : earlier === 1 ? ' One more failed before it.' : ` ${earlier} more failed before it.`;
  const told = `${localTime(newest.atUtc)}, ${by}${newest.ticket === null ? '' : `, ${newest.ticket}`}: ${what}.${more}`;
  return {
    counts,
    title: counts ? 'Somebody who called as this person failed a check' : 'A check of this person failed not long ago',
    say: counts
      ? `${told} Until ${localTime(newest.countsUntilUtc)} only a high check made after it counts: photo ID in person, or two different kinds. If this call is like that one, end it and report it.`
      : `${told} Check the caller with care.`,
  };
};
