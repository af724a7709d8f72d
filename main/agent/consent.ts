import type { FeatureId } from '../../contract/features.ts';
import { features } from '../permissions/features.ts';
import { FaultError } from '../fault-error.ts';
import type { AgentSession } from './agent-session.ts';

/** "issue and remove Temporary Access Passes and end a person’s sessions" */
export const describeFeatures = (ids: readonly FeatureId[]): string => {
  const titles = ids.map((id) => features[id].title.charAt(0).toLowerCase() + features[id].title.slice(1));
  const last = titles.pop() ?? '';
  return titles.length === 0 ? last : `${titles.join(', ')} and ${last}`;
};

/**
 * Gets what these features need without asking anybody, where somebody agreed before.
 * @throws FaultError `auth.consentNeeded` with what the agent has yet to agree to. Nothing has been sent.
 */
export const requireConsent = async ({ access }: Pick<AgentSession, 'access'>, wanted: readonly FeatureId[]): Promise<void> => {
  const missing = await access.missing(wanted);
  if (missing.length === 0) return;
  throw new FaultError(
    'auth.consentNeeded',
    `Microsoft wants you to agree first that Latchkey may ${describeFeatures(missing)}. Agree in the browser, then repeat the step. Nothing was sent.`,
    { features: missing },
  );
};
