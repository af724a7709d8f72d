import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Copy20Regular, ShieldError20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { methodKey } from '../../../contract/method-key.ts';
import type { Fault } from '../../../contract/result.ts';
import type { Alarm, WatchState } from '../../../contract/watch.ts';
import { desk } from '../../bridge/desk.ts';
import { faultOf } from '../../bridge/fault.ts';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { useAnnounce } from '../../ui/LiveRegion.tsx';
import { MethodCard } from '../../ui/MethodCard.tsx';
import { Note } from '../../ui/Note.tsx';
import { localTime } from '../../ui/time.ts';

const useStyles = makeStyles({
  body: { display: 'grid', gap: '8px' },
  say: { margin: 0 },
  method: { border: `1px solid ${tokens.colorStatusDangerBorder1}`, borderRadius: tokens.borderRadiusMedium },
  actions: { display: 'flex', gap: '8px', flexWrap: 'wrap' },
});

const what: Readonly<Record<Alarm['reason'], string>> = {
  passUsed: 'The pass was used before this desk had shown, copied or printed its code.',
  methodAppeared: 'A method was registered before this desk had shown, copied or printed the code of the pass.',
};

interface Props {
  readonly ticketId: string;
  readonly alarm: Alarm;
  readonly appeared: WatchState['appeared'];
  /** A step is on its way, so nothing else can be started. */
  readonly busy: boolean;
  readonly onPlan: () => void;
}

/** Somebody else is in: what is known, the one way on, and whom to tell. It takes the place of the hand-over. */
export const AlarmCard = ({ ticketId, alarm, appeared, busy, onPlan }: Props): ReactNode => {
  const styles = useStyles();
  const announce = useAnnounce();
  const [fault, setFault] = useState<Fault | null>(null);
  const copy = () => {
    setFault(null);
    desk.tickets.copySummary({ ticketId }).then(
      () => announce('The summary is copied.'),
      (error: unknown) => setFault(faultOf(error)),
    );
  };
  return (
    <Note intent="danger" role="alert" title="Alarm: somebody else got in">
      <div className={styles.body}>
        <p className={styles.say}>
          {what[alarm.reason]} Seen {localTime(alarm.raisedAtUtc)}. Give the code to nobody, the caller included.
        </p>
        {appeared.map((method) => (
          <MethodCard key={methodKey(method)} method={method} className={styles.method} />
        ))}
        <p className={styles.say}>
          The way on is a plan that blocks the pass, removes what was registered and ends all sessions. You see it before anything happens.
          Then tell whoever handles security incidents in your organisation, and give them the summary.
        </p>
        <div className={styles.actions}>
          <Button appearance="primary" icon={<ShieldError20Regular />} disabledFocusable={busy} onClick={onPlan}>
            Plan the way out
          </Button>
          <Button icon={<Copy20Regular />} onClick={copy}>
            Copy the summary
          </Button>
        </div>
        {fault === null ? null : <FaultNote title="The summary was not copied" fault={fault} />}
      </div>
    </Note>
  );
};
