import { FaultError } from '../fault-error.ts';
import type { TenantSignIn } from './tenant-sign-in.ts';
import { liveFacts } from './tenant-sign-in.ts';

/** A live tenant to which nobody gets in, and so no token and no write. Whoever tries is told why. */
export const closedSignIn = (displayName: string, because: string): TenantSignIn => {
  const refuse = (): Promise<never> => Promise.reject(new FaultError('desk.policy', because));
  return {
    ...liveFacts(displayName),
    remembered: () => Promise.resolve(null),
    resume: refuse,
    signIn: refuse,
    switchAccount: refuse,
    signInWithCode: refuse,
    checkFreshly: refuse,
    proveAgain: refuse,
    proveOther: refuse,
    cancel: () => undefined,
    // Nobody is in.
    signOut: refuse,
  };
};
