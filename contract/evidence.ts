import { z } from 'zod';
import { LocalId, ObjectId, TicketReference, UtcTime } from './primitives.ts';

/** How sure the desk is of who is calling. Personal-data questions are absent on purpose: they prove nothing. */
export const Strength = z.enum(['none', 'standard', 'high']);
export type Strength = z.infer<typeof Strength>;

/** Which number on record was called. A number on the lost device proves nothing, so it is kept. */
export const NumberOnRecord = z.enum(['mobile', 'alternateMobile', 'office', 'business', 'directoryMobile']);
export type NumberOnRecord = z.infer<typeof NumberOnRecord>;

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
    /** Last digits as shown to the agent, so that the record says which number without holding it. */
    numberEnding: z.string().regex(/^\d{2,4}$/),
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
  }),
]);
export type EvidenceObservation = z.infer<typeof EvidenceObservation>;

/** The ways to find out who is calling; a desk may allow fewer. */
export const EvidenceKind = z.enum(['callBack', 'photoIdInPerson', 'photoIdVideo', 'managersWord']) satisfies z.ZodType<
  EvidenceObservation['kind']
>;
export type EvidenceKind = z.infer<typeof EvidenceKind>;

export const Evidence = z
  .object({
    id: LocalId,
    userId: ObjectId,
    ticket: TicketReference,
    agentId: ObjectId,
    observation: EvidenceObservation,
    strength: Strength,
    recordedAtUtc: UtcTime,
    expiresAtUtc: UtcTime,
  })
  .readonly();
export type Evidence = z.infer<typeof Evidence>;
