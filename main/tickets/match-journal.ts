import { noCheck } from '../../contract/change-ticket.ts';
import type { Plan } from '../../contract/plans.ts';
import type { DeskProfile } from '../../contract/profile.ts';
import type { Ticket } from '../../contract/tickets.ts';
import type { JournalReader } from '../audit/reader.ts';
import { preferredPass } from '../plans/proposals.ts';
import type { Runs } from '../plans/runs.ts';
import type { TicketBook } from './ticket-book.ts';

export interface MatchOptions {
  readonly book: TicketBook;
  readonly runs: Runs;
  readonly reader: JournalReader;
  readonly profile: () => DeskProfile;
  readonly now: () => number;
}

/**
 * Brings the book to what the journal knows, and the journal has the last word: the process may have ended between the
 * two, the file may have been set aside, or an earlier version may have kept no tickets.
 */
export const matchJournal = (options: MatchOptions): void => {
  const { book, runs, now } = options;
  for (const ticket of book.open()) {
    if (ticket.planId === null) continue;
    const run = runs.find(ticket.planId);
    if (run === undefined) book.put({ ...ticket, planIds: ticket.planIds.filter((id) => id !== ticket.planId), planId: null });
    else if (run.closedAtUtc !== null) book.put({ ...ticket, closedAtUtc: run.closedAtUtc });
  }
  const held = new Set(book.open().flatMap(({ planIds }) => planIds));
  // Oldest first, so that the newest plan of a ticket is the one that stands.
  for (const { plan } of runs.unfinished(new Date(now()).toISOString()).toReversed()) {
    if (held.has(plan.id)) continue;
    const ticket = book.open().find((open) => open.userId === plan.userId && open.reference === plan.ticket && open.planId === null);
    if (ticket) book.put(withPlan(ticket, plan));
    else book.add(ticketOf(plan, options));
  }
};

export const withPlan = (ticket: Ticket, plan: Plan): Ticket => ({ ...ticket, planIds: [...ticket.planIds, plan.id], planId: plan.id });

/** A ticket from what the journal noted when its plan started. */
export const ticketOf = (plan: Plan, { reader, profile }: Pick<MatchOptions, 'reader' | 'profile'>): Ticket => {
  const started = reader.notes('plan.started', { planId: plan.id })[0];
  const agent = started?.agent ?? null;
  const openedAtUtc = started?.atUtc ?? plan.proposedAtUtc;
  return {
    id: plan.id,
    userId: plan.userId,
    person: { displayName: plan.userDisplayName, userPrincipalName: plan.userPrincipalName },
    about: 'lostDevice',
    revision: 1,
    at: 'plan',
    typedReference: plan.ticket,
    isReferenceValid: true,
    reference: plan.ticket,
    check: noCheck,
    evidenceIds: [],
    lostMethodKeys: [],
    isLossAnswered: true,
    isAfterNotThem: false,
    lossInWords: null,
    pass: preferredPass(profile(), plan.passPolicy),
    switchedOff: [],
    switchedOn: [],
    decisions: [],
    planIds: [plan.id],
    planId: plan.id,
    openedAtUtc,
    changedAtUtc: openedAtUtc,
    // A name that has left the journal leaves the id.
    openedBy: agent === null ? null : { id: agent.id, displayName: agent.displayName ?? agent.id },
    closedAtUtc: null,
  };
};
