import type { AuthenticationResult, DeviceCodeRequest, PublicClientApplication } from '@azure/msal-node';
import type { SignInCode } from '../../contract/app-state.ts';
import { FaultError } from '../fault-error.ts';
import { cancelled } from './sign-in-needed.ts';

export interface DeviceCodeOptions {
  readonly client: PublicClientApplication;
  readonly scopes: readonly string[];
  readonly onUserCode: (code: SignInCode) => void;
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
  readonly onLate: (late: AuthenticationResult) => void;
}

/**
 * Signs in with a code that is typed on another device: for a computer whose browser cannot be used.
 * @throws FaultError `graph.cancelled` at once when the signal aborts; whatever MSAL throws.
 */
export const signInWithDeviceCode = async (options: DeviceCodeOptions): Promise<AuthenticationResult> => {
  const { client, signal, onLate } = options;
  if (signal.aborted) throw cancelled();
  let refused: FaultError | undefined;
  const request: DeviceCodeRequest = {
    scopes: [...options.scopes],
    timeout: Math.ceil(options.timeoutMs / 1000),
    deviceCodeCallback: ({ userCode, verificationUri, expiresIn }) => {
      if (!URL.canParse(verificationUri) || new URL(verificationUri).protocol !== 'https:') {
        refused = new FaultError(
          'graph.malformed',
          'The page for the code is not a safe address. Sign in with the browser instead, and tell your administrator.',
        );
        request.cancel = true;
        return;
      }
      const seconds = Math.min(expiresIn, options.timeoutMs / 1000);
      options.onUserCode({ code: userCode, page: verificationUri, expiresAtUtc: new Date(Date.now() + seconds * 1000).toISOString() });
    },
  };
  const attempt = client.acquireTokenByDeviceCode(request);
  const stopped = new Promise<never>((_, reject) => {
    signal.addEventListener(
      'abort',
      () => {
        // MSAL looks at it between two polls only; the agent need not wait for that.
        request.cancel = true;
        attempt.then(
          (late) => late && onLate(late),
          () => undefined,
        );
        reject(cancelled());
      },
      { once: true },
    );
  });
  stopped.catch(() => undefined);
  const result = await Promise.race([attempt, stopped]).catch((error: unknown) => {
    throw refused ?? error;
  });
  if (result === null) throw cancelled();
  return result;
};
