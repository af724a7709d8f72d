import type { Authority } from '../../contract/journal.ts';
import type { Plan, PlanStep } from '../../contract/plans.ts';
import type { Actor, IntentDraft } from '../audit/records.ts';
import type { StateBefore } from '../changes/change.ts';
import { changeOf } from '../changes/index.ts';

export const personOf = (plan: Plan): Actor => ({
  id: plan.userId,
  displayName: plan.userDisplayName,
  userPrincipalName: plan.userPrincipalName,
});

/** What is about to be asked of Graph in one step, and on whose word. */
export const intentOf = (plan: Plan, step: PlanStep, agent: Actor, authority: Authority, before: StateBefore): IntentDraft => ({
  action: step.action,
  agent,
  person: personOf(plan),
  ticket: plan.ticket,
  planId: plan.id,
  stepId: step.id,
  summary: `About to: ${step.summary}`,
  facts: changeOf(step).facts(step.parameters, before),
  authority,
});
