import { makeStyles } from '@fluentui/react-components';
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

/** The right pane of the desk: one ticket for one person, from its reference to its summary. */
export const TicketPane = ({ person, ticket, fault, onPersonChanged, onRetry, waiting }: Props): ReactNode => {
  const styles = useStyles();
  const refusal = refusalOfAll(person.permission, planActs);
  if (refusal !== null) return <NotAllowed refusal={refusal} />;
  if (ticket !== undefined) return <Ticket key={ticket.id} person={person} opened={ticket} onPersonChanged={onPersonChanged} />;
  if (fault === null) return waiting;
  return (
    <div className={styles.fault}>
      <FaultNote role="alert" title="The ticket could not be opened" fault={fault} onRetry={onRetry} />
    </div>
  );
};
