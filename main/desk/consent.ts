import type { FeatureId } from '../../contract/features.ts';
import type { PlanStep } from '../../contract/plans.ts';
import { features } from '../auth/features.ts';
import { FaultError } from '../fault-error.ts';
import type { AgentSession } from './agent-session.ts';

/** What a step's write belongs to, as far as permissions go. Removing a pass is a removal like any other. */
const featureOf = {
  createPass: 'passes',
  setDefault: 'defaultMethod',
  deleteMethod: 'removals',
  revokeSessions: 'sessions',
} as const satisfies Record<PlanStep['action'], FeatureId>;

/** Of the steps that are to be carried out, each feature once. */
export const featuresOf = (steps: readonly PlanStep[]): readonly FeatureId[] => [
  ...new Set(steps.flatMap((step) => (step.enabled ? [featureOf[step.action]] : []))),
];

/** "issue a Temporary Access Pass and remove sign-in methods" */
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
