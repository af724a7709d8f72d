import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { DeskHistoryItem } from '../../../contract/person.ts';
import { Note } from '../../ui/Note.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { SafeText } from '../../ui/SafeText.tsx';
import { Section } from '../../ui/Section.tsx';
import { useNow } from '../../ui/use-now.ts';
import type { Earlier } from './recent-resets.ts';
import { earlierHelp, recentResets } from './recent-resets.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'grid', gap: 'var(--lk-row-gap, 8px)' },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    columnGap: '8px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: '18px',
  },
  by: { color: tokens.colorNeutralForeground3 },
  time: { color: tokens.colorNeutralForeground2, whiteSpace: 'nowrap' },
  none: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
});

interface Props {
  readonly history: readonly DeskHistoryItem[];
  readonly earlier: Earlier;
}

/** What this desk did for the person before, from its own journal; repeated resets stand out. */
export const DeskHistory = ({ history: all, earlier }: Props): ReactNode => {
  const styles = useStyles();
  const history = earlierHelp(all, earlier);
  const resets = recentResets(history, earlier.days, useNow('halfMinute'));
  return (
    <Section title="This desk before">
      {resets === 0 ? null : (
        <Note intent="caution" title={resets === 1 ? 'Helped once already' : `Helped ${resets} times already`}>
          {`In the last ${earlier.days} days. Repeated calls are how an attacker works: check the caller with care.`}
        </Note>
      )}
      {history.length > 0 ? null : (
        <p className={styles.none}>
          {all.length === 0 ? 'Nothing in this desk’s journal for this person.' : 'Nothing before this ticket; what it does stands beside.'}
        </p>
      )}
      <ul className={styles.list}>
        {history.slice(0, 6).map((item) => (
          <li key={`${item.planId ?? ''}${item.atUtc}`} className={styles.row}>
            <div>
              <SafeText fit="wrap" title={(item.summary ?? '').slice(0, 600)}>
                {item.summary ?? 'What was done is no longer kept'}
              </SafeText>
              <SafeText className={styles.by}>{[item.ticket, item.agentName].filter((part) => part !== null).join(' · ')}</SafeText>
            </div>
            <RelativeTime utc={item.atUtc} className={styles.time} />
          </li>
        ))}
      </ul>
    </Section>
  );
};
