import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  BuildingHome16Regular,
  CheckmarkCircle16Filled,
  DismissCircle16Filled,
  MoreCircle16Filled,
  QuestionCircle16Regular,
  Warning16Filled,
} from '@fluentui/react-icons';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Person } from '../../../contract/person.ts';
import type { SignInBrief } from '../../../contract/sign-ins.ts';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { cut } from '../../ui/SafeText.tsx';
import { Section } from '../../ui/Section.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { deviceWords } from './device-words.ts';
import { NotRead } from './NotRead.tsx';
import { signInRiskWords } from './risk-words.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'grid', gap: 'var(--lk-row-gap, 8px)' },
  row: { display: 'grid', gridTemplateColumns: '16px minmax(0, 1fr) auto', columnGap: '8px', alignItems: 'start' },
  icon: { marginTop: '2px' },
  succeeded: { color: tokens.colorStatusSuccessForeground1 },
  interrupted: { color: tokens.colorNeutralForeground3 },
  failed: { color: tokens.colorStatusDangerForeground1 },
  unknown: { color: tokens.colorNeutralForeground3 },
  risky: { color: tokens.colorStatusWarningForeground3 },
  top: { fontSize: tokens.fontSizeBase200, lineHeight: '18px' },
  failedWords: { color: tokens.colorStatusDangerForeground1, fontWeight: tokens.fontWeightSemibold },
  riskWords: { fontWeight: tokens.fontWeightSemibold },
  // Place, device and address each stay whole: what does not fit goes to the next line.
  detail: {
    gridColumn: '2 / -1',
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: '10px',
    minWidth: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: '16px',
    color: tokens.colorNeutralForeground3,
  },
  place: { color: tokens.colorNeutralForeground2 },
  network: { display: 'inline-flex', alignItems: 'center', gap: '3px', color: tokens.colorNeutralForeground2 },
  part: { maxWidth: '100%', overflowWrap: 'anywhere' },
  time: { fontSize: tokens.fontSizeBase200, lineHeight: '18px', color: tokens.colorNeutralForeground2, whiteSpace: 'nowrap' },
  none: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
});

const icons = {
  succeeded: CheckmarkCircle16Filled,
  interrupted: MoreCircle16Filled,
  failed: DismissCircle16Filled,
  unknown: QuestionCircle16Regular,
  risky: Warning16Filled,
} as const;

/** A risky one that succeeded is no good news. */
const lookOf = ({ result, risk }: SignInBrief): keyof typeof icons => (risk !== null && result !== 'failed' ? 'risky' : result);

const shown = 5;

const SignIn = ({ signIn }: { readonly signIn: SignInBrief }): ReactNode => {
  const styles = useStyles();
  const { result } = signIn;
  const look = lookOf(signIn);
  const Icon = icons[look];
  return (
    <li className={styles.row}>
      <Icon aria-hidden className={mergeClasses(styles.icon, styles[look])} />
      <div>
        <div className={styles.top}>
          {result === 'failed' ? <VisuallyHidden>Failed: </VisuallyHidden> : null}
          <span className={mergeClasses(result === 'failed' && styles.failedWords)}>{signIn.outcome}</span>
          {signIn.risk === null ? null : <span className={styles.riskWords}>, {signInRiskWords(signIn.risk)}</span>}
          {signIn.appDisplayName === null ? null : <bdi> · {signIn.appDisplayName.slice(0, 80)}</bdi>}
        </div>
      </div>
      <RelativeTime utc={signIn.atUtc} className={styles.time} />
      <div className={styles.detail}>
        {signIn.place ? <bdi className={mergeClasses(styles.part, styles.place)}>{cut(signIn.place, 120)}</bdi> : null}
        {signIn.device ? <bdi className={styles.part}>{cut(deviceWords(signIn.device), 160)}</bdi> : null}
        {signIn.ipAddress ? <bdi className={styles.part}>{cut(signIn.ipAddress, 64)}</bdi> : null}
        {signIn.network ? (
          <span className={mergeClasses(styles.part, styles.network)}>
            <BuildingHome16Regular aria-hidden />
            <bdi>{cut(signIn.network, 80)}</bdi>
          </span>
        ) : null}
      </div>
    </li>
  );
};

interface Props {
  readonly signIns: Person['signIns'];
  readonly onReadAgain: () => void;
  readonly reading: boolean;
}

/** The last sign-ins in brief; the place is the provider's guess from the address. */
export const SignIns = ({ signIns, onReadAgain, reading }: Props): ReactNode => {
  const styles = useStyles();
  const [all, setAll] = useState(false);
  if (!signIns.ok)
    return (
      <Section title="Last sign-ins">
        <NotRead fault={signIns.fault} isBeyondRole onRetry={onReadAgain} retrying={reading} />
      </Section>
    );
  const rows = all ? signIns.value : signIns.value.slice(0, shown);
  const more = signIns.value.length - shown;
  return (
    <Section
      title="Last sign-ins"
      aside={
        more > 0 ? (
          <Button size="small" appearance="transparent" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? 'Show fewer' : `Show ${more} more`}
          </Button>
        ) : null
      }
    >
      {rows.length === 0 ? <p className={styles.none}>No sign-ins on record.</p> : null}
      <ul className={styles.list}>
        {rows.map((signIn) => (
          <SignIn key={signIn.id} signIn={signIn} />
        ))}
      </ul>
    </Section>
  );
};
