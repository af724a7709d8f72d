import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Dismiss16Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Ticket } from '../../../contract/tickets.ts';
import type { UserSummary } from '../../../contract/user.ts';
import { Keys } from '../../ui/Keys.tsx';
import { Note } from '../../ui/Note.tsx';
import { Find } from '../find/Find.tsx';
import { useSession, useSessionIfKnown } from '../session/use-session.ts';
import { DeskLinks } from './DeskLinks.tsx';
import { PracticeProfileChoice } from './PracticeProfileChoice.tsx';
import { OpenTickets } from './OpenTickets.tsx';

const useStyles = makeStyles({
  root: { height: '100%', overflowY: 'auto', boxSizing: 'border-box', padding: 'clamp(32px, 11vh, 128px) 24px 32px' },
  column: { width: 'min(760px, 100%)', margin: '0 auto', display: 'grid', gap: '28px' },
  hero: { display: 'grid', gap: '14px' },
  title: { margin: 0, fontSize: tokens.fontSizeHero800, lineHeight: tokens.lineHeightHero800, fontWeight: tokens.fontWeightSemibold },
  lead: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  hints: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: '22px',
    rowGap: '6px',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
  hint: { display: 'flex', alignItems: 'center', gap: '6px' },
  notices: { display: 'grid', gap: '8px' },
});

const hints: readonly (readonly [readonly string[], string])[] = [
  [['Ctrl', 'K'], 'search from anywhere'],
  [['↑', '↓'], 'choose'],
  [['Enter'], 'open'],
  [['Esc'], 'close the list'],
];

const Notices = (): ReactNode => {
  const styles = useStyles();
  const { notices } = useSession();
  const [read, setRead] = useState<ReadonlySet<string>>(new Set());
  const open = notices.filter((notice) => !read.has(notice.id));
  return open.length === 0 ? null : (
    <section aria-label="Notices" className={styles.notices}>
      {open.map((notice) => (
        <Note
          key={notice.id}
          intent={notice.level}
          actions={
            <Button
              size="small"
              appearance="subtle"
              icon={<Dismiss16Regular />}
              aria-label="Put this notice away"
              onClick={() => setRead(new Set([...read, notice.id]))}
            />
          }
        >
          {notice.message}
        </Note>
      ))}
    </section>
  );
};

interface Props {
  /** False behind the journal, where the bar has the search box. */
  readonly shown: boolean;
  readonly onOpen: (userId: string, row: UserSummary | undefined) => void;
  readonly onTakeUp: (ticket: Ticket) => void;
}

/** The desk while nobody is open: one question, and the tickets that are open. */
export const StartScreen = ({ shown, onOpen, onTakeUp }: Props): ReactNode => {
  const styles = useStyles();
  const session = useSessionIfKnown();
  return (
    <div className={styles.root}>
      <div className={styles.column}>
        <div className={styles.hero}>
          <h1 className={styles.title}>Who needs to get back in?</h1>
          <p className={styles.lead}>
            {session === null ? 'Getting the desk ready…' : `${session.profile.deskName}, ${session.profile.organisation}`}
          </p>
          {shown ? <Find size="hero" onOpen={onOpen} /> : null}
          <ul className={styles.hints} aria-label="Keys">
            {hints.map(([keys, words]) => (
              <li key={words} className={styles.hint}>
                <Keys keys={keys} />
                {words}
              </li>
            ))}
          </ul>
        </div>
        {session === null ? null : (
          <>
            <Notices />
            {session.tenant.kind === 'practice' ? <PracticeProfileChoice /> : null}
            <DeskLinks />
            <OpenTickets onTakeUp={onTakeUp} />
          </>
        )}
      </div>
    </div>
  );
};
