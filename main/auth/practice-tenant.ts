import { z } from 'zod';
import { Secret } from '../secret.ts';

/** The line of JSON that the practice tenant prints when it listens. */
const Announcement = z.object({
  url: z.url(),
  organisation: z.string().min(1).default('Practice organisation'),
  agents: z
    .array(
      z.object({
        id: z.string().min(1),
        upn: z.string(),
        displayName: z.string(),
        roles: z.array(z.string()),
        scopedTo: z.string().nullable().default(null),
        token: z.string().min(1),
      }),
    )
    .min(1),
});

export interface PracticeTenant {
  readonly root: string;
  readonly organisation: string;
  readonly agents: readonly {
    readonly objectId: string;
    readonly userPrincipalName: string;
    readonly displayName: string;
    readonly roles: readonly string[];
    readonly scopedTo: string | null;
    readonly token: Secret;
  }[];
}

/** @throws SyntaxError or ZodError when the line is not what the practice tenant prints. */
export const readAnnouncement = (line: string): PracticeTenant => {
  const read = Announcement.parse(JSON.parse(line));
  return {
    root: read.url,
    organisation: read.organisation,
    agents: read.agents.map((agent) => ({
      objectId: agent.id,
      userPrincipalName: agent.upn,
      displayName: agent.displayName,
      roles: agent.roles,
      scopedTo: agent.scopedTo,
      token: new Secret(agent.token),
    })),
  };
};
