import { z } from 'zod';
import { Strength } from './evidence.ts';
import { HeldSecret } from './held-secret.ts';
import { JournalResult } from './journal.ts';
import { AuthenticationMethod } from './methods.ts';
import { PassPolicy, PassRequest } from './passes.ts';
import { LocalId, ObjectId, TicketReference, UtcTime } from './primitives.ts';
import { Fault } from './result.ts';
import type { WriteAction, WriteParameters } from './writes.ts';
import { writeActions, writes } from './writes.ts';

/** Rules that force a step or its place, by name, so that the screen can say why. */
export const PlanRule = z.enum([
  /** A pass is made before anything goes, so that there is no password-only window. */
  'passBeforeDeletion',
  /** The pass this plan makes is never deleted by it. */
  'passIsKept',
  /** Graph refuses to delete the default method while others exist. */
  'defaultGoesLast',
  /** Something is kept, so the default moves to it before the old default is deleted. */
  'defaultMovesFirst',
  /** Graph refuses to remove the mobile number while an alternate mobile exists. */
  'alternateBeforeMobile',
  /** Sessions end after the methods are gone, so that nobody signs in again with a lost one. */
  'revokeAfterDeletion',
]);
export type PlanRule = z.infer<typeof PlanRule>;

const StepBase = z.object({
  id: z.string().min(1).max(700),
  /** Steps of one round may run side by side; rounds run in order. */
  round: z.number().int().min(0),
  /** One line in words: what will happen. */
  summary: z.string(),
  enabled: z.boolean(),
  /** The rule that keeps this step switched on; null when the agent may switch it off. */
  requiredBy: PlanRule.nullable(),
  /** Rules that gave the step its place. */
  orderedBy: z.array(PlanRule),
});

/** One write of a plan: the action, with the parameters of that action. */
export type PlanStep = {
  readonly [A in WriteAction]: Readonly<z.infer<typeof StepBase>> & { readonly action: A; readonly parameters: WriteParameters<A> };
}[WriteAction];

const stepOf = (action: WriteAction) => StepBase.extend({ action: z.literal(action), parameters: writes[action].parameters });
const [firstAction, ...otherActions] = writeActions;
// zod makes the union from the list; TypeScript cannot follow it there, and the type above is made from the same list.
export const PlanStep = z.discriminatedUnion('action', [
  stepOf(firstAction),
  ...otherActions.map(stepOf),
]) as unknown as z.ZodType<PlanStep>;

/** A finding of the pre-flight. `stop` must be resolved before the plan can run. */
export const PlanFinding = z
  .object({
    level: z.enum(['info', 'caution', 'stop']),
    code: z.enum([
      'passPolicyOff',
      'personOutsidePassPolicy',
      'oneTimeOnly',
      'lifetimeAdjusted',
      'guest',
      'blockedAccount',
      'existingPassReplaced',
      'nothingLeft',
      'passwordOnlyWindow',
      'callBackToLostNumber',
      'evidenceNeeded',
      /** A check on this ticket was spent by an earlier plan. */
      'evidenceSpent',
      /** Somebody who called as this person failed a check not long ago. */
      'failedCheck',
      'permissionNeeded',
      /** The agent's role does not reach this far: left out of the plan. */
      'notYourRole',
      'systemPreferredHides',
      'syncedFromOnPremises',
      'recentResets',
      'rateLimit',
    ]),
    message: z.string(),
  })
  .readonly();
export type PlanFinding = z.infer<typeof PlanFinding>;

/** What a plan is made from: main reads it from the ticket, never from the window. */
export const PlanProposal = z
  .object({
    userId: ObjectId,
    ticket: TicketReference,
    /** Keys (`kind/id`) of the methods on what was lost; empty for a pass only. */
    lostMethodKeys: z.array(z.string().max(600)).max(50),
    pass: PassRequest.nullable(),
    /** Ids of optional steps that the agent switched off. */
    switchedOff: z.array(z.string().max(700)).max(60),
    /** What goes was registered by somebody else after an earlier plan of the ticket. */
    isAfterNotThem: z.boolean(),
  })
  .readonly();
export type PlanProposal = z.infer<typeof PlanProposal>;

export const Plan = z
  .object({
    id: LocalId,
    userId: ObjectId,
    userDisplayName: z.string(),
    userPrincipalName: z.string(),
    ticket: TicketReference,
    proposedAtUtc: UtcTime,
    /** When the person was read that this plan was made from. */
    basedOnReadAtUtc: UtcTime,
    steps: z.array(PlanStep),
    kept: z.array(AuthenticationMethod),
    findings: z.array(PlanFinding),
    passPolicy: PassPolicy.nullable(),
    strengthNeeded: Strength,
    strengthHeld: Strength,
    evidenceIds: z.array(LocalId),
    /** Earliest expiry of the evidence that counts; null when none does. */
    evidenceExpiresAtUtc: UtcTime.nullable(),
    /** False when a finding stops it or the evidence does not suffice. */
    executable: z.boolean(),
  })
  .readonly();
export type Plan = z.infer<typeof Plan>;

/** What became of a step: how its write ended, in the journal's words, or that there is none yet. */
export const StepState = z.enum(['waiting', 'running', 'switchedOff', ...JournalResult.options]);
export type StepState = z.infer<typeof StepState>;

export const StepProgress = z
  .object({
    stepId: z.string(),
    state: StepState,
    /** What is known and what to do, for failed and unknown steps. */
    message: z.string().nullable(),
    fault: Fault.nullable(),
    finishedAtUtc: UtcTime.nullable(),
  })
  .readonly();
export type StepProgress = z.infer<typeof StepProgress>;

/** What the console read again after the plan ran. */
export const Proof = z
  .object({
    readAtUtc: UtcTime,
    gone: z.array(AuthenticationMethod),
    kept: z.array(AuthenticationMethod),
    added: z.array(AuthenticationMethod),
    /** Methods the plan removed that the directory still shows; may be replication. */
    stillListed: z.array(AuthenticationMethod),
    sessionsRevokedSinceUtc: UtcTime.nullable(),
    /** True when all that the plan promised is seen in the directory. */
    complete: z.boolean(),
  })
  .readonly();
export type Proof = z.infer<typeof Proof>;

export const PlanRunState = z.enum([
  'running',
  'done',
  /** A step failed or is unknown; the plan can be taken up again. */
  'paused',
  'abandoned',
]);
export type PlanRunState = z.infer<typeof PlanRunState>;

/** A plan being carried out, or carried out. */
export const PlanRun = z
  .object({
    plan: Plan,
    state: PlanRunState,
    steps: z.array(StepProgress),
    proof: Proof.nullable(),
    /** Why the proof could not be read, when it could not. */
    proofFault: Fault.nullable(),
    /** What it made that must be handed over. */
    secret: HeldSecret.nullable(),
    startedAtUtc: UtcTime,
    closedAtUtc: UtcTime.nullable(),
  })
  .readonly();
export type PlanRun = z.infer<typeof PlanRun>;
