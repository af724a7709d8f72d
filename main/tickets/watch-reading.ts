import { randomUUID } from 'node:crypto';
import type { PassUse } from '../../contract/watch.ts';
import type { HeldSecret } from '../../contract/held-secret.ts';
import { methodKey } from '../../contract/method-key.ts';
import type { AuthenticationMethod } from '../../contract/methods.ts';
import type { PlanRun } from '../../contract/plans.ts';
import { changeOf } from '../changes/index.ts';
import { FaultError } from '../fault-error.ts';
import { getSignInPreferences } from '../graph/authentication-states.ts';
import type { GraphClient } from '../graph/client.ts';
import { listMethods, listPasses } from '../graph/methods.ts';
import { describeMethods } from '../people/describe-methods.ts';
import { removedKeys } from '../plans/removed-keys.ts';
import { passUseOf } from './pass-use.ts';

interface Watched {
  readonly methods: readonly AuthenticationMethod[];
  readonly passUse: PassUse;
}

/** Null where it cannot be read: the methods are worth having without it. */
const orNull = async <T>(reading: Promise<T>): Promise<T | null> => {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof FaultError) return null;
    throw error;
  }
};

/** What the watch looks at. @throws FaultError when the methods cannot be read. */
export const readWatched = async (graph: GraphClient, userId: string, secret: HeldSecret, nowMs: number): Promise<Watched> => {
  const options = { correlationId: randomUUID() };
  const [methods, preferences, passes] = await Promise.all([
    listMethods(graph, userId, options),
    orNull(getSignInPreferences(graph, userId, options)),
    orNull(listPasses(graph, userId, options)),
  ]);
  return {
    methods: describeMethods(methods, passes ?? [], preferences?.userPreferred ?? null),
    passUse: passUseOf(secret, passes, nowMs),
  };
};

/**
 * What was there before the pass, and the pass itself: whatever else shows has been registered since, also what the proof of
 * the plan found already.
 */
export const knownKeys = ({ plan, secret }: PlanRun, before: readonly AuthenticationMethod[]): Set<string> => {
  const made = secret ? plan.steps.flatMap((step) => changeOf(step).makes?.keyOf(secret) ?? []) : [];
  return new Set([...[...plan.kept, ...before].map(methodKey), ...removedKeys(plan.steps), ...made]);
};
