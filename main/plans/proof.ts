import type { AuthenticationMethod } from '../../contract/methods.ts';
import { methodKey } from '../../contract/method-key.ts';
import type { PlanRun, Proof } from '../../contract/plans.ts';
import type { StoredIntent } from '../audit/reader.ts';
import type { PersonReading } from '../people/person-reader.ts';
import { changeOf } from '../changes/index.ts';
import { actsOf } from './acts.ts';
import { isShown } from './read-what-happened.ts';
import { removedKeys } from './removed-keys.ts';
import { stepState } from './run-record.ts';

/**
 * Compares what the directory shows now with what it showed before and what the plan promised.
 * @param before the methods that the plan was made from.
 * @param intents of the plan's writes.
 * @returns null where the methods could not be read, and the plan promised something about them.
 */
export const proveRun = (
  run: PlanRun,
  before: readonly AuthenticationMethod[],
  intents: readonly StoredIntent[],
  after: PersonReading,
): Proof | null => {
  const { person } = after;
  if (!person.methods.ok) return actsOf(run.plan.steps).includes('manageMethods') ? null : proveSessions(intents, after);
  const now = person.methods.value;
  const has = (methods: readonly AuthenticationMethod[], method: AuthenticationMethod): boolean =>
    methods.some((other) => methodKey(other) === methodKey(method));
  const done = run.plan.steps.filter((step) => stepState(run, step.id) === 'succeeded');
  const removed = removedKeys(done);
  const stillListed = now.filter((method) => removed.has(methodKey(method)));
  const revoked = done.some((step) => changeOf(step).act === 'endSessions');
  const promisedKept = run.plan.kept.filter((method) => method.kind !== 'temporaryAccessPass');
  return {
    readAtUtc: person.readAtUtc,
    gone: before.filter((method) => !has(now, method)),
    kept: now.filter((method) => has(before, method) && !removed.has(methodKey(method))),
    added: now.filter((method) => !has(before, method)),
    stillListed,
    sessionsRevokedSinceUtc: revoked ? person.user.signInSessionsValidFromDateTime : null,
    complete: stillListed.length === 0 && promisedKept.every((method) => has(now, method)) && isSecretListed(run, now),
  };
};

/** What the plan made is there, if it made something that must be handed over. */
const isSecretListed = ({ plan, secret }: PlanRun, now: readonly AuthenticationMethod[]): boolean =>
  secret === null || plan.steps.every((step) => changeOf(step).makes?.isListed(secret, now) ?? true);

/** The agent may not read the methods, and the plan left them alone: the sessions are all there is to compare. */
const proveSessions = (intents: readonly StoredIntent[], after: PersonReading): Proof => {
  const { readAtUtc, user } = after.person;
  const isEnded = intents.some((intent) => isShown(intent, after));
  return {
    readAtUtc,
    gone: [],
    kept: [],
    added: [],
    stillListed: [],
    sessionsRevokedSinceUtc: isEnded ? user.signInSessionsValidFromDateTime : null,
    complete: isEnded,
  };
};
