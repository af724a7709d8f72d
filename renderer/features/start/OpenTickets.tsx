import { Button, makeStyles, mergeClasses, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { ArrowRight16Regular, Delete16Regular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import type { ListedTicket, Ticket } from '../../../contract/tickets.ts';
import { desk } from '../../bridge/desk.ts';
import { faultOf } from '../../bridge/fault.ts';
import { useOneAtATime } from '../../bridge/use-one-at-a-time.ts';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { SafeText } from '../../ui/SafeText.tsx';
import { Section } from '../../ui/Section.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { standing } from './run-words.ts';
import { useOpenTickets } from './use-open-tickets.ts';

const useStyles = makeStyles({
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    '> li + li': { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  row: {
    display: 'grid',
    gridTemplateColumns: '104px minmax(0, 1fr) auto auto',
    columnGap: '14px',
    alignItems: 'center',
    padding: 'var(--lk-line-padding, 8px) 10px var(--lk-line-padding, 8px) 14px',
  },
  ticket: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, overflowWrap: 'anywhere' },
  name: { fontWeight: tokens.fontWeightSemibold },
  small: { fontSize: tokens.fontSizeBase200, lineHeight: '16px', color: tokens.colorNeutralForeground2 },
  open: { color: tokens.colorNeutralForeground2 },
  state: { display: 'grid', justifyItems: 'end', gap: '2px' },
  // As wide with the one button as with both, so that the column before it stands straight.
  acts: { display: 'flex', gap: '4px', justifyContent: 'end', minWidth: '152px' },
  none: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

interface RowProps {
  readonly listed: ListedTicket;
  readonly onTakeUp: (ticket: Ticket) => void;
  readonly onDiscard: (ticketId: string) => void;
}

const Row = ({ listed, onTakeUp, onDiscard }: RowProps): ReactNode => {
  const styles = useStyles();
  const { ticket } = listed;
  const { person, typedReference } = ticket;
  const state = standing(listed);
  const which = `${typedReference.trim() === '' ? 'the ticket' : typedReference.trim()} for ${person.displayName.slice(0, 80)}`;
  return (
    <li className={styles.row}>
      {typedReference.trim() === '' ? (
        <span className={styles.small}>No reference yet</span>
      ) : (
        <SafeText fit="wrap" className={mergeClasses(styles.ticket, !ticket.isReferenceValid && styles.open)}>
          {ticket.isReferenceValid ? typedReference : `${typedReference}…`}
        </SafeText>
      )}
      <div>
        <SafeText className={styles.name}>{person.displayName}</SafeText>
        <SafeText className={styles.small}>{person.userPrincipalName}</SafeText>
      </div>
      <div className={styles.state}>
        <StatusBadge tone={state.tone}>{state.words}</StatusBadge>
        <span className={styles.small}>
          opened <RelativeTime utc={ticket.openedAtUtc} />
          {ticket.openedBy === null ? null : (
            <>
              {' by '}
              <bdi>{ticket.openedBy.displayName.slice(0, 80)}</bdi>
            </>
          )}
        </span>
      </div>
      <div className={styles.acts}>
        {ticket.planIds.length > 0 ? null : (
          <Button
            appearance="subtle"
            icon={<Delete16Regular />}
            aria-label={`Discard ${which}`}
            title="Discard this draft"
            onClick={() => onDiscard(ticket.id)}
          />
        )}
        <Button icon={<ArrowRight16Regular />} iconPosition="after" aria-label={`Take up ${which} again`} onClick={() => onTakeUp(ticket)}>
          Take up
        </Button>
      </div>
    </li>
  );
};

/** Tickets that were begun and not closed, from this and earlier runs of the console, whoever opened them. */
export const OpenTickets = ({ onTakeUp }: { readonly onTakeUp: (ticket: Ticket) => void }): ReactNode => {
  const styles = useStyles();
  const tickets = useOpenTickets();
  const discard = useOneAtATime({ mutationFn: (ticketId: string) => desk.tickets.discard({ ticketId }) });
  return (
    <Section title="Open tickets">
      {tickets.error === null ? null : (
        <FaultNote fault={faultOf(tickets.error)} onRetry={() => void tickets.refetch()} retrying={tickets.isFetching} />
      )}
      {discard.error === null ? null : <FaultNote role="alert" title="The draft was not discarded" fault={faultOf(discard.error)} />}
      {tickets.isPending ? (
        <Skeleton aria-label="Reading open tickets">
          <SkeletonItem size={48} />
        </Skeleton>
      ) : null}
      {tickets.data?.length === 0 ? <p className={styles.none}>None. Every ticket begun at this desk was closed.</p> : null}
      {tickets.data !== undefined && tickets.data.length > 0 ? (
        <ul className={styles.list}>
          {tickets.data.map((listed) => (
            <Row key={listed.ticket.id} listed={listed} onTakeUp={onTakeUp} onDiscard={discard.mutate} />
          ))}
        </ul>
      ) : null}
    </Section>
  );
};
