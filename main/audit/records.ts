import type { Authority, JournalAction, JournalResult } from '../../contract/journal.ts';
import type { WriteAbout, WriteAction, WriteFacts, writes } from '../../contract/writes.ts';
import type { WriteLimit } from './write-limits.ts';

/** Whatever JSON can hold; records are stored in canonical form (RFC 8785). */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export interface Actor {
  readonly id: string;
  readonly displayName: string;
  readonly userPrincipalName: string;
}

export interface EntryDraft<A extends JournalAction = JournalAction> {
  readonly action: A;
  /** The agent; null for what the console did by itself. */
  readonly agent: Actor | null;
  /** The person acted upon. */
  readonly person: Actor | null;
  readonly ticket: string | null;
  readonly planId: string | null;
  /** One sentence, no secrets. */
  readonly summary: string;
  /** Facts for later readers: never a code, a token or a password. What clear-data.ts does not name stands apart from the bytes. */
  readonly data: { readonly [key: string]: Json };
}

/** Whom a write acts upon: nobody when it is about the tenant. */
export type PersonOf<About extends WriteAbout> = About extends 'person' ? Actor : null;

/** What is about to be asked of Graph: for whom, what exactly, and how it stood before. */
export interface IntentDraft<A extends WriteAction = WriteAction> {
  readonly action: A;
  readonly agent: Actor;
  /** The person acted upon; null for a write about the tenant. */
  readonly person: PersonOf<(typeof writes)[A]['about']>;
  readonly ticket: string | null;
  readonly planId: string;
  /** The plan's step; one plan has at most one undecided intent for each step. */
  readonly stepId: string;
  /** One sentence, no secrets. */
  readonly summary: string;
  readonly facts: WriteFacts<A>;
  readonly authority: Authority;
  /** What the desk allows in any 60 minutes: decided with the commit. Not recorded. */
  readonly limits: readonly WriteLimit[];
}

export interface OutcomeDraft {
  readonly result: JournalResult;
  readonly summary: string;
  readonly data: { readonly [key: string]: Json };
}

declare const committed: unique symbol;
declare const spent: unique symbol;

/**
 * Proof that an intent is on disk. Only the journal makes one. A function that sends a write takes the one of its own
 * action and nothing else: whom and what it is about stands in the intent, so that a write without an intent, with
 * that of another action or for somebody else does not compile.
 */
export interface CommittedIntent<A extends WriteAction = WriteAction> extends IntentDraft<A> {
  readonly [committed]: true;
  readonly id: string;
  readonly seq: number;
  readonly atUtc: string;
  /** Pays for one write. @throws Error when it has paid before: that would be a write nobody recorded. */
  readonly spend: () => SpentIntent;
}

/** What a write is sent with: an intent that pays for this one and for no other. `id` is Graph's `client-request-id`. */
export interface SpentIntent {
  readonly [spent]: true;
  readonly id: string;
}
