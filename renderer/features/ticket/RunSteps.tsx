import { Button, makeStyles, mergeClasses, Spinner, tokens } from '@fluentui/react-components';
import {
  CheckmarkCircle20Filled,
  Circle20Regular,
  DismissCircle20Filled,
  QuestionCircle20Filled,
  SubtractCircle20Regular,
} from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import type { Plan, PlanRun, ProvedStep, StepProgress, StepState } from '../../../contract/plans.ts';
import { FaultDetails } from '../../ui/FaultDetails.tsx';
import { SafeText } from '../../ui/SafeText.tsx';
import { howItStands } from './plan-words.ts';

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
  leave: {
    display: 'flex',
    gap: '8px',
    alignItems: 'center',
    flexWrap: 'wrap',
    marginTop: '6px',
    fontSize: tokens.fontSizeBase200,
  },
  state: { fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightSemibold, whiteSpace: 'nowrap' },
  quiet: { color: tokens.colorNeutralForeground3 },
  good: { color: tokens.colorStatusSuccessForeground1 },
  bad: { color: tokens.colorStatusDangerForeground1 },
  open: { color: tokens.colorStatusWarningForeground1 },
});

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
    case 'leftOut':
      return <SubtractCircle20Regular aria-hidden className={className} />;
  }
};

interface Props {
  readonly plan: Plan;
  readonly steps: readonly StepProgress[];
  /** What reading showed of them; a step that was answered and is not seen is not called done. */
  readonly promises?: readonly ProvedStep[];
  /** What may be left out now, and what that means. */
  readonly leavable?: readonly PlanRun['leavable'][number][];
  readonly busy?: boolean;
  readonly onLeaveOut?: (stepId: string) => void;
}

const none = [] as const;

/** Each step with its state as a picture and a word, and what is known where it did not go well. */
export const RunSteps = ({ plan, steps, promises = none, leavable = none, busy = false, onLeaveOut }: Props): ReactNode => {
  const styles = useStyles();
  const progress = new Map(steps.map((step) => [step.stepId, step]));
  return (
    <ol className={styles.list} aria-label="Steps">
      {plan.steps.map(({ id, action, summary, enabled }) => {
        const known = progress.get(id);
        const state = known?.state ?? (enabled ? 'waiting' : 'switchedOff');
        const {
          tone: shade,
          icon,
          words: stateWords,
          note,
        } = howItStands(
          state,
          action,
          promises.find(({ stepId }) => stepId === id),
        );
        const tone = styles[shade];
        const words = note ?? known?.message ?? known?.fault?.message ?? null;
        const leave = onLeaveOut && leavable.find(({ stepId }) => stepId === id);
        return (
          <li key={id} className={styles.step}>
            <StateIcon state={icon} className={tone} />
            <div style={{ minWidth: 0 }}>
              <SafeText fit="wrap">{summary}</SafeText>
              {words === null ? null : <span className={styles.message}>{words}</span>}
              {known?.fault ? <FaultDetails fault={known.fault} /> : null}
              {leave ? (
                <span className={styles.leave}>
                  <Button
                    size="small"
                    disabledFocusable={busy}
                    aria-label={`Leave this step out: ${summary.slice(0, 160)}`}
                    onClick={() => onLeaveOut(id)}
                  >
                    Leave this step out
                  </Button>
                  <span>{leave.means}</span>
                </span>
              ) : null}
            </div>
            <span className={mergeClasses(styles.state, tone)}>{stateWords}</span>
          </li>
        );
      })}
    </ol>
  );
};
