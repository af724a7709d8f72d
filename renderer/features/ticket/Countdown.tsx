import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { countdown } from '../../ui/time.ts';
import { useNow } from '../../ui/use-now.ts';
import { millisecondsUntil, wordsLeft } from './time-left.ts';

const useStyles = makeStyles({
  clock: { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  soon: { color: tokens.colorStatusWarningForeground1, fontWeight: tokens.fontWeightSemibold },
  over: { color: tokens.colorStatusDangerForeground1, fontWeight: tokens.fontWeightSemibold },
});

interface Props {
  readonly untilUtc: string;
  /** Shown when the time has come: "expired". */
  readonly over: string;
  /** Below this many minutes the number is emphasised. */
  readonly soonMinutes?: number;
  /** In whole minutes, for a sentence: "14 minutes left". */
  readonly inWords?: boolean;
}

/** Time left: to the second for the eye, in whole minutes for a screen reader. Never speaks by itself. */
export const Countdown = ({ untilUtc, over, soonMinutes = 3, inWords = false }: Props): ReactNode => {
  const styles = useStyles();
  const left = millisecondsUntil(untilUtc, useNow('second'));
  if (left === 0) return <span className={styles.over}>{over}</span>;
  return (
    <span
      role="timer"
      aria-live="off"
      aria-label={`${wordsLeft(left)} left`}
      className={mergeClasses(styles.clock, left < soonMinutes * 60_000 && styles.soon)}
    >
      {inWords ? `${wordsLeft(left)} left` : countdown(left)}
    </span>
  );
};
