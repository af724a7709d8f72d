import { z } from 'zod';
import type { GraphClient, ReadOptions } from './client.ts';
import { parseBody } from './parse.ts';
import { literal, query } from './path.ts';

const GraphSignIn = z.object({
  id: z.string(),
  createdDateTime: z.string(),
  appDisplayName: z.string().nullish(),
  ipAddress: z.string().nullish(),
  status: z.object({ errorCode: z.number().int().nullish(), failureReason: z.string().nullish() }).nullish(),
  deviceDetail: z
    .object({ displayName: z.string().nullish(), operatingSystem: z.string().nullish(), browser: z.string().nullish() })
    .nullish(),
  location: z.object({ city: z.string().nullish(), countryOrRegion: z.string().nullish() }).nullish(),
});
export type GraphSignIn = z.infer<typeof GraphSignIn>;

/** The newest interactive sign-ins of one person, newest first. https://learn.microsoft.com/graph/api/signin-list */
export const latestSignIns = async (
  client: GraphClient,
  userId: string,
  top: number,
  options: ReadOptions,
): Promise<readonly GraphSignIn[]> => {
  const found: GraphSignIn[] = [];
  const first = {
    version: 'v1.0' as const,
    path: `/auditLogs/signIns${query({ $filter: `userId eq ${literal(userId)}`, $top: String(top) })}`,
  };
  // The log is searched page by page: the first may be empty and the newest sign-in on the second.
  for await (const body of client.pages(first, options)) {
    found.push(...parseBody(z.object({ value: z.array(GraphSignIn) }), { body, requestId: undefined }).value);
    if (found.length >= top) break;
  }
  return found.slice(0, top);
};
