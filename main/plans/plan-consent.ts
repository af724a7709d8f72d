import { setImmediate } from 'node:timers/promises';
import type { FeatureId } from '../../contract/features.ts';
import type { PlanFinding, PlanStep } from '../../contract/plans.ts';
import type { AgentSession } from '../agent/agent-session.ts';
import { describeFeatures } from '../agent/consent.ts';
import { changeOf } from '../changes/index.ts';

/** Of the steps that are to be carried out, each feature once. */
export const featuresOf = (steps: readonly PlanStep[]): readonly FeatureId[] => [
  ...new Set(steps.flatMap((step) => (step.enabled ? [changeOf(step).feature(step.parameters)] : []))),
];

/**
 * Tells beforehand what the agent will have to agree to, as far as it is known at this moment. What is not known is
 * asked behind, so that a plan never waits for it; the next look at the plan says it.
 */
export const consentFinding = async (
  { access }: Pick<AgentSession, 'access'>,
  wanted: readonly FeatureId[],
): Promise<readonly PlanFinding[]> => {
  const asked = access.missing(wanted).catch(() => []);
  const missing = await Promise.race([asked, setImmediate<readonly FeatureId[]>([])]);
  if (missing.length === 0) return [];
  return [
    {
      level: 'info',
      code: 'permissionNeeded',
      message: `Microsoft will ask you to agree first that Latchkey may ${describeFeatures(missing)}.`,
    },
  ];
};
