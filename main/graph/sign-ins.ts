import { z } from 'zod';
import type { GraphClient, ReadOptions } from './client.ts';
import { parseBody } from './parse.ts';
import { literal, query } from './path.ts';

const GraphSignIn = z.object({
  id: z.string(),
  createdDateTime: z.string(),
  appDisplayName: z.string().nullish(),
  ipAddress: z.string().nullish(),
  /** Without the licence for it Graph says `none` and `hidden`. */
  riskState: z.string().nullish(),
  riskLevelDuringSignIn: z.string().nullish(),
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
  const answer = await client.read(
    {
      version: 'v1.0',
      path: `/auditLogs/signIns${query({ $filter: `userId eq ${literal(userId)}`, $top: String(top) })}`,
    },
    options,
  );
  return parseBody(z.object({ value: z.array(GraphSignIn) }), answer).value;
};
