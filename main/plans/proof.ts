import type { AuthenticationMethod } from '../../contract/methods.ts';
import { methodKey } from '../../contract/method-key.ts';
import type { PlanRun, Proof } from '../../contract/plans.ts';
import type { StoredIntent } from '../audit/reader.ts';
import type { PersonReading } from '../people/person-reader.ts';
import { actsOf } from './acts.ts';
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
  const removed = removedKeys(run);
  const stillListed = now.filter((method) => removed.has(methodKey(method)));
  const revoked = run.plan.steps.some((step) => step.action === 'revokeSessions' && stepState(run, step.id) === 'succeeded');
  const promisedKept = run.plan.kept.filter((method) => method.kind !== 'temporaryAccessPass');
  return {
    readAtUtc: person.readAtUtc,
    gone: before.filter((method) => !has(now, method)),
    kept: now.filter((method) => has(before, method) && !removed.has(methodKey(method))),
    added: now.filter((method) => !has(before, method)),
    stillListed,
    sessionsRevokedSinceUtc: revoked ? person.user.signInSessionsValidFromDateTime : null,
    complete:
      stillListed.length === 0 &&
      promisedKept.every((method) => has(now, method)) &&
      (run.pass === null || now.some((method) => method.id === run.pass?.methodId)),
  };
};

/** The agent may not read the methods, and the plan left them alone: the sessions are all there is to compare. */
const proveSessions = (intents: readonly StoredIntent[], { person }: PersonReading): Proof => {
  const validFrom = person.user.signInSessionsValidFromDateTime;
  const first = intents.find((intent) => intent.action === 'sessions.revoke');
  const before = first?.data['validFromBefore'];
  const isLater = first !== undefined && validFrom !== null && (typeof before !== 'string' || Date.parse(validFrom) > Date.parse(before));
  return {
    readAtUtc: person.readAtUtc,
    gone: [],
    kept: [],
    added: [],
    stillListed: [],
    sessionsRevokedSinceUtc: isLater ? validFrom : null,
    complete: isLater,
  };
};

const removedKeys = (run: PlanRun): ReadonlySet<string> =>
  new Set(
    run.plan.steps.flatMap((step) =>
      step.action === 'deleteMethod' && stepState(run, step.id) === 'succeeded' ? [`${step.methodKind}/${step.methodId}`] : [],
    ),
  );
