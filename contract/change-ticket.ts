import type { CheckDraft, Ticket, TicketChange } from './tickets.ts';

export const noCheck: CheckDraft = {
  way: null,
  number: null,
  photoKind: null,
  document: null,
  matchesPhotoOnRecord: null,
  reachedBy: null,
  managersNumber: null,
};

/**
 * The ticket after a change, as one pure step that main and window share: main keeps its result, the window shows it until
 * main has answered. A change that does not fit where the ticket stands gives the same ticket back. Revision, times and
 * whether the reference is one are main's.
 */
export const changeTicket = (ticket: Ticket, change: TicketChange): Ticket => {
  if (ticket.closedAtUtc !== null) return ticket;
  if (change.type === 'handOverOpened') return ticket.planId === null ? ticket : { ...ticket, at: 'handOver' };
  // What a plan was made from is not changed any more once it has started.
  if (ticket.planId !== null) return ticket;
  switch (change.type) {
    case 'referenceTyped':
      return ticket.at === 'ticket' ? { ...ticket, typedReference: change.text } : ticket;
    case 'referenceAccepted':
      return {
        ...ticket,
        at: 'check',
        typedReference: change.reference,
        reference: change.reference,
        // Evidence is bound to the reference that it was taken for.
        evidenceIds: ticket.reference === change.reference ? ticket.evidenceIds : [],
      };
    case 'checkDrafted':
      return { ...ticket, check: change.check };
    case 'checkDone':
      return ticket.at === 'check' ? { ...ticket, at: ticket.isLossAnswered ? 'plan' : 'lost' } : ticket;
    case 'lossChosen':
      // Other devices make other steps: what was switched off before may mean something else now.
      return ticket.at === 'lost'
        ? { ...ticket, lostMethodKeys: [...new Set(change.methodKeys)], isLossAnswered: false, switchedOff: [] }
        : ticket;
    case 'lossCompleted':
      return { ...ticket, lostMethodKeys: [...new Set(change.methodKeys)] };
    case 'lossDone':
      return ticket.at === 'lost' ? { ...ticket, at: 'plan', isLossAnswered: true, lossInWords: change.inWords } : ticket;
    case 'passChanged':
      return { ...ticket, pass: change.pass };
    case 'stepSwitched': {
      const others = ticket.switchedOff.filter((id) => id !== change.stepId);
      return { ...ticket, switchedOff: change.on ? others : [...others, change.stepId] };
    }
    case 'wentBack':
      return ticket.reference === null ? ticket : { ...ticket, at: change.to };
    default:
      return change satisfies never;
  }
};
