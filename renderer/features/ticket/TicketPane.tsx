import { makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { planActs } from '../../../contract/acts.ts';
import { refusalOfAll } from '../../../contract/permitted.ts';
import type { Person } from '../../../contract/person.ts';
import type { Fault } from '../../../contract/result.ts';
import type { Ticket as OpenedTicket } from '../../../contract/tickets.ts';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { NotAllowed } from './NotAllowed.tsx';
import { Ticket } from './Ticket.tsx';

const useStyles = makeStyles({
  fault: { padding: '16px 24px', maxWidth: '980px', boxSizing: 'border-box' },
});

interface Props {
  readonly person: Person;
  /** Reads the person again. The ticket keeps what was typed and recorded. */
  readonly onPersonChanged: () => void;
  /** The ticket as main gave it at this opening; undefined until then. */
  readonly ticket: OpenedTicket | undefined;
  /** Why main could not open one. */
  readonly fault: Fault | null;
  readonly onRetry: () => void;
  /** Shown while the ticket is on its way. */
  readonly waiting: ReactNode;
}

/**
 * The right pane of the desk: one ticket for one person, from its reference to its summary. A refusal takes its place.
 * That the roles could not be read this time is no refusal: a ticket under way stays, the person's pane says so, and
 * main sends nothing until it knows.
 */
export const TicketPane = ({ person, ticket, fault, onPersonChanged, onRetry, waiting }: Props): ReactNode => {
  const styles = useStyles();
  const refusal = refusalOfAll(person.permission, planActs);
  const [underWay, setUnderWay] = useState(refusal === null);
  const stands = refusal === null || (underWay && refusal.reason === 'rolesUnread');
  // Set while drawing: what was refused once starts anew, and is not kept through the next reading.
  if (stands !== underWay) setUnderWay(stands);
  if (refusal !== null && !stands) return <NotAllowed refusal={refusal} />;
  if (ticket !== undefined) return <Ticket key={ticket.id} person={person} opened={ticket} onPersonChanged={onPersonChanged} />;
  if (fault === null) return waiting;
  return (
    <div className={styles.fault}>
      <FaultNote role="alert" title="The ticket could not be opened" fault={fault} onRetry={onRetry} />
    </div>
  );
};
