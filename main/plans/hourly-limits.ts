import type { PlanFinding, PlanStep } from '../../contract/plans.ts';
import type { DeskProfile } from '../../contract/profile.ts';
import type { WriteAction } from '../../contract/writes.ts';
import { changeOf } from '../changes/index.ts';
import { FaultError } from '../fault-error.ts';

/** How many writes of this kind the agent asked for in the last 60 minutes that happened or may have. */
export type HourlyCount = (action: WriteAction) => number;

export interface LimitQuestion {
  readonly steps: readonly PlanStep[];
  readonly profile: DeskProfile;
  readonly countThisHour: HourlyCount;
}

/** The kinds of change among the steps to be carried out of which there are too many already. */
const exceeded = ({ steps, profile, countThisHour }: LimitQuestion): readonly { readonly what: string; readonly made: number }[] =>
  [...new Set(steps.flatMap((step) => (step.enabled ? [step.action] : [])))].flatMap((action) => {
    const { limit } = changeOf({ action });
    if (limit === undefined) return [];
    const made = countThisHour(action);
    return made < limit.allowed(profile) ? [] : [{ what: limit.what, made }];
  });

export const limitFindings = (question: LimitQuestion): PlanFinding[] =>
  exceeded(question).map(({ what, made }) => ({
    level: 'stop',
    code: 'rateLimit',
    message: `You have made ${made} ${what} in the last hour, which is this desk’s limit. Ask a colleague, or wait.`,
  }));

/** @throws FaultError `desk.rateLimited` when these steps would be one too many. */
export const requireWithinLimits = (question: LimitQuestion): void => {
  const [first] = exceeded(question);
  if (first === undefined) return;
  throw new FaultError(
    'desk.rateLimited',
    `You have reached this desk’s limit of ${first.what} for one hour. Ask a colleague, or wait. Nothing was sent.`,
  );
};
