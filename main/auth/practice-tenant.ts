import { z } from 'zod';
import { FaultError } from '../fault-error.ts';
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

/**
 * @throws SyntaxError or ZodError when the line is not what the practice tenant prints; FaultError `input.invalid` when it
 * is not on this computer.
 */
export const readAnnouncement = (line: string): PracticeTenant => {
  const read = Announcement.parse(JSON.parse(line));
  return {
    root: onThisComputer(read.url),
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

/**
 * The origin, if it is this computer by its number. Not by a name, which somebody's hosts file or name server may lead
 * elsewhere: behind any other address could be the real Graph, and what is done there would be called practice.
 */
const onThisComputer = (address: string): string => {
  const url = new URL(address);
  const { protocol, hostname, port, username, password, pathname, search, hash } = url;
  const isLoopback = hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/u.test(hostname);
  const isBare = port !== '' && [username, password, search, hash].every((part) => part === '') && pathname === '/';
  if (protocol === 'http:' && isLoopback && isBare) return url.origin;
  throw new FaultError(
    'input.invalid',
    'The practice tenant that was named at the start is not on this computer, so Latchkey does not speak to it. Start Latchkey without --practice-announcement.',
  );
};
