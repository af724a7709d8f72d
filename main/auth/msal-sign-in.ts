import type { Buffer } from 'node:buffer';
import type { AccountInfo, AuthenticationResult, Configuration, ICachePlugin, INativeBrokerPlugin, INetworkModule } from '@azure/msal-node';
import { PublicClientApplication } from '@azure/msal-node';
import type { SignInCode } from '../../contract/app-state.ts';
import { FaultError } from '../fault-error.ts';
import { Secret } from '../secret.ts';
import type { Cloud } from '../permissions/clouds.ts';
import { authorityOf, cloudOf, graphScopes } from '../permissions/clouds.ts';
import { signInWithDeviceCode } from './device-code.ts';
import type { Expected } from './id-token.ts';
import { checkIdToken } from './id-token.ts';
import type { InteractiveRequest } from './interactive.ts';
import { signInInteractively } from './interactive.ts';
import type { LiveTenant } from '../../contract/live-tenant.ts';
import { loginAddress } from './login-address.ts';
import type { AskedBy } from './sign-in-faults.ts';
import { faultFromSignIn } from './sign-in-faults.ts';
import { signedOut } from './sign-in-needed.ts';

/** Windows' Web Account Manager; see broker.ts. */
export interface SystemBroker {
  readonly plugin: INativeBrokerPlugin;
  /** The native handle of the window at this moment. */
  readonly windowHandle: () => Buffer;
}

export interface MsalSignInOptions {
  readonly tenant: LiveTenant;
  readonly networkClient: INetworkModule;
  /** Absent: tokens stay in memory. */
  readonly cachePlugin?: ICachePlugin | undefined;
  /** The system's own sign-in in place of the browser, and the window that it belongs to. */
  readonly broker?: SystemBroker | undefined;
  readonly openBrowser: (address: string) => Promise<void>;
  /** Closes the loopback listener of a sign-in that was given up. */
  readonly fetch: typeof fetch;
  readonly now?: () => number;
}

export interface SignedIn {
  readonly objectId: string;
  readonly userPrincipalName: string;
  readonly displayName: string;
  readonly token: Secret;
  readonly expiresAtMs: number;
  /** When the person gave their password, or what stands for it; null where that is not known. */
  readonly provedAtMs: number | null;
}

/** Bare scope names, as in scopes.ts; `objectId` when nobody else may answer, `otherThan` when everybody else may. */
export interface PageRequest extends InteractiveRequest {
  readonly objectId?: string | undefined;
  readonly otherThan?: string | undefined;
  /** Refuses an answer that says it rests on an earlier proof. */
  readonly provedSinceMs?: number | undefined;
}

export interface PageOptions {
  readonly signal: AbortSignal;
  /** Until the page must be finished. */
  readonly timeoutMs: number;
}

/** Who may answer, and how. */
type Answerer = Pick<Expected, 'objectId' | 'otherThan' | 'nonce' | 'provedSinceMs'>;

/** MSAL as it runs in production; the tests give it another network and nothing else. */
const configuration = (tenant: LiveTenant, options: MsalSignInOptions): Configuration => ({
  auth: {
    clientId: tenant.clientId,
    authority: authorityOf(cloudOf(tenant), tenant.tenantId),
    // We answer claims challenges: Entra then ends a session within minutes of a policy change.
    clientCapabilities: ['CP1'],
  },
  ...(options.cachePlugin === undefined ? {} : { cache: { cachePlugin: options.cachePlugin } }),
  ...(options.broker === undefined ? {} : { broker: { nativeBrokerPlugin: options.broker.plugin } }),
  // MSAL's log can hold names; ours says what matters.
  system: { networkClient: options.networkClient, loggerOptions: { piiLoggingEnabled: false } },
});

/**
 * Gets tokens for one tenant: from the cache, from the system browser, or with a code. Every answer of Microsoft's
 * is checked before anybody sees it, and every failure is a FaultError (a SignInNeeded where only the agent helps).
 */
export class MsalSignIn {
  readonly #tenant: LiveTenant;
  readonly #cloud: Cloud;
  readonly #options: MsalSignInOptions;
  readonly #client: PublicClientApplication;
  readonly #now: () => number;

  constructor(options: MsalSignInOptions) {
    this.#tenant = options.tenant;
    this.#cloud = cloudOf(options.tenant);
    this.#options = options;
    this.#client = new PublicClientApplication(configuration(options.tenant, options));
    this.#now = options.now ?? Date.now;
  }

  /** Accounts of this tenant in the cache, by user principal name. */
  async accounts(): Promise<readonly { readonly objectId: string; readonly userPrincipalName: string }[]> {
    return (await this.#accounts()).map((account) => ({ objectId: account.localAccountId, userPrincipalName: account.username }));
  }

  /**
   * A token without asking anybody; parallel calls for the same scopes are one request.
   * @param freshly asks Microsoft even when the cached token is good: proves that the account may still sign in.
   * @throws FaultError SignInNeeded when a page is needed.
   */
  async silent(objectId: string, scopes: readonly string[], freshly = false): Promise<SignedIn> {
    const account = (await this.#accounts()).find((candidate) => candidate.localAccountId === objectId);
    if (account === undefined) throw signedOut();
    const request = { account, scopes: graphScopes(this.#cloud, scopes), forceRefresh: freshly };
    return this.#answered('silently', () => this.#client.acquireTokenSilent(request), { objectId });
  }

  /** The system browser. @throws FaultError `graph.cancelled`, `graph.timeout`, `auth.declined`, `auth.wrongAccount` */
  async interactive(
    { objectId, otherThan, provedSinceMs, ...request }: PageRequest,
    { signal, timeoutMs }: PageOptions,
  ): Promise<SignedIn> {
    const answered = await this.#guarded('page', () =>
      signInInteractively(
        { ...request, scopes: graphScopes(this.#cloud, request.scopes) },
        {
          client: this.#client,
          allowed: (untrustedAddress) => loginAddress(untrustedAddress, this.#cloud, this.#tenant.tenantId),
          openBrowser: this.#options.openBrowser,
          windowHandle: this.#options.broker?.windowHandle,
          fetch: this.#options.fetch,
          signal,
          timeoutMs,
          onLate: (late) => void this.#discard(late.account),
        },
      ),
    );
    return this.#answered('page', () => Promise.resolve(answered.result), { objectId, otherThan, provedSinceMs, nonce: answered.nonce });
  }

  /** A code for another device; `onUserCode` is called once. @throws FaultError as `interactive` */
  async deviceCode(
    { scopes }: Pick<PageRequest, 'scopes'>,
    { signal, timeoutMs, onUserCode }: PageOptions & { readonly onUserCode: (code: SignInCode) => void },
  ): Promise<SignedIn> {
    return this.#answered(
      'page',
      () =>
        signInWithDeviceCode({
          client: this.#client,
          scopes: graphScopes(this.#cloud, scopes),
          onUserCode,
          signal,
          timeoutMs,
          onLate: (late) => void this.#discard(late.account),
        }),
      {},
    );
  }

  /** Forgets every account but this one; without one, all. */
  async forgetOthers(objectId?: string): Promise<void> {
    const others = (await this.#everyAccount()).filter((account) => account.localAccountId !== objectId);
    for (const account of others) await this.#discard(account);
  }

  async #answered(askedBy: AskedBy, ask: () => Promise<AuthenticationResult>, expected: Answerer): Promise<SignedIn> {
    const result = await this.#guarded(askedBy, ask);
    try {
      // The ID token beside a cached access token was checked when it came, and may have ended since.
      const provedAtMs = result.fromCache ? null : this.#check(result, expected);
      const { account } = result;
      if (account === null || result.accessToken === '' || result.expiresOn === null) {
        throw new FaultError(
          'graph.malformed',
          'The sign-in came back without a token. Sign in again; if it happens again, tell your administrator.',
        );
      }
      return {
        objectId: account.localAccountId,
        userPrincipalName: account.username,
        displayName: account.name ?? account.username,
        token: new Secret(result.accessToken),
        expiresAtMs: result.expiresOn.getTime(),
        provedAtMs,
      };
    } catch (error) {
      // MSAL has put it into the cache already.
      await this.#discard(result.account);
      throw error;
    }
  }

  #check({ idTokenClaims }: AuthenticationResult, expected: Answerer): number | null {
    const { tenantId, clientId } = this.#tenant;
    return checkIdToken(idTokenClaims, { cloud: this.#cloud, tenantId, clientId, nowMs: this.#now(), ...expected });
  }

  async #guarded<T>(askedBy: AskedBy, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw faultFromSignIn(error, askedBy);
    }
  }

  async #accounts(): Promise<readonly AccountInfo[]> {
    return (await this.#everyAccount()).filter((account) => account.tenantId === this.#tenant.tenantId);
  }

  #everyAccount(): Promise<AccountInfo[]> {
    return this.#client.getTokenCache().getAllAccounts();
  }

  async #discard(account: AccountInfo | null): Promise<void> {
    if (account !== null) await this.#client.getTokenCache().removeAccount(account);
  }
}
