import { makeStyles } from '@fluentui/react-components';
import { useMemo, useReducer } from 'react';
import type { ReactNode } from 'react';
import { JournalScreen } from '../features/journal/JournalScreen.tsx';
import { useSession } from '../features/session/use-session.ts';
import { DeskScreen } from './DeskScreen.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { NavigationContext, placeAfter, startPlace } from './place.ts';

const useStyles = makeStyles({
  root: { height: '100%', display: 'grid', gridTemplateRows: 'auto auto auto minmax(0, 1fr)' },
  main: { gridRow: 4, minHeight: 0 },
});

/** Banner, bar and the screen below them. The desk stays alive behind the journal, so nothing typed is lost. */
export const Frame = (): ReactNode => {
  const styles = useStyles();
  const session = useSession();
  const [place, go] = useReducer(placeAfter, session.reopen, startPlace);
  const navigation = useMemo(() => ({ place, go }), [place]);
  return (
    <NavigationContext value={navigation}>
      <div className={styles.root}>
        <main className={styles.main}>
          <div hidden={place.screen !== 'desk'} style={{ height: '100%' }}>
            <DeskScreen />
          </div>
          {place.screen === 'journal' ? (
            <ErrorBoundary where="journal">
              <JournalScreen />
            </ErrorBoundary>
          ) : null}
        </main>
      </div>
    </NavigationContext>
  );
};
