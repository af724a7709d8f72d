import type { DeskProfile } from '../../contract/profile.ts';
import { fitsTicketPattern } from '../../contract/ticket-pattern.ts';
import { FaultError } from '../fault-error.ts';

export const isTicketReference = (text: string, profile: DeskProfile): boolean => fitsTicketPattern(text, profile.ticket.pattern);

/** @throws FaultError `input.invalid` naming the pattern's example. */
export const checkTicket = (ticket: string, profile: DeskProfile): void => {
  if (!isTicketReference(ticket, profile)) {
    throw new FaultError('input.invalid', `“${ticket}” is not a ticket reference of this desk. Type it as in ${profile.ticket.example}.`);
  }
};
