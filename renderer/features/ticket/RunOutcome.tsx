import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { PlanRun } from '../../../contract/plans.ts';
import { Note } from '../../ui/Note.tsx';
import { countsOf, doneInWords } from './plan-words.ts';
import { ProofCard } from './ProofCard.tsx';
import { RunSteps } from './RunSteps.tsx';

const useStyles = makeStyles({
  root: { display: 'grid', gap: '10px' },
  fold: { width: 'fit-content', cursor: 'pointer', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  steps: { marginTop: '8px' },
});

interface Props {
  readonly run: PlanRun;
  readonly busy: boolean;
  readonly onReadAgain: () => void;
  readonly onPlanAgain: () => void;
}

/** What a finished run left behind, folded small so that the hand-over below has the screen. */
export const RunOutcome = ({ run, busy, onReadAgain, onPlanAgain }: Props): ReactNode => {
  const styles = useStyles();
  const counts = countsOf(run);
  const { done, total } = counts;
  const steps = <RunSteps plan={run.plan} steps={run.steps} promises={run.proof?.promises ?? []} />;
  return (
    <div className={styles.root}>
      {run.state === 'abandoned' ? (
        <Note
          intent="info"
          title={`Stopped with ${done} of ${total} steps done`}
          actions={
            <Button size="small" onClick={onPlanAgain}>
              Make a new plan
            </Button>
          }
        >
          What was done stays done.
        </Note>
      ) : null}
      {run.proof === null ? (
        <details>
          <summary className={styles.fold}>{`Steps: ${doneInWords(counts)}`}</summary>
          <div className={styles.steps}>{steps}</div>
        </details>
      ) : null}
      <ProofCard run={run} busy={busy} onReadAgain={onReadAgain} foldable>
        {steps}
      </ProofCard>
    </div>
  );
};
