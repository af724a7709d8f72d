import type { Strength } from '../../contract/evidence.ts';
import type { CountingEvidence } from '../evidence/spending.ts';
import type { PlanStep } from '../../contract/plans.ts';
import type { DeskProfile } from '../../contract/profile.ts';
import type { WriteAction, WriteParameters } from '../../contract/writes.ts';
import { changeOf } from '../changes/index.ts';

export interface StrengthQuestion {
  readonly profile: DeskProfile;
  /** As the person stands now. */
  readonly privilegedTarget: boolean;
  readonly steps: readonly PlanStep[];
  /** Somebody who called as this person failed a check not long ago. */
  readonly hasFailedCheck: boolean;
}

const asksMore = <A extends WriteAction>(
  step: { readonly action: A; readonly parameters: WriteParameters<A> },
  profile: DeskProfile,
): boolean => changeOf(step).needsHighCheck?.(step.parameters, profile) ?? false;

/** How sure the desk must be of the caller before this plan: high for privileged people, long passes, and after a failed check. */
export const strengthNeeded = ({ profile, privilegedTarget, steps, hasFailedCheck }: StrengthQuestion): Exclude<Strength, 'none'> =>
  privilegedTarget || hasFailedCheck || steps.some((step) => step.enabled && asksMore(step, profile)) ? 'high' : 'standard';

/** What a caller failed does not keep the desk from undoing what a stranger did: nobody is given anything by that. */
export const weighsFailedCheck = (hasFailed: boolean, offered: readonly CountingEvidence[]): boolean =>
  hasFailed && !offered.some(({ isAftercare }) => isAftercare);
