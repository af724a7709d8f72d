import type { FeatureId } from '../../contract/features.ts';
import type { JournalAction } from '../../contract/journal.ts';
import type { Journal } from '../audit/journal.ts';
import type { EntryDraft } from '../audit/records.ts';
import { FaultError } from '../fault-error.ts';
import type { ReadOptions } from '../graph/client.ts';
import type { GraphClient } from '../graph/client.ts';
import { getTenantWideRoles } from '../graph/memberships.ts';
import type { RoleAssignment } from '../graph/role-assignments.ts';
import { getRoleAssignments } from '../graph/role-assignments.ts';
import { getMe, shownName } from '../graph/users.ts';
import type { GraphAccess } from '../auth/access.ts';
import type { AboutTenant, TenantSignIn } from '../auth/tenant-sign-in.ts';
import type { AgentSession } from './agent-session.ts';
import { noSession } from './agent-session.ts';
import { describeFeatures } from './consent.ts';

export interface SessionsOptions {
  readonly journal: Journal;
  readonly signIn: Pick<TenantSignIn, 'about' | 'switchAccount'>;
  /** How the first agent comes in; asked again when it fails. @throws FaultError */
  readonly enter: () => Promise<GraphAccess>;
  /** Once, when the first agent is at work. */
  readonly onBegun: () => void;
  readonly connect: (access: GraphAccess) => GraphClient;
  /** A sentence for the agent: what is not known of their own roles. */
  readonly notify: (message: string) => void;
}

/** Graph for one agent, from the moment they are signed in. */
type Connection = Pick<AgentSession, 'access' | 'graph'>;

/** Who is signed in. One agent at a time; a change forgets what was read in the other's name. */
export class Sessions {
  readonly #options: SessionsOptions;
  #current: AgentSession | undefined;
  /** Of the agent at work; or of one who could not begin, because `/me` already met a challenge. */
  #connection: Connection | undefined;
  #about: AboutTenant | undefined;
  #opening: Promise<AgentSession> | undefined;

  constructor(options: SessionsOptions) {
    this.#options = options;
  }

  readonly current = (): AgentSession => this.#current ?? noSession();

  /** The session if somebody is signed in. */
  get signedIn(): AgentSession | undefined {
    return this.#current;
  }

  /** What the tenant says of itself, once it was asked. */
  get about(): AboutTenant | undefined {
    return this.#about;
  }

  /** Signs in at the first call; later calls give the session that is there. */
  open(options: ReadOptions): Promise<AgentSession> {
    if (this.#current) return Promise.resolve(this.#current);
    this.#opening ??= this.#enter(this.#options.enter, options).finally(() => (this.#opening = undefined));
    return this.#opening;
  }

  /** @throws FaultError `input.invalid` for an agent that the practice tenant does not offer. */
  async switchTo(userPrincipalName: string, options: ReadOptions): Promise<AgentSession> {
    const { agents } = await this.#tenant();
    if (!agents.some((agent) => agent.userPrincipalName === userPrincipalName)) {
      throw new FaultError('input.invalid', 'The practice tenant has no such agent. Choose one from the list.');
    }
    return this.#enter(() => this.#options.signIn.switchAccount(userPrincipalName), options);
  }

  /** A page for the agent at work, with what Microsoft asked for last. What was refused is theirs to repeat. @throws FaultError */
  async signInAgain(options: ReadOptions): Promise<void> {
    const { access } = this.#connection ?? noSession();
    const { isChallengeAnswered } = await access.signInAgain();
    this.#note(await this.open(options), 'session.signedInAgain', `Signed in again${isChallengeAnswered ? ', as Microsoft asked' : ''}.`, {
      challenge: isChallengeAnswered,
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
    if (this.#current !== session) return;
    this.#current = read;
    this.#sayWhatIsNotKnown(read);
  }

  async #tenant(): Promise<AboutTenant> {
    this.#about ??= await this.#options.signIn.about();
    return this.#about;
  }

  async #enter(comeIn: () => Promise<GraphAccess>, options: ReadOptions): Promise<AgentSession> {
    const { tenant } = await this.#tenant();
    const access = await comeIn();
    const connection: Connection = { access, graph: this.#options.connect(access) };
    if (this.#current === undefined) this.#connection = connection;
    const next = await this.#read(connection, options);
    const before = this.#current;
    this.#note(
      next,
      before ? 'session.agentSwitched' : 'session.started',
      before
        ? `${before.actor.displayName} handed over to ${next.actor.displayName}.`
        : `${next.actor.displayName} started work on the ${tenant.kind} tenant ${tenant.displayName}.`,
      { roles: next.agent.roles.map((held) => held.displayName) },
    );
    this.#current = next;
    this.#connection = connection;
    if (before === undefined) this.#options.onBegun();
    this.#sayWhatIsNotKnown(next);
    return next;
  }

  /** Who the agent is and what they hold, as the directory says now. */
  async #read({ access, graph }: Connection, options: ReadOptions): Promise<AgentSession> {
    const me = await getMe(graph, options);
    const [own, tenantWide] = await Promise.all([ownAssignments(graph, me.id, options), getTenantWideRoles(graph, me.id, options)]);
    const throughGroups = tenantWide.filter((role) => !own?.some(({ roleId, scope }) => roleId === role.roleId && scope === '/'));
    // One application, one group: such a role gives no right over people.
    const assignments = [...(own ?? []).filter(({ scope }) => scope !== 'elsewhere'), ...throughGroups];
    const actor = { id: me.id, displayName: shownName(me), userPrincipalName: me.userPrincipalName };
    const roles = assignments.map(({ displayName, scope }) => ({
      displayName,
      scopedTo: typeof scope === 'string' ? null : (scope.displayName ?? scope.administrativeUnitId),
    }));
    return { agent: { ...actor, roles }, actor, assignments, isAllRead: own !== null, graph, access };
  }

  #sayWhatIsNotKnown({ isAllRead }: AgentSession): void {
    if (isAllRead) return;
    this.#options.notify(
      'Microsoft does not let you list role assignments. You work with the roles that you hold over the whole organisation; roles over a unit, yours and other people’s, are not known. An administrator can give you the role Directory Readers.',
    );
  }

  #note({ actor }: AgentSession, action: JournalAction, summary: string, data: EntryDraft['data']): void {
    this.#options.journal.note({ action, agent: actor, person: null, ticket: null, planId: null, summary, data });
  }
}

/** Null when Microsoft does not let this agent list them: what holds over the whole tenant is told by another list. */
const ownAssignments = async (graph: GraphClient, id: string, options: ReadOptions): Promise<readonly RoleAssignment[] | null> => {
  try {
    return await getRoleAssignments(graph, id, options);
  } catch (error) {
    if (error instanceof FaultError && error.code === 'graph.forbidden') return null;
    throw error;
  }
};
