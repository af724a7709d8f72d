import { z } from 'zod';
import { EvidenceKind, ManagersNumber, NumberOnRecord, PhotoDocument, PhotoMatch, ReachedBy } from './evidence.ts';
import { PassRequest } from './passes.ts';
import { PlanRun } from './plans.ts';
import { LocalId, ObjectId, TicketReference, UtcTime } from './primitives.ts';

/** What a ticket is about. Each has its own way through the window. */
export const TicketSubject = z.enum(['lostDevice']);
export type TicketSubject = z.infer<typeof TicketSubject>;

/** The question that the agent is at. `ticket` and `check` share one section of the screen. */
export const TicketStage = z.enum(['ticket', 'check', 'lost', 'plan', 'handOver']);
export type TicketStage = z.infer<typeof TicketStage>;

/** A check of the caller as far as it is filled in, and not recorded yet. It proves nothing. No document numbers, no secrets. */
export const CheckDraft = z
  .object({
    way: z.enum(['callBack', 'photoId', 'managersWord']).nullable(),
    number: z.object({ number: NumberOnRecord, ending: z.string().max(4) }).nullable(),
    photoKind: EvidenceKind.extract(['photoIdInPerson', 'photoIdVideo']).nullable(),
    document: PhotoDocument.nullable(),
    matchesPhotoOnRecord: PhotoMatch.nullable(),
    reachedBy: ReachedBy.nullable(),
    /** Which of the manager's numbers, where one was called. */
    managersNumber: ManagersNumber.nullable().default(null),
  })
  .readonly();
export type CheckDraft = z.infer<typeof CheckDraft>;

const MethodKeys = z.array(z.string().max(600)).max(50);
const StepId = z.string().min(1).max(700);

/**
 * A request for help, from its first letter until it is closed. Main keeps it, on disk too: it outlives the window, the
 * lock and the process. One person has one open ticket, whoever of the desk opened it.
 */
export const Ticket = z
  .object({
    id: LocalId,
    userId: ObjectId,
    /** As they were named when the ticket was opened. */
    person: z.object({ displayName: z.string(), userPrincipalName: z.string() }),
    about: TicketSubject,
    /** Grows with every change. Of two pictures of one ticket the one with the greater number is the newer. */
    revision: z.number().int().min(0),
    at: TicketStage,
    /** As typed so far. */
    typedReference: z.string().max(64),
    /** Whether what is typed is a reference of this desk, as main judges it. */
    isReferenceValid: z.boolean(),
    /** The reference as accepted; null until then. */
    reference: TicketReference.nullable(),
    check: CheckDraft,
    /** Checks of the caller recorded by the agent at work for this person and reference, newest first. */
    evidenceIds: z.array(LocalId),
    /** Keys (`kind/id`) of the methods that go. */
    lostMethodKeys: MethodKeys,
    /** The agent said what was lost, be it nothing. */
    isLossAnswered: z.boolean(),
    /** What was registered with an earlier pass was not theirs, and is among what goes. */
    isAfterNotThem: z.boolean(),
    /** The answer as a line, since the devices go with the plan. */
    lossInWords: z.string().max(400).nullable(),
    /** The pass that is wished for; null for none. */
    pass: PassRequest.nullable(),
    /** Ids of optional steps that the agent switched off. */
    switchedOff: z.array(StepId).max(60),
    /** Plans that were started for it, in order. */
    planIds: z.array(LocalId),
    /** The one of them that stands on the screen; null while a plan is being made. */
    planId: LocalId.nullable(),
    openedAtUtc: UtcTime,
    changedAtUtc: UtcTime,
    /** Null where the journal does not say. */
    openedBy: z.object({ id: ObjectId, displayName: z.string() }).nullable(),
    closedAtUtc: UtcTime.nullable(),
  })
  .readonly();
export type Ticket = z.infer<typeof Ticket>;

/** What the window may change. Each holds the whole new value, so that the last one wins. */
export const TicketChange = z.discriminatedUnion('type', [
  z.object({ type: z.literal('referenceTyped'), text: z.string().max(64) }).strict(),
  z.object({ type: z.literal('referenceAccepted'), reference: TicketReference }).strict(),
  z.object({ type: z.literal('checkDrafted'), check: CheckDraft }).strict(),
  z.object({ type: z.literal('checkDone') }).strict(),
  z.object({ type: z.literal('lossChosen'), methodKeys: MethodKeys }).strict(),
  /** The chosen devices turned out to hold more: nothing else about the answer changes. */
  z.object({ type: z.literal('lossCompleted'), methodKeys: MethodKeys }).strict(),
  z.object({ type: z.literal('lossDone'), inWords: z.string().max(400) }).strict(),
  z.object({ type: z.literal('passChanged'), pass: PassRequest.nullable() }).strict(),
  z.object({ type: z.literal('stepSwitched'), stepId: StepId, on: z.boolean() }).strict(),
  z.object({ type: z.literal('wentBack'), to: TicketStage.exclude(['handOver']) }).strict(),
  /** On from a run that was stopped, to the hand-over of what there is. */
  z.object({ type: z.literal('handOverOpened') }).strict(),
]);
export type TicketChange = z.infer<typeof TicketChange>;

/** A ticket in the list, with the run of its plan; null for a draft. */
export const ListedTicket = z.object({ ticket: Ticket, run: PlanRun.nullable() }).readonly();
export type ListedTicket = z.infer<typeof ListedTicket>;
