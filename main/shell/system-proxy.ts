import type { Session } from 'electron';

/**
 * Asks the system which proxy leads to an address; answers as `session.resolveProxy` does. To be used when the app is ready.
 *
 * Electron's very first answer after a start is often DIRECT whatever the settings say (seen with Electron 33.2.1 in
 * five starts of five). After the settings were read again it is right.
 */
export const systemProxy = (session: Pick<Session, 'forceReloadProxyConfig' | 'resolveProxy'>): ((url: string) => Promise<string>) => {
  let settled: Promise<void> | undefined;
  return async (url) => {
    // If that fails, the answer is still the best there is.
    settled ??= session.forceReloadProxyConfig().catch(() => undefined);
    await settled;
    return session.resolveProxy(url);
  };
};
