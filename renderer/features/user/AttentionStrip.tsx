import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ErrorCircle16Filled, Info16Regular, Warning16Filled } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import type { Person } from '../../../contract/person.ts';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { remedyFor } from '../../ui/sign-in-remedy.ts';
import { useNow } from '../../ui/use-now.ts';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import type { AttentionLine } from './attention.ts';
import { attentionOf } from './attention.ts';
import type { Earlier } from './recent-resets.ts';
import { earlierHelp, recentResets } from './recent-resets.ts';
import { SmallConsent } from './SmallConsent.tsx';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'grid', gap: '4px' },
  line: {
    display: 'grid',
    gridTemplateColumns: '16px minmax(0, 1fr) auto',
    columnGap: '8px',
    alignItems: 'start',
    fontSize: tokens.fontSizeBase200,
    lineHeight: '18px',
    overflowWrap: 'anywhere',
  },
  icon: { marginTop: '1px' },
  danger: { color: tokens.colorStatusDangerForeground1 },
  caution: { color: tokens.colorStatusWarningForeground3 },
  neutral: { color: tokens.colorNeutralForeground3 },
  strong: { fontWeight: tokens.fontWeightSemibold },
  since: { color: tokens.colorNeutralForeground2, whiteSpace: 'nowrap' },
});

const icons = { danger: ErrorCircle16Filled, caution: Warning16Filled, neutral: Info16Regular } as const;

const Line = ({ weight, words, sinceUtc }: AttentionLine): ReactNode => {
  const styles = useStyles();
  const Icon = icons[weight];
  return (
    <li className={styles.line}>
      <Icon aria-hidden className={mergeClasses(styles.icon, styles[weight])} />
      <span className={mergeClasses(weight === 'danger' && styles.strong)}>
        {weight === 'neutral' ? null : <VisuallyHidden>Attention: </VisuallyHidden>}
        {words}
      </span>
      {sinceUtc === null ? null : <RelativeTime utc={sinceUtc} className={styles.since} />}
    </li>
  );
};

interface Props {
  readonly person: Person;
  readonly earlier: Earlier;
  readonly onReadAgain: () => void;
}

/** What needs attention, under the name: calm lines, the most serious first; nothing where there is nothing. */
export const AttentionStrip = ({ person, earlier, onReadAgain }: Props): ReactNode => {
  const styles = useStyles();
  const resets = recentResets(earlierHelp(person.deskHistory, earlier), earlier.days, useNow('halfMinute'));
  const lines = attentionOf(person, { resets, days: earlier.days });
  return lines.length === 0 ? null : (
    <ul aria-label="What needs attention" className={styles.list}>
      {lines.map((line) => (
        <Line key={line.about} {...line} />
      ))}
      {person.risk.ok || remedyFor(person.risk.fault)?.kind !== 'allow' ? null : (
        <li>
          <SmallConsent
            fault={person.risk.fault}
            label="Ask about risk…"
            title="Microsoft asks you once, in your browser, to allow Latchkey to see who is at risk."
            onAgreed={onReadAgain}
          />
        </li>
      )}
    </ul>
  );
};
