import type { FeatureId } from '../../contract/features.ts';
import { FaultError } from '../fault-error.ts';

// Without MSAL: whoever works on the practice tenant need not wait for it.

export interface SignInNeededOptions {
  /** JSON text: what Conditional Access wants proved. */
  readonly claims?: string | undefined;
  readonly detail?: string | undefined;
  readonly cause?: unknown;
  /** Of a permission that is missing. */
  readonly features?: readonly FeatureId[] | undefined;
}

/**
 * Only the agent can go on from here, on a page. `claims` goes into that sign-in. The step that met this is
 * offered to the agent again, never repeated by itself.
 */
export class SignInNeeded extends FaultError {
  readonly claims: string | undefined;

  constructor(message: string, options: SignInNeededOptions = {}, code: 'auth.signInNeeded' | 'auth.consentNeeded' = 'auth.signInNeeded') {
    super(code, message, { detail: options.detail, cause: options.cause, features: options.features });
    this.claims = options.claims;
  }
}

/** Nobody has agreed to a permission that was asked for; what was agreed to before still holds. */
export class ConsentNeeded extends SignInNeeded {
  constructor(options: SignInNeededOptions) {
    super(
      'This step needs a permission that nobody has agreed to yet. Agree to it in the browser, or ask an administrator to agree for everybody.',
      options,
      'auth.consentNeeded',
    );
  }
}

/** Microsoft does not know one of the scopes that were asked for, and refuses all of them for it. */
export class ScopesRefused extends FaultError {
  constructor(options: Pick<SignInNeededOptions, 'detail' | 'cause'>) {
    super(
      'auth.misconfigured',
      'Microsoft’s sign-in service does not know one of the permissions that were asked for. Ask your administrator to compare the app’s permissions with the list in the set-up.',
      options,
    );
  }
}

export const signedOut = (): SignInNeeded => new SignInNeeded('You are signed out. Sign in to go on.');

export const cancelled = (): FaultError => new FaultError('graph.cancelled', 'Signing in was cancelled. Nothing was changed.');

/** The agent at work may not be the other one, too. */
export const samePerson = (): FaultError =>
  new FaultError(
    'auth.wrongAccount',
    'This has to be proved by somebody other than the agent at work. Ask a colleague to sign in with their own account.',
    { detail: 'ID token: oid' },
  );

export const pageTimedOut = (minutes: number): FaultError =>
  new FaultError(
    'graph.timeout',
    `The sign-in page was not finished within ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}; perhaps it was closed. Start the sign-in again, or sign in with a code on another device.`,
    { retryable: true },
  );
