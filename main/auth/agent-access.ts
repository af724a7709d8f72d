import type { FeatureId } from '../../contract/features.ts';
import type { GraphAccess } from './access.ts';
import type { Secret } from '../secret.ts';
import type { Cloud } from '../permissions/clouds.ts';
import { scopesOf } from '../permissions/features.ts';
import { optionalScopes } from '../permissions/scopes.ts';
import type { MsalSignIn, PageOptions, PageRequest, SignedIn } from './msal-sign-in.ts';
import { ConsentNeeded, ScopesRefused, signedOut, SignInNeeded } from './sign-in-needed.ts';
import { ToProve } from './to-prove.ts';

export interface AgentAccessOptions {
  readonly cloud: Cloud;
  readonly msal: Pick<MsalSignIn, 'silent' | 'interactive'>;
  /** Runs one sign-in page at a time. */
  readonly onPage: (show: (open: PageOptions) => Promise<SignedIn>) => Promise<SignedIn>;
  readonly now: () => number;
  /** What the agent's first token was asked for; all that looking up asks for when absent. */
  readonly scopes?: readonly string[];
}

/** A token is renewed when it has less than this left, as MSAL does. */
const renewMs = 300_000;
/** So long a permission that nobody has agreed to is not asked for again, except when the agent asks. */
const refusedMs = 5 * 60_000;

/**
 * One agent's token and what they agreed to. It is that person's alone: once it has ended (another agent, signed
 * out), every call is refused, and what was under way is thrown away.
 */
export class AgentAccess implements GraphAccess {
  readonly root: string;
  /** What Graph, or Conditional Access at a renewal, asked for; for the next page. */
  readonly toProve = new ToProve();
  readonly challenged = this.toProve.ask;
  readonly #options: AgentAccessOptions;
  readonly #granted = new Set<FeatureId>(['lookUp']);
  /** When Microsoft said last that nobody has agreed to it. */
  readonly #refusedAtMs = new Map<FeatureId, number>();
  #agent: SignedIn;
  /** Optional scopes that Microsoft did not give; they are not asked for again before the next sign-in. */
  #without: readonly string[] = [];
  /** What the token was asked for. */
  #held: readonly string[];
  #ended = false;
  #renewing: Promise<Secret> | undefined;
  #refreshing: Promise<Secret> | undefined;
  /** What is asked of Microsoft without a page, one after the other: the second may be answered by the first. */
  #asking: Promise<unknown> = Promise.resolve();

  constructor(agent: SignedIn, options: AgentAccessOptions) {
    this.#agent = agent;
    this.#options = options;
    if (options.scopes !== undefined) this.#without = missingOf(options.scopes);
    this.#held = this.scopes;
    this.root = options.cloud.graphRoot;
  }

  get objectId(): string {
    return this.#agent.objectId;
  }

  /** Of everything that was agreed to; looking up is always asked for. */
  get scopes(): readonly string[] {
    return this.#scopesWith([]);
  }

  readonly token = (): Promise<Secret> => {
    if (this.#ended) return Promise.reject(signedOut());
    if (this.#isGood()) return Promise.resolve(this.#agent.token);
    this.#renewing ??= this.#ask(() => this.#renew(false)).finally(() => (this.#renewing = undefined));
    return this.#renewing;
  };

  readonly refresh = async (): Promise<void> => {
    this.#refusedAtMs.clear();
    // Somebody may have agreed meanwhile.
    this.#without = [];
    this.#refreshing ??= this.#ask(() => this.#renew(true)).finally(() => (this.#refreshing = undefined));
    await this.#refreshing;
  };

  readonly missing = async (features: readonly FeatureId[]): Promise<readonly FeatureId[]> => {
    if (this.#ended) throw signedOut();
    const open = features.filter((feature) => !this.#granted.has(feature));
    // A page full of photos is one question, and none while the last answer was no.
    if (open.every((feature) => this.#isRefused(feature))) return open;
    return this.#ask(() => this.#missing(open));
  };

  readonly allow = async (features: readonly FeatureId[]): Promise<void> => {
    for (const feature of features) this.#refusedAtMs.delete(feature);
    const missing = await this.#ask(() => this.#missing(features));
    if (missing.length === 0) return;
    await this.#onPage({ scopes: this.#scopesWith(missing) });
    this.#nowGranted(missing);
  };

  readonly signInAgain = (): Promise<{ readonly isChallengeAnswered: boolean }> => this.#onPage({ scopes: this.scopes });

  /** A page on which the agent proves anew who they are, although the browser may know them. */
  readonly proveAgain = async (): Promise<void> =>
    void (await this.#onPage({ scopes: this.scopes, prompt: 'login', provedSinceMs: this.#options.now() }));

  /** The same person, with another token, which is good for these scopes. */
  signedIn(agent: SignedIn, scopes: readonly string[]): void {
    if (this.#ended) throw signedOut();
    this.#agent = agent;
    this.#held = scopes;
    this.#without = missingOf(scopes);
  }

  /** For good. Resolves when nothing is under way that would still write into the cache. */
  async end(): Promise<void> {
    this.#ended = true;
    await this.#asking;
  }

  async #missing(features: readonly FeatureId[]): Promise<readonly FeatureId[]> {
    const open = features.filter((feature) => !this.#granted.has(feature));
    const asked = open.filter((feature) => !this.#isRefused(feature));
    // Together first: where an administrator agreed for everybody, that is the one request there is.
    const isAllGranted = asked.length === 0 || (await this.#isGranted(asked));
    if (!isAllGranted && asked.length > 1) {
      for (const feature of asked) await this.#isGranted([feature]);
    }
    return open.filter((feature) => !this.#granted.has(feature));
  }

  #scopesWith(features: readonly FeatureId[]): readonly string[] {
    return scopesOf(['lookUp', ...this.#granted, ...features], this.#options.cloud.id).filter((scope) => !this.#without.includes(scope));
  }

  /** Asks without a page. @throws FaultError for whatever is no answer to the question */
  async #isGranted(features: readonly FeatureId[]): Promise<boolean> {
    try {
      await this.#silent(this.#scopesWith(features), false);
      this.#nowGranted(features);
      return true;
    } catch (error) {
      if (!isAboutScopes(error)) throw error;
      const [only, ...others] = features;
      if (only !== undefined && others.length === 0) this.#refusedAtMs.set(only, this.#options.now());
      return false;
    }
  }

  async #renew(freshly: boolean): Promise<Secret> {
    if (freshly || !this.#isGood()) {
      try {
        await this.#silent(this.scopes, freshly);
      } catch (error) {
        if (!isAboutScopes(error)) throw error;
        // Somebody took a permission back. What has none left stays off; looking up goes on if it may.
        this.#granted.clear();
        await this.#lookUpOnly(freshly);
        this.#granted.add('lookUp');
      }
    }
    return this.#agent.token;
  }

  /** With all that looking up asks for, or else with what it cannot do without. */
  async #lookUpOnly(freshly: boolean): Promise<void> {
    try {
      await this.#silent(this.scopes, freshly);
    } catch (error) {
      if (!isAboutScopes(error)) throw error;
      const before = this.#without;
      this.#without = optionalScopes;
      try {
        await this.#silent(this.scopes, freshly);
      } catch (refused) {
        // The next page asks for everything.
        this.#without = before;
        withoutLookUp(refused);
      }
    }
  }

  async #silent(scopes: readonly string[], freshly: boolean): Promise<void> {
    const before = this.#agent;
    try {
      const renewed = await this.#options.msal.silent(this.objectId, scopes, freshly);
      // A page that was answered meanwhile proved more.
      if (this.#agent === before) this.signedIn(renewed, scopes);
    } catch (error) {
      if (error instanceof SignInNeeded && error.claims !== undefined) this.toProve.ask(error.claims);
      throw error;
    }
  }

  /** A page that only this agent may answer. */
  async #onPage(request: Omit<PageRequest, 'claims'>): Promise<{ readonly isChallengeAnswered: boolean }> {
    if (this.#ended) throw signedOut();
    const { objectId, userPrincipalName } = this.#agent;
    const { answer, isChallengeAnswered } = await this.toProve.on((claims) =>
      this.#options.onPage((open) => this.#options.msal.interactive({ ...request, claims, loginHint: userPrincipalName, objectId }, open)),
    );
    this.signedIn(answer, request.scopes);
    return { isChallengeAnswered };
  }

  #isGood(): boolean {
    return this.#agent.expiresAtMs - this.#options.now() > renewMs && this.scopes.every((scope) => this.#held.includes(scope));
  }

  #isRefused(feature: FeatureId): boolean {
    const atMs = this.#refusedAtMs.get(feature);
    return atMs !== undefined && this.#options.now() - atMs < refusedMs;
  }

  #nowGranted(features: readonly FeatureId[]): void {
    for (const feature of features) {
      this.#granted.add(feature);
      this.#refusedAtMs.delete(feature);
    }
  }

  #ask<T>(question: () => Promise<T>): Promise<T> {
    const asked = this.#asking.then(() => {
      if (this.#ended) throw signedOut();
      return question();
    });
    this.#asking = asked.catch(() => undefined);
    return asked;
  }
}

const withoutLookUp = (error: unknown): never => {
  throw error instanceof ConsentNeeded
    ? new ConsentNeeded({ detail: error.detail, cause: error.cause, claims: error.claims, features: ['lookUp'] })
    : error;
};

/** Nobody agreed to one of them, or Microsoft does not know it: the others may still be had. */
export const isAboutScopes = (error: unknown): boolean => error instanceof ConsentNeeded || error instanceof ScopesRefused;

const missingOf = (scopes: readonly string[]): readonly string[] => optionalScopes.filter((scope) => !scopes.includes(scope));
