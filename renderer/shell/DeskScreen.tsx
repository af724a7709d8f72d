import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { TicketPane } from '../features/ticket/TicketPane.tsx';
import { usePerson } from '../features/user/use-person.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { useNavigation } from './place.ts';

const useStyles = makeStyles({
  root: { height: '100%', display: 'grid', gridTemplateColumns: 'clamp(380px, 33vw, 440px) minmax(0, 1fr)' },
  pane: { minHeight: 0, overflowY: 'auto', borderRight: `1px solid ${tokens.colorNeutralStroke2}` },
});

const OpenPerson = ({ userId, planId }: { readonly userId: string; readonly planId: string | null }): ReactNode => {
  const styles = useStyles();
  const person = usePerson(userId);
  return (
    <div className={styles.root}>
      <div className={styles.pane}>{person.data?.user.displayName}</div>
      <div className={styles.pane}>
        {person.data ? (
          <ErrorBoundary where="ticket">
            <TicketPane person={person.data} onPersonChanged={() => void person.refetch()} reopenPlanId={planId} />
          </ErrorBoundary>
        ) : null}
      </div>
    </div>
  );
};

/** The desk: the person at the left, the ticket at the right, or the start screen. */
export const DeskScreen = (): ReactNode => {
  const { open } = useNavigation().place;
  return open === null ? null : <OpenPerson key={`${open.userId}/${open.planId ?? ''}`} {...open} />;
};
