import { z } from 'zod';
import { Ticket } from '../../contract/tickets.ts';
import { readSettings, writeSettings } from './settings-file.ts';

const TicketsOnDisk = z.object({ format: z.literal(1).default(1), tickets: z.array(Ticket).default([]) });

/** Open tickets of one tenant, beside its journal: readable by the agent's account only, replaced in one step. */
export const openTicketFile = (file: string, now: () => number = Date.now) => ({
  read: () => {
    const { value, notice } = readSettings(file, TicketsOnDisk, {
      what: 'The file of open tickets',
      otherwise: 'tickets whose plan was started come back from the journal',
      now,
    });
    return { tickets: value.tickets, notice };
  },
  /** @throws FaultError `settings.unreadable` */
  write: (tickets: readonly Ticket[]): void => writeSettings(file, { format: 1, tickets }, 'The open tickets could not be saved.'),
});
