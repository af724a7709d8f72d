import { z } from 'zod';
import { MethodKind, PreferredMethod } from '../../contract/methods.ts';
import type { Json, WriteAction } from '../audit/records.ts';
import { getSignInPreferences } from '../graph/authentication-states.ts';
import type { GraphClient, ReadOptions } from '../graph/client.ts';
import { kindOf, listMethods, listPasses } from '../graph/methods.ts';
import { getUser } from '../graph/users.ts';

/** An intent as far as reading needs it to tell what became of it. */
export interface OpenIntent {
  readonly action: WriteAction;
  readonly personId: string;
  readonly atUtc: string;
  /** The request had left by then, if it left at all. */
  readonly sentBeforeUtc: string;
  readonly data: { readonly [key: string]: Json };
}

/**
 * `undecided`: what was read fits a write that did not happen as well as a directory that has not
 * caught up. Never guessed at.
 */
export type Reading = 'happened' | 'notHappened' | 'undecided';

export interface Found {
  readonly reading: Reading;
  /** The pass that was made, where one was found. */
  readonly passId?: string;
}

export interface ReconcileOptions extends ReadOptions {
  readonly nowMs: number;
  /** How long after a write the directory may still show the old state. */
  readonly settleMs: number;
}

/** A pass made by somebody else long after ours says nothing about ours; clocks may differ by an hour. */
const passWindowMs = 2 * 60 * 60_000;

/**
 * Reads what became of one write. Seeing the new state decides at once; seeing the old state decides
 * only after the directory had time to settle.
 * @throws FaultError when the directory cannot be read.
 */
export const readWhatHappened = async (graph: GraphClient, intent: OpenIntent, options: ReconcileOptions): Promise<Found> => {
  // Not from the intent: a write that was throttled first may have been applied long after it.
  const settled = options.nowMs - Date.parse(intent.sentBeforeUtc) >= options.settleMs;
  const unlessSeen = (seen: boolean): Found => ({ reading: seen ? 'happened' : settled ? 'notHappened' : 'undecided' });
  switch (intent.action) {
    case 'method.delete': {
      const wanted = z.object({ methodKind: MethodKind, methodId: z.string() }).parse(intent.data);
      const methods = await listMethods(graph, intent.personId, options);
      return unlessSeen(!methods.some((method) => kindOf(method) === wanted.methodKind && method.id === wanted.methodId));
    }
    case 'method.setDefault': {
      const wanted = z.object({ preferred: PreferredMethod }).parse(intent.data);
      const preferences = await getSignInPreferences(graph, intent.personId, options);
      return unlessSeen(preferences.userPreferred === wanted.preferred);
    }
    case 'sessions.revoke': {
      const before = z.object({ validFromBefore: z.string().nullable() }).parse(intent.data).validFromBefore;
      const { user } = await getUser(graph, intent.personId, options);
      const after = user.signInSessionsValidFromDateTime ?? null;
      return unlessSeen(after !== null && (before === null || Date.parse(after) > Date.parse(before)));
    }
    case 'pass.create': {
      const wanted = z
        .object({ passIdsBefore: z.array(z.string()), lifetimeMinutes: z.number(), isUsableOnce: z.boolean() })
        .parse(intent.data);
      const passes = await listPasses(graph, intent.personId, options);
      const fresh = passes.filter((pass) => !wanted.passIdsBefore.includes(pass.id));
      const ours = fresh.find(
        (pass) =>
          pass.lifetimeInMinutes === wanted.lifetimeMinutes &&
          (pass.isUsableOnce ?? false) === wanted.isUsableOnce &&
          Math.abs(Date.parse(pass.createdDateTime ?? intent.atUtc) - Date.parse(intent.atUtc)) < passWindowMs,
      );
      if (ours) return { reading: 'happened', passId: ours.id };
      // Another pass may have replaced ours: then nothing here can tell.
      return fresh.length > 0 ? { reading: 'undecided' } : unlessSeen(false);
    }
  }
};
