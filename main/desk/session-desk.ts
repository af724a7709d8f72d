import type { FeatureId } from '../../contract/features.ts';
import type { Agent, PracticeAgent, Session } from '../../contract/session.ts';
import type { Journal } from '../audit/journal.ts';
import { FaultError } from '../fault-error.ts';
import type { ReadOptions } from '../graph/client.ts';
import type { GraphClient } from '../graph/client.ts';
import { getRoleAssignments } from '../graph/memberships.ts';
import type { TransportOptions } from '../graph/transport.ts';
import { getMe } from '../graph/users.ts';
import type { AgentSession } from './agent-session.ts';
import { noSession } from './agent-session.ts';
import { shownName } from './person/search-users.ts';

/** Whoever can sign an agent in: the practice tenant today, MSAL for a real one. */
export interface SignIn {
  readonly tenant: Session['tenant'];
  readonly practiceAgents: readonly PracticeAgent[];
  /** Signs in as this agent, or as the first. @throws FaultError */
  readonly signIn: (userPrincipalName: string | null) => Promise<GraphAccess>;
}

/** Graph in one agent's name: where it is, how to get a token, which is asked for anew by each request, and what the agent agreed to. */
export interface GraphAccess extends Pick<TransportOptions, 'root' | 'token'> {
  /** Of these features, those that the agent has yet to agree to on a page; the others are got without asking. @throws FaultError */
  readonly missing: (features: readonly FeatureId[]) => Promise<readonly FeatureId[]>;
  /** Opens a page on which the agent agrees to them, where one is needed. @throws FaultError `auth.declined`, `graph.cancelled` */
  readonly allow: (features: readonly FeatureId[]) => Promise<void>;
  /** A sign-in page for this agent and no other; answers Microsoft's challenge if there is one. @throws FaultError */
  readonly signInAgain: (claims: string | null) => Promise<void>;
  /** A new token from Microsoft, for which the account is looked at again. @throws FaultError `auth.signInNeeded` */
  readonly refresh: () => Promise<void>;
}

export interface SessionDeskOptions {
  readonly journal: Journal;
  readonly signIn: () => Promise<SignIn>;
  readonly connect: (access: GraphAccess) => GraphClient;
}

/** Who is signed in. One agent at a time; a change forgets what was read in the other's name. */
export class SessionDesk {
  readonly #options: SessionDeskOptions;
  #current: AgentSession | undefined;
  #signIn: SignIn | undefined;
  #opening: Promise<AgentSession> | undefined;

  constructor(options: SessionDeskOptions) {
    this.#options = options;
  }

  readonly current = (): AgentSession => this.#current ?? noSession();

  /** The session if somebody is signed in. */
  get signedIn(): AgentSession | undefined {
    return this.#current;
  }

  get tenant(): SignIn | undefined {
    return this.#signIn;
  }

  /** Signs in at the first call; later calls give the session that is there. */
  open(options: ReadOptions): Promise<AgentSession> {
    if (this.#current) return Promise.resolve(this.#current);
    this.#opening ??= this.#enter(null, options).finally(() => (this.#opening = undefined));
    return this.#opening;
  }

  /** @throws FaultError `input.invalid` for an agent that the practice tenant does not offer. */
  async switchTo(userPrincipalName: string, options: ReadOptions): Promise<AgentSession> {
    const signIn = await this.#tenant();
    if (!signIn.practiceAgents.some((agent) => agent.userPrincipalName === userPrincipalName)) {
      throw new FaultError('input.invalid', 'The practice tenant has no such agent. Choose one from the list.');
    }
    return this.#enter(userPrincipalName, options);
  }

  async #tenant(): Promise<SignIn> {
    this.#signIn ??= await this.#options.signIn();
    return this.#signIn;
  }

  async #enter(userPrincipalName: string | null, options: ReadOptions): Promise<AgentSession> {
    const signIn = await this.#tenant();
    const graph = this.#options.connect(await signIn.signIn(userPrincipalName));
    const me = await getMe(graph, options);
    const assignments = await getRoleAssignments(graph, me.id, options);
    const practice = signIn.practiceAgents.find((agent) => agent.userPrincipalName === me.userPrincipalName);
    const agent: Agent = {
      id: me.id,
      displayName: shownName(me),
      userPrincipalName: me.userPrincipalName,
      roles: assignments.map((assignment) => ({
        displayName: assignment.displayName,
        scopedTo: assignment.scope === '/' ? null : (practice?.scopedTo ?? assignment.scope.administrativeUnitId),
      })),
    };
    const actor = { id: agent.id, displayName: agent.displayName, userPrincipalName: agent.userPrincipalName };
    this.#options.journal.note({
      action: this.#current ? 'session.agentSwitched' : 'session.started',
      agent: actor,
      person: null,
      ticket: null,
      planId: null,
      summary: this.#current
        ? `${this.#current.actor.displayName} handed over to ${agent.displayName}.`
        : `${agent.displayName} started work on the ${signIn.tenant.kind} tenant ${signIn.tenant.displayName}.`,
      data: { roles: agent.roles.map((held) => held.displayName) },
    });
    this.#current = { agent, actor, assignments, graph };
    return this.#current;
  }
}
