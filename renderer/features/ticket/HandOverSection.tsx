import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircle20Regular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { Note } from '../../ui/Note.tsx';
import { useNow } from '../../ui/use-now.ts';
import { GuideButton } from '../guide/GuideButton.tsx';
import { PassCard } from './PassCard.tsx';
import type { TicketFlow } from './ticket-flow.ts';
import { whyNotHandedOver } from './pass-standing.ts';
import type { WatchDesk } from './use-watch.ts';
import { WatchCard } from './WatchCard.tsx';

const useStyles = makeStyles({
  root: { display: 'grid', gap: 'var(--lk-form-gap, 12px)' },
  actions: { display: 'flex', gap: '12px', alignItems: 'center', flexWrap: 'wrap' },
  say: { flexGrow: 1, flexBasis: '260px', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly flow: TicketFlow;
  readonly desk: WatchDesk;
  readonly onClose: () => void;
  /** The new method is not the person's: close this run and plan its removal. */
  readonly onNotThem: () => void;
}

/** The pass goes to the person unless there is an alarm, a quiet watch shows what they do with it, and the ticket closes. */
export const HandOverSection = ({ flow, desk, onClose, onNotThem }: Props): ReactNode => {
  const styles = useStyles();
  const { run } = flow;
  const pass = run?.secret ?? null;
  const alarm = flow.watch?.alarm ?? null;
  const now = useNow('halfMinute');
  const goesOnWorking = pass !== null && alarm === null && whyNotHandedOver(pass, flow.watch, now) === null;
  const closing = flow.runWork === 'closing';
  return (
    <div className={styles.root}>
      {pass === null ? (
        <Note intent="info" title="No pass was made">
          {run?.plan.decisions.includes('leaveNothingHere') === true
            ? 'There is nothing to hand over. The person signs in at their own organisation, and registers here again when they are asked to.'
            : 'There is nothing to hand over. The person signs in with what they have kept.'}
        </Note>
      ) : (
        <>
          {alarm === null ? <PassCard pass={pass} watch={flow.watch} /> : null}
          <WatchCard watch={flow.watch} desk={desk} busy={flow.runWork !== null} onNotThem={onNotThem} />
        </>
      )}
      {flow.runFault === null ? null : <FaultNote role="alert" fault={flow.runFault} />}
      <div className={styles.actions}>
        <Button
          size="large"
          appearance={alarm === null && (flow.watch?.state === 'appeared' || pass === null) ? 'primary' : 'secondary'}
          icon={<CheckmarkCircle20Regular />}
          disabledFocusable={closing}
          onClick={onClose}
        >
          {closing ? 'Closing…' : 'Close the ticket'}
        </Button>
        {run === null ? null : (
          <GuideButton
            size="large"
            userId={run.plan.userId}
            displayName={run.plan.userDisplayName}
            first={flow.watch?.state === 'appeared' ? 'done' : 'alone'}
          />
        )}
        <span className={styles.say}>
          {goesOnWorking
            ? 'Closing forgets the code and ends the watch. The pass itself goes on working until it ends.'
            : alarm === null
              ? 'Closing gives you a summary for the ticketing system.'
              : 'Closing leaves everything as it is now. Plan the way out first.'}
        </span>
      </div>
    </div>
  );
};
