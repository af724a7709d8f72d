import { Button, makeStyles, mergeClasses, Spinner, tokens } from '@fluentui/react-components';
import { CheckmarkCircle20Filled, Clock20Regular, ErrorCircle20Filled, Stop16Regular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import type { WatchState } from '../../../contract/watch.ts';
import { methodKey } from '../../../contract/method-key.ts';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { MethodCard } from '../../ui/MethodCard.tsx';
import { Note } from '../../ui/Note.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { localTimeOfDay } from '../../ui/time.ts';
import { Countdown } from './Countdown.tsx';
import type { WatchDesk } from './use-watch.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gap: '10px',
    padding: '12px 16px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  line: { display: 'grid', gridTemplateColumns: '20px minmax(0, 1fr) auto', columnGap: '10px', alignItems: 'center', minHeight: '32px' },
  title: { fontWeight: tokens.fontWeightSemibold },
  quiet: { display: 'block', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  good: { color: tokens.colorStatusSuccessForeground1 },
  bad: { color: tokens.colorStatusDangerForeground1 },
  method: { border: `1px solid ${tokens.colorStatusSuccessBorder1}`, borderRadius: tokens.borderRadiusMedium },
  notAllowed: { border: `1px solid ${tokens.colorStatusWarningBorder1}` },
});

const titles: Readonly<Record<WatchState['state'], string>> = {
  watching: 'Watching for a new method',
  appeared: 'A new method has been registered',
  expired: 'The pass has ended, and no new method was seen',
  stopped: 'The watch was stopped',
};

/** After an alarm there is nothing good about a new method. */
const titleOf = ({ state, alarm }: WatchState): string =>
  alarm !== null && state === 'appeared' ? 'A method was registered by somebody else' : titles[state];

const StateIcon = ({ state, alarm }: Pick<WatchState, 'state' | 'alarm'>): ReactNode => {
  const styles = useStyles();
  if (alarm !== null) return <ErrorCircle20Filled aria-hidden className={styles.bad} />;
  switch (state) {
    case 'watching':
      return <Spinner size="extra-tiny" aria-hidden />;
    case 'appeared':
      return <CheckmarkCircle20Filled aria-hidden className={styles.good} />;
    default:
      return <Clock20Regular aria-hidden />;
  }
};

const Readings = ({ watch }: { readonly watch: WatchState }): ReactNode => {
  const styles = useStyles();
  return (
    <span className={styles.quiet}>
      {watch.lastReadAtUtc === null ? 'Not read yet. ' : `Last read at ${localTimeOfDay(watch.lastReadAtUtc)}. `}
      {watch.state === 'watching' && watch.nextReadAtUtc !== null ? (
        <>
          Next reading in <Countdown untilUtc={watch.nextReadAtUtc} over="a moment" soonMinutes={0} />.
        </>
      ) : null}
    </span>
  );
};

interface Props {
  readonly watch: WatchState | null;
  readonly desk: WatchDesk;
  /** The run is being worked on, so nothing else can be started. */
  readonly busy: boolean;
  readonly onNotThem: () => void;
}

/** The quiet watch: whether the person has registered something new, and what to compare it with. */
export const WatchCard = ({ watch, desk, busy, onNotThem }: Props): ReactNode => {
  const styles = useStyles();
  if (watch === null) {
    if (desk.fault !== null) return <FaultNote title="The watch could not start" fault={desk.fault} onRetry={desk.start} />;
    // Keeps its place, so that the step opens at its full height.
    return (
      <div className={styles.root}>
        <div className={styles.line}>
          <Spinner size="extra-tiny" aria-hidden />
          <div>
            <span className={styles.title}>Starting the watch</span>
            <span className={styles.quiet}>Latchkey looks out for what the person registers.</span>
          </div>
        </div>
      </div>
    );
  }
  const { state, notAllowed, alarm } = watch;
  // The alarm above shows what appeared, and has the one way on.
  const appeared = alarm === null ? watch.appeared : [];
  return (
    <div className={styles.root}>
      <div className={styles.line}>
        <StateIcon state={state} alarm={alarm} />
        <div>
          <span className={styles.title}>{titleOf(watch)}</span>
          <Readings watch={watch} />
        </div>
        {state === 'watching' ? (
          <Button size="small" icon={<Stop16Regular />} onClick={desk.stop}>
            Stop watching
          </Button>
        ) : state === 'stopped' ? (
          <Button size="small" onClick={desk.start}>
            Watch again
          </Button>
        ) : null}
      </div>
      {appeared.map((method) => (
        <MethodCard
          key={methodKey(method)}
          method={method}
          className={mergeClasses(styles.method, notAllowed.includes(method.kind) && styles.notAllowed)}
          aside={notAllowed.includes(method.kind) ? <StatusBadge tone="caution">Not allowed here</StatusBadge> : null}
        />
      ))}
      {alarm === null && notAllowed.length > 0 ? (
        <Note intent="caution" role="alert" title="This desk does not allow this kind of method">
          Ask the person to register another one, then to remove this one or have it removed here.
        </Note>
      ) : null}
      {appeared.length > 0 ? (
        <Note
          intent="caution"
          title="Does this fit what the caller says?"
          actions={
            <Button size="small" disabledFocusable={busy} onClick={onNotThem}>
              This was not them
            </Button>
          }
        >
          Ask what they have just registered, and on which device. If it was not them, somebody else may have used the pass: report it. The
          button plans to block the pass, to remove {appeared.length === 1 ? 'this method' : 'these methods'} and to end sessions; you see
          the plan before anything happens.
        </Note>
      ) : null}
      {state === 'expired' && alarm === null ? (
        <Note intent="info">Ask the person how far they got. If they still need a way in, close this ticket and make a new pass.</Note>
      ) : null}
      {watch.fault === null ? null : <FaultNote title="The last reading failed; the watch goes on" fault={watch.fault} />}
      {desk.fault === null ? null : <FaultNote role="alert" fault={desk.fault} />}
    </div>
  );
};
