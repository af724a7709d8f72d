import type { Page } from '@playwright/test';
import type { TicketChange } from '../../../contract/tickets.ts';
import { fromDesk } from './ask-desk.ts';

/** The person's ticket through the bridge, filled in as far as a pass and nothing lost. */
export const ticketFor = async (page: Page, userId: string, reference: string): Promise<string> => {
  const { id: ticketId, revision } = await fromDesk(page, 'tickets.open', { userId, ticketId: null });
  const changes: TicketChange[] = [
    { type: 'referenceAccepted', reference },
    { type: 'wentBack', to: 'lost' },
    { type: 'lossChosen', methodKeys: [] },
    { type: 'lossDone', inWords: 'Nothing lost' },
    { type: 'passChanged', pass: { lifetimeMinutes: 60, isUsableOnce: true } },
  ];
  await fromDesk(page, 'tickets.change', { ticketId, revision, changes });
  return ticketId;
};
