import { z } from 'zod';
import { LocalId, ObjectId, TicketReference, UtcTime } from './primitives.ts';

/** How sure the desk is of who is calling. Personal-data questions are absent on purpose: they prove nothing. */
export const Strength = z.enum(['none', 'standard', 'high']);
export type Strength = z.infer<typeof Strength>;

/** Which number on record was called. A number on the lost device proves nothing, so it is kept. */
export const NumberOnRecord = z.enum(['mobile', 'alternateMobile', 'office', 'business', 'directoryMobile']);
export type NumberOnRecord = z.infer<typeof NumberOnRecord>;

/** Last figures as shown to the agent, so that a record says which number without holding it. */
const NumberEnding = z.string().regex(/^\d{2,4}$/);

/** One of the manager's numbers in the directory, as it is named in a record. */
export const ManagersNumber = z
  .object({ number: NumberOnRecord.extract(['business', 'directoryMobile']), ending: NumberEnding })
  .readonly();
export type ManagersNumber = z.infer<typeof ManagersNumber>;

export const PhotoDocument = z.enum(['staffCard', 'studentCard', 'passport', 'drivingLicence', 'nationalIdCard']);

export const PhotoMatch = z.enum(['yes', 'noPhotoOnRecord']);

/** How the manager was reached; the caller putting them on the line does not count. */
export const ReachedBy = z.enum(['numberOnRecord', 'inPerson', 'teamsCallByAgent']);

/**
 * What the agent saw or heard, by kind and result. No copies of documents, no document numbers,
 * no answers to questions: only what is needed to show later that a check was made.
 */
export const EvidenceObservation = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('callBack'),
    number: NumberOnRecord,
    numberEnding: NumberEnding,
    answered: z.literal(true),
  }),
  z.object({
    kind: z.literal('photoIdInPerson'),
    document: PhotoDocument,
    matchesPhotoOnRecord: PhotoMatch,
  }),
  z.object({
    kind: z.literal('photoIdVideo'),
    document: PhotoDocument,
    matchesPhotoOnRecord: PhotoMatch,
  }),
  z.object({
    kind: z.literal('managersWord'),
    managerId: ObjectId,
    reachedBy: ReachedBy,
    /** Which of their numbers, where one was called; records of earlier versions do not say. */
    called: ManagersNumber.nullable().default(null),
  }),
]);
export type EvidenceObservation = z.infer<typeof EvidenceObservation>;

/** The ways to find out who is calling; a desk may allow fewer. */
export const EvidenceKind = z.enum(['callBack', 'photoIdInPerson', 'photoIdVideo', 'managersWord']) satisfies z.ZodType<
  EvidenceObservation['kind']
>;
export type EvidenceKind = z.infer<typeof EvidenceKind>;

/**
 * What was called, as far as the numbers on record tell: found by main while it had them, since the record holds none.
 */
export const NumberCalled = z
  .object({
    /** The person's numbers on record that are this number, under whatever name they stand there. */
    is: z.array(NumberOnRecord).readonly(),
    /** Those that cannot be told from it: masked, or written without their country, and what is seen agrees. */
    mayBe: z.array(NumberOnRecord).readonly(),
    /** By its numbering plan a mobile, whatever the directory calls it. */
    isMobile: z.boolean(),
  })
  .readonly();
export type NumberCalled = z.infer<typeof NumberCalled>;

const evidenceFields = {
  id: LocalId,
  userId: ObjectId,
  ticket: TicketReference,
  agentId: ObjectId,
  observation: EvidenceObservation,
  /** Null where no number was called; a call of which it is not known proves nothing. */
  numberCalled: NumberCalled.nullable().default(null),
  strength: Strength,
  recordedAtUtc: UtcTime,
  expiresAtUtc: UtcTime,
};

/** A check of the caller, as it is recorded. */
export const Evidence = z.object(evidenceFields).readonly();
export type Evidence = z.infer<typeof Evidence>;

/** Whether a check counts for the next plan: `spent` by a plan that was started with it, or made before the caller failed one. */
export const EvidenceStanding = z.enum(['counts', 'spent', 'beforeFailedCheck']);
export type EvidenceStanding = z.infer<typeof EvidenceStanding>;

/** A recorded check with how it stands now. */
export const ListedEvidence = z.object({ ...evidenceFields, standing: EvidenceStanding }).readonly();
export type ListedEvidence = z.infer<typeof ListedEvidence>;

/** How a check of the caller ended badly. By kind alone: nothing of what was said or shown. */
export const FailedObservation = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('callBack'), outcome: z.enum(['notAnswered', 'answeredBySomebodyElse', 'deniedRequest', 'gaveUp']) }).strict(),
  z.object({ kind: z.literal('photoIdInPerson'), outcome: z.enum(['doesNotMatch', 'gaveUp']) }).strict(),
  z.object({ kind: z.literal('photoIdVideo'), outcome: z.enum(['doesNotMatch', 'gaveUp']) }).strict(),
  z.object({ kind: z.literal('managersWord'), outcome: z.enum(['managerSaidNo', 'managerNotReached', 'gaveUp']) }).strict(),
]);
export type FailedObservation = z.infer<typeof FailedObservation>;

/** A check that the caller failed, from the desk's journal. It counts against them until `countsUntilUtc`, for every agent. */
export const FailedCheck = z
  .object({
    id: LocalId,
    atUtc: UtcTime,
    ticket: z.string().nullable(),
    /** Null once the name is no longer kept. */
    agentName: z.string().nullable(),
    /** Null for one that a newer version recorded in words of its own: it counts all the same. */
    observation: FailedObservation.nullable(),
    countsUntilUtc: UtcTime,
  })
  .readonly();
export type FailedCheck = z.infer<typeof FailedCheck>;
