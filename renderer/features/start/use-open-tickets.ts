import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ListedTicket } from '../../../contract/tickets.ts';
import { desk } from '../../bridge/desk.ts';
import { useDeskEvent } from '../../bridge/events.ts';
import { keys } from '../../bridge/keys.ts';

/** Tickets that were begun and not closed; each moves with its run, and all are read again when one changes or an alarm is raised. */
export const useOpenTickets = (): UseQueryResult<readonly ListedTicket[]> => {
  const client = useQueryClient();
  const again = () => void client.invalidateQueries({ queryKey: keys.openTickets() });
  useDeskEvent('ticket.changed', again);
  useDeskEvent('plan.progress', ({ run }) => {
    if (run.state !== 'running') return again();
    client.setQueryData<readonly ListedTicket[]>(keys.openTickets(), (listed) =>
      listed?.map((one) => (one.ticket.planId === run.plan.id ? { ...one, run } : one)),
    );
  });
  useDeskEvent('watch.changed', ({ watch }) => {
    const listed = client.getQueryData<readonly ListedTicket[]>(keys.openTickets());
    if (watch.alarm !== null && listed?.some(({ ticket, alarm }) => ticket.planId === watch.planId && alarm === null)) again();
  });
  return useQuery<readonly ListedTicket[]>({
    queryKey: keys.openTickets(),
    queryFn: () => desk.tickets.list({}),
    staleTime: 0,
    refetchOnMount: 'always',
  });
};
