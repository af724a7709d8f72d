import { rmSync } from 'node:fs';
import { readAnnouncement } from '../../../main/auth/practice-tenant.ts';
import { Secret } from '../../../main/secret.ts';
import { GraphClient } from '../../../main/graph/client.ts';
import { getHeldRoles } from '../../../main/graph/memberships.ts';
import { loadGraphLibrary } from '../../../main/graph/library.ts';
import { createTransport } from '../../../main/graph/transport.ts';
import { DAY } from '../../../practice/clock.ts';
import type { Person } from '../../../practice/directory/person.ts';
import { ORGANISATION } from '../../../practice/directory/organisation.ts';
import type { LoggedRequest } from '../../../practice/log.ts';
import type { Method, Preference } from '../../../practice/methods/kinds.ts';
import { PracticeServer } from '../../../practice/server.ts';
import { Tenant } from '../../../practice/tenant.ts';
import type { DeskHarness } from '../../support/desk-harness.ts';
import { startDesk } from '../../support/desk-harness.ts';
import { VirtualTime } from './virtual-time.ts';
import { Wire } from './wire.ts';

const people = 260;

/** The directory may show the old state for so long; what the console assumes of Microsoft Entra. */
export const settleMs = 60_000;

/**
 * One tenant and one desk in this process, over real HTTP, in a time of their own. The tenant's state
 * and log are at hand: they are the truth that the console's word is held against.
 */
export class Lane {
  readonly tenant: Tenant;
  readonly server: PracticeServer;
  readonly wire: Wire;
  readonly time: VirtualTime;
  /** Ordinary people whom the agent may help. */
  readonly people: readonly Person[];
  /** How long readers keep the old state after each write. */
  staleMs = 0;
  desk: DeskHarness;
  readonly #root: string;
  #skewMs = 0;

  private constructor(tenant: Tenant, server: PracticeServer, root: string) {
    this.tenant = tenant;
    this.server = server;
    this.#root = root;
    this.wire = new Wire(root, () => tenant.clock.nowMs());
    this.time = new VirtualTime(tenant.clock, this.wire);
    const { log } = server;
    const add = log.add.bind(log);
    log.add = (entry) => {
      add(entry);
      this.wire.dealtWith(entry);
    };
    const beforeWrite = tenant.beforeWrite.bind(tenant);
    tenant.beforeWrite = (person, staleMs) => beforeWrite(person, Math.max(staleMs, this.staleMs));
    this.people = tenant.directory.people.filter((person) => isOrdinary(tenant, person));
    this.desk = undefined as unknown as DeskHarness;
  }

  static async start(): Promise<Lane> {
    // From disk, which virtual time does not wait for.
    await loadGraphLibrary();
    const tenant = new Tenant({ users: people, seed: 7, nowMs: Date.now(), signIns: people * 10, logLagSeconds: 120 });
    const server = new PracticeServer(tenant, { latencyMs: 0 });
    const lane = new Lane(tenant, server, await server.listen(0));
    lane.desk = await lane.#start();
    return lane;
  }

  /** The same journal, another process as it were. */
  async restart(): Promise<void> {
    const { folder } = this.desk;
    this.desk.close();
    this.desk = await this.#start(folder);
  }

  /** A desk whose clock is off by so much: a new one if need be, since no clock jumps by hours while the desk runs. */
  async setSkew(skewMs: number): Promise<void> {
    if (skewMs !== this.#skewMs) await this.renew(skewMs);
  }

  /** A desk with a journal of its own and nothing remembered. */
  async renew(skewMs = 0): Promise<void> {
    await this.#stopDesk();
    this.#skewMs = skewMs;
    this.desk = await this.#start();
  }

  async stop(): Promise<void> {
    await this.#stopDesk();
    await this.server.close();
  }

  /** The Graph layer alone, for what the desk does not do yet. */
  client(): GraphClient {
    const token = new Secret(this.server.tokens.agents[0]?.token ?? '');
    return new GraphClient({
      transport: createTransport({
        root: this.#root,
        token: () => Promise.resolve(token),
        fetch: this.wire.fetch,
        timeout: this.time.timeout,
      }),
      now: this.#deskNow,
      sleep: this.time.sleep,
    });
  }

  /** Role badges of any number of people, as the search asks for them. */
  heldRoles(ids: readonly string[]): ReturnType<typeof getHeldRoles> {
    return getHeldRoles(this.client(), ids, { correlationId: crypto.randomUUID() });
  }

  /** Everything as it was before anybody called: no faults, no log, and these methods. */
  async reset(person: Person, methods: readonly Method[], preferred: Preference | null): Promise<void> {
    this.server.faults.clear();
    this.staleMs = 0;
    await this.time.drain();
    // Longer than anything is remembered or stays stale.
    this.time.pass(400_000);
    Object.assign(this.tenant.auth(person), { methods: [...methods], preferred, isSystemPreferred: false, perUserMfaState: 'disabled' });
    person.sessionsValidFromMs = this.tenant.clock.nowMs() - 30 * DAY;
    this.server.log.clear();
    this.wire.clear();
  }

  log(): readonly LoggedRequest[] {
    return this.server.log.list();
  }

  readonly #deskNow = (): number => this.time.nowMs() + this.#skewMs;

  #start(folder?: string): Promise<DeskHarness> {
    const announcement = JSON.stringify({ url: this.#root, organisation: ORGANISATION.displayName, agents: this.server.tokens.agents });
    return this.time.drive(
      startDesk({
        tenant: { tenant: readAnnouncement(announcement), truth: () => Promise.reject(new Error('Ask the tenant itself.')) },
        ...(folder === undefined ? {} : { folder }),
        profile: { pass: { perAgentPerHour: 1_000 }, verification: { expiresAfterMinutes: 240 } },
        // What a crash leaves on disk is tested elsewhere; here thousands of syncs would only take time.
        hooks: { connected: (database) => void database.pragma('synchronous = OFF') },
        settleMs,
        fetch: this.wire.fetch,
        now: this.#deskNow,
        waits: { sleep: this.time.sleep, timeout: this.time.timeout },
      }),
    );
  }

  async #stopDesk(): Promise<void> {
    const { folder } = this.desk;
    await this.time.drain();
    this.desk.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const isOrdinary = (tenant: Tenant, person: Person): boolean =>
  person.userType === 'Member' &&
  person.accountEnabled &&
  person.hasPhoto &&
  tenant.directory.activeAssignments(person).length === 0 &&
  !tenant.directory.transitiveGroupsOf(person).some((group) => group.isAssignableToRole) &&
  !tenant.directory.unitsOf(person).some((unit) => unit.isRestricted);
