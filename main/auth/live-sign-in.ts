import type { GraphAccess, SignIn } from '../desk/session-desk.ts';
import { FaultError } from '../fault-error.ts';
import type { Secret } from '../secret.ts';
import type { UserCode } from './device-code.ts';
import type { FeatureId } from '../../contract/features.ts';
import { scopesOf } from './features.ts';
import type { LiveTenant } from '../../contract/live-tenant.ts';
import { cloudOf } from './live-tenant.ts';
import { logoutAddress } from './login-address.ts';
import type { MsalSignInOptions, SignedIn } from './msal-sign-in.ts';
import { MsalSignIn } from './msal-sign-in.ts';
import { createNetworkClient } from './network-client.ts';
import { SignInNeeded } from './sign-in-faults.ts';
import type { TokenStore } from './token-cache.ts';
import { createTokenCache } from './token-cache.ts';

export interface LiveSignInOptions {
  readonly tenant: LiveTenant;
  /** The organisation's name, or what stands for it until it is read. */
  readonly displayName: string;
  /** Node's fetch. */
  readonly fetch: typeof fetch;
  /** The system browser; gets addresses of this cloud's login host only. */
  readonly openBrowser: (address: string) => Promise<void>;
  /** Null: there is no safe place on this computer, so tokens stay in memory. */
  readonly store: TokenStore | null;
  /** A sentence for the agent: about the saved sign-in. */
  readonly notice: (message: string) => void;
  readonly now?: () => number;
  /** Until a sign-in page must be finished. */
  readonly pageTimeoutMs?: number;
}

/** Signing in to a live tenant: what SessionDesk needs, and what the window can ask for besides. */
export interface LiveSignIn extends SignIn {
  /** Says the name that the cached account would work as, or null: lets the window choose its first screen. */
  readonly remembered: () => Promise<string | null>;
  /** Signs in with a code on another device instead of this computer's browser. */
  readonly signInWithCode: (onUserCode: (code: UserCode) => void) => Promise<GraphAccess>;
  /** The page with the list of accounts, whoever is signed in. The one left behind is forgotten. */
  readonly switchAccount: () => Promise<GraphAccess>;
  /** Asks for what a feature needs. Nothing is shown when it was agreed to before. @throws FaultError `graph.forbidden` when declined. */
  readonly allow: (feature: FeatureId) => Promise<void>;
  /** Answers a claims challenge (of SignInNeeded, or of a 401 by Graph) on a page. The refused step is the agent's to repeat. */
  readonly answerChallenge: (claims: string) => Promise<void>;
  /** Asks Microsoft whether this agent may still sign in: for unlocking. @throws FaultError SignInNeeded */
  readonly checkFreshly: () => Promise<void>;
  /** Ends the sign-in page or code that is open, if one is. */
  readonly cancel: () => void;
  /** Forgets the tokens, here and on disk, and opens the logout page; tells whether that could be opened. */
  readonly signOut: () => Promise<{ readonly isPageOpened: boolean }>;
}

/** A token is renewed when it has less than this left, as MSAL does. */
const renewMs = 300_000;
const defaultPageMs = 5 * 60_000;

export const liveSignIn = (options: LiveSignInOptions): LiveSignIn => {
  const { tenant, fetch, openBrowser, store, now = Date.now, pageTimeoutMs = defaultPageMs } = options;
  const cloud = cloudOf(tenant);
  const cache = store === null ? undefined : createTokenCache({ store, notice: options.notice });
  if (store === null) {
    options.notice('This computer has no safe place for your sign-in, so it is kept in memory only. You sign in again each time Latchkey starts.');
  }
  const msalOptions: MsalSignInOptions = { tenant, networkClient: createNetworkClient({ cloud, fetch, now }), cachePlugin: cache?.plugin, openBrowser, fetch, now };
  const msal = new MsalSignIn(msalOptions);

  const granted = new Set<FeatureId>(['lookUp']);
  const scopes = (): readonly string[] => scopesOf([...granted]);
  let current: SignedIn | undefined;
  const renewing = new Map<string, Promise<SignedIn>>();
  let page: AbortController | undefined;

  /** One open page or code at a time, so that `cancel` ends the right one. */
  const onPage = async (show: (open: { signal: AbortSignal; timeoutMs: number }) => Promise<SignedIn>): Promise<SignedIn> => {
    if (page !== undefined) throw new FaultError('desk.busy', 'A sign-in is already under way. Finish it in the browser, or cancel it first.');
    const mine = new AbortController();
    page = mine;
    try {
      return await show({ signal: mine.signal, timeoutMs: pageTimeoutMs });
    } finally {
      page = undefined;
    }
  };

  const enter = async (agent: SignedIn): Promise<GraphAccess> => {
    if (current !== undefined && current.objectId !== agent.objectId) {
      granted.clear();
      granted.add('lookUp');
    }
    current = agent;
    await msal.forgetOthers(agent.objectId);
    return { root: cloud.graphRoot, token: () => tokenOf(agent.objectId) };
  };

  /** Bound to the agent it was made for: the console of the one before never gets the next one's token. */
  const tokenOf = async (objectId: string): Promise<Secret> => {
    if (current?.objectId !== objectId) throw new SignInNeeded('You are signed out. Sign in to go on.');
    if (current.expiresAtMs - now() > renewMs) return current.token;
    return (await renew(objectId)).token;
  };

  const renew = (objectId: string, freshly = false): Promise<SignedIn> => {
    const underWay = renewing.get(objectId);
    if (underWay !== undefined) return underWay;
    const renewed = renewOnce(objectId, freshly).finally(() => renewing.delete(objectId));
    renewing.set(objectId, renewed);
    return renewed;
  };

  const renewOnce = async (objectId: string, freshly: boolean): Promise<SignedIn> => {
    const renewed = await msal.silent(objectId, scopes(), freshly);
    if (current?.objectId !== objectId) throw new SignInNeeded('You are signed out. Sign in to go on.');
    current = renewed;
    return renewed;
  };

  const agentNow = (): SignedIn => {
    if (current === undefined) throw new SignInNeeded('You are signed out. Sign in to go on.');
    return current;
  };

  /** A page that only the agent at work may answer. */
  const again = async (request: { readonly scopes: readonly string[]; readonly claims?: string }): Promise<void> => {
    const { objectId, userPrincipalName } = agentNow();
    const answered = await onPage((open) => msal.interactive({ ...request, loginHint: userPrincipalName, objectId }, open));
    if (current?.objectId !== objectId) throw new SignInNeeded('You are signed out. Sign in to go on.');
    current = answered;
  };

  const remembered = async () => (await msal.accounts())[0];

  return {
    tenant: { kind: 'live', displayName: options.displayName },
    practiceAgents: [],
    signIn: async (userPrincipalName) => {
      const known = await remembered();
      if (known !== undefined && (userPrincipalName === null || known.userPrincipalName.toLowerCase() === userPrincipalName.toLowerCase())) {
        try {
          return await enter(await msal.silent(known.objectId, scopes()));
        } catch (error) {
          if (!(error instanceof SignInNeeded)) throw error;
          const { claims } = error;
          return enter(await onPage((open) => msal.interactive({ scopes: scopes(), loginHint: known.userPrincipalName, claims }, open)));
        }
      }
      const who = userPrincipalName === null ? ({ prompt: 'select_account' } as const) : { loginHint: userPrincipalName };
      return enter(await onPage((open) => msal.interactive({ scopes: scopes(), ...who }, open)));
    },
    remembered: async () => (await remembered())?.userPrincipalName ?? null,
    signInWithCode: async (onUserCode) => enter(await onPage((open) => msal.deviceCode({ scopes: scopes() }, { ...open, onUserCode }))),
    switchAccount: async () => enter(await onPage((open) => msal.interactive({ scopes: scopesOf(['lookUp']), prompt: 'select_account' }, open))),
    allow: async (feature) => {
      if (granted.has(feature)) return;
      const { objectId } = agentNow();
      const wanted = scopesOf([...granted, feature]);
      try {
        const agreed = await msal.silent(objectId, wanted);
        if (current?.objectId === objectId) current = agreed;
      } catch (error) {
        if (!(error instanceof SignInNeeded)) throw error;
        await again({ scopes: wanted, ...(error.claims === undefined ? {} : { claims: error.claims }) });
      }
      granted.add(feature);
    },
    answerChallenge: (claims) => again({ scopes: scopes(), claims }),
    checkFreshly: async () => void (await renew(agentNow().objectId, true)),
    cancel: () => page?.abort(),
    signOut: async () => {
      page?.abort();
      current = undefined;
      granted.clear();
      granted.add('lookUp');
      // What is under way would write its tokens after we removed them.
      await Promise.allSettled(renewing.values());
      await msal.forgetOthers();
      await cache?.remove();
      return openBrowser(logoutAddress(cloud, tenant.tenantId)).then(
        () => ({ isPageOpened: true }),
        () => ({ isPageOpened: false }),
      );
    },
  };
};
