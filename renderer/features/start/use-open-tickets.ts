import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ListedTicket } from '../../../contract/tickets.ts';
import { desk } from '../../bridge/desk.ts';
import { useDeskEvent } from '../../bridge/events.ts';
import { keys } from '../../bridge/keys.ts';

/** Tickets that were begun and not closed; read again when one of them changes, or its run pauses or ends. */
export const useOpenTickets = (): UseQueryResult<readonly ListedTicket[]> => {
  const client = useQueryClient();
  const again = () => void client.invalidateQueries({ queryKey: keys.openTickets() });
  useDeskEvent('ticket.changed', again);
  useDeskEvent('plan.progress', ({ run }) => {
    if (run.state !== 'running') again();
  });
  return useQuery<readonly ListedTicket[]>({
    queryKey: keys.openTickets(),
    queryFn: () => desk.tickets.list({}),
    staleTime: 0,
    refetchOnMount: 'always',
  });
};
