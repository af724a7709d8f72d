import { changeTicket, noCheck } from '../../../contract/change-ticket.ts';
import type { OperationName } from '../../../contract/channels.ts';
import type { DeskEvent } from '../../../contract/events.ts';
import type { DeskApi } from '../../../contract/operations.ts';
import type { Person } from '../../../contract/person.ts';
import type { Plan, PlanProposal, PlanRun } from '../../../contract/plans.ts';
import type { Result } from '../../../contract/result.ts';
import type { Agent } from '../../../contract/session.ts';
import type { Ticket } from '../../../contract/tickets.ts';

interface Parts {
  readonly answer: <T>(name: OperationName, value: () => T | Promise<T>) => Promise<Result<T>>;
  readonly say: (event: DeskEvent) => void;
  readonly person: (userId: string) => Person;
  readonly agent: () => Agent;
  readonly run: (planId: string) => PlanRun | null;
  readonly keep: (run: PlanRun) => PlanRun;
}

export interface FakeTickets {
  readonly api: DeskApi['tickets'];
  readonly proposal: (ticketId: string) => PlanProposal;
  readonly started: (plan: Plan) => void;
  readonly setRuns: (runs: readonly PlanRun[]) => void;
}

/** Tickets in memory, changed by the same step as main's. */
export const fakeTickets = ({ answer, say, person, agent, run, keep }: Parts): FakeTickets => {
  const tickets = new Map<string, Ticket>();

  const newTicket = (userId: string): Ticket => {
    const { user } = person(userId);
    const now = new Date().toISOString();
    return {
      id: crypto.randomUUID(),
      userId,
      person: { displayName: user.displayName, userPrincipalName: user.userPrincipalName },
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
      pass: { lifetimeMinutes: 60, isUsableOnce: true },
      switchedOff: [],
      planIds: [],
      planId: null,
      openedAtUtc: now,
      changedAtUtc: now,
      openedBy: { id: agent().id, displayName: agent().displayName },
      closedAtUtc: null,
    };
  };
  const get = (ticketId: string): Ticket => {
    const ticket = tickets.get(ticketId);
    if (ticket === undefined) throw new Error(`no ticket ${ticketId}`);
    return ticket;
  };
  const put = (ticket: Ticket): Ticket => {
    const next = { ...ticket, revision: ticket.revision + 1, changedAtUtc: new Date().toISOString() };
    tickets.set(next.id, next);
    say({ type: 'ticket.changed', ticket: next });
    return next;
  };
  const open = (): Ticket[] => [...tickets.values()].filter(({ closedAtUtc }) => closedAtUtc === null);
  const closeRun = ({ planId }: Ticket): void => {
    const standing = planId === null ? null : run(planId);
    if (standing !== null) say({ type: 'plan.progress', run: keep({ ...standing, closedAtUtc: new Date().toISOString() }) });
  };

  return {
    proposal: (ticketId) => {
      const { userId, reference, lostMethodKeys, pass, switchedOff, isAfterNotThem } = get(ticketId);
      return { userId, ticket: reference ?? '', lostMethodKeys, pass, switchedOff, isAfterNotThem };
    },
    started: ({ id, userId }) => {
      const ticket = open().find((candidate) => candidate.userId === userId);
      if (ticket !== undefined) put({ ...ticket, planIds: [...ticket.planIds, id], planId: id });
    },
    setRuns: (runs) => {
      tickets.clear();
      for (const { plan, startedAtUtc } of runs) {
        tickets.set(plan.id, {
          ...newTicket(plan.userId),
          id: plan.id,
          revision: 1,
          at: 'plan',
          typedReference: plan.ticket,
          isReferenceValid: true,
          reference: plan.ticket,
          isLossAnswered: true,
          planIds: [plan.id],
          planId: plan.id,
          openedAtUtc: startedAtUtc,
        });
      }
    },
    api: {
      open: ({ userId, ticketId }) =>
        answer('tickets.open', () => {
          const found = open().find(({ id }) => id === ticketId) ?? open().find((ticket) => ticket.userId === userId);
          const ticket = found ?? newTicket(userId);
          tickets.set(ticket.id, ticket);
          return ticket;
        }),
      change: ({ ticketId, changes }) =>
        answer('tickets.change', () => {
          const ticket = changes.reduce(changeTicket, get(ticketId));
          return put({ ...ticket, isReferenceValid: ticket.reference !== null && ticket.reference === ticket.typedReference });
        }),
      list: () =>
        answer('tickets.list', () =>
          open()
            .filter(({ typedReference }) => typedReference !== '')
            .map((ticket) => ({ ticket, run: ticket.planId === null ? null : run(ticket.planId) })),
        ),
      planAgain: ({ ticketId, because }) =>
        answer('tickets.planAgain', () => {
          const ticket = get(ticketId);
          if (because === 'notThem') closeRun(ticket);
          const isAfterNotThem = because === 'notThem';
          return put({ ...ticket, at: 'lost', planId: null, lostMethodKeys: [], isLossAnswered: false, isAfterNotThem, switchedOff: [] });
        }),
      discard: ({ ticketId }) =>
        answer('tickets.discard', () => {
          put({ ...get(ticketId), closedAtUtc: new Date().toISOString() });
          return {};
        }),
      close: ({ ticketId }) =>
        answer('tickets.close', () => {
          const ticket = get(ticketId);
          closeRun(ticket);
          put({ ...ticket, closedAtUtc: new Date().toISOString() });
          return { summary: 'INC-20417: lost phone. 2 methods removed, pass handed over, sessions ended.' };
        }),
      copySummary: () => answer('tickets.copySummary', () => ({})),
    },
  };
};
