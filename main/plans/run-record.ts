import { z } from 'zod';
import type { HeldPass } from '../../contract/passes.ts';
import type { PlanRun, PlanRunState, PlanStep, StepProgress } from '../../contract/plans.ts';
import { Plan } from '../../contract/plans.ts';
import type { StoredIntent, StoredNote } from '../audit/reader.ts';

export const codeLostMessage =
  'The pass was made, but its code never reached this console. Take up again to make a new one; it replaces the lost one.';
export const unknownMessage =
  'Microsoft did not answer, so it may or may not have happened. Latchkey keeps reading the directory to find out. Take up again in a minute; nothing is sent twice.';

const waiting = (step: PlanStep): StepProgress => ({
  stepId: step.id,
  state: step.enabled ? 'waiting' : 'switchedOff',
  message: null,
  fault: null,
  finishedAtUtc: null,
});

export const newRun = (plan: Plan, startedAtUtc: string): PlanRun => ({
  plan,
  state: 'running',
  steps: plan.steps.map(waiting),
  proof: null,
  proofFault: null,
  pass: null,
  startedAtUtc,
  closedAtUtc: null,
});

export const withStep = (run: PlanRun, progress: StepProgress): PlanRun => ({
  ...run,
  steps: run.steps.map((step) => (step.stepId === progress.stepId ? progress : step)),
});

export const stepState = (run: PlanRun, stepId: string): StepProgress['state'] | undefined =>
  run.steps.find((step) => step.stepId === stepId)?.state;

/** Steps that are to be carried out and are not done. */
export const undoneSteps = (run: PlanRun): PlanStep[] =>
  run.plan.steps.filter((step) => step.enabled && stepState(run, step.id) !== 'succeeded');

const PassFacts = z.object({
  methodId: z.string(),
  startUtc: z.string(),
  expiresAtUtc: z.string(),
  lifetimeMinutes: z.number(),
  isUsableOnce: z.boolean(),
});

const progressOf = (intent: StoredIntent): StepProgress => {
  const { outcome } = intent;
  const base = { stepId: intent.stepId, fault: null, finishedAtUtc: outcome?.atUtc ?? null };
  if (outcome === null || outcome.result === 'unknown') return { ...base, state: 'unknown', message: unknownMessage };
  if (outcome.result === 'succeeded' && outcome.data['codeLost'] === true) return { ...base, state: 'failed', message: codeLostMessage };
  if (outcome.result === 'succeeded') return { ...base, state: 'succeeded', message: null };
  return { ...base, state: outcome.result, message: outcome.summary };
};

/**
 * A run as the journal knows it, for after a restart. The last intent of a step counts.
 * @returns null for a note that holds no plan this version can read.
 */
export const runFromJournal = (
  started: StoredNote,
  intents: readonly StoredIntent[],
  ended: { readonly finished: boolean; readonly abandoned: boolean; readonly closedAtUtc: string | null },
): PlanRun | null => {
  const parsed = z.object({ plan: Plan }).safeParse(started.data);
  if (!parsed.success) return null;
  const { plan } = parsed.data;
  let run = newRun(plan, started.atUtc);
  let pass: HeldPass | null = null;
  for (const intent of intents) {
    run = withStep(run, progressOf(intent));
    const facts = PassFacts.safeParse(intent.outcome?.data);
    // The code died with the process that held it.
    if (intent.action === 'pass.create' && facts.success) pass = { planId: plan.id, ...facts.data, codeHeld: false };
  }
  const state: PlanRunState = ended.abandoned ? 'abandoned' : ended.finished ? 'done' : 'paused';
  return { ...run, pass, state, closedAtUtc: ended.closedAtUtc };
};
