import type { AuthenticationResult, INativeBrokerPlugin } from '@azure/msal-node';
import { PublicClientApplication } from '@azure/msal-node';
import { describe, expect, it } from 'vitest';
import { loadBroker } from '../../../main/auth/broker.ts';

/** As the package's class: what MSAL asks of it, and what it was asked. */
class FakeBroker implements INativeBrokerPlugin {
  isBrokerAvailable = true;
  readonly asked: { readonly clientId: string; readonly windowHandle: Buffer | undefined }[] = [];
  setLogger(): void {}
  getAccountById(): Promise<never> {
    return Promise.reject(new Error('no account'));
  }
  getAllAccounts(): Promise<[]> {
    return Promise.resolve([]);
  }
  acquireTokenSilent(): Promise<never> {
    return Promise.reject(new Error('no account'));
  }
  acquireTokenInteractive(request: { readonly clientId: string }, windowHandle?: Buffer): Promise<AuthenticationResult> {
    this.asked.push({ clientId: request.clientId, windowHandle });
    return Promise.resolve({ accessToken: 'from Windows' } as AuthenticationResult);
  }
  signOut(): Promise<void> {
    return Promise.resolve();
  }
}

const failing = (): never => {
  throw new Error('no runtime');
};

const onWindows = (importModule: (name: string) => Promise<unknown>) => loadBroker({ platform: 'win32', isWanted: true, importModule });

describe('the sign-in of Windows', () => {
  it('is not even looked for unless it is wanted, and on Windows', async () => {
    const importModule = () => Promise.reject(new Error('imported'));
    expect(await loadBroker({ platform: 'win32', isWanted: false, importModule })).toEqual({ kind: 'browser', because: null });
    for (const platform of ['linux', 'darwin'] as const) {
      expect(await loadBroker({ platform, isWanted: true, importModule })).toMatchObject({
        kind: 'browser',
        because: expect.stringContaining('another system'),
      });
    }
  });

  it('says what to do when its package is not installed, as it is not here', async () => {
    expect(await loadBroker({ platform: 'win32', isWanted: true })).toMatchObject({
      kind: 'browser',
      because: expect.stringContaining('is not installed'),
    });
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['no such class', { default: {} }],
    ['a class that does not start', { NativeBrokerPlugin: failing }],
    ['a class of another version', { NativeBrokerPlugin: Date }],
  ])('says so when the package has %s', async (_, loaded) => {
    expect(await onWindows(() => Promise.resolve(loaded))).toMatchObject({
      kind: 'browser',
      because: expect.stringContaining('does not fit'),
    });
  });

  it('says so when Windows has none', async () => {
    class Unavailable extends FakeBroker {
      override isBrokerAvailable = false;
    }
    expect(await onWindows(() => Promise.resolve({ NativeBrokerPlugin: Unavailable }))).toMatchObject({
      kind: 'browser',
      because: expect.stringContaining('cannot be used'),
    });
  });

  it.each<[string, (plugin: unknown) => unknown]>([
    ['by name', (plugin) => ({ NativeBrokerPlugin: plugin })],
    ['on default', (plugin) => ({ default: { NativeBrokerPlugin: plugin } })],
  ])('is what MSAL then signs in with, in front of our window (exported %s)', async (_, exported) => {
    const names: string[] = [];
    const broker = await onWindows((name) => {
      names.push(name);
      return Promise.resolve(exported(FakeBroker));
    });
    expect(names).toEqual(['@azure/msal-node-extensions']);
    if (broker.kind !== 'broker') throw new Error('no broker');
    const clientId = '00000000-0000-0000-0000-00000000c11e';
    const msal = new PublicClientApplication({ auth: { clientId }, broker: { nativeBrokerPlugin: broker.plugin } });
    const windowHandle = Buffer.from('handle');
    const answer = await msal.acquireTokenInteractive({
      scopes: ['User.Read'],
      windowHandle,
      openBrowser: () => Promise.reject(new Error('the browser was opened')),
    });
    expect(answer.accessToken).toBe('from Windows');
    expect((broker.plugin as FakeBroker).asked).toEqual([{ clientId, windowHandle }]);
  });
});
