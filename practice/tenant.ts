import { Clock } from './clock.ts';
import { Directory } from './directory/directory.ts';
import type { Person } from './directory/person.ts';
import { AuditLog } from './logs/audits.ts';
import { RiskLedger } from './logs/risk.ts';
import { SignInLog } from './logs/sign-ins.ts';
import { generateAuthState } from './methods/generate.ts';
import { tokenInventory, type HardwareToken } from './methods/hardware-tokens.ts';
import type { AuthState } from './methods/kinds.ts';
import { RoleRules } from './permissions/role-rules.ts';
import { Consents } from './resources/consents-state.ts';
import { MethodsPolicy } from './resources/methods-policy-state.ts';
import { shippedLocations, type NamedLocation } from './resources/named-locations-state.ts';

export interface TenantOptions {
  readonly users: number;
  readonly seed: number;
  readonly nowMs: number;
  readonly signIns: number;
  /** How long a new log entry stays unseen. */
  readonly logLagSeconds: number;
}

interface Operation {
  readonly id: string;
  readonly personId: string;
  readonly createdAtMs: number;
}

/** The whole state of the practice tenant, in memory. Resources read and change it; nothing else does. */
export class Tenant {
  readonly options: TenantOptions;
  readonly clock: Clock;
  readonly directory: Directory;
  readonly rules: RoleRules;
  readonly policy: MethodsPolicy;
  readonly signIns: SignInLog;
  readonly audits: AuditLog;
  readonly operations = new Map<string, Operation>();
  readonly hardwareTokens: Map<string, HardwareToken>;
  readonly risk: RiskLedger;
  readonly consents = new Consents();
  /**
   * Who may list role assignments. The page of the request names roles; the page of default permissions lets every member
   * of an organisation read them. Both exist in the field.
   */
  roleAssignmentReaders: 'members' | 'roles' = 'members';
  readonly namedLocations: Map<string, NamedLocation>;
  readonly disabledDevices = new Set<string>();
  /** Passkey challenges that were handed out. */
  readonly challenges = new Map<string, { readonly personId: string; readonly expiresAtMs: number }>();
  /** 0, 1, 2 ... for every person: the result of a list that leaves nobody out. */
  readonly everyIndex: Uint32Array;
  /** Index of each changed person, in order: what delta tells. */
  readonly changes: number[] = [];
  readonly #auth = new Map<number, AuthState>();
  readonly #stale = new Map<number, { readonly person: Person; readonly auth: AuthState; readonly untilMs: number }>();

  constructor(options: TenantOptions) {
    this.options = options;
    this.clock = new Clock(options.nowMs);
    this.directory = new Directory(options);
    this.everyIndex = Uint32Array.from(this.directory.people.keys());
    this.rules = new RoleRules(this.directory);
    this.policy = new MethodsPolicy(options.nowMs);
    this.hardwareTokens = tokenInventory(this.directory, options.seed);
    this.risk = new RiskLedger(this.directory, options);
    this.namedLocations = shippedLocations(options.nowMs);
    this.signIns = new SignInLog(this.directory, options);
    this.audits = new AuditLog(this.directory, options);
  }

  /** The true state, to be changed by writers. */
  auth(person: Person): AuthState {
    let state = this.#auth.get(person.index);
    if (state === undefined) {
      state = generateAuthState(person, this.options.seed, this.options.nowMs);
      this.#auth.set(person.index, state);
    }
    return state;
  }

  /** The true state without keeping it: for sweeps over everybody. */
  peekAuth(person: Person): AuthState {
    return this.#auth.get(person.index) ?? generateAuthState(person, this.options.seed, this.options.nowMs);
  }

  /** What a reader is shown: the truth, or the state from before a recent write while reads are stale. */
  seenAuth(person: Person): AuthState {
    return this.#seen(person)?.auth ?? this.auth(person);
  }

  seenPerson(person: Person): Person {
    return this.#seen(person)?.person ?? person;
  }

  #seen(person: Person): { readonly person: Person; readonly auth: AuthState } | undefined {
    const stale = this.#stale.get(person.index);
    if (stale === undefined) return undefined;
    if (this.clock.nowMs() < stale.untilMs) return stale;
    this.#stale.delete(person.index);
    return undefined;
  }

  /** Called before a write on this person: readers keep the old state for so long. */
  beforeWrite(person: Person, staleReadsMs: number): void {
    if (staleReadsMs <= 0) return;
    const before = this.#seen(person) ?? { person: { ...person }, auth: structuredClone(this.auth(person)) };
    this.#stale.set(person.index, { ...before, untilMs: this.clock.nowMs() + staleReadsMs });
  }
}
