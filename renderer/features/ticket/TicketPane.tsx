import type { ReactNode } from 'react';
import { planActs } from '../../../contract/acts.ts';
import { refusalOfAll } from '../../../contract/permitted.ts';
import type { Person } from '../../../contract/person.ts';
import { NotAllowed } from './NotAllowed.tsx';
import { Ticket } from './Ticket.tsx';

interface Props {
  readonly person: Person;
  /** Reads the person again. The ticket keeps what was typed and recorded. */
  readonly onPersonChanged: () => void;
  /** A plan of this person to be taken up again; null for a new ticket. */
  readonly reopenPlanId: string | null;
}

/** The right pane of the desk: one ticket for one person, from its reference to its summary. */
export const TicketPane = ({ person, onPersonChanged, reopenPlanId }: Props): ReactNode => {
  const refusal = refusalOfAll(person.permission, planActs);
  return refusal === null ? (
    <Ticket person={person} onPersonChanged={onPersonChanged} reopenPlanId={reopenPlanId} />
  ) : (
    <NotAllowed refusal={refusal} />
  );
};
