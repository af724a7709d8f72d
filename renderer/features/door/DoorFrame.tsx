import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Dismiss16Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { AppState } from '../../../contract/app-state.ts';
import { PracticeBanner } from '../../shell/PracticeBanner.tsx';
import { Note } from '../../ui/Note.tsx';
import { ProductMark } from '../../ui/ProductMark.tsx';

const useStyles = makeStyles({
  root: { height: '100%', display: 'grid', gridTemplateRows: 'auto minmax(0, 1fr)' },
  page: {
    gridRow: 2,
    position: 'relative',
    overflowY: 'auto',
    boxSizing: 'border-box',
    padding: '0 24px',
    display: 'grid',
    gridTemplateRows: 'auto 1fr auto',
    gridTemplateColumns: 'minmax(0, 1fr)',
  },
  brand: {
    display: 'flex',
    alignItems: 'center',
    gap: '10px',
    padding: '20px 0',
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  main: { display: 'grid', gap: '16px', alignContent: 'start', justifyItems: 'center', padding: 'clamp(8px, 6vh, 72px) 0 24px' },
  notices: { width: 'min(720px, 100%)', display: 'grid', gap: '8px' },
  foot: { padding: '16px 0', fontSize: '11px', color: tokens.colorNeutralForeground3 },
});

const Notices = ({ notices }: { readonly notices: AppState['notices'] }): ReactNode => {
  const styles = useStyles();
  const [read, setRead] = useState<ReadonlySet<string>>(new Set());
  const open = notices.filter(({ id }) => !read.has(id));
  return open.length === 0 ? null : (
    <section aria-label="Notices" className={styles.notices}>
      {open.map(({ id, level, message }) => (
        <Note
          key={id}
          intent={level}
          actions={
            <Button
              size="small"
              appearance="subtle"
              icon={<Dismiss16Regular />}
              aria-label="Put this notice away"
              onClick={() => setRead(new Set([...read, id]))}
            />
          }
        >
          {message}
        </Note>
      ))}
    </section>
  );
};

/** Brand, what the agent should know, the one thing to do, and the version. */
export const DoorFrame = ({ state, children }: { readonly state: AppState | null; readonly children: ReactNode }): ReactNode => {
  const styles = useStyles();
  const onPractice = state?.phase.phase === 'locked' && state.phase.workplace === 'practice';
  return (
    <div className={styles.root}>
      {onPractice ? <PracticeBanner /> : null}
      <div className={styles.page}>
        <header className={styles.brand}>
          <ProductMark size={28} />
          Latchkey
        </header>
        <main className={styles.main}>
          {state === null ? null : <Notices notices={state.notices} />}
          {children}
        </main>
        <footer className={styles.foot}>{state === null ? null : `Latchkey ${state.appVersion} · ${state.runtime}`}</footer>
      </div>
    </div>
  );
};
