import { useState } from 'react';
import type { ReactNode } from 'react';
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

/**
 * The right pane of the desk: one ticket for one person, from its reference to its summary. A refusal takes its place.
 * That the roles could not be read this time is no refusal: a ticket under way stays, the person's pane says so, and
 * main sends nothing until it knows.
 */
export const TicketPane = ({ person, onPersonChanged, reopenPlanId }: Props): ReactNode => {
  const { permission } = person;
  const [underWay, setUnderWay] = useState(permission.allowed);
  const stands = permission.allowed || (underWay && permission.reason === 'rolesUnread');
  // Set while drawing: what was refused once starts anew, and is not kept through the next reading.
  if (stands !== underWay) setUnderWay(stands);
  return stands ? (
    <Ticket person={person} onPersonChanged={onPersonChanged} reopenPlanId={reopenPlanId} />
  ) : (
    <NotAllowed permission={permission} />
  );
};
