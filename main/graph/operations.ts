import { z } from 'zod';
import type { GraphClient, ReadOptions } from './client.ts';
import { faultFromTransport } from './errors.ts';
import { parseBody } from './parse.ts';
import type { GraphAnswer } from './transport.ts';
import { TransportError } from './transport-error.ts';

const LongRunningOperation = z.object({ status: z.string(), statusDetail: z.string().nullish() });

/** How a long-running operation ended; `running` when it had not ended in the time that an agent waits. */
export interface OperationEnd {
  readonly state: 'succeeded' | 'failed' | 'running';
  /** Graph's own words. */
  readonly detail: string | null;
}

/**
 * Follows the operation that a 202 stands for, by its `Location` with all of its query, until it has
 * ended. The page writes the states with a capital, the metadata without.
 * https://learn.microsoft.com/graph/api/longrunningoperation-get
 * @throws FaultError when the location is missing or another host's, or the operation cannot be read.
 */
export const pollOperation = async (client: GraphClient, accepted: GraphAnswer, options: ReadOptions): Promise<OperationEnd> => {
  const location = accepted.headers.get('location');
  if (location === null) throw faultFromTransport(new TransportError('malformed', true, { requestId: accepted.requestId }));
  const end = await client.poll(client.follow(location), options, accepted.headers, (answer): OperationEnd | undefined => {
    const { status, statusDetail } = parseBody(LongRunningOperation, answer);
    const state = status.toLowerCase();
    return state === 'succeeded' || state === 'failed' ? { state, detail: statusDetail ?? null } : undefined;
  });
  return end ?? { state: 'running', detail: null };
};
