import { makeStyles, mergeClasses, Switch, tokens } from '@fluentui/react-components';
import { LockClosed16Regular } from '@fluentui/react-icons';
import { useId } from 'react';
import type { ReactNode } from 'react';
import type { PassRequest } from '../../../contract/passes.ts';
import type { Plan, PlanStep } from '../../../contract/plans.ts';
import { SafeText } from '../../ui/SafeText.tsx';
import { changeLooks } from './change-looks.ts';
import { PassOptions } from './PassOptions.tsx';
import { roundsOf, ruleInWords } from './plan-words.ts';
import { StepIcon } from './StepIcon.tsx';

const useStyles = makeStyles({
  rounds: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    overflow: 'hidden',
    backgroundColor: tokens.colorNeutralBackground1,
  },
  round: {
    display: 'grid',
    gridTemplateColumns: '76px minmax(0, 1fr)',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    ':first-child': { borderTop: 0 },
  },
  when: {
    padding: 'calc(var(--lk-line-padding, 8px) + 4px) 0 0 14px',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
  steps: { margin: 0, padding: 0, listStyleType: 'none' },
  step: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr) auto',
    columnGap: '10px',
    alignItems: 'center',
    padding: 'calc(var(--lk-line-padding, 8px) - 2px) 8px calc(var(--lk-line-padding, 8px) - 2px) 0',
    minHeight: '34px',
    boxSizing: 'border-box',
  },
  icon: { color: tokens.colorBrandForeground1 },
  off: { color: tokens.colorNeutralForeground3, textDecorationLine: 'line-through' },
  why: {
    display: 'flex',
    gap: '4px',
    alignItems: 'start',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  lock: { flexShrink: 0 },
  // Fluent draws a disabled switch as if it were off; this one is on and stays on.
  toggle: {
    '& > input': { scrollMarginBottom: '110px' },
    '& > input:disabled:checked ~ .fui-Switch__indicator': {
      backgroundColor: tokens.colorBrandStroke2,
      color: tokens.colorNeutralForegroundOnBrand,
    },
  },
  options: { gridColumn: '2 / -1' },
});

interface Changes {
  readonly onStep: (stepId: string, on: boolean) => void;
  readonly onPass: (pass: PassRequest) => void;
}

const Step = ({ step, plan, onStep, onPass }: { readonly step: PlanStep; readonly plan: Plan } & Changes): ReactNode => {
  const styles = useStyles();
  const id = useId();
  const reason = step.requiredBy ?? step.orderedBy[0] ?? null;
  return (
    <li className={styles.step}>
      <StepIcon action={step.action} className={styles.icon} />
      <div style={{ minWidth: 0 }}>
        <SafeText fit="wrap" className={mergeClasses(!step.enabled && styles.off)}>
          {step.summary}
        </SafeText>
        {reason === null ? null : (
          <span id={`${id}-why`} className={styles.why}>
            {step.requiredBy === null ? null : <LockClosed16Regular aria-hidden className={styles.lock} />}
            {ruleInWords[reason]}
          </span>
        )}
      </div>
      <Switch
        aria-label={`${step.summary.slice(0, 160)}${step.requiredBy === null ? '' : ' (needed)'}`}
        {...(reason === null ? {} : { 'aria-describedby': `${id}-why` })}
        checked={step.enabled}
        disabled={step.requiredBy !== null}
        className={styles.toggle}
        onChange={(_, { checked }) => onStep(step.id, checked)}
      />
      {step.enabled && isPassStep(step) ? (
        <div className={styles.options}>
          <PassOptions pass={step.parameters} policy={plan.passPolicy} onChange={onPass} />
        </div>
      ) : null}
    </li>
  );
};

/** The step whose parameters the agent may choose. */
const isPassStep = (step: PlanStep): step is Extract<PlanStep, { readonly parameters: PassRequest }> =>
  changeLooks[step.action].choice === 'pass';

type Props = { readonly plan: Plan } & Changes;

/** The plan in words, in the order in which it runs; steps of one round run together. */
export const PlanSteps = ({ plan, ...changes }: Props): ReactNode => {
  const styles = useStyles();
  return (
    <ol className={styles.rounds} aria-label="Steps in order">
      {roundsOf(plan.steps).map(({ number, steps }) => (
        <li key={number} className={styles.round}>
          <span className={styles.when}>{number === 1 ? 'First' : `Then`}</span>
          <ul className={styles.steps}>
            {steps.map((step) => (
              <Step key={step.id} step={step} plan={plan} {...changes} />
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
};
