import type { ProvedAgent, TenantSignIn } from './tenant-sign-in.ts';
import { liveFacts } from './tenant-sign-in.ts';
import type { GraphAccess } from './access.ts';
import { FaultError } from '../fault-error.ts';
import { AgentAccess, isAboutScopes } from './agent-access.ts';
import { scopesOf } from '../permissions/features.ts';
import { optionalScopes } from '../permissions/scopes.ts';
import type { LiveTenant } from '../../contract/live-tenant.ts';
import { cloudOf } from '../permissions/clouds.ts';
import { logoutAddress } from './login-address.ts';
import type { MsalSignInOptions, PageOptions, SignedIn, SystemBroker } from './msal-sign-in.ts';
import { MsalSignIn } from './msal-sign-in.ts';
import { createNetworkClient } from './network-client.ts';
import { proveOther } from './prove-other.ts';
import { rejectionOf } from './rejection-of.ts';
import { cancelled, signedOut, SignInNeeded } from './sign-in-needed.ts';
import type { TokenStore } from './token-cache.ts';
import { createTokenCache } from './token-cache.ts';
import { ToProve } from './to-prove.ts';

export interface LiveSignInOptions {
  readonly tenant: LiveTenant;
  /** The organisation's name. */
  readonly displayName: string;
  /** Node's fetch. */
  readonly fetch: typeof fetch;
  /** The system browser; gets addresses of this cloud's login host only. */
  readonly openBrowser: (address: string) => Promise<void>;
  /** The system's own sign-in, where the desk profile asks for it and it is there. */
  readonly broker?: SystemBroker | undefined;
  /** Where the sign-in is kept between runs, if it may be. */
  readonly store: TokenStore;
  /** A sentence for the agent: about the saved sign-in. */
  readonly notice: (message: string) => void;
  readonly now?: () => number;
  /** Until a sign-in page must be finished. */
  readonly pageTimeoutMs?: number;
}

const defaultPageMs = 5 * 60_000;

/** Signing in to one live tenant with MSAL. */
export const liveSignIn = (options: LiveSignInOptions): TenantSignIn => {
  const { tenant, fetch, openBrowser, store, now = Date.now, pageTimeoutMs = defaultPageMs } = options;
  const cloud = cloudOf(tenant);
  /** All that signing in asks for; the rest comes with use. */
  const lookUpScopes = scopesOf(['lookUp'], cloud.id);
  const cache = createTokenCache({ store, notice: options.notice });
  const msalOptions: MsalSignInOptions = {
    tenant,
    networkClient: createNetworkClient({ cloud, fetch, now }),
    cachePlugin: cache.plugin,
    broker: options.broker,
    openBrowser,
    fetch,
    now,
  };
  const msal = new MsalSignIn(msalOptions);

  let current: AgentAccess | undefined;
  let page: AbortController | undefined;

  /** One open page or code at a time, so that `cancel` ends the right one. */
  const onPage = async <T>(show: (open: PageOptions) => Promise<T>): Promise<T> => {
    if (page !== undefined)
      throw new FaultError('desk.busy', 'A sign-in is already under way. Finish it in the browser, or cancel it first.');
    const mine = new AbortController();
    page = mine;
    try {
      return await show({ signal: mine.signal, timeoutMs: pageTimeoutMs });
    } finally {
      page = undefined;
    }
  };

  const enter = async (agent: SignedIn, scopes: readonly string[]): Promise<GraphAccess> => {
    if (current?.objectId === agent.objectId) {
      current.signedIn(agent, scopes);
      return current;
    }
    // What is under way would write the tokens of the one before after they were removed.
    await current?.end();
    current = new AgentAccess(agent, { cloud, msal, onPage, now, scopes });
    await msal.forgetOthers(agent.objectId);
    return current;
  };

  /** One scope that is unknown or not agreed to must not keep the agent out: what can be left out is, and said. */
  const enterWith = async (scopes: readonly string[], ask: (scopes: readonly string[]) => Promise<SignedIn>): Promise<GraphAccess> => {
    try {
      return await enter(await ask(scopes), scopes);
    } catch (error) {
      const needed = scopes.filter((scope) => !optionalScopes.includes(scope));
      if (!isAboutScopes(error) || needed.length === scopes.length) throw error;
      const access = await enter(await ask(needed), needed);
      options.notice(lessSentence(scopes.filter((scope) => !needed.includes(scope))));
      return access;
    }
  };

  const agentNow = (): AgentAccess => {
    if (current === undefined) throw signedOut();
    return current;
  };

  const remembered = async () => (await msal.accounts())[0];
  const scopesFor = (objectId: string): readonly string[] => (current?.objectId === objectId ? current.scopes : lookUpScopes);

  /** A page for this account, or with the list of accounts. */
  const onPageAs = async (userPrincipalName: string | null): Promise<GraphAccess> => {
    const who = userPrincipalName === null ? ({ prompt: 'select_account' } as const) : { loginHint: userPrincipalName };
    return enterWith(lookUpScopes, (scopes) => onPage((open) => msal.interactive({ scopes, ...who }, open)));
  };

  return {
    ...liveFacts(options.displayName),
    signIn: async (userPrincipalName) => {
      const known = await remembered();
      if (
        known !== undefined &&
        (userPrincipalName === null || known.userPrincipalName.toLowerCase() === userPrincipalName.toLowerCase())
      ) {
        return enterWith(scopesFor(known.objectId), (scopes) =>
          onPage(async (open) => {
            try {
              // Raced, so that the agent need not wait for a slow answer to leave.
              return await Promise.race([msal.silent(known.objectId, scopes), rejectionOf(open.signal, cancelled)]);
            } catch (error) {
              if (!(error instanceof SignInNeeded)) throw error;
              const toProve = current?.objectId === known.objectId ? current.toProve : new ToProve();
              if (error.claims !== undefined) toProve.ask(error.claims);
              const { answer } = await toProve.on((claims) =>
                msal.interactive({ scopes, loginHint: known.userPrincipalName, claims }, open),
              );
              return answer;
            }
          }),
        );
      }
      return onPageAs(userPrincipalName);
    },
    remembered: async () => (await remembered())?.userPrincipalName ?? null,
    resume: async () => {
      const known = await remembered();
      if (known === undefined) throw signedOut();
      return enterWith(scopesFor(known.objectId), (scopes) => msal.silent(known.objectId, scopes, true));
    },
    signInWithCode: async (onUserCode) =>
      enterWith(lookUpScopes, (scopes) => onPage((open) => msal.deviceCode({ scopes }, { ...open, onUserCode }))),
    switchAccount: onPageAs,
    checkFreshly: async () => agentNow().refresh(),
    proveAgain: async () => agentNow().proveAgain(),
    proveOther: async (userPrincipalName): Promise<ProvedAgent> => {
      const first = agentNow();
      const proved = await onPage((open) => proveOther({ msal: msalOptions, firstObjectId: first.objectId, userPrincipalName, open, now }));
      // The one at work left while the page was open: this was proved beside somebody else.
      if (current !== first) throw cancelled();
      return proved;
    },
    cancel: () => page?.abort(),
    signOut: async () => {
      page?.abort();
      const left = current;
      current = undefined;
      await left?.end();
      await msal.forgetOthers();
      await cache.remove();
      return openBrowser(logoutAddress(cloud, tenant.tenantId)).then(
        () => ({ isPageOpened: true }),
        () => ({ isPageOpened: false }),
      );
    },
  };
};

const lessSentence = (without: readonly string[]): string =>
  `Microsoft did not give Latchkey every permission that it asks for, so it goes on without: ${without.join(', ')}. What rests on them shows as not known. Ask your administrator to compare the app’s permissions with the list in the set-up, and to agree to them.`;
