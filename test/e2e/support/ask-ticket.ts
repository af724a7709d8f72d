import type { Page } from '@playwright/test';
import type { TicketChange } from '../../../contract/tickets.ts';
import { fromDesk } from './ask-desk.ts';

/** The person's ticket through the bridge, filled in as far as a pass and what was lost: nothing unless given. */
export const ticketFor = async (page: Page, userId: string, reference: string, lostMethodKeys: readonly string[] = []): Promise<string> => {
  const { id: ticketId, revision } = await fromDesk(page, 'tickets.open', { userId, ticketId: null });
  const changes: TicketChange[] = [
    { type: 'referenceAccepted', reference },
    { type: 'wentBack', to: 'lost' },
    { type: 'lossChosen', methodKeys: [...lostMethodKeys] },
    { type: 'lossDone', inWords: lostMethodKeys.length === 0 ? 'Nothing lost' : 'As chosen' },
    { type: 'passChanged', pass: { lifetimeMinutes: 60, isUsableOnce: true } },
  ];
  await fromDesk(page, 'tickets.change', { ticketId, revision, changes });
  return ticketId;
};
