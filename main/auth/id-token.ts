import { z } from 'zod';
import { FaultError } from '../fault-error.ts';
import type { Cloud } from '../permissions/clouds.ts';
import { issuerOf } from '../permissions/clouds.ts';
import { samePerson } from './sign-in-needed.ts';

const Claims = z.object({
  tid: z.string(),
  aud: z.string(),
  iss: z.string(),
  exp: z.number(),
  oid: z.string(),
  nonce: z.string().optional(),
  /** Seconds, by Microsoft's clock. */
  iat: z.number().optional(),
  /** The same. Entra sends it where the app registration lists it as an optional claim. */
  auth_time: z.number().optional(),
});

export interface Expected {
  readonly cloud: Cloud;
  readonly tenantId: string;
  readonly clientId: string;
  /** What was sent with an interactive request; device code and silent renewal have none. */
  readonly nonce?: string | undefined;
  /** Whom an interactive step (consent, step-up) must come back as. */
  readonly objectId?: string | undefined;
  /** Who may not answer: somebody else has to. */
  readonly otherThan?: string | undefined;
  /** Not before this moment was the password, or what stands for it, to be given. */
  readonly provedSinceMs?: number | undefined;
  /** An answer that does not tell when that was is refused. By a clock that nobody sets: how long the page was open. */
  readonly provedWithinMs?: number | undefined;
  readonly nowMs: number;
}

/** A clock may differ from Microsoft's by this much. */
const skewMs = 5 * 60_000;
/** Two of Microsoft's own moments, and the way that the answer took. */
const slackMs = 60_000;

const refuse = (message: string, detail: string): never => {
  throw new FaultError('auth.wrongAccount', message, { detail });
};

/**
 * Checks a newly received ID token, because MSAL does not: tenant, audience, issuer, end, and nonce where one
 * was sent. Its signature is not checked: it came over TLS from the token endpoint itself (OpenID Connect
 * Core 3.1.3.7, point 6).
 * @returns when the person proved who they are, in milliseconds; null where the token does not tell.
 * @throws FaultError `auth.wrongAccount`; then nothing of the answer may be kept.
 */
export const checkIdToken = (untrustedClaims: unknown, expected: Expected): number | null => {
  const parsed = Claims.safeParse(untrustedClaims);
  if (!parsed.success) {
    return refuse(
      'The sign-in came back without the proof of who signed in. Sign in again; if it happens again, tell your administrator.',
      'ID token incomplete',
    );
  }
  const claims = parsed.data;
  if (claims.tid.toLowerCase() !== expected.tenantId) {
    refuse(
      'You signed in to another organisation than the one this console is set up for. Sign in again and choose your work account of this organisation.',
      'ID token: tid',
    );
  }
  if (claims.aud.toLowerCase() !== expected.clientId) {
    refuse(
      'The sign-in came back for another app than this console. Sign in again; if it happens again, ask your administrator to check the client ID in the set-up.',
      'ID token: aud',
    );
  }
  if (claims.iss !== issuerOf(expected.cloud, expected.tenantId)) {
    refuse(
      'The sign-in did not come from Microsoft’s sign-in service of this cloud. Ask your administrator to check the cloud in the set-up, and the network.',
      'ID token: iss',
    );
  }
  if (claims.exp * 1000 + skewMs < expected.nowMs) {
    refuse('The sign-in that came back had already ended. Check this computer’s clock, then sign in again.', 'ID token: exp');
  }
  if (expected.nonce !== undefined && claims.nonce !== expected.nonce) {
    refuse('The sign-in that came back was not the one you started. Close the browser page and sign in again.', 'ID token: nonce');
  }
  if (expected.objectId !== undefined && claims.oid !== expected.objectId) {
    refuse(
      'Another account answered the sign-in page. Sign in again with the account you are working as, or switch accounts first.',
      'ID token: oid',
    );
  }
  if (claims.oid.toLowerCase() === expected.otherThan?.toLowerCase()) throw samePerson();
  if (expected.provedSinceMs !== undefined && claims.auth_time !== undefined && claims.auth_time * 1000 + skewMs < expected.provedSinceMs) {
    refuse(
      'The sign-in page did not ask again who you are. Start again, and sign in with your password or your key.',
      'ID token: auth_time',
    );
  }
  if (expected.provedWithinMs !== undefined) requireFreshProof(claims, expected.provedWithinMs);
  return claims.auth_time === undefined ? null : claims.auth_time * 1000;
};

/**
 * Both moments are Microsoft's, so that this computer's clock, which whoever sits at it may set, decides nothing: the proof
 * was given no longer before the token was made than the page had been open.
 */
const requireFreshProof = ({ iat, auth_time: provedAt }: z.infer<typeof Claims>, provedWithinMs: number): void => {
  if (provedAt === undefined || iat === undefined) {
    throw new FaultError(
      'auth.misconfigured',
      'Microsoft did not say when you signed in, so it is not proved that you are here. Sign out and in again to go on, and ask your administrator to add the optional claim “auth_time” to the app registration.',
      { detail: 'ID token: auth_time is missing' },
    );
  }
  if ((iat - provedAt) * 1000 > provedWithinMs + slackMs) {
    refuse(
      'The sign-in page did not ask again who you are. Start again, and sign in with your password or your key.',
      'ID token: auth_time before the page',
    );
  }
};
