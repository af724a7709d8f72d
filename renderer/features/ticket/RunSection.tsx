import { Button, makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { PlanRun } from '../../../contract/plans.ts';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { Note } from '../../ui/Note.tsx';
import { countsOf, stopConsequences } from './plan-words.ts';
import { ProofCard } from './ProofCard.tsx';
import { RunSteps } from './RunSteps.tsx';
import type { TicketFlow } from './ticket-flow.ts';
import type { RunDesk } from './use-run.ts';
import { needsAgent, waitsForAgent } from './waits-for-agent.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: 'var(--lk-form-gap, 12px)' },
  actions: { display: 'flex', gap: '8px', flexWrap: 'wrap' },
  list: { margin: '4px 0 8px', listStyleType: 'disc', paddingLeft: '18px' },
  say: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
});

interface StopProps {
  readonly run: PlanRun;
  readonly busy: boolean;
  readonly onStop: () => void;
  readonly onKeep: () => void;
}

const StopHere = ({ run, busy, onStop, onKeep }: StopProps): ReactNode => {
  const styles = useStyles();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector('button')?.focus(), []);
  return (
    <Note intent="caution" role="alert" title="Stop here?">
      <ul className={styles.list}>
        {stopConsequences(run).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <div className={styles.actions} ref={box}>
        <Button size="small" onClick={onKeep}>
          Don’t stop
        </Button>
        <Button size="small" appearance="primary" disabledFocusable={busy} onClick={onStop}>
          Stop here
        </Button>
      </div>
    </Note>
  );
};

interface Props {
  readonly flow: TicketFlow;
  readonly desk: RunDesk;
  readonly onHandOver: () => void;
  readonly onPlanAgain: () => void;
}

/** The plan being carried out: step by step, what went wrong, and the ways on. */
export const RunSection = ({ flow, desk, onHandOver, onPlanAgain }: Props): ReactNode => {
  const styles = useStyles();
  const [stopping, setStopping] = useState(false);
  const { run, runWork, runFault } = flow;
  if (run === null && runFault !== null) {
    return (
      <FaultNote
        role="alert"
        title="The plan could not be opened"
        fault={runFault}
        onRetry={desk.readAgain}
        retrying={runWork === 'reading'}
      />
    );
  }
  if (run === null) {
    const plan = flow.proposal.plan;
    return (
      <div className={styles.root}>
        <ProgressBar aria-label="Starting" />
        {plan === null ? <p className={styles.say}>Reading how the plan stands…</p> : <RunSteps plan={plan} steps={[]} />}
      </div>
    );
  }
  const { done, total, open } = countsOf(run);
  const busy = runWork !== null;
  const waitsFor = waitsForAgent(run);
  const underWay = run.state === 'running' || runWork === 'resuming' || runWork === 'executing';
  return (
    <div className={styles.root}>
      {underWay ? <ProgressBar value={total === 0 ? 1 : done / total} aria-label={`${done} of ${total} steps done`} /> : null}
      <RunSteps plan={run.plan} steps={run.steps} />
      {runFault === null ? null : (
        <FaultNote role="alert" fault={runFault} onRetry={needsAgent(runFault) ? undefined : desk.readAgain} retrying={busy} />
      )}
      {waitsFor !== null && runFault === null ? <FaultNote role="alert" title="The plan waits for you" fault={waitsFor} /> : null}
      {run.state === 'paused' && !stopping && runWork !== 'resuming' ? (
        <Note intent="caution" role="alert" title={`Paused with ${done} of ${total} steps done`}>
          <p style={{ margin: '0 0 8px' }}>
            {open.length === 0 ? 'The plan stopped between steps.' : 'The step above says what is known.'} If you take it up again, a step
            that is not known is read first, and only what is missing is done.
          </p>
          <div className={styles.actions}>
            <Button size="small" appearance="primary" disabledFocusable={busy} onClick={desk.resume}>
              Take up again
            </Button>
            <Button size="small" disabledFocusable={busy} onClick={() => setStopping(true)}>
              Stop here…
            </Button>
          </div>
        </Note>
      ) : null}
      {run.state === 'paused' && stopping ? (
        <StopHere run={run} busy={busy} onStop={desk.abandon} onKeep={() => setStopping(false)} />
      ) : null}
      {run.state === 'abandoned' ? (
        <Note intent="info" role="status" title={`Stopped with ${done} of ${total} steps done`}>
          <p style={{ margin: '0 0 8px' }}>What was done stays done. Plan what is left, or close the ticket as it is.</p>
          <div className={styles.actions}>
            <Button size="small" appearance="primary" onClick={onPlanAgain}>
              Make a new plan
            </Button>
            <Button size="small" onClick={onHandOver}>
              {run.secret === null ? 'Go on to closing' : 'Go on to the hand-over'}
            </Button>
          </div>
        </Note>
      ) : null}
      <ProofCard run={run} busy={busy} onReadAgain={desk.readAgain} />
    </div>
  );
};
