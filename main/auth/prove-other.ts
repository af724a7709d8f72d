import type { MsalSignInOptions, PageOptions } from './msal-sign-in.ts';
import { MsalSignIn } from './msal-sign-in.ts';
import type { ProvedAgent } from './tenant-sign-in.ts';

export interface ProveOtherOptions {
  /** As for the agent at work; the cache and the system's own sign-in are left out. */
  readonly msal: MsalSignInOptions;
  /** Of the agent at work, who may not answer. */
  readonly firstObjectId: string;
  /** Whom the page asks for first, or null. */
  readonly userPrincipalName: string | null;
  readonly open: PageOptions;
  readonly now: () => number;
}

/**
 * Microsoft ends tokens at this age of the proof, so it is longer than any page is open. It is asked for because only
 * then must the answer tell when the proof was given; that it is given anew is asked with `prompt`.
 */
const maxAgeSeconds = 3_600;

/**
 * A page on which somebody else than the agent at work proves who they are. It has a client of its own without a store, so what
 * Microsoft answers never lies beside the first agent's tokens, and is forgotten with it. No permission is asked for.
 * Always in the browser: Windows' own sign-in would add the other account to this computer.
 */
export const proveOther = async (options: ProveOtherOptions): Promise<ProvedAgent> => {
  const { firstObjectId, userPrincipalName, open, now } = options;
  const client = new MsalSignIn({ ...options.msal, cachePlugin: undefined, broker: undefined });
  try {
    const other = await client.interactive(
      {
        scopes: [],
        prompt: 'login',
        maxAgeSeconds,
        loginHint: userPrincipalName ?? undefined,
        otherThan: firstObjectId,
        provedSinceMs: now(),
      },
      open,
    );
    return {
      objectId: other.objectId,
      userPrincipalName: other.userPrincipalName,
      displayName: other.displayName,
      authenticatedAtUtc: other.provedAtMs === null ? null : new Date(other.provedAtMs).toISOString(),
    };
  } finally {
    await client.forgetOthers();
  }
};
