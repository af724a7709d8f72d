import type { HeldSecret } from '../../contract/held-secret.ts';
import type { Plan, PlanRun, PlanRunState, PlanStep, StepProgress } from '../../contract/plans.ts';
import type { StoredIntent, StoredNote } from '../audit/reader.ts';
import type { SecretMaking } from '../changes/change.ts';
import { changeOf } from '../changes/index.ts';
import { planOf } from './stored-plans.ts';

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
  leavable: [],
  proof: null,
  proofFault: null,
  secret: null,
  startedAtUtc,
  closedAtUtc: null,
});

export const withStep = (run: PlanRun, progress: StepProgress): PlanRun => ({
  ...run,
  steps: run.steps.map((step) => (step.stepId === progress.stepId ? progress : step)),
});

export const stepState = (run: PlanRun, stepId: string): StepProgress['state'] | undefined =>
  run.steps.find((step) => step.stepId === stepId)?.state;

/** Nothing more is to be done about a step in this state. */
const isBehind = (state: StepProgress['state'] | undefined): boolean => state === 'succeeded' || state === 'leftOut';

/** Steps that are to be carried out and are neither done nor left out. */
export const undoneSteps = (run: PlanRun): PlanStep[] =>
  run.plan.steps.filter((step) => step.enabled && !isBehind(stepState(run, step.id)));

export const leftOut = (stepId: string, { summary, atUtc }: { readonly summary: string | null; readonly atUtc: string }): StepProgress => ({
  stepId,
  state: 'leftOut',
  message: summary,
  fault: null,
  finishedAtUtc: atUtc,
});

const progressOf = (intent: StoredIntent, making: SecretMaking | undefined): StepProgress => {
  const { outcome } = intent;
  const base = { stepId: intent.stepId, fault: null, finishedAtUtc: outcome?.atUtc ?? null };
  if (outcome === null || outcome.result === 'unknown') return { ...base, state: 'unknown', message: unknownMessage };
  if (making && outcome.result === 'succeeded' && outcome.data['codeLost'] === true)
    return { ...base, state: 'failed', message: making.lost };
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
  ended: {
    readonly finished: boolean;
    readonly abandoned: boolean;
    readonly closedAtUtc: string | null;
    readonly leftOut: readonly StoredNote[];
  },
): PlanRun | null => {
  const plan = planOf(started.data);
  if (plan === null) return null;
  let run = newRun(plan, started.atUtc);
  let secret: HeldSecret | null = null;
  for (const intent of intents) {
    const step = plan.steps.find(({ id }) => id === intent.stepId);
    const making = step && changeOf(step).makes;
    run = withStep(run, progressOf(intent, making));
    // What is to be handed over died with the process that held it.
    secret = (intent.outcome && making?.fromOutcome(plan.id, intent.outcome.data)) ?? secret;
  }
  for (const note of ended.leftOut) {
    const { stepId } = note.data;
    if (typeof stepId === 'string') run = withStep(run, leftOut(stepId, note));
  }
  const state: PlanRunState = ended.abandoned ? 'abandoned' : ended.finished ? 'done' : 'paused';
  return { ...run, secret, state, closedAtUtc: ended.closedAtUtc };
};
