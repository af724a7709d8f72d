import { z } from 'zod';
import { PracticeProfile } from './practice-profile.ts';
import { LocalId, ObjectId } from './primitives.ts';
import { DeskProfile, Preferences } from './profile.ts';

export const Agent = z
  .object({
    id: ObjectId,
    displayName: z.string(),
    userPrincipalName: z.string(),
    /** Active directory roles; a role that holds in one administrative unit says so in `scopedTo`. */
    roles: z.array(z.object({ displayName: z.string(), scopedTo: z.string().nullable() })),
  })
  .readonly();
export type Agent = z.infer<typeof Agent>;

export const PracticeAgent = z
  .object({ userPrincipalName: z.string(), displayName: z.string(), roles: z.array(z.string()), scopedTo: z.string().nullable() })
  .readonly();
export type PracticeAgent = z.infer<typeof PracticeAgent>;

/** A thing the agent should know, until they put it away: a settings file set aside, a write decided by reading. */
export const Notice = z.object({ id: z.string(), level: z.enum(['info', 'caution']), message: z.string() }).readonly();
export type Notice = z.infer<typeof Notice>;

export const Session = z
  .object({
    tenant: z.object({ kind: z.enum(['practice', 'live']), displayName: z.string() }),
    agent: Agent,
    /** Whom one may practise as; empty on a live tenant. */
    practiceAgents: z.array(PracticeAgent),
    profile: DeskProfile,
    /** The example that the practice desk works with; null with the desk's own profile, and on a live tenant. */
    practiceProfile: PracticeProfile.nullable(),
    preferences: Preferences,
    notices: z.array(Notice),
    /** Where to reopen after the window was lost or locked. */
    reopen: z.object({ userId: ObjectId, ticketId: LocalId.nullable() }).nullable(),
    appVersion: z.string(),
    runtime: z.string(),
  })
  .readonly();
export type Session = z.infer<typeof Session>;
