import type { Agent } from '../../contract/session.ts';
import type { Actor } from '../audit/records.ts';
import { FaultError } from '../fault-error.ts';
import type { GraphClient } from '../graph/client.ts';
import type { RoleAssignment } from '../graph/role-assignments.ts';
import type { GraphAccess } from '../auth/access.ts';

/** The signed-in agent, what they may do, and the way to Graph in their name. */
export interface AgentSession {
  readonly agent: Agent;
  readonly actor: Actor;
  /** Those that give a right over people. */
  readonly assignments: readonly RoleAssignment[];
  /** False when the agent may not list role assignments: a role over a unit does not show then. */
  readonly isAllRead: boolean;
  readonly graph: GraphClient;
  readonly access: GraphAccess;
}

/** @throws FaultError while nobody is signed in. */
export type CurrentSession = () => AgentSession;

export const noSession = (): never => {
  throw new FaultError('auth.signInNeeded', 'Nobody is signed in. Sign in first.');
};
