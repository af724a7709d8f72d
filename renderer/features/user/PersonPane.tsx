import { Button, makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { ArrowClockwise16Regular, Dismiss20Regular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import type { Person } from '../../../contract/person.ts';
import type { Fault } from '../../../contract/result.ts';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { localTimeOfDay, utcTitle } from '../../ui/time.ts';
import { Banners } from './Banners.tsx';
import type { Glimpse } from '../../shell/place.ts';
import { Around } from './AroundPane.tsx';
import { Facts } from './Facts.tsx';
import { Methods } from './Methods.tsx';
import { PersonHeader } from './PersonHeader.tsx';
import type { Earlier } from './recent-resets.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: 'var(--lk-section-gap, 18px)', padding: 'var(--lk-pane-padding, 16px)', alignContent: 'start' },
  header: { position: 'relative' },
  close: { position: 'absolute', top: '-8px', right: '-8px' },
  foot: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
  wait: { display: 'grid', gap: '18px' },
  facts: { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: '12px 16px' },
  fact: { display: 'grid', gap: '5px' },
  cards: { display: 'grid', gap: '8px' },
});

const Waiting = (): ReactNode => {
  const styles = useStyles();
  return (
    <Skeleton aria-label="Reading the person" className={styles.wait}>
      <div className={styles.facts}>
        {[0, 1, 2, 3, 4, 5].map((fact) => (
          <div key={fact} className={styles.fact}>
            <SkeletonItem size={12} style={{ width: '45%' }} />
            <SkeletonItem size={16} style={{ width: '80%' }} />
          </div>
        ))}
      </div>
      <div className={styles.cards}>
        {[0, 1, 2, 3].map((card) => (
          <SkeletonItem key={card} size={48} />
        ))}
      </div>
      <div className={styles.cards}>
        {[0, 1, 2, 3].map((row) => (
          <SkeletonItem key={row} size={28} />
        ))}
      </div>
    </Skeleton>
  );
};

interface Props {
  readonly userId: string;
  readonly person: Person | undefined;
  /** What a list showed of the person, for the time until they are read. */
  readonly glimpse: Glimpse | undefined;
  /** False where a third column shows sign-ins and history. */
  readonly withAround: boolean;
  /** The person could not be read at all. */
  readonly fault: Fault | null;
  readonly reading: boolean;
  readonly opened: number;
  readonly earlier: Earlier;
  readonly onReadAgain: () => void;
  /** Puts the person away; a ticket begun stays open and listed. */
  readonly onClose: () => void;
}

/** Everything known about the person who is open. Each part that could not be read says so by itself. */
export const PersonPane = ({
  userId,
  person,
  glimpse,
  withAround,
  fault,
  reading,
  opened,
  earlier,
  onReadAgain,
  onClose,
}: Props): ReactNode => {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      {person === undefined ? null : <Banners person={person} onReadAgain={onReadAgain} reading={reading} />}
      {fault === null ? null : (
        <FaultNote
          role="alert"
          title={person === undefined ? 'This person could not be read' : 'Not read again: what you see is older'}
          fault={fault}
          onRetry={onReadAgain}
          retrying={reading}
        />
      )}
      <div className={styles.header}>
        <PersonHeader
          userId={userId}
          person={person}
          glimpse={glimpse}
          opened={opened}
          earlier={earlier}
          failed={fault !== null}
          onReadAgain={onReadAgain}
        />
        <Button
          appearance="subtle"
          className={styles.close}
          icon={<Dismiss20Regular />}
          aria-label="Close this person"
          title="Close this person"
          onClick={onClose}
        />
      </div>
      {person === undefined ? (
        fault === null ? (
          <Waiting />
        ) : null
      ) : (
        <>
          <Facts person={person} />
          <Methods person={person} onReadAgain={onReadAgain} reading={reading} />
          {withAround ? <Around person={person} reading={reading} earlier={earlier} onReadAgain={onReadAgain} /> : null}
          <div className={styles.foot}>
            <span title={utcTitle(person.readAtUtc)}>Read at {localTimeOfDay(person.readAtUtc)}</span>
            <Button size="small" appearance="subtle" icon={<ArrowClockwise16Regular />} disabledFocusable={reading} onClick={onReadAgain}>
              {reading ? 'Reading…' : 'Read again'}
            </Button>
          </div>
        </>
      )}
    </div>
  );
};
