import { makeStyles, Skeleton, SkeletonItem } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Person } from '../../../contract/person.ts';
import { DeskHistory } from './DeskHistory.tsx';
import type { Earlier } from './recent-resets.ts';
import { SignIns } from './SignIns.tsx';

const useStyles = makeStyles({
  root: { display: 'grid', gap: 'var(--lk-section-gap, 18px)', padding: 'var(--lk-pane-padding, 16px)', alignContent: 'start' },
  rows: { display: 'grid', gap: '10px' },
});

interface AroundProps {
  readonly person: Person;
  readonly reading: boolean;
  readonly earlier: Earlier;
  readonly onReadAgain: () => void;
}

/** What happened around the person: where they signed in, and what this desk did for them before. */
export const Around = ({ person, reading, earlier, onReadAgain }: AroundProps): ReactNode => (
  <>
    <SignIns signIns={person.signIns} onReadAgain={onReadAgain} reading={reading} />
    <DeskHistory history={person.deskHistory} earlier={earlier} />
  </>
);

/** The third column of a wide window. */
export const AroundPane = ({ person, ...rest }: Omit<AroundProps, 'person'> & { readonly person: Person | undefined }): ReactNode => {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      {person === undefined ? (
        <Skeleton aria-label="Reading sign-ins" className={styles.rows}>
          {[0, 1, 2, 3, 4].map((row) => (
            <SkeletonItem key={row} size={36} />
          ))}
        </Skeleton>
      ) : (
        <Around person={person} {...rest} />
      )}
    </div>
  );
};
