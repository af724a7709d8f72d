import { Button, Checkbox, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { Play20Filled } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import type { PassRequest } from '../../../contract/passes.ts';
import type { Plan, PlanDecision, PlanFinding } from '../../../contract/plans.ts';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { Note } from '../../ui/Note.tsx';
import type { NoteIntent } from '../../ui/Note.tsx';
import { Countdown } from './Countdown.tsx';
import { KeptMethods } from './KeptMethods.tsx';
import { byWeight, changeCount, changesIn, changesMethods, keptBy, needsMoreEvidence, whyNot } from './plan-words.ts';
import { PlanSteps } from './PlanSteps.tsx';
import { strengthNames } from './evidence-words.ts';
import type { TicketFlow } from './ticket-flow.ts';
import { canExecute } from './ticket-flow.ts';
import { needsAgent } from './waits-for-agent.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: 'var(--lk-form-gap, 12px)' },
  findings: { display: 'grid', gap: '6px', ':empty': { display: 'none' } },
  go: {
    display: 'flex',
    gap: '12px',
    alignItems: 'center',
    flexWrap: 'wrap',
    padding: '12px 14px',
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground3,
    // In sight however long the plan is.
    position: 'sticky',
    bottom: '12px',
    zIndex: 1,
    boxShadow: tokens.shadow8,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  button: { maxWidth: '100%' },
  name: {
    display: 'inline-block',
    maxWidth: '240px',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    verticalAlign: 'bottom',
  },
  beside: {
    flexGrow: 1,
    flexBasis: '260px',
    minWidth: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
  },
  working: { display: 'flex', justifyContent: 'start', minHeight: '24px' },
});

const intents: Readonly<Record<PlanFinding['level'], NoteIntent>> = { info: 'info', caution: 'caution', stop: 'danger' };

interface Props {
  readonly flow: TicketFlow;
  readonly onStep: (stepId: string, on: boolean) => void;
  readonly onPass: (pass: PassRequest) => void;
  readonly onDecide: (decision: PlanDecision, on: boolean) => void;
  readonly onExecute: () => void;
  readonly onCheckAgain: () => void;
  readonly onPlanAgain: () => void;
  readonly onPersonAgain: () => void;
}

interface BesideProps {
  readonly plan: Plan;
  readonly pending: boolean;
  readonly changed: boolean;
}

const Beside = ({ plan, pending, changed }: BesideProps): ReactNode => {
  if (changed) return <span>Look at the account again first.</span>;
  const why = whyNot(plan);
  if (why !== null) return <span>{why}</span>;
  return (
    <span>
      {pending ? 'Working the plan out again… ' : ''}
      {strengthNames[plan.strengthHeld]} recorded, which is enough for this plan
      {plan.evidenceExpiresAtUtc === null ? null : (
        <>
          {' '}
          (<Countdown untilUtc={plan.evidenceExpiresAtUtc} over="expired: check the caller again" inWords />)
        </>
      )}
      .
    </span>
  );
};

const decisionInWords: Readonly<Record<PlanDecision, string>> = {
  leaveNothingHere: 'Remove it all the same. This decision is recorded.',
};

interface DecisionProps {
  readonly decision: PlanDecision;
  readonly on: boolean;
  readonly onDecide: (decision: PlanDecision, on: boolean) => void;
}

/** What only the agent can decide, in the note that asks for it. */
const Decision = ({ decision, on, onDecide }: DecisionProps): ReactNode => (
  <div>
    <Checkbox label={decisionInWords[decision]} checked={on} onChange={(_, { checked }) => onDecide(decision, checked === true)} />
  </div>
);

/** What will happen, in words, before anything does; and the one button that makes it happen. */
export const PlanSection = ({ flow, onStep, onPass, onDecide, onExecute, onCheckAgain, onPlanAgain, onPersonAgain }: Props): ReactNode => {
  const styles = useStyles();
  const { plan, fault } = flow.proposal;
  const pending = flow.proposal.pending || !flow.isKept;
  const refused = flow.runFault ?? fault;
  // The refusal says the same, with a button.
  const isSaid = (code: string) => code === 'permissionNeeded' && refused?.code === 'auth.consentNeeded';
  return (
    <div className={styles.root}>
      {refused === null ? null : refused.code === 'desk.changed' ? (
        <Note
          intent="caution"
          role="alert"
          title="The account has changed since it was read"
          actions={
            <Button size="small" onClick={onPersonAgain}>
              Look again
            </Button>
          }
        >
          {refused.message} Your ticket and checks are kept.
        </Note>
      ) : (
        <FaultNote
          role="alert"
          title={flow.runFault === null ? 'No plan could be made' : 'Nothing was carried out'}
          fault={refused}
          onRetry={needsAgent(flow.runFault) ? undefined : onPlanAgain}
          retrying={pending}
        />
      )}
      {plan === null ? (
        fault === null ? (
          <div className={styles.working}>
            <Spinner size="tiny" label="Working out the plan…" />
          </div>
        ) : null
      ) : (
        <>
          <div className={styles.findings}>
            {byWeight(plan.findings.filter(({ code }) => !isSaid(code))).map((finding) => (
              <Note key={finding.decision ?? `${finding.code}/${finding.message}`} intent={intents[finding.level]}>
                {finding.message}
                {finding.decision === undefined ? null : (
                  <Decision decision={finding.decision} on={plan.decisions.includes(finding.decision)} onDecide={onDecide} />
                )}
              </Note>
            ))}
          </div>
          <PlanSteps plan={plan} onStep={onStep} onPass={onPass} />
          <KeptMethods methods={keptBy(plan)} leavesAll={!changesMethods(plan)} />
          <div className={styles.go}>
            <Button
              appearance="primary"
              size="large"
              icon={<Play20Filled />}
              className={styles.button}
              disabledFocusable={!canExecute(flow)}
              onClick={onExecute}
            >
              <span>
                Carry out for <bdi className={styles.name}>{plan.userDisplayName.slice(0, 120)}</bdi> ({changeCount(changesIn(plan))})
              </span>
            </Button>
            <div className={styles.beside} role="status">
              <Beside plan={plan} pending={pending} changed={refused?.code === 'desk.changed'} />
            </div>
            {needsMoreEvidence(plan) ? <Button onClick={onCheckAgain}>Check the caller</Button> : null}
          </div>
        </>
      )}
    </div>
  );
};
