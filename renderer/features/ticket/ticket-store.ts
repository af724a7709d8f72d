import { changeTicket } from '../../../contract/change-ticket.ts';
import type { Fault } from '../../../contract/result.ts';
import type { Ticket, TicketChange } from '../../../contract/tickets.ts';
import { faultOf } from '../../bridge/fault.ts';

export interface TicketState {
  /** Main's newest ticket, with the changes that main has not answered yet. */
  readonly ticket: Ticket;
  /** False while changes are on their way. */
  readonly isKept: boolean;
  /** Why main did not keep the last changes; the ticket is then main's again. */
  readonly fault: Fault | null;
}

export interface TicketStoreOptions {
  readonly ticket: Ticket;
  readonly send: (ticketId: string, revision: number, changes: TicketChange[]) => Promise<Ticket>;
  /** Main's ticket as it stands, after changes were made on one that is no longer the newest. */
  readonly read: (ticket: Ticket) => Promise<Ticket>;
  readonly setTimer: (callback: () => void, afterMs: number) => () => void;
}

/** Letters go to main at the first one and then at most this often: what a crash can lose is shorter than half a second. */
export const typingPauseMs = 200;
/** Somebody else changed the ticket at the same moments: after so many tries in a row main's word stands. */
const tries = 3;

const isTyping = ({ type }: TicketChange): boolean => type === 'referenceTyped' || type === 'checkDrafted';

/**
 * The ticket as the window sees it. Main holds it; here are only the changes between a key and main's answer. One call is
 * under way at a time, each on the revision that main gave last, so their order is the order in which they were made.
 */
export class TicketStore {
  readonly #options: TicketStoreOptions;
  readonly #listeners = new Set<() => void>();
  #known: Ticket;
  #unsent: readonly TicketChange[] = [];
  #sending: readonly TicketChange[] = [];
  #fault: Fault | null = null;
  #state: TicketState;
  #cancelTimer: (() => void) | null = null;

  constructor(options: TicketStoreOptions) {
    this.#options = options;
    this.#known = options.ticket;
    this.#state = this.#draw();
  }

  readonly state = (): TicketState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** A change by the agent: on screen at once, and on its way to main. */
  readonly change = (change: TicketChange): void => {
    if (changeTicket(this.#state.ticket, change) === this.#state.ticket) return;
    const last = this.#unsent.at(-1);
    // Only the last of several letters matters.
    this.#unsent = isTyping(change) && last?.type === change.type ? [...this.#unsent.slice(0, -1), change] : [...this.#unsent, change];
    this.#fault = null;
    this.#redraw();
    if (!isTyping(change)) this.#cancelPause();
    if (this.#cancelTimer === null) void this.#flush();
  };

  /** Main's ticket, from an event or an answer; an older picture than the one known is dropped. */
  readonly arrived = (ticket: Ticket): void => {
    if (ticket.id !== this.#known.id || ticket.revision <= this.#known.revision) return;
    this.#known = ticket;
    this.#redraw();
  };

  /** Sends what waits for the end of the pause: the window may go at any moment. */
  readonly hurry = (): void => {
    this.#cancelPause();
    void this.#flush();
  };

  async #flush(): Promise<void> {
    if (this.#sending.length > 0 || this.#unsent.length === 0) return;
    this.#sending = this.#unsent;
    this.#unsent = [];
    try {
      this.arrived(await this.#sent([...this.#sending]));
    } catch (error) {
      this.#unsent = [];
      this.#fault = faultOf(error);
    }
    const typed = this.#sending.every(isTyping);
    this.#sending = [];
    this.#redraw();
    if (typed && this.#unsent.every(isTyping)) this.#pause();
    else void this.#flush();
  }

  /** @throws the fault with which main refused the changes for good. */
  async #sent(changes: TicketChange[]): Promise<Ticket> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#options.send(this.#known.id, this.#known.revision, changes);
      } catch (error) {
        if (faultOf(error).code !== 'desk.changed' || attempt === tries) throw error;
        this.arrived(await this.#options.read(this.#known));
      }
    }
  }

  #pause(): void {
    this.#cancelTimer ??= this.#options.setTimer(() => {
      this.#cancelTimer = null;
      void this.#flush();
    }, typingPauseMs);
  }

  #cancelPause(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = null;
  }

  #draw(): TicketState {
    const waiting = [...this.#sending, ...this.#unsent];
    return { ticket: waiting.reduce(changeTicket, this.#known), isKept: waiting.length === 0, fault: this.#fault };
  }

  #redraw(): void {
    this.#state = this.#draw();
    for (const listener of this.#listeners) listener();
  }
}
