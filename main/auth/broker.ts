import type { INativeBrokerPlugin } from '@azure/msal-node';

export interface LoadBrokerOptions {
  readonly platform: NodeJS.Platform;
  /** The desk profile's setting; off by default. */
  readonly isWanted: boolean;
  /** `import()` in production. */
  readonly importModule?: (name: string) => Promise<unknown>;
}

/** MSAL's `broker.nativeBrokerPlugin`, or a sentence for the agent why the browser is used instead. */
export type Broker =
  | { readonly kind: 'broker'; readonly plugin: INativeBrokerPlugin }
  | { readonly kind: 'browser'; readonly because: string | null };

/** Not in package.json: it is Windows only and brings native code; an administrator installs it beside Latchkey. */
const brokerPackage = '@azure/msal-node-extensions';

const browser = (because: string | null): Broker => ({ kind: 'browser', because });

/**
 * Windows' own sign-in (Web Account Manager), where it is wanted and there. `because` is null when it is not wanted.
 * Never rejects: without it signing in works in the browser.
 */
export const loadBroker = async ({ platform, isWanted, importModule = (name) => import(name) }: LoadBrokerOptions): Promise<Broker> => {
  if (!isWanted) return browser(null);
  if (platform !== 'win32')
    return browser('The desk profile asks for the sign-in of Windows. This computer has another system, so you sign in in the browser.');
  let loaded: unknown;
  try {
    loaded = await importModule(brokerPackage);
  } catch {
    return browser(
      'The desk profile asks for the sign-in of Windows, but the part for it is not installed. You sign in in the browser. Ask your administrator to install @azure/msal-node-extensions beside Latchkey.',
    );
  }
  const plugin = pluginOf(loaded);
  if (plugin === undefined)
    return browser(
      'The installed part for the sign-in of Windows does not fit this version of Latchkey. You sign in in the browser. Ask your administrator to update it.',
    );
  if (!plugin.isBrokerAvailable) return browser('The sign-in of Windows cannot be used on this computer, so you sign in in the browser.');
  return { kind: 'broker', plugin };
};

/** The package is CommonJS, so its names may stand on `default` only. */
const pluginOf = (loaded: unknown): INativeBrokerPlugin | undefined => {
  const Plugin = memberOf(loaded, 'NativeBrokerPlugin') ?? memberOf(memberOf(loaded, 'default'), 'NativeBrokerPlugin');
  if (typeof Plugin !== 'function') return undefined;
  try {
    const plugin: unknown = Reflect.construct(Plugin, []);
    return isPlugin(plugin) ? plugin : undefined;
  } catch {
    return undefined;
  }
};

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

const methods = [
  'setLogger',
  'getAccountById',
  'getAllAccounts',
  'acquireTokenSilent',
  'acquireTokenInteractive',
  'signOut',
] as const satisfies readonly (keyof INativeBrokerPlugin)[];

const isPlugin = (value: unknown): value is INativeBrokerPlugin =>
  typeof memberOf(value, 'isBrokerAvailable') === 'boolean' && methods.every((name) => typeof memberOf(value, name) === 'function');
