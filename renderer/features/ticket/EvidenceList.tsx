import { makeStyles, tokens } from '@fluentui/react-components';
import { ShieldCheckmark20Regular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import type { Evidence } from '../../../contract/evidence.ts';
import { SafeText } from '../../ui/SafeText.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { Countdown } from './Countdown.tsx';
import { observationInWords, strengthNames } from './evidence-words.ts';

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
  icon: { color: tokens.colorStatusSuccessForeground1 },
  whom: { color: tokens.colorNeutralForeground3 },
  until: { minWidth: '132px', textAlign: 'right', color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly evidence: readonly Evidence[];
  /** Those that do not count for the plan, because they reached what was lost. */
  readonly discounted: readonly Evidence[];
  readonly personName: string;
}

/** Checks that count now, with the time they still count for. */
export const EvidenceList = ({ evidence, discounted, personName }: Props): ReactNode => {
  const styles = useStyles();
  return (
    <ul className={styles.list} aria-label="Checks recorded">
      {evidence.map(({ id, observation, strength, expiresAtUtc }) => (
        <li key={id} className={styles.item}>
          <ShieldCheckmark20Regular aria-hidden className={styles.icon} />
          <div style={{ minWidth: 0 }}>
            <div>{observationInWords(observation)}</div>
            <SafeText className={styles.whom}>{`for ${personName}`}</SafeText>
          </div>
          {discounted.some((other) => other.id === id) ? (
            <StatusBadge tone="caution" title="It reached what was lost.">
              Does not count
            </StatusBadge>
          ) : (
            <StatusBadge tone={strength === 'high' ? 'success' : strength === 'standard' ? 'brand' : 'neutral'}>
              {strengthNames[strength]}
            </StatusBadge>
          )}
          <span className={styles.until}>
            <Countdown untilUtc={expiresAtUtc} over="expired" inWords />
          </span>
        </li>
      ))}
    </ul>
  );
};
