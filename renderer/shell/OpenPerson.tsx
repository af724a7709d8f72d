import { makeStyles, mergeClasses, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { planActs } from '../../contract/acts.ts';
import { refusalOfAll } from '../../contract/permitted.ts';
import type { ReactNode } from 'react';
import type { User } from '../../contract/user.ts';
import { faultOf } from '../bridge/fault.ts';
import { useAnswersPlace, useTellPerson } from '../features/answers/use-answers.ts';
import { useSession } from '../features/session/use-session.ts';
import { TicketPane } from '../features/ticket/TicketPane.tsx';
import { useOpenTicket } from '../features/ticket/use-open-ticket.ts';
import { AroundPane } from '../features/user/AroundPane.tsx';
import { PersonPane } from '../features/user/PersonPane.tsx';
import { usePerson } from '../features/user/use-person.ts';
import { SafeText } from '../ui/SafeText.tsx';
import { useAnnounce } from '../ui/LiveRegion.tsx';
import { useMedia } from '../ui/use-media.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import type { Glimpse } from './place.ts';
import { useNavigation } from './place.ts';
import { useWindowTitle } from './window-title.ts';

/** From here on the ticket leaves room for a third column. */
const wide = '(min-width: 1600px)';
/** The same with the answers docked beside it. */
const wideBesideAnswers = '(min-width: 1960px)';

const useStyles = makeStyles({
  root: {
    height: '100%',
    display: 'grid',
    gridTemplateColumns: 'clamp(380px, 33vw, 440px) minmax(0, 1fr)',
    // A large zoom: the ticket keeps the greater part.
    '@media (max-width: 900px)': { gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 3fr)' },
  },
  threeColumns: { gridTemplateColumns: '440px minmax(0, 1fr) clamp(340px, 22vw, 440px)' },
  // The answers stand where the person was, and the ticket where it always is.
  ticketAlone: { gridTemplateColumns: 'minmax(0, 1fr)', '@media (max-width: 900px)': { gridTemplateColumns: 'minmax(0, 1fr)' } },
  // Both panes hold what is placed in them, so that nothing hidden stretches the window.
  person: {
    position: 'relative',
    minHeight: 0,
    overflowY: 'auto',
    scrollbarGutter: 'stable',
    backgroundColor: tokens.colorNeutralBackground1,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  ticket: { position: 'relative', minHeight: 0, overflowY: 'auto', scrollbarGutter: 'stable', outlineStyle: 'none' },
  around: {
    position: 'relative',
    minHeight: 0,
    overflowY: 'auto',
    scrollbarGutter: 'stable',
    backgroundColor: tokens.colorNeutralBackground1,
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  whom: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  wait: { display: 'grid', gap: '16px', padding: '24px', maxWidth: '860px' },
});

const Waiting = (): ReactNode => {
  const styles = useStyles();
  return (
    <Skeleton className={styles.wait} aria-label="Getting the ticket ready">
      <SkeletonItem size={32} style={{ width: '40%' }} />
      <SkeletonItem size={96} />
      <SkeletonItem size={96} />
    </Skeleton>
  );
};

/** Whom the ticket is about, for when the rest of the pane cannot be shown. */
const Whom = ({ user }: { readonly user: User | undefined }): ReactNode => {
  const styles = useStyles();
  return user === undefined ? null : (
    <div>
      <h1 className={styles.whom}>
        <SafeText>{user.displayName}</SafeText>
      </h1>
      <SafeText fit="wrap">{user.userPrincipalName}</SafeText>
      <SafeText>{user.id}</SafeText>
    </div>
  );
};

interface OpenProps {
  readonly userId: string;
  /** The ticket to open; null for whichever the person has. */
  readonly ticketId: string | null;
  readonly glimpse?: Glimpse | undefined;
}

/** One person: who they are at the left, the ticket beside it, and on wide screens what is around them. */
export const OpenPerson = ({ userId, ticketId, glimpse }: OpenProps): ReactNode => {
  const styles = useStyles();
  const announce = useAnnounce();
  const { profile, agent } = useSession();
  const { place, go } = useNavigation();
  const { opened, screen } = place;
  const query = usePerson(userId);
  const person = query.data;
  const ticket = useOpenTicket({
    userId,
    ticketId,
    agentId: agent.id,
    enabled: person !== undefined && refusalOfAll(person.permission, planActs) === null,
  });
  const [openedAtMs] = useState(Date.now);
  const earlier = { days: profile.repeatResetDays, openedAtMs, planIds: ticket.data?.planIds ?? [] };
  const name = person?.user.displayName;
  const answers = useAnswersPlace();
  const threeColumns = useMedia(answers === 'docked' ? wideBesideAnswers : wide);
  useTellPerson(person);
  useWindowTitle(screen === 'desk' ? (name ?? glimpse?.displayName ?? 'Opening') : null);
  useEffect(() => {
    if (name !== undefined) announce(`${name.slice(0, 120)} is open.`);
  }, [announce, name]);
  // Several parts may ask at once, after a sign-in that all of them waited for: that is one reading.
  const readAgain = () => void query.refetch({ cancelRefetch: false });
  return (
    <div className={mergeClasses(styles.root, threeColumns && styles.threeColumns, answers === 'instead' && styles.ticketAlone)}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a pane that scrolls must be reachable by key */}
      <aside className={styles.person} aria-label="Person" tabIndex={0} hidden={answers === 'instead'}>
        <ErrorBoundary where="person" about={<Whom user={person?.user} />} onReopen={readAgain} resetKey={query.dataUpdatedAt}>
          <PersonPane
            userId={userId}
            person={person}
            glimpse={glimpse}
            withAround={!threeColumns}
            fault={query.error === null ? null : faultOf(query.error)}
            reading={query.isFetching}
            opened={opened}
            earlier={earlier}
            onReadAgain={readAgain}
            onClose={() => go({ type: 'close' })}
          />
        </ErrorBoundary>
      </aside>
      <main id="desk-content" className={styles.ticket} tabIndex={-1} aria-label="Ticket">
        {person === undefined ? (
          query.error === null ? (
            <Waiting />
          ) : null
        ) : (
          <ErrorBoundary where="ticket" onReopen={readAgain} resetKey={query.dataUpdatedAt}>
            <TicketPane
              person={person}
              ticket={ticket.data}
              fault={ticket.error === null ? null : faultOf(ticket.error)}
              onPersonChanged={readAgain}
              onRetry={() => void ticket.refetch()}
              waiting={<Waiting />}
            />
          </ErrorBoundary>
        )}
      </main>
      {threeColumns ? (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a pane that scrolls must be reachable by key
        <aside className={styles.around} aria-label="Around this person" tabIndex={0}>
          <ErrorBoundary where="column" onReopen={readAgain} resetKey={query.dataUpdatedAt}>
            {person === undefined && query.error !== null ? null : (
              <AroundPane person={person} reading={query.isFetching} earlier={earlier} onReadAgain={readAgain} />
            )}
          </ErrorBoundary>
        </aside>
      ) : null}
    </div>
  );
};
