import type { SignInCode, WorkplaceKind } from '../../contract/app-state.ts';
import type { PracticeAgent, Session } from '../../contract/session.ts';
import type { GraphAccess } from './access.ts';

/** What a tenant says of itself, once it can be asked. */
export interface AboutTenant {
  readonly tenant: Session['tenant'];
  /** Whom one may work as by choosing; empty where accounts are chosen on Microsoft's page. */
  readonly agents: readonly PracticeAgent[];
}

/** What is known of a tenant before anybody is in. */
export interface TenantFacts {
  readonly kind: WorkplaceKind;
  /** The window's, behind the product's name. */
  readonly title: string;
  /** Whether signing in and proving who one is may open a page. Where it does not, one comes in at once. */
  readonly opensPages: boolean;
  /** @throws FaultError `graph.offline` when the tenant has to be started for it and does not start. */
  readonly about: () => Promise<AboutTenant>;
}

/** Somebody who proved who they are, and for whom nothing is kept. */
export interface ProvedAgent {
  readonly objectId: string;
  readonly userPrincipalName: string;
  readonly displayName: string;
  /** When they gave their password, or what stands for it; null where the sign-in service does not tell. */
  readonly authenticatedAtUtc: string | null;
}

/** Signing in to one tenant, live or practice: who comes in, who goes, and who proves who they are. */
export interface TenantSignIn extends TenantFacts {
  /** The account whose sign-in is kept on this computer, or null. */
  readonly remembered: () => Promise<string | null>;
  /** Takes the kept sign-in up, after Microsoft said that it still holds. No page opens. @throws FaultError `auth.signInNeeded` */
  readonly resume: () => Promise<GraphAccess>;
  /** As this account, as the one that is kept, or as whoever answers. @throws FaultError */
  readonly signIn: (userPrincipalName: string | null) => Promise<GraphAccess>;
  /** As this account, or as one that is chosen on a page. What the one before still holds gets no token any more. @throws FaultError */
  readonly switchAccount: (userPrincipalName: string | null) => Promise<GraphAccess>;
  readonly signInWithCode: (onUserCode: (code: SignInCode) => void) => Promise<GraphAccess>;
  /** Asks Microsoft whether the agent may still work. @throws FaultError `auth.signInNeeded` */
  readonly checkFreshly: () => Promise<void>;
  /** A page on which the agent at work, and nobody else, signs in anew. */
  readonly proveAgain: () => Promise<void>;
  /**
   * Somebody other than the agent at work proves who they are: on a page, or by being chosen where there is none. The
   * agent at work stays signed in, whatever comes of it, and no token of the other one is kept.
   * @throws FaultError `auth.wrongAccount`, `auth.declined`, `graph.cancelled`, `graph.timeout`; `auth.signInNeeded` while nobody is at work
   */
  readonly proveOther: (userPrincipalName: string | null) => Promise<ProvedAgent>;
  /** Ends the page or the code that is open, if one is. */
  readonly cancel: () => void;
  readonly signOut: () => Promise<{ readonly isPageOpened: boolean }>;
}

/**
 * Of a live tenant: nothing has to be started to know it. Its title says first that it is live, and nothing in the name can
 * take that back: an organisation may be called anything, “practice tenant” too.
 */
export const liveFacts = (displayName: string): TenantFacts => ({
  kind: 'live',
  title: `live tenant, ${displayName.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '')}`,
  opensPages: true,
  about: () => Promise.resolve({ tenant: { kind: 'live', displayName }, agents: [] }),
});
