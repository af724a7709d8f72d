import type { Act } from '../../contract/acts.ts';
import type { FeatureId } from '../../contract/features.ts';
import type { HeldSecret } from '../../contract/held-secret.ts';
import type { JournalResult } from '../../contract/journal.ts';
import type { AuthenticationMethod } from '../../contract/methods.ts';
import type { DeskProfile } from '../../contract/profile.ts';
import type { WriteAction, WriteFacts, WriteParameters } from '../../contract/writes.ts';
import type { StoredIntent } from '../audit/reader.ts';
import type { CommittedIntent, OutcomeDraft } from '../audit/records.ts';
import type { FaultError } from '../fault-error.ts';
import type { GraphClient, ReadOptions } from '../graph/client.ts';
import type { PersonReading } from '../people/person-reader.ts';
import type { MadeSecret } from './held-secrets.ts';

/** The sentences of one change. `methods` are the person's before it, to name what it is about. */
export interface ChangeWords<A extends WriteAction> {
  /** One line of the plan: what will happen. */
  readonly before: (parameters: WriteParameters<A>, methods: readonly AuthenticationMethod[]) => string;
  /** The same for texts that others will read: devices by name, but no numbers or addresses. */
  readonly plain: (parameters: WriteParameters<A>, methods: readonly AuthenticationMethod[]) => string;
  /** All changes of this kind in one plan, for a list of what was done: "removed Microsoft Authenticator and Mobile phone". */
  readonly done: (all: readonly WriteParameters<A>[], methods: readonly AuthenticationMethod[]) => string;
}

/** How a write stood before it is sent. */
export interface StateBefore {
  readonly reading: PersonReading;
  /** The plan's intents so far. */
  readonly earlier: readonly StoredIntent[];
}

/** What a write came to. What it made travels beside the rest, never in it. */
export interface Sent {
  readonly result: Exclude<JournalResult, 'notHappened'>;
  /** One sentence for the journal in place of the plan's own. */
  readonly summary?: string;
  /** Facts for later readers: never a secret. */
  readonly data: OutcomeDraft['data'];
  readonly fault: FaultError | null;
  readonly made: MadeSecret | null;
}

/**
 * What reading found. `unknown`: what was read fits a write that did not happen as well as a directory that has not
 * caught up. Never guessed at.
 */
export interface Found {
  readonly result: Exclude<JournalResult, 'failed'>;
  /** Facts for the journal about what was found. */
  readonly data?: OutcomeDraft['data'];
}

/** An intent as far as reading needs it to tell what became of it. */
export interface OpenIntent<A extends WriteAction> {
  readonly personId: string;
  readonly atUtc: string;
  readonly facts: WriteFacts<A>;
}

export interface FindOptions extends ReadOptions {
  /** The directory has had time to show the new state: seeing the old one then means that it did not happen. */
  readonly isSettled: boolean;
}

/** So many of one change in any 60 minutes, for one agent. */
export interface HourlyLimit {
  readonly allowed: (profile: DeskProfile) => number;
  /** What there are too many of: "passes". */
  readonly what: string;
}

/** What a change makes for somebody to be given. */
export interface SecretMaking {
  /** As the outcome of the write says it; null where that is not about one. `isHeld` is false: the journal holds none. */
  readonly fromOutcome: (planId: string, data: OutcomeDraft['data']) => HeldSecret | null;
  /** Whether a reading shows it. */
  readonly isListed: (secret: HeldSecret, methods: readonly AuthenticationMethod[]) => boolean;
  /** Its method's key. */
  readonly keyOf: (secret: HeldSecret) => string;
  /** For the agent, when it was made and nobody knows it. */
  readonly lost: string;
}

/** One kind of write to the directory: all that the desk knows of it, in one object. */
export interface Change<A extends WriteAction> {
  /** What an agent needs a role for, on the person. */
  readonly act: Act;
  /** What the agent has to have agreed to. */
  readonly feature: (parameters: WriteParameters<A>) => FeatureId;
  readonly says: ChangeWords<A>;
  /** What the intent keeps. */
  readonly facts: (parameters: WriteParameters<A>, before: StateBefore) => WriteFacts<A>;
  /** Sends the write that the intent pays for, once. */
  readonly send: (graph: GraphClient, intent: CommittedIntent<A>, now: () => number) => Promise<Sent>;
  /** Reads whether it happened. @throws FaultError when the directory cannot be read. */
  readonly find: (graph: GraphClient, intent: OpenIntent<A>, options: FindOptions) => Promise<Found>;
  /** Key of the method that is gone afterwards, if one is. */
  readonly removes?: (parameters: WriteParameters<A>) => string;
  /** With what it makes, which Microsoft tells once only: an outcome without it is worth nothing. */
  readonly makes?: SecretMaking;
  /** Whether a reading of the person shows it, where that can be told without the methods. */
  readonly isShownBy?: (facts: WriteFacts<A>, reading: PersonReading) => boolean;
  readonly limit?: HourlyLimit;
  /** Whether it takes a check of the caller that is high, whoever the person is. */
  readonly needsHighCheck?: (parameters: WriteParameters<A>, profile: DeskProfile) => boolean;
  /** It takes access away or leaves it as it is, and gives none: what undoes what a stranger did goes on under the check before. */
  readonly givesNothing?: true;
  /** What steps of this kind were called in plans that the first journals hold. */
  readonly earlierName?: string;
}

/** Seeing the new state decides at once; seeing the old one only after the directory had time to settle. */
export const seen = (isSeen: boolean, { isSettled }: FindOptions): Found => ({
  result: isSeen ? 'succeeded' : isSettled ? 'notHappened' : 'unknown',
});
