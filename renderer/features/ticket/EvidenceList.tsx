import { makeStyles, tokens } from '@fluentui/react-components';
import { ShieldCheckmark20Regular, ShieldDismiss20Regular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import type { ListedEvidence } from '../../../contract/evidence.ts';
import { SafeText } from '../../ui/SafeText.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { Countdown } from './Countdown.tsx';
import { notCounting, observationInWords, strengthNames } from './evidence-words.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'grid', gap: '6px' },
  item: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr) auto auto',
    columnGap: '10px',
    alignItems: 'center',
    padding: 'var(--lk-line-padding, 8px) 12px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    fontSize: tokens.fontSizeBase200,
  },
  counts: { color: tokens.colorStatusSuccessForeground1 },
  countsNot: { color: tokens.colorNeutralForeground3 },
  whom: { color: tokens.colorNeutralForeground3 },
  until: { minWidth: '132px', textAlign: 'right', color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly evidence: readonly ListedEvidence[];
  /** Those that do not count for the plan, because they reached what was lost. */
  readonly discounted: readonly ListedEvidence[];
  readonly personName: string;
}

/** Checks on record, with the time they still count for, or with why they do not count. */
export const EvidenceList = ({ evidence, discounted, personName }: Props): ReactNode => {
  const styles = useStyles();
  return (
    <ul className={styles.list} aria-label="Checks recorded">
      {evidence.map((item) => {
        const { id, observation, strength, expiresAtUtc } = item;
        const not = notCounting(
          item,
          discounted.some((other) => other.id === id),
        );
        return (
          <li key={id} className={styles.item}>
            {not === null ? (
              <ShieldCheckmark20Regular aria-hidden className={styles.counts} />
            ) : (
              <ShieldDismiss20Regular aria-hidden className={styles.countsNot} />
            )}
            <div style={{ minWidth: 0 }}>
              <div>{observationInWords(observation)}</div>
              {not === null ? (
                <SafeText className={styles.whom}>{`for ${personName}`}</SafeText>
              ) : (
                <div className={styles.whom}>{not.why}</div>
              )}
            </div>
            {not === null ? (
              <StatusBadge tone={strength === 'high' ? 'success' : strength === 'standard' ? 'brand' : 'neutral'}>
                {strengthNames[strength]}
              </StatusBadge>
            ) : (
              <StatusBadge tone="caution">{not.word}</StatusBadge>
            )}
            <span className={styles.until}>{not === null ? <Countdown untilUtc={expiresAtUtc} over="expired" inWords /> : null}</span>
          </li>
        );
      })}
    </ul>
  );
};
