import type { FeatureId } from '../../contract/features.ts';
import type { Secret } from '../secret.ts';

/** Graph in one agent's name: where it is, how to get a token, which is asked for anew by each request, and what the agent agreed to. */
export interface GraphAccess {
  /** Scheme, host and port of the one Graph root, e.g. `https://graph.microsoft.com`. */
  readonly root: string;
  /** Asked for each request. @throws FaultError */
  readonly token: () => Promise<Secret>;
  /** Of these features, those that the agent has yet to agree to on a page; the others are got without asking. @throws FaultError */
  readonly missing: (features: readonly FeatureId[]) => Promise<readonly FeatureId[]>;
  /** Opens a page on which the agent agrees to them, where one is needed. @throws FaultError `auth.declined`, `graph.cancelled` */
  readonly allow: (features: readonly FeatureId[]) => Promise<void>;
  /** Graph refused a request until this is proved (JSON text). The agent's next page carries it. */
  readonly challenged: (claims: string) => void;
  /** A sign-in page for this agent and no other; answers Microsoft's challenge if there is one. @throws FaultError */
  readonly signInAgain: () => Promise<{ readonly isChallengeAnswered: boolean }>;
  /** A new token from Microsoft, for which the account is looked at again. @throws FaultError `auth.signInNeeded` */
  readonly refresh: () => Promise<void>;
}
