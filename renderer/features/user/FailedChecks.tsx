import type { ReactNode } from 'react';
import type { FailedCheck } from '../../../contract/evidence.ts';
import { Note } from '../../ui/Note.tsx';
import { useNow } from '../../ui/use-now.ts';
import { failedChecksInWords } from './failed-check-words.ts';

interface Props {
  /** Newest first. */
  readonly checks: readonly FailedCheck[];
}

/** Somebody who called as this person failed a check: the next agent reads it before anything else. */
export const FailedChecks = ({ checks }: Props): ReactNode => {
  const now = useNow('halfMinute');
  const [newest, ...earlier] = checks;
  if (newest === undefined) return null;
  const { title, say, counts } = failedChecksInWords(newest, earlier.length, now);
  return (
    <Note intent={counts ? 'danger' : 'caution'} title={title} role={counts ? 'alert' : 'note'}>
      {say}
    </Note>
  );
};
