import { randomUUID } from 'node:crypto';
import { changeTicket, noCheck } from '../../contract/change-ticket.ts';
import type { ListedEvidence } from '../../contract/evidence.ts';
import { methodKey } from '../../contract/method-key.ts';
import type { Plan, PlanProposal, PlanRun } from '../../contract/plans.ts';
import type { DeskProfile } from '../../contract/profile.ts';
import type { ListedTicket, Ticket, TicketChange } from '../../contract/tickets.ts';
import type { CurrentSession } from '../agent/agent-session.ts';
import type { JournalReader } from '../audit/reader.ts';
import type { Verification } from '../evidence/verification.ts';
import { checkTicket, isTicketReference } from '../evidence/verification.ts';
import { FaultError } from '../fault-error.ts';
import type { CallContext } from '../operations.ts';
import type { People } from '../people/people.ts';
import { stepIds } from '../plans/build-steps.ts';
import { preferredPass } from '../plans/proposals.ts';
import type { Runs } from '../plans/runs.ts';
import { matchJournal, ticketOf, withPlan } from './match-journal.ts';
import type { TicketBook } from './ticket-book.ts';
import { isBegun } from './ticket-book.ts';
import type { Tickets } from './tickets.ts';
import type { RegistrationWatch } from './watch.ts';

export interface OpenTicketsOptions {
  readonly book: TicketBook;
  readonly runs: Runs;
  readonly reader: JournalReader;
  readonly session: CurrentSession;
  readonly profile: () => DeskProfile;
  readonly persons: People;
  readonly verification: Verification;
  readonly watch: RegistrationWatch;
  readonly closing: Tickets;
  readonly now: () => number;
}

/** The tickets an agent works on: opened, changed as far as main allows, planned from, and closed. */
export class OpenTickets {
  readonly #options: OpenTicketsOptions;
  #isMatched = false;

  constructor(options: OpenTicketsOptions) {
    this.#options = options;
  }

  /** @throws FaultError when the person was never read and cannot be. */
  async open(userId: string, ticketId: string | null, context: CallContext): Promise<Ticket> {
    const { book, persons, profile, session, now } = this.#options;
    this.#matchJournal();
    const asked = book.open().find((ticket) => ticket.id === ticketId && ticket.userId === userId);
    const found = asked ?? book.openOf(userId);
    if (found) return this.#withEvidence(found);
    const { person } = persons.remembered(userId) ?? (await persons.read(userId, context));
    const opened = book.openOf(person.user.id);
    if (opened) return this.#withEvidence(opened);
    const { actor } = session();
    const atUtc = new Date(now()).toISOString();
    return book.add({
      id: randomUUID(),
      userId: person.user.id,
      person: { displayName: person.user.displayName, userPrincipalName: person.user.userPrincipalName },
      about: 'lostDevice',
      revision: 0,
      at: 'ticket',
      typedReference: '',
      isReferenceValid: false,
      reference: null,
      check: noCheck,
      evidenceIds: [],
      lostMethodKeys: [],
      isLossAnswered: false,
      isAfterNotThem: false,
      lossInWords: null,
      pass: preferredPass(profile(), person.passPolicy.ok ? person.passPolicy.value : null),
      switchedOff: [],
      planIds: [],
      planId: null,
      openedAtUtc: atUtc,
      changedAtUtc: atUtc,
      openedBy: { id: actor.id, displayName: actor.displayName },
      closedAtUtc: null,
    });
  }

  /** @throws FaultError `desk.changed` when the changes were made on an older ticket; `input.invalid` for a wrong reference. */
  change(ticketId: string, revision: number, changes: readonly TicketChange[]): Ticket {
    const { book, profile } = this.#options;
    const before = this.#requireOpen(ticketId);
    if (before.revision !== revision) {
      throw new FaultError('desk.changed', 'This ticket was changed elsewhere. It is shown as it stands now; make your change again.');
    }
    let ticket = before;
    for (const change of changes) {
      if (change.type === 'referenceAccepted') checkTicket(change.reference, profile());
      ticket = changeTicket(ticket, change);
    }
    if (ticket === before) return before;
    const isReferenceValid = isTicketReference(ticket.typedReference.trim(), profile());
    const evidenceIds = ticket.reference === before.reference ? ticket.evidenceIds : this.#evidenceOf(ticket);
    return book.put({ ...ticket, isReferenceValid, evidenceIds });
  }

  list(): ListedTicket[] {
    const { book, runs } = this.#options;
    this.#matchJournal();
    return book
      .open()
      .filter(isBegun)
      .map((ticket) => ({ ticket, run: (ticket.planId === null ? undefined : runs.find(ticket.planId)) ?? null }));
  }

  /** What main plans from. @throws FaultError `input.invalid` without an accepted reference. */
  proposal(ticketId: string): PlanProposal {
    const { userId, reference, lostMethodKeys, pass, switchedOff, isAfterNotThem } = this.#requireOpen(ticketId);
    if (reference === null) throw new FaultError('input.invalid', 'A plan needs the ticket’s reference. Type it first.');
    return { userId, ticket: reference, lostMethodKeys, pass, switchedOff, isAfterNotThem };
  }

  /** A check of the caller was recorded: it belongs to the ticket of its person and reference, and its form starts anew. */
  recorded(evidence: ListedEvidence): void {
    const { book } = this.#options;
    const ticket = book.open().find(({ userId, reference }) => userId === evidence.userId && reference === evidence.ticket);
    if (ticket) book.put({ ...ticket, evidenceIds: [evidence.id, ...ticket.evidenceIds], check: noCheck });
  }

  /** The caller failed a check: its form starts anew. */
  checkFailed(userId: string, reference: string): void {
    const { book } = this.#options;
    const ticket = book.open().find((open) => open.userId === userId && open.reference === reference);
    if (ticket) book.put({ ...ticket, check: noCheck });
  }

  /** A plan was started: it belongs to the ticket that it was made for. */
  started(plan: Plan): void {
    const { book } = this.#options;
    const ticket = book.open().find(({ userId, reference }) => userId === plan.userId && reference === plan.ticket);
    if (ticket) book.put(withPlan(ticket, plan));
    else book.add(ticketOf(plan, this.#options));
  }

  /** @throws FaultError when the run that stands does not allow it. */
  planAgain(ticketId: string, because: 'stopped' | 'notThem'): Ticket {
    const { book, watch, closing, persons } = this.#options;
    const ticket = this.#requireOpen(ticketId);
    const run = this.#requireRun(ticket);
    const appeared = watch.appeared(run.plan.id).map(methodKey);
    if (because === 'stopped' ? run.state !== 'abandoned' : appeared.length === 0 || run.state === 'running') {
      throw new FaultError('desk.policy', 'This plan is not at its end. Carry it out or stop it before another one is made.');
    }
    if (because === 'notThem') closing.close(run.plan.id);
    // What appeared is in no reading from before.
    persons.expire(ticket.userId);
    return book.put({
      ...ticket,
      at: because === 'notThem' && !this.#mayUndo(ticket, appeared) ? 'check' : 'lost',
      evidenceIds: this.#evidenceOf(ticket),
      lostMethodKeys: because === 'notThem' ? appeared : [],
      isLossAnswered: false,
      isAfterNotThem: because === 'notThem',
      lossInWords: null,
      // What is not theirs goes first, on the check that there was. Whoever is to be given something is checked again.
      switchedOff: because === 'notThem' ? [stepIds.pass] : [],
      planId: null,
    });
  }

  /** @throws FaultError `desk.policy` once a plan was started: then it is closed, and the journal says so. */
  discard(ticketId: string): void {
    const { book, now } = this.#options;
    const ticket = this.#requireOpen(ticketId);
    if (ticket.planIds.length > 0) {
      throw new FaultError('desk.policy', 'A plan was started for this ticket. Open it and close it instead.');
    }
    book.remove({ ...ticket, closedAtUtc: new Date(now()).toISOString() });
  }

  /** Closing twice gives the same summary. @throws FaultError while the plan is being carried out. */
  close(ticketId: string): { summary: string } {
    const { book, closing, now } = this.#options;
    const ticket = book.get(ticketId);
    const run = this.#requireRun(ticket);
    const { run: closed } = closing.close(run.plan.id);
    if (ticket.closedAtUtc === null) book.put({ ...ticket, closedAtUtc: closed.closedAtUtc ?? new Date(now()).toISOString() });
    return { summary: this.summary(ticketId) };
  }

  /** Of every run that was closed under this ticket, oldest first, and of the one that stands. */
  summary(ticketId: string): string {
    const { book, runs, closing } = this.#options;
    const ticket = book.get(ticketId);
    const { plan } = this.#requireRun(ticket);
    const told = ticket.planIds.filter((planId) => planId === plan.id || (runs.find(planId)?.closedAtUtc ?? null) !== null);
    return told.map((planId) => closing.summary(planId)).join('\n\n');
  }

  #requireOpen(ticketId: string): Ticket {
    const ticket = this.#options.book.get(ticketId);
    if (ticket.closedAtUtc !== null) throw new FaultError('desk.gone', 'This ticket is closed. Open the person again for a new one.');
    return ticket;
  }

  #requireRun({ planId }: Ticket): PlanRun {
    if (planId === null) {
      throw new FaultError('desk.policy', 'Nothing was carried out for this ticket. Discard it, or carry out its plan.');
    }
    return this.#options.runs.get(planId);
  }

  /** Another agent may have opened it: what counts is what the one at work has recorded. */
  #withEvidence(ticket: Ticket): Ticket {
    const evidenceIds = this.#evidenceOf(ticket);
    return evidenceIds.join() === ticket.evidenceIds.join() ? ticket : this.#options.book.put({ ...ticket, evidenceIds });
  }

  /** Whether the agent at work may take away what appeared without a new check. */
  #mayUndo({ userId, reference }: Ticket, appeared: readonly string[]): boolean {
    const { verification, session } = this.#options;
    if (reference === null) return false;
    const undoing = { planId: null, onlyTakesAway: true, removes: new Set(appeared) };
    return verification.counting({ agentId: session().actor.id, userId, ticket: reference }, undoing).length > 0;
  }

  #evidenceOf({ userId, reference }: Ticket): string[] {
    if (reference === null) return [];
    const { verification, session } = this.#options;
    return verification
      .listed({ agentId: session().actor.id, userId, ticket: reference })
      .toReversed()
      .map(({ id }) => id);
  }

  /** Once, before the first look: the journal may know more than the file. */
  #matchJournal(): void {
    if (this.#isMatched) return;
    this.#isMatched = true;
    matchJournal(this.#options);
  }
}
