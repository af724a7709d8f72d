import { z } from 'zod';
import { LocalId, ObjectId, UtcTime } from './primitives.ts';
import { writeActions } from './writes.ts';

export const JournalAction = z.enum([
  ...writeActions,
  'session.started',
  'session.agentSwitched',
  'session.signedInAgain',
  'session.permissionAgreed',
  'session.locked',
  'session.unlocked',
  'session.signedOut',
  'settings.changed',
  'settings.declined',
  'clock.set',
  'desk.refused',
  'evidence.recorded',
  'evidence.failed',
  'plan.started',
  'plan.finished',
  'plan.abandoned',
  'plan.proved',
  'step.leftOut',
  'secret.revealed',
  'secret.copied',
  'secret.printed',
  'secret.declined',
  // The next three as earlier versions wrote them.
  'pass.revealed',
  'pass.copied',
  'pass.printed',
  'method.appeared',
  'alarm.raised',
  'ticket.closed',
  'journal.exported',
  'app.rendererCrashed',
]);
export type JournalAction = z.infer<typeof JournalAction>;

/**
 * `intent` is written before a write to Graph, `outcome` after it, `reconciled` when reading
 * decided an outcome later; `note` is everything that is no write to Graph.
 */
export const JournalEntryKind = z.enum(['intent', 'outcome', 'reconciled', 'note']);
export type JournalEntryKind = z.infer<typeof JournalEntryKind>;

export const JournalResult = z.enum(['succeeded', 'failed', 'unknown', 'notHappened']);
export type JournalResult = z.infer<typeof JournalResult>;

/** What lets an agent act: what shows who is calling, or the approval of a second agent. */
export const Authority = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('callerEvidence'), evidenceIds: z.array(LocalId).readonly() }).readonly(),
  z.object({ kind: z.literal('approval'), approvalId: LocalId, approvedBy: ObjectId }).readonly(),
]);
export type Authority = z.infer<typeof Authority>;

/** What stands apart from a record's bytes, which hold only its hash: docs/journal.md. */
export const PersonalText = z
  .object({
    /** Where in the record it belongs: a JSON pointer (RFC 6901). */
    place: z.string(),
    /** 16 bytes, base64url. */
    salt: z.string(),
    /** The value as JSON text, exactly as hashed. */
    text: z.string(),
  })
  .readonly();
export type PersonalText = z.infer<typeof PersonalText>;

export const JournalEntry = z
  .object({
    /** Position in the journal, from 1, without gaps. */
    seq: z.number().int().positive(),
    id: LocalId,
    kind: JournalEntryKind,
    /** A `JournalAction`, or what a newer version calls it. */
    action: z.string(),
    result: JournalResult.nullable(),
    atUtc: UtcTime,
    agentId: ObjectId.nullable(),
    /** Null with an id: the name is no longer kept, or cannot be read. */
    agentName: z.string().nullable(),
    /** Null for what the console did by itself. */
    about: z.enum(['person', 'tenant']).nullable(),
    userId: ObjectId.nullable(),
    userName: z.string().nullable(),
    userPrincipalName: z.string().nullable(),
    ticket: z.string().nullable(),
    /** The intent that an outcome or reconciliation belongs to. */
    intentId: LocalId.nullable(),
    planId: LocalId.nullable(),
    /** What was done, in one sentence that begins with it; whose and for whom is in the fields above. Null when it is no longer kept. */
    summary: z.string().nullable(),
    /** The stored record as JSON text, exactly as kept: the bytes that count. */
    recordJson: z.string(),
    /** What stands apart from those bytes; empty when nothing does, or when it is no longer kept. */
    personal: z.array(PersonalText).readonly(),
  })
  .readonly();
export type JournalEntry = z.infer<typeof JournalEntry>;

export const JournalFilter = z
  .object({
    /** Matches person's name, UPN or object id, case-insensitively, anywhere. */
    person: z.string().trim().max(200).optional(),
    agent: z.string().trim().max(200).optional(),
    ticket: z.string().trim().max(64).optional(),
    action: z.string().max(100).optional(),
    fromUtc: UtcTime.optional(),
    /** Exclusive. */
    toUtc: UtcTime.optional(),
  })
  .readonly();
export type JournalFilter = z.infer<typeof JournalFilter>;

export const JournalPage = z
  .object({
    /** Newest first. */
    entries: z.array(JournalEntry),
    /** Pass as `beforeSeq` for the next page; null at the end. */
    nextBeforeSeq: z.number().int().nullable(),
  })
  .readonly();
export type JournalPage = z.infer<typeof JournalPage>;
