import type { FeatureId } from '../../contract/features.ts';
import type { JournalAction } from '../../contract/journal.ts';
import type { Journal } from '../audit/journal.ts';
import type { EntryDraft } from '../audit/records.ts';
import { FaultError } from '../fault-error.ts';
import type { ReadOptions } from '../graph/client.ts';
import type { GraphClient } from '../graph/client.ts';
import { getRoleAssignments, getTenantWideRoles } from '../graph/memberships.ts';
import { getMe, shownName } from '../graph/users.ts';
import type { GraphAccess, SignIn } from '../auth/access.ts';
import type { AgentSession } from './agent-session.ts';
import { noSession } from './agent-session.ts';
import { describeFeatures } from './consent.ts';

export interface SessionsOptions {
  readonly journal: Journal;
  readonly signIn: () => Promise<SignIn>;
  /** Once, when the first agent is at work. */
  readonly onBegun: () => void;
  /** `onChallenge` is told what Graph wants proved, as JSON text. */
  readonly connect: (access: GraphAccess, onChallenge: (claims: string) => void) => GraphClient;
}

/** Graph for one agent, from the moment they are signed in; what Microsoft wants proved of them stays here, in main. */
interface Connection {
  readonly access: GraphAccess;
  readonly graph: GraphClient;
  claims: string | null;
}

/** Who is signed in. One agent at a time; a change forgets what was read in the other's name. */
export class Sessions {
  readonly #options: SessionsOptions;
  #current: AgentSession | undefined;
  /** Of the agent at work; or of one who could not begin, because `/me` already met a challenge. */
  #connection: Connection | undefined;
  #signIn: SignIn | undefined;
  #opening: Promise<AgentSession> | undefined;

  constructor(options: SessionsOptions) {
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

  /** A page for the agent at work, with what Microsoft asked for last. What was refused is theirs to repeat. @throws FaultError */
  async signInAgain(options: ReadOptions): Promise<void> {
    const connection = this.#connection ?? noSession();
    const { claims } = connection;
    await connection.access.signInAgain(claims);
    // One that came while the page was open is still to be answered.
    if (connection.claims === claims) connection.claims = null;
    this.#note(await this.open(options), 'session.signedInAgain', `Signed in again${claims === null ? '' : ', as Microsoft asked'}.`, {
      challenge: claims !== null,
    });
  }

  /** A page where one is needed. @throws FaultError `auth.declined`, `graph.cancelled` */
  async allow(features: readonly FeatureId[], options: ReadOptions): Promise<void> {
    const { access } = this.#connection ?? noSession();
    await access.allow(features);
    this.#note(
      await this.open(options),
      'session.permissionAgreed',
      `Asked Microsoft to let Latchkey ${describeFeatures(features)}, and it does.`,
      { features: [...features] },
    );
  }

  /** With a new token: a role that was activated a minute ago counts from then on. @throws FaultError */
  async readRoles(options: ReadOptions): Promise<void> {
    const session = this.current();
    await session.access.refresh();
    const read = await this.#read(session, options);
    // Somebody else may have signed in meanwhile.
    if (this.#current === session) this.#current = read;
  }

  async #tenant(): Promise<SignIn> {
    this.#signIn ??= await this.#options.signIn();
    return this.#signIn;
  }

  async #enter(userPrincipalName: string | null, options: ReadOptions): Promise<AgentSession> {
    const signIn = await this.#tenant();
    const connection = this.#connect(await signIn.signIn(userPrincipalName));
    if (this.#current === undefined) this.#connection = connection;
    const next = await this.#read(connection, options);
    const before = this.#current;
    this.#note(
      next,
      before ? 'session.agentSwitched' : 'session.started',
      before
        ? `${before.actor.displayName} handed over to ${next.actor.displayName}.`
        : `${next.actor.displayName} started work on the ${signIn.tenant.kind} tenant ${signIn.tenant.displayName}.`,
      { roles: next.agent.roles.map((held) => held.displayName) },
    );
    this.#current = next;
    this.#connection = connection;
    if (before === undefined) this.#options.onBegun();
    return next;
  }

  #connect(access: GraphAccess): Connection {
    const connection: Connection = { access, graph: this.#options.connect(access, (claims) => (connection.claims = claims)), claims: null };
    return connection;
  }

  /** Who the agent is and what they hold, as the directory says now. */
  async #read({ access, graph }: Pick<AgentSession, 'access' | 'graph'>, options: ReadOptions): Promise<AgentSession> {
    const me = await getMe(graph, options);
    const [own, tenantWide] = await Promise.all([getRoleAssignments(graph, me.id, options), getTenantWideRoles(graph, me.id, options)]);
    const throughGroups = tenantWide.filter((role) => !own.some(({ roleId, scope }) => roleId === role.roleId && scope === '/'));
    const assignments = [...own, ...throughGroups];
    const actor = { id: me.id, displayName: shownName(me), userPrincipalName: me.userPrincipalName };
    const roles = assignments.map(({ displayName, scope }) => ({
      displayName,
      scopedTo: scope === '/' ? null : (scope.displayName ?? scope.administrativeUnitId),
    }));
    return { agent: { ...actor, roles }, actor, assignments, graph, access };
  }

  #note({ actor }: AgentSession, action: JournalAction, summary: string, data: EntryDraft['data']): void {
    this.#options.journal.note({ action, agent: actor, person: null, ticket: null, planId: null, summary, data });
  }
}
