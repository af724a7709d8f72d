import canonicalize from 'canonicalize';
import { z } from 'zod';
import { JournalAction, JournalEntryKind, JournalResult } from '../../contract/journal.ts';
import type { Json } from './records.ts';
import { refuseSecrets } from './secret-guard.ts';

const StoredActor = z.object({ id: z.string(), displayName: z.string(), userPrincipalName: z.string() }).readonly();

/** A record of the journal, as its bytes say it. */
export const StoredRecord = z
  .object({
    /** The shape of the record, so that a later reader knows what it holds. */
    format: z.literal(1),
    seq: z.number().int().positive(),
    id: z.string(),
    kind: JournalEntryKind,
    action: JournalAction,
    result: JournalResult.nullable(),
    /** The journal's time: never earlier than the record's before. */
    atUtc: z.string(),
    /** What the computer's clock said; differs from `atUtc` only after it was set back. */
    clockUtc: z.string(),
    agent: StoredActor.nullable(),
    person: StoredActor.nullable(),
    ticket: z.string().nullable(),
    intentId: z.string().nullable(),
    planId: z.string().nullable(),
    stepId: z.string().nullable(),
    summary: z.string(),
    data: z.record(z.string(), z.json()).readonly(),
  })
  .readonly();
export type StoredRecord = z.infer<typeof StoredRecord>;

/** A record to be written: the same, with data that may be read-only all the way down. */
export type RecordToStore = Omit<StoredRecord, 'data'> & { readonly data: { readonly [key: string]: Json } };

/**
 * The text to store, in canonical form (RFC 8785): what is hashed later is what is written now.
 * @throws Error when the record looks as if it held a secret.
 */
export const encodeRecord = (record: RecordToStore): string => {
  const text = canonicalize(record);
  if (text === undefined) throw new Error('A journal record has no JSON form.');
  refuseSecrets(record, text);
  return text;
};

/** Reads stored bytes back. @throws when they are no record, which only damage or tampering explains. */
export const decodeRecord = (text: string): StoredRecord => StoredRecord.parse(JSON.parse(text));

/**
 * Half a surrogate pair has no UTF-8 form, and a name from a directory may hold one. It becomes
 * U+FFFD, so that nobody's name keeps them from being helped. Texts stay texts and lists lists, which the compiler cannot see.
 */
export const wellFormed = <T extends Json>(value: T): T => mended(value) as T;

const mended = (value: Json): Json => {
  if (typeof value === 'string') return mendedText(value);
  if (value === null || typeof value !== 'object') return value;
  if (isList(value)) return value.map((inner) => mended(inner));
  return Object.fromEntries<Json>(Object.entries(value).map(([key, inner]) => [mendedText(key), mended(inner)] as const));
};

const mendedText = (text: string): string => text.replace(/\p{Surrogate}/gu, '\u{FFFD}');

const isList = (value: readonly Json[] | { readonly [key: string]: Json }): value is readonly Json[] => Array.isArray(value);
