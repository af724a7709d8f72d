import { makeStyles, Spinner } from '@fluentui/react-components';
import { lazy, Suspense, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useSessionIfKnown } from '../features/session/use-session.ts';
import { StartScreen } from '../features/start/StartScreen.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { useNavigation } from './place.ts';
import { useWindowTitle } from './window-title.ts';

const useStyles = makeStyles({
  start: { position: 'relative', height: '100%', outlineStyle: 'none' },
});

/** The start needs neither person nor ticket: they are read when it stands, before anybody can ask for them. */
const loadOpenPerson = () => import('./OpenPerson.tsx');
const lazyOpenPerson = () => lazy(() => loadOpenPerson().then(({ OpenPerson }) => ({ default: OpenPerson })));

/** The desk: the person at the left and the ticket at the right, or the start screen while nobody is open. */
export const DeskScreen = (): ReactNode => {
  const styles = useStyles();
  const { place, go } = useNavigation();
  const session = useSessionIfKnown();
  const { open } = place;
  useWindowTitle(open === null && place.screen === 'desk' ? 'Desk' : null);
  // React keeps the failure of a lazy component for good, so another try needs another one.
  const [OpenPerson, setOpenPerson] = useState(lazyOpenPerson);
  useEffect(() => {
    const idle = requestIdleCallback(() => void loadOpenPerson());
    return () => cancelIdleCallback(idle);
  }, []);
  return open === null || session === null ? (
    <main id="desk-content" className={styles.start} tabIndex={-1}>
      <StartScreen
        shown={place.screen === 'desk'}
        onOpen={(userId, glimpse) => go({ type: 'open', userId, glimpse })}
        onTakeUp={({ id, userId, person }) =>
          go({ type: 'open', userId, ticketId: id, glimpse: { ...person, jobTitle: null, department: null } })
        }
      />
    </main>
  ) : (
    <ErrorBoundary where="window" onReopen={() => setOpenPerson(lazyOpenPerson)}>
      <Suspense fallback={<Spinner label="Opening…" />}>
        {/* Another person, ticket or agent is another ticket: nothing of the former one may stay on the screen. */}
        <OpenPerson key={`${session.agent.id}/${open.userId}/${open.ticketId ?? ''}`} {...open} />
      </Suspense>
    </ErrorBoundary>
  );
};
