import type { JournalAction, JournalResult } from '../../contract/journal.ts';

/** Whatever JSON can hold; records are stored in canonical form (RFC 8785). */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export interface Actor {
  readonly id: string;
  readonly displayName: string;
  readonly userPrincipalName: string;
}

/** The actions that change something in the directory: each needs a committed intent first. */
export type WriteAction = Extract<JournalAction, 'pass.create' | 'method.delete' | 'method.setDefault' | 'sessions.revoke'>;

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
  /** Facts for later readers: never a code, a token or a password. */
  readonly data: { readonly [key: string]: Json };
}

export interface IntentDraft extends EntryDraft<WriteAction> {
  readonly agent: Actor;
  readonly person: Actor;
  readonly planId: string;
  /** The plan's step; one plan has at most one undecided intent for each step. */
  readonly stepId: string;
}

export interface OutcomeDraft {
  readonly result: JournalResult;
  readonly summary: string;
  readonly data: { readonly [key: string]: Json };
}

declare const committed: unique symbol;

/**
 * Proof that an intent is on disk. Only the journal makes one, and every function that sends a
 * write to Graph takes one, so a write without an intent does not compile. `id` is also sent as
 * Graph's `client-request-id`.
 */
export interface CommittedIntent extends IntentDraft {
  readonly [committed]: true;
  readonly id: string;
  readonly seq: number;
  readonly atUtc: string;
}
