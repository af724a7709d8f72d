import type { Ticket } from '../../contract/tickets.ts';
import { FaultError } from '../fault-error.ts';

/** Where tickets outlive the process. */
export interface TicketFile {
  /** A file that cannot be used is set aside and said so in `notice`; its tickets are then what the journal knows. */
  readonly read: () => { readonly tickets: readonly Ticket[]; readonly notice: string | null };
  /** Replaces the file in one step. @throws FaultError when it cannot be written. */
  readonly write: (tickets: readonly Ticket[]) => void;
}

export interface TicketBookOptions {
  readonly file: TicketFile;
  /** Told of every ticket that changed. */
  readonly emit: (ticket: Ticket) => void;
  readonly notify: (message: string) => void;
  readonly now: () => number;
}

/** Whether there is anything to keep: a person who was only looked at leaves no ticket behind. */
export const isBegun = ({ typedReference, reference, planIds }: Ticket): boolean =>
  typedReference.trim() !== '' || reference !== null || planIds.length > 0;

/** The tickets of one tenant, in memory and on disk. What it gives out is never changed afterwards. */
export class TicketBook {
  readonly #options: TicketBookOptions;
  readonly #tickets: Map<string, Ticket>;
  #isWritten = true;

  constructor(options: TicketBookOptions) {
    this.#options = options;
    const { tickets, notice } = options.file.read();
    this.#tickets = new Map(tickets.map((ticket) => [ticket.id, ticket]));
    if (notice !== null) options.notify(notice);
  }

  /** Also one that was closed, as long as this process lasts. @throws FaultError `desk.gone` */
  get(ticketId: string): Ticket {
    const ticket = this.#tickets.get(ticketId);
    if (!ticket) throw new FaultError('desk.gone', 'Latchkey does not hold this ticket any more. Open the person again.');
    return ticket;
  }

  /** Open tickets, the one changed last first. */
  open(): Ticket[] {
    return [...this.#tickets.values()]
      .filter((ticket) => ticket.closedAtUtc === null)
      .toSorted((a, b) => b.changedAtUtc.localeCompare(a.changedAtUtc) || b.revision - a.revision);
  }

  openOf(userId: string): Ticket | undefined {
    return this.open().find((ticket) => ticket.userId === userId);
  }

  /** A new ticket, or one that the journal knows. */
  add(ticket: Ticket): Ticket {
    // One that nobody began was only looked at; the next person takes its place.
    for (const other of this.open()) if (!isBegun(other)) this.#tickets.delete(other.id);
    this.#tickets.set(ticket.id, ticket);
    if (isBegun(ticket)) this.#write();
    return ticket;
  }

  /** Keeps the ticket as it is now and tells the window; the same ticket changes nothing. */
  put(ticket: Ticket): Ticket {
    const before = this.get(ticket.id);
    if (before === ticket) return ticket;
    const changed = { ...ticket, revision: before.revision + 1, changedAtUtc: new Date(this.#options.now()).toISOString() };
    this.#tickets.set(ticket.id, changed);
    this.#write();
    this.#options.emit(changed);
    return changed;
  }

  /** Closed for good, and forgotten at once. */
  remove(ticket: Ticket): void {
    this.put(ticket);
    this.#tickets.delete(ticket.id);
  }

  /** A disk that refuses costs what a restart would have brought back, not the ticket: the agent is told once and goes on. */
  #write(): void {
    try {
      this.#options.file.write(this.open().filter(isBegun));
      this.#isWritten = true;
    } catch (error) {
      if (!(error instanceof FaultError)) throw error;
      if (this.#isWritten) this.#options.notify(`Open tickets are not kept on disk for now. ${error.message}`);
      this.#isWritten = false;
    }
  }
}
