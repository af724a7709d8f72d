import type { Authority, JournalEntryKind, JournalResult } from '../../contract/journal.ts';
import type { WriteAbout } from '../../contract/writes.ts';
import type { Json } from './records.ts';

/** Somebody as a record tells of them: the id stays, the names are null once they are no longer kept. */
export interface StoredActor {
  readonly id: string;
  readonly displayName: string | null;
  readonly userPrincipalName: string | null;
}

/** What a record says, whatever format its bytes have. */
export interface RecordContent {
  readonly seq: number;
  readonly id: string;
  readonly kind: JournalEntryKind;
  /** A newer version may have written one that this version does not know. */
  readonly action: string;
  readonly result: JournalResult | null;
  /** The journal's time: never earlier than the record's before. */
  readonly atUtc: string;
  /** What the computer's clock said; differs from `atUtc` only after it was set back. Null when it cannot be read. */
  readonly clockUtc: string | null;
  readonly agent: StoredActor | null;
  /** Null for what the console did by itself. */
  readonly about: WriteAbout | null;
  /** Whom it is about; null when it is about no person. */
  readonly person: StoredActor | null;
  readonly ticket: string | null;
  readonly intentId: string | null;
  readonly planId: string | null;
  readonly stepId: string | null;
  /** What an intent rests on; null for other records, and for a kind of authority that this version does not know. */
  readonly authority: Authority | null;
  /** Null once it is no longer kept. */
  readonly summary: string | null;
  /** What is no longer kept is `{ sha256 }` here: never a value that could be taken for the one it was. */
  readonly data: { readonly [key: string]: Json };
}
