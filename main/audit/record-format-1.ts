import { z } from 'zod';
import { Authority, JournalEntryKind, JournalResult } from '../../contract/journal.ts';
import type { RecordContent } from './record-content.ts';

const Actor1 = z.object({ id: z.string(), displayName: z.string(), userPrincipalName: z.string() }).readonly();

/** The first format, of which nothing is written any more: names and texts stand in the bytes, and evidence among the data. */
const Record1 = z.object({
  format: z.literal(1),
  seq: z.number().int().positive(),
  id: z.string(),
  kind: JournalEntryKind,
  action: z.string(),
  result: JournalResult.nullable(),
  atUtc: z.string(),
  clockUtc: z.string(),
  agent: Actor1.nullable(),
  person: Actor1.nullable(),
  ticket: z.string().nullable(),
  intentId: z.string().nullable(),
  planId: z.string().nullable(),
  stepId: z.string().nullable(),
  summary: z.string(),
  data: z.record(z.string(), z.json()).readonly(),
});

/** @throws when it is no such record. */
export const decodeFormat1 = (stored: unknown): RecordContent => {
  const { format: _, data, ...record } = Record1.parse(stored);
  const about = record.person === null ? null : 'person';
  if (record.kind !== 'intent') return { ...record, about, authority: null, data };
  const { evidenceIds, ...facts } = data;
  const authority = Authority.safeParse({ kind: 'callerEvidence', evidenceIds }).data ?? null;
  return { ...record, about, authority, data: facts };
};
