import { join } from 'node:path';
import { safeStorage } from 'electron';
import type { ConfiguredTenant } from '../../contract/app-state.ts';
import { loadBroker } from '../auth/broker.ts';
import { clouds } from '../permissions/clouds.ts';
import type { TenantFacts, TenantSignIn } from '../auth/tenant-sign-in.ts';
import { liveFacts } from '../auth/tenant-sign-in.ts';
import type { Logger } from '../log/logger.ts';
import { openSignInPage } from '../shell/external.ts';
import { openKeystore } from '../shell/keystore.ts';
import { memoryOnlyNotice, openTokenStore } from '../shell/token-store.ts';

export interface LiveSignInsOptions {
  readonly userData: string;
  readonly fetch: typeof fetch;
  readonly log: Logger;
  /** Whether the desk profile asks for the system's own sign-in in place of the browser. */
  readonly wantsBroker: () => boolean;
  /** Of the window at this moment. */
  readonly windowHandle: () => Buffer;
  /** Nothing of a sign-in outlasts this run. */
  readonly onMemoryOnly: () => void;
  /** A sentence for the agent. */
  readonly notice: (message: string) => void;
}

const loginOrigins: ReadonlySet<string> = new Set(Object.values(clouds).map(({ login }) => login));

/** Signing in, one for each tenant that is asked for: its tokens stay in it and in a sealed file of its own. */
export const createLiveSignIns = ({
  userData,
  fetch,
  wantsBroker,
  windowHandle,
  log,
  onMemoryOnly,
  notice,
}: LiveSignInsOptions): ((tenant: ConfiguredTenant) => TenantSignIn) => {
  const opened = new Map<string, TenantActs>();

  const open = async ({ tenant, displayName }: ConfiguredTenant): Promise<TenantSignIn> => {
    // MSAL is some hundred files: whoever works on the practice tenant need not wait for them.
    const { liveSignIn } = await import('../auth/live-sign-in.ts');
    const broker = await loadBroker({ platform: process.platform, isWanted: wantsBroker() });
    if (broker.kind === 'browser' && broker.because !== null) notice(broker.because);
    return liveSignIn({
      broker: broker.kind === 'broker' ? { plugin: broker.plugin, windowHandle } : undefined,
      tenant,
      displayName,
      fetch,
      openBrowser: (address) => openSignInPage(address, { loginOrigins, log }),
      store: openTokenStore({
        file: join(userData, `sign-in-${tenant.tenantId}-${tenant.clientId}.sealed`),
        keystore: openKeystore(safeStorage, process.platform),
        onMemoryOnly: (because) => {
          onMemoryOnly();
          notice(memoryOnlyNotice(because));
        },
      }),
      notice,
    });
  };

  return (configured) => {
    const { cloud, tenantId, clientId } = configured.tenant;
    const key = `${cloud}/${tenantId}/${clientId}`;
    const acts = opened.get(key) ?? whenAsked(() => open(configured));
    opened.set(key, acts);
    // The organisation's name may have been changed since.
    return { ...liveFacts(configured.displayName), ...acts };
  };
};

type TenantActs = Omit<TenantSignIn, keyof TenantFacts>;

/** The same, made at the first question. */
const whenAsked = (make: () => Promise<TenantSignIn>): TenantActs => {
  let made: Promise<TenantSignIn> | undefined;
  const live = (): Promise<TenantSignIn> => (made ??= make());
  return {
    remembered: async () => (await live()).remembered(),
    resume: async () => (await live()).resume(),
    signIn: async (userPrincipalName) => (await live()).signIn(userPrincipalName),
    switchAccount: async (userPrincipalName) => (await live()).switchAccount(userPrincipalName),
    signInWithCode: async (onUserCode) => (await live()).signInWithCode(onUserCode),
    checkFreshly: async () => (await live()).checkFreshly(),
    proveAgain: async () => (await live()).proveAgain(),
    proveOther: async (userPrincipalName) => (await live()).proveOther(userPrincipalName),
    // Nothing can be open before it is made.
    cancel: () => void made?.then(({ cancel }) => cancel()),
    signOut: async () => (await live()).signOut(),
  };
};
