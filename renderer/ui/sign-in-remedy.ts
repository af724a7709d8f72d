import { createContext } from 'react';
import type { FeatureId } from '../../contract/features.ts';
import type { Fault } from '../../contract/result.ts';

/** What the agent can do on a page of Microsoft's about a fault: sign in again, or agree to what a feature needs. */
export type Remedy = { readonly kind: 'signIn' } | { readonly kind: 'allow'; readonly features: readonly FeatureId[] };

/** The remedy for a fault; null where no page of Microsoft's helps. */
export const remedyFor = (fault: Pick<Fault, 'code' | 'features'>): Remedy | null => {
  switch (fault.code) {
    case 'auth.signInNeeded':
    case 'graph.unauthenticated':
    case 'graph.claimsChallenge':
      return { kind: 'signIn' };
    case 'auth.consentNeeded':
      return fault.features === undefined || fault.features.length === 0 ? { kind: 'signIn' } : { kind: 'allow', features: fault.features };
    default:
      return null;
  }
};

/** Equal for remedies that put the same thing right. */
export const remedyKey = (remedy: Remedy): string =>
  remedy.kind === 'signIn' ? 'signIn' : `allow/${remedy.features.toSorted().join(',')}`;

export interface SignInRemedy {
  /** The remedy whose page is open. There is one page at a time, whichever fault it was opened from. */
  readonly openKey: string | null;
  /** How often this remedy came to a good end in this window. */
  readonly successes: (key: string) => number;
  /** Why the last try of this remedy failed; null after a cancel and while a new one is under way. */
  readonly faultOf: (key: string) => Fault | null;
  readonly start: (remedy: Remedy) => void;
  readonly cancel: () => void;
}

/** Given by the desk, which has somebody to sign in again; null elsewhere, and faults then stay sentences. */
export const SignInRemedyContext = createContext<SignInRemedy | null>(null);
