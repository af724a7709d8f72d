import { z } from 'zod';
import { FaultError } from '../fault-error.ts';
import type { GraphClient, ReadOptions } from './client.ts';
import { parseBody } from './parse.ts';
import { path } from './path.ts';

const text = z.string().nullish();

const GraphRiskyUser = z.object({ riskLevel: text, riskState: text, riskLastUpdatedDateTime: text, isProcessing: z.boolean().nullish() });
export type GraphRiskyUser = z.infer<typeof GraphRiskyUser>;

/**
 * What Microsoft's risk engine says of one person; null where it has nothing about them (404). Needs Entra ID P2.
 * https://learn.microsoft.com/graph/api/riskyuser-get
 */
export const getRiskyUser = async (client: GraphClient, userId: string, options: ReadOptions): Promise<GraphRiskyUser | null> => {
  try {
    return parseBody(GraphRiskyUser, await client.read({ version: 'v1.0', path: path`/identityProtection/riskyUsers/${userId}` }, options));
  } catch (error) {
    if (error instanceof FaultError && error.code === 'graph.notFound') return null;
    throw error;
  }
};
