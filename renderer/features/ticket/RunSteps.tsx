import { makeStyles, mergeClasses, Spinner, tokens } from '@fluentui/react-components';
import {
  CheckmarkCircle20Filled,
  Circle20Regular,
  DismissCircle20Filled,
  QuestionCircle20Filled,
  SubtractCircle20Regular,
} from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import type { Plan, StepProgress, StepState } from '../../../contract/plans.ts';
import { SafeText } from '../../ui/SafeText.tsx';
import { stepStateInWords } from './plan-words.ts';

const useStyles = makeStyles({
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  step: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr) auto',
    columnGap: '10px',
    alignItems: 'center',
    padding: 'var(--lk-line-padding, 8px) 14px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    ':first-child': { borderTop: 0 },
  },
  message: {
    display: 'block',
    marginTop: '2px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: 'anywhere',
  },
  state: { fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightSemibold, whiteSpace: 'nowrap' },
  quiet: { color: tokens.colorNeutralForeground3 },
  good: { color: tokens.colorStatusSuccessForeground1 },
  bad: { color: tokens.colorStatusDangerForeground1 },
  open: { color: tokens.colorStatusWarningForeground1 },
});

type Tone = 'quiet' | 'good' | 'bad' | 'open';

const tones: Readonly<Record<StepState, Tone>> = {
  waiting: 'quiet',
  running: 'quiet',
  succeeded: 'good',
  failed: 'bad',
  unknown: 'open',
  notHappened: 'open',
  switchedOff: 'quiet',
};

const StateIcon = ({ state, className }: { readonly state: StepState; readonly className: string }): ReactNode => {
  switch (state) {
    case 'waiting':
      return <Circle20Regular aria-hidden className={className} />;
    case 'running':
      return <Spinner size="extra-tiny" aria-hidden />;
    case 'succeeded':
      return <CheckmarkCircle20Filled aria-hidden className={className} />;
    case 'failed':
      return <DismissCircle20Filled aria-hidden className={className} />;
    case 'unknown':
    case 'notHappened':
      return <QuestionCircle20Filled aria-hidden className={className} />;
    case 'switchedOff':
      return <SubtractCircle20Regular aria-hidden className={className} />;
  }
};

interface Props {
  readonly plan: Plan;
  readonly steps: readonly StepProgress[];
}

/** Each step with its state as a picture and a word, and what is known where it did not go well. */
export const RunSteps = ({ plan, steps }: Props): ReactNode => {
  const styles = useStyles();
  const progress = new Map(steps.map((step) => [step.stepId, step]));
  return (
    <ol className={styles.list} aria-label="Steps">
      {plan.steps.map(({ id, summary, enabled }) => {
        const known = progress.get(id);
        const state = known?.state ?? (enabled ? 'waiting' : 'switchedOff');
        const tone = styles[tones[state]];
        const words = known?.message ?? known?.fault?.message ?? null;
        return (
          <li key={id} className={styles.step}>
            <StateIcon state={state} className={tone} />
            <div style={{ minWidth: 0 }}>
              <SafeText fit="wrap">{summary}</SafeText>
              {words === null ? null : <span className={styles.message}>{words}</span>}
            </div>
            <span className={mergeClasses(styles.state, tone)}>{stepStateInWords[state]}</span>
          </li>
        );
      })}
    </ol>
  );
};
