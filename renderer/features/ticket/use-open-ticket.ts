import { useQuery } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import type { Ticket } from '../../../contract/tickets.ts';
import { desk } from '../../bridge/desk.ts';
import { keys } from '../../bridge/keys.ts';

interface Wanted {
  readonly userId: string;
  readonly ticketId: string | null;
  /** Evidence on it is the agent's own, so another agent opens it anew. */
  readonly agentId: string;
  /** A person on whom the agent may not act gets no ticket. */
  readonly enabled: boolean;
}

/** The person's ticket as main has it at this opening. What changes afterwards comes as events. */
export const useOpenTicket = ({ userId, ticketId, agentId, enabled }: Wanted): UseQueryResult<Ticket> =>
  useQuery({
    queryKey: keys.ticket(userId, ticketId, agentId),
    queryFn: () => desk.tickets.open({ userId, ticketId }),
    enabled,
    staleTime: 0,
    gcTime: 0,
  });
