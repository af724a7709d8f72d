import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useMemo, useReducer } from 'react';
import type { ReactNode } from 'react';
import type { WorkplaceKind } from '../../contract/app-state.ts';
import { useDeskEvent } from '../bridge/events.ts';
import { AnswersContext, useAnswersPlace, useNewAnswersStore } from '../features/answers/use-answers.ts';
import { useAnswersKey } from '../features/answers/use-answers-key.ts';
import { FindContext, useNewFindStore } from '../features/find/use-find.ts';
import { useLockKey } from '../features/session/use-lock.ts';
import { useSessionIfKnown } from '../features/session/use-session.ts';
import { AnswersColumn } from './AnswersColumn.tsx';
import { DeskScreen } from './DeskScreen.tsx';
import { LazyScreen } from './LazyScreen.tsx';
import { OfflineStrip } from './OfflineStrip.tsx';
import { NavigationContext, placeAfter, startPlace } from './place.ts';
import { PracticeBanner } from './PracticeBanner.tsx';
import { SkipLink } from './SkipLink.tsx';
import { TopBar } from './TopBar.tsx';

const useStyles = makeStyles({
  root: { height: '100%', display: 'grid', gridTemplateRows: 'auto auto auto minmax(0, 1fr)', gridTemplateColumns: 'minmax(0, 1fr)' },
  comfortable: {
    '--lk-section-gap': '18px',
    '--lk-pane-padding': '16px',
    '--lk-card-padding': '7px',
    '--lk-row-gap': '8px',
    '--lk-fact-gap': '8px',
    '--lk-step-gap': '18px',
    '--lk-form-gap': '12px',
    '--lk-choice-padding': '10px 12px',
    '--lk-line-padding': '8px',
    '--lk-found-row': '58px',
  },
  compact: {
    '--lk-section-gap': '12px',
    '--lk-pane-padding': '10px',
    '--lk-card-padding': '3px',
    '--lk-row-gap': '4px',
    '--lk-fact-gap': '4px',
    '--lk-step-gap': '8px',
    '--lk-form-gap': '8px',
    '--lk-choice-padding': '5px 10px',
    '--lk-line-padding': '3px',
    '--lk-found-row': '50px',
  },
  screen: { gridRow: 4, minHeight: 0, display: 'grid', gridTemplateRows: 'minmax(0, 1fr)', gridTemplateColumns: 'minmax(0, 1fr)' },
  // Beside the screen and never over it, so that nothing is covered.
  docked: { gridTemplateColumns: 'minmax(0, 1fr) 360px' },
  // As wide as the person is, whose place it takes: the ticket stays where it was.
  instead: {
    gridTemplateColumns: 'clamp(380px, 33vw, 440px) minmax(0, 1fr)',
    '@media (max-width: 900px)': { gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 3fr)' },
  },
  at: { minWidth: 0, minHeight: 0, gridRow: 1 },
  dockedAnswers: { minWidth: 0, minHeight: 0, gridRow: 1, borderLeft: `1px solid ${tokens.colorNeutralStroke2}` },
  insteadAnswers: { minWidth: 0, minHeight: 0, gridRow: 1, order: -1, borderRight: `1px solid ${tokens.colorNeutralStroke2}` },
  full: { position: 'relative', height: '100%', outlineStyle: 'none' },
});

const loadJournal = () => import('../features/journal/JournalScreen.tsx').then(({ JournalScreen }) => ({ default: JournalScreen }));
const loadSettings = () => import('../features/settings/SettingsScreen.tsx').then(({ SettingsScreen }) => ({ default: SettingsScreen }));

/** The screen, with the answers beside it while they are open. */
const Below = ({ children }: { readonly children: ReactNode }): ReactNode => {
  const styles = useStyles();
  const place = useAnswersPlace();
  const isInstead = place === 'instead';
  return (
    <div className={mergeClasses(styles.screen, place === 'docked' && styles.docked, isInstead && styles.instead)}>
      <div className={styles.at}>{children}</div>
      {place === 'closed' ? null : <AnswersColumn className={isInstead ? styles.insteadAnswers : styles.dockedAnswers} />}
    </div>
  );
};

/** Banner, bar and the screen below them. The desk stays alive behind the others, so nothing typed is lost. */
export const Frame = ({ workplace }: { readonly workplace: WorkplaceKind }): ReactNode => {
  const styles = useStyles();
  useLockKey();
  const answers = useNewAnswersStore();
  useAnswersKey(answers);
  const session = useSessionIfKnown();
  const [place, go] = useReducer(placeAfter, startPlace);
  // The page's address says it at the first paint; main has the last word.
  const kind = session?.tenant.kind ?? workplace;
  const known = session !== null;
  const reopen = session?.reopen ?? null;
  useEffect(() => {
    if (known) go({ type: 'reopen', open: reopen });
  }, [known, reopen]);
  useDeskEvent('open.settings', () => go({ type: 'go', screen: 'settings' }));
  const navigation = useMemo(() => ({ place, go }), [place]);
  const onStart = place.screen === 'desk' && place.open === null;
  return (
    <NavigationContext value={navigation}>
      <AnswersContext value={answers}>
        <FindContext value={useNewFindStore()}>
          <div className={mergeClasses(styles.root, styles[session?.preferences.density ?? 'comfortable'])}>
            <SkipLink targetId={`${place.screen}-content`} />
            {kind === 'practice' ? <PracticeBanner /> : null}
            <TopBar workplace={kind} withFind={!onStart} />
            <OfflineStrip />
            <Below>
              <div className={styles.full} hidden={place.screen !== 'desk'}>
                <DeskScreen />
              </div>
              {place.screen === 'journal' && known ? <LazyScreen screen="journal" title="Journal" load={loadJournal} /> : null}
              {place.screen === 'settings' && known ? <LazyScreen screen="settings" title="Settings" load={loadSettings} /> : null}
            </Below>
          </div>
        </FindContext>
      </AnswersContext>
    </NavigationContext>
  );
};
