import { Button, makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { Person } from '../../../contract/person.ts';
import type { PlanRun } from '../../../contract/plans.ts';
import type { CheckDraft } from '../../../contract/tickets.ts';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { Note } from '../../ui/Note.tsx';
import { CheckAgain } from './CheckAgain.tsx';
import { PassCard } from './PassCard.tsx';
import { countsOf, doneInWords, stopConsequences } from './plan-words.ts';
import { ProofCard } from './ProofCard.tsx';
import { RunSteps } from './RunSteps.tsx';
import type { TicketFlow } from './ticket-flow.ts';
import type { EvidenceDesk } from './use-evidence.ts';
import type { RunDesk } from './use-run.ts';
import { needsAgent, needsCheck, waitsForAgent } from './waits-for-agent.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: 'var(--lk-form-gap, 12px)' },
  actions: { display: 'flex', gap: '8px', flexWrap: 'wrap' },
  list: { margin: '4px 0 8px', listStyleType: 'disc', paddingLeft: '18px' },
  line: { margin: '0 0 8px' },
  say: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  fold: { width: 'fit-content', cursor: 'pointer', marginBottom: '8px' },
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

interface PausedProps {
  readonly run: PlanRun;
  readonly desk: RunDesk;
  readonly busy: boolean;
}

/** The ways on from a run that stopped by itself. Whatever button goes, the focus goes to the one that comes in its place. */
const Paused = ({ run, desk, busy }: PausedProps): ReactNode => {
  const styles = useStyles();
  const [stopping, setStopping] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const wasStopping = useRef(false);
  useEffect(() => {
    if (wasStopping.current && !stopping) box.current?.querySelector<HTMLElement>('[data-stop]')?.focus();
    wasStopping.current = stopping;
  }, [stopping]);
  if (stopping) return <StopHere run={run} busy={busy} onStop={desk.abandon} onKeep={() => setStopping(false)} />;
  const counts = countsOf(run);
  return (
    <Note intent="caution" role="alert" title={`Paused with ${doneInWords(counts)}`}>
      <p className={styles.line}>
        {counts.open.length === 0 ? 'The plan stopped between steps.' : 'The step above says what is known.'} If you take it up again, a
        step that is not known is read first, and only what is missing is done.
        {run.leavable.length === 0 ? '' : ' A step that cannot succeed can be left out above.'}
      </p>
      <div className={styles.actions} ref={box}>
        <Button size="small" appearance="primary" disabledFocusable={busy} onClick={desk.resume}>
          Take up again
        </Button>
        <Button size="small" data-stop="" disabledFocusable={busy} onClick={() => setStopping(true)}>
          Stop here…
        </Button>
      </div>
    </Note>
  );
};

interface StoppedProps {
  readonly run: PlanRun;
  readonly onPlanAgain: () => void;
  readonly onHandOver: () => void;
}

const Stopped = ({ run, onPlanAgain, onHandOver }: StoppedProps): ReactNode => {
  const styles = useStyles();
  const box = useRef<HTMLDivElement>(null);
  // The button that stopped it is gone.
  useEffect(() => {
    if (document.activeElement === document.body) box.current?.querySelector('button')?.focus();
  }, []);
  return (
    <Note intent="info" role="status" title={`Stopped with ${doneInWords(countsOf(run))}`}>
      <p className={styles.line}>What was done stays done. Plan what is left, or close the ticket as it is.</p>
      <div className={styles.actions} ref={box}>
        <Button size="small" appearance="primary" onClick={onPlanAgain}>
          Make a new plan
        </Button>
        <Button size="small" onClick={onHandOver}>
          {run.secret === null ? 'Go on to closing' : 'Go on to the hand-over'}
        </Button>
      </div>
    </Note>
  );
};

interface Props {
  readonly flow: TicketFlow;
  readonly desk: RunDesk;
  readonly person: Person;
  readonly checks: EvidenceDesk;
  readonly onDraft: (draft: CheckDraft) => void;
  readonly onHandOver: () => void;
  readonly onPlanAgain: () => void;
}

/** The plan being carried out: step by step, what went wrong, and the ways on. */
export const RunSection = ({ flow, desk, person, checks, onDraft, onHandOver, onPlanAgain }: Props): ReactNode => {
  const styles = useStyles();
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
  const { done, total } = countsOf(run);
  const busy = runWork !== null;
  const waitsFor = waitsForAgent(run);
  const underWay = run.state === 'running' || runWork === 'resuming' || runWork === 'executing';
  const isPaused = run.state === 'paused' && runWork !== 'resuming';
  return (
    <div className={styles.root}>
      {underWay ? <ProgressBar value={total === 0 ? 1 : done / total} aria-label={`${done} of ${total} steps done`} /> : null}
      <RunSteps plan={run.plan} steps={run.steps} leavable={run.leavable} busy={busy} onLeaveOut={desk.leaveOut} />
      {runFault === null ? null : (
        <FaultNote
          role="alert"
          fault={runFault}
          onRetry={needsAgent(runFault) || needsCheck(runFault) ? undefined : desk.readAgain}
          retrying={busy}
        />
      )}
      {waitsFor !== null && runFault === null ? <FaultNote role="alert" title="The plan waits for you" fault={waitsFor} /> : null}
      {isPaused && needsCheck(runFault ?? waitsForCheck(run)) ? (
        <CheckAgain flow={flow} person={person} checks={checks} onDraft={onDraft} onDone={desk.resume} />
      ) : null}
      {isPaused ? <Paused run={run} desk={desk} busy={busy} /> : null}
      {run.state === 'paused' && run.secret?.isHeld === true ? (
        <details>
          <summary className={styles.fold}>The pass that was made</summary>
          <PassCard pass={run.secret} />
        </details>
      ) : null}
      {run.state === 'abandoned' ? <Stopped run={run} onPlanAgain={onPlanAgain} onHandOver={onHandOver} /> : null}
      <ProofCard run={run} busy={busy} onReadAgain={desk.readAgain} />
    </div>
  );
};

const waitsForCheck = (run: PlanRun) => run.steps.find(({ state, fault }) => state === 'failed' && needsCheck(fault))?.fault ?? null;
