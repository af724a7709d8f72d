import type { SignInCode } from '../../contract/app-state.ts';
import type { GraphAccess } from './access.ts';

/** Signing in to one live tenant, as far as the door needs it. main/auth has it. */
export interface TenantSignIn {
  /** The account whose sign-in is kept on this computer, or null. */
  readonly remembered: () => Promise<string | null>;
  /** Takes the kept sign-in up, after Microsoft said that it still holds. No page opens. @throws FaultError `auth.signInNeeded` */
  readonly resume: () => Promise<GraphAccess>;
  readonly signIn: (userPrincipalName: string | null) => Promise<GraphAccess>;
  /** A page with the list of accounts. What the one before still holds gets no token any more. */
  readonly switchAccount: () => Promise<GraphAccess>;
  readonly signInWithCode: (onUserCode: (code: SignInCode) => void) => Promise<GraphAccess>;
  /** Asks Microsoft whether the agent may still work. @throws FaultError `auth.signInNeeded` */
  readonly checkFreshly: () => Promise<void>;
  /** A page on which the agent at work, and nobody else, signs in anew. */
  readonly proveAgain: () => Promise<void>;
  readonly cancel: () => void;
  readonly signOut: () => Promise<{ readonly isPageOpened: boolean }>;
}
