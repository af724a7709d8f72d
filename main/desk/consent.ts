import { setImmediate } from 'node:timers/promises';
import type { FeatureId } from '../../contract/features.ts';
import type { PlanFinding, PlanStep } from '../../contract/plans.ts';
import { featureOfRemoval, features } from '../auth/features.ts';
import { FaultError } from '../fault-error.ts';
import type { AgentSession } from './agent-session.ts';

/** What a step's write belongs to, as far as permissions go. */
const featureOf = (step: PlanStep): FeatureId => {
  switch (step.action) {
    case 'createPass':
      return 'passes';
    case 'setDefault':
      return 'defaultMethod';
    case 'deleteMethod':
      return featureOfRemoval(step.methodKind);
    case 'revokeSessions':
      return 'sessions';
  }
};

/** Of the steps that are to be carried out, each feature once. */
export const featuresOf = (steps: readonly PlanStep[]): readonly FeatureId[] => [
  ...new Set(steps.flatMap((step) => (step.enabled ? [featureOf(step)] : []))),
];

/** "issue and remove Temporary Access Passes and end a person’s sessions" */
export const describeFeatures = (ids: readonly FeatureId[]): string => {
  const titles = ids.map((id) => features[id].title.charAt(0).toLowerCase() + features[id].title.slice(1));
  const last = titles.pop() ?? '';
  return titles.length === 0 ? last : `${titles.join(', ')} and ${last}`;
};

/**
 * Tells beforehand what the agent will have to agree to, as far as it is known at this moment. What is not known is
 * asked behind, so that a plan never waits for it; the next look at the plan says it.
 */
export const consentFinding = async ({ access }: Pick<AgentSession, 'access'>, wanted: readonly FeatureId[]): Promise<readonly PlanFinding[]> => {
  const asked = access.missing(wanted).catch(() => []);
  const missing = await Promise.race([asked, setImmediate<readonly FeatureId[]>([])]);
  if (missing.length === 0) return [];
  return [{ level: 'info', code: 'permissionNeeded', message: `Microsoft will ask you to agree first that Latchkey may ${describeFeatures(missing)}.` }];
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
