import type { HeldPass } from '../../contract/passes.ts';
import type { Plan, PlanStep } from '../../contract/plans.ts';
import type { StoredIntent } from '../audit/reader.ts';
import type { Actor, CommittedIntent, IntentDraft, Json, OutcomeDraft } from '../audit/records.ts';
import type { FaultError } from '../fault-error.ts';
import { setPreferredMethod } from '../graph/authentication-states.ts';
import type { GraphClient, WriteVerdict } from '../graph/client.ts';
import { deleteMethod } from '../graph/methods.ts';
import { createPass } from '../graph/passes.ts';
import { revokeSignInSessions } from '../graph/sessions.ts';
import type { Secret } from '../secret.ts';
import type { PersonReading } from '../people/person-reader.ts';
import { describeMinutes } from './build-steps.ts';

/** What a step's write came to. A made pass travels beside the outcome, never in it. */
export interface StepResult {
  readonly outcome: OutcomeDraft;
  readonly fault: FaultError | null;
  readonly made: { readonly pass: HeldPass; readonly code: Secret } | null;
}

export const personOf = (plan: Plan): Actor => ({
  id: plan.userId,
  displayName: plan.userDisplayName,
  userPrincipalName: plan.userPrincipalName,
});

const actions = {
  createPass: 'pass.create',
  setDefault: 'method.setDefault',
  deleteMethod: 'method.delete',
  revokeSessions: 'sessions.revoke',
} as const satisfies Record<PlanStep['action'], IntentDraft['action']>;

/**
 * The intent of one step; `earlier` are the plan's intents so far. Its data hold the state before, so that reading can decide later whether
 * the write happened (reconcile.ts).
 */
export const intentOf = (
  plan: Plan,
  step: PlanStep,
  agent: Actor,
  before: PersonReading,
  earlier: readonly StoredIntent[],
): IntentDraft => ({
  action: actions[step.action],
  agent,
  person: personOf(plan),
  ticket: plan.ticket,
  planId: plan.id,
  stepId: step.id,
  summary: `About to: ${step.summary}`,
  data: { evidenceIds: plan.evidenceIds, ...stateBefore(step, before, earlier) },
});

const stateBefore = (step: PlanStep, before: PersonReading, earlier: readonly StoredIntent[]): { readonly [key: string]: Json } => {
  switch (step.action) {
    case 'createPass':
      return {
        lifetimeMinutes: step.pass.lifetimeMinutes,
        isUsableOnce: step.pass.isUsableOnce,
        passIdsBefore: [...new Set([...passIdsIn(before), ...passIdsOf(earlier)])],
      };
    case 'setDefault':
      return {
        preferred: step.preferred,
        preferredBefore: before.person.preferences.ok ? before.person.preferences.value.userPreferred : null,
      };
    case 'deleteMethod':
      return { methodKind: step.methodKind, methodId: step.methodId };
    case 'revokeSessions':
      return { validFromBefore: before.person.user.signInSessionsValidFromDateTime };
  }
};

const passIdsIn = ({ person }: PersonReading): string[] =>
  person.methods.ok ? person.methods.value.filter((method) => method.kind === 'temporaryAccessPass').map((method) => method.id) : [];

/** Passes that this plan made before: one of them may be hidden from a reading and show again later. */
const passIdsOf = (earlier: readonly StoredIntent[]): string[] =>
  earlier.flatMap(({ outcome }) => [outcome?.data['passId'], outcome?.data['methodId']].filter((id) => typeof id === 'string'));

/** Sends one step's write under its intent, once. */
export const sendStep = async (
  graph: GraphClient,
  intent: CommittedIntent,
  plan: Plan,
  step: PlanStep,
  now: () => number,
): Promise<StepResult> => {
  switch (step.action) {
    case 'createPass': {
      const verdict = await createPass(graph, intent, plan.userId, step.pass);
      if (verdict.verdict !== 'applied') return failed(verdict);
      const startUtc = verdict.startUtc ?? new Date(now()).toISOString();
      const pass: HeldPass = {
        planId: plan.id,
        methodId: verdict.methodId,
        startUtc,
        expiresAtUtc: new Date(Date.parse(startUtc) + verdict.lifetimeMinutes * 60_000).toISOString(),
        lifetimeMinutes: verdict.lifetimeMinutes,
        isUsableOnce: verdict.isUsableOnce,
        codeHeld: true,
      };
      return {
        outcome: {
          result: 'succeeded',
          summary: `Made a Temporary Access Pass for ${describeMinutes(pass.lifetimeMinutes)}.`,
          data: {
            methodId: pass.methodId,
            startUtc: pass.startUtc,
            expiresAtUtc: pass.expiresAtUtc,
            lifetimeMinutes: pass.lifetimeMinutes,
            isUsableOnce: pass.isUsableOnce,
            graphRequestId: verdict.requestId ?? null,
          },
        },
        fault: null,
        made: { pass, code: verdict.code },
      };
    }
    case 'setDefault':
      return settled(await setPreferredMethod(graph, intent, plan.userId, step.preferred), step);
    case 'deleteMethod':
      return settled(await deleteMethod(graph, intent, plan.userId, { kind: step.methodKind, id: step.methodId }), step);
    case 'revokeSessions':
      return settled(await revokeSignInSessions(graph, intent, plan.userId), step);
  }
};

const settled = (verdict: WriteVerdict, step: PlanStep): StepResult =>
  verdict.verdict === 'applied'
    ? {
        outcome: {
          result: 'succeeded',
          summary: `Done: ${step.summary}`,
          data: { status: verdict.answer.status, graphRequestId: verdict.answer.requestId ?? null },
        },
        fault: null,
        made: null,
      }
    : failed(verdict);

const failed = (verdict: { readonly verdict: 'notApplied' | 'unknown'; readonly fault: FaultError }): StepResult => ({
  outcome: {
    result: verdict.verdict === 'unknown' ? 'unknown' : 'failed',
    summary: verdict.verdict === 'unknown' ? 'Sent, and no answer that can be trusted came back.' : `Not done. ${verdict.fault.message}`,
    data: { fault: verdict.fault.code, graphRequestId: verdict.fault.graphRequestId ?? null },
  },
  fault: verdict.fault,
  made: null,
});
