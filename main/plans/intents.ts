import type { Authority } from '../../contract/journal.ts';
import type { Plan, PlanStep } from '../../contract/plans.ts';
import type { Actor, IntentDraft } from '../audit/records.ts';
import type { Tried } from '../audit/refusals.ts';
import type { StateBefore } from '../changes/change.ts';
import { changeOf } from '../changes/index.ts';
import { limitsOf } from './hourly-limits.ts';
import type { DeskProfile } from '../../contract/profile.ts';

export const personOf = (plan: Plan): Actor => ({
  id: plan.userId,
  displayName: plan.userDisplayName,
  userPrincipalName: plan.userPrincipalName,
});

/** A plan that was to be carried out, for the note of its refusal. */
export const triedPlan = (plan: Plan, { actor }: { readonly actor: Actor }): Tried => ({
  tried: 'Carrying out a plan',
  agent: actor,
  person: personOf(plan),
  ticket: plan.ticket,
  planId: plan.id,
});

/** What is about to be asked of Graph in one step, on whose word, and within which limits. */
export const intentOf = (
  plan: Plan,
  step: PlanStep,
  {
    agent,
    authority,
    profile,
    before,
  }: { readonly agent: Actor; readonly authority: Authority; readonly profile: DeskProfile; readonly before: StateBefore },
): IntentDraft => ({
  action: step.action,
  agent,
  person: personOf(plan),
  ticket: plan.ticket,
  planId: plan.id,
  stepId: step.id,
  summary: `About to: ${step.summary}`,
  facts: changeOf(step).facts(step.parameters, before),
  authority,
  limits: limitsOf(profile),
});
