import type { ReactNode } from 'react';
import { localTime, relativeTime, utcTitle } from './time.ts';
import { useNow } from './use-now.ts';

interface Props {
  readonly utc: string;
  /** `both` reads "3 days ago (19 Nov 2026, 08:12)". */
  readonly form?: 'relative' | 'absolute' | 'both';
  readonly className?: string | undefined;
}

/** A moment in the agent's own zone, with UTC in the title. */
export const RelativeTime = ({ utc, form = 'relative', className }: Props): ReactNode => {
  const now = useNow('halfMinute');
  const ago = relativeTime(Date.parse(utc), now);
  const text = form === 'relative' ? ago : form === 'absolute' ? localTime(utc) : `${ago} (${localTime(utc)})`;
  return (
    <time dateTime={utc} title={`${localTime(utc)} · ${utcTitle(utc)}`} className={className}>
      {text}
    </time>
  );
};
