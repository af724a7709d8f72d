import type { AuthenticationMethod } from '../../contract/methods.ts';
import { methodKey } from '../../contract/method-key.ts';
import type { PlanRun, Proof, ProvedStep } from '../../contract/plans.ts';
import type { StoredIntent } from '../audit/reader.ts';
import { shown } from '../changes/change.ts';
import { changeOf } from '../changes/index.ts';
import type { PersonReading } from '../people/person-reader.ts';
import { actsOf } from './acts.ts';
import { whatIsShown } from './read-what-happened.ts';
import { removedKeys } from './removed-keys.ts';
import { stepState } from './run-record.ts';

/**
 * Compares what the directory shows now with what it showed before and what each step promised. Sessions and the default are
 * read like the methods; what could not be read is not known.
 * @param before the methods that the plan was made from.
 * @param intents of the plan's writes.
 */
export const proveRun = (
  run: PlanRun,
  before: readonly AuthenticationMethod[],
  intents: readonly StoredIntent[],
  reading: PersonReading,
): Proof => {
  const { person } = reading;
  const { plan, secret } = run;
  const methods = person.methods.ok ? person.methods.value : null;
  const now = methods ?? [];
  const has = (list: readonly AuthenticationMethod[], method: AuthenticationMethod): boolean =>
    list.some((other) => methodKey(other) === methodKey(method));
  const done = plan.steps.filter((step) => stepState(run, step.id) === 'succeeded');
  const removed = removedKeys(done);
  const promises = done.flatMap((step): ProvedStep[] => {
    const intent = intents.findLast(({ stepId }) => stepId === step.id);
    const verdict = intent ? whatIsShown(intent, { reading, methods, before, secret, removed }) : unrecorded;
    return verdict === null ? [] : [{ stepId: step.id, ...verdict }];
  });
  const promisedKept = plan.kept.filter((method) => method.kind !== 'temporaryAccessPass');
  const isKept = methods === null ? !actsOf(done).includes('manageMethods') : promisedKept.every((method) => has(methods, method));
  const areSessionsSeen = done.some(
    (step) => changeOf(step).act === 'endSessions' && promises.some(({ stepId, verdict }) => stepId === step.id && verdict === 'seen'),
  );
  return {
    readAtUtc: person.readAtUtc,
    promises,
    methodsRead: methods !== null,
    gone: methods === null ? [] : before.filter((method) => !has(now, method)),
    kept: now.filter((method) => has(before, method) && !removed.has(methodKey(method))),
    added: now.filter((method) => !has(before, method)),
    stillListed: now.filter((method) => removed.has(methodKey(method))),
    sessionsRevokedSinceUtc: areSessionsSeen ? person.user.signInSessionsValidFromDateTime : null,
    complete: isKept && promises.every(({ verdict }) => verdict === 'seen'),
  };
};

const unrecorded = shown('notRead', 'Not known: the journal holds no record of this step.', 'not known');

/** One sentence for the journal. */
export const proofInWords = ({ complete, promises, methodsRead }: Proof): string => {
  const open = promises.filter(({ verdict }) => verdict !== 'seen').map(({ says }) => says);
  if (complete) return 'Read again: all that was carried out is seen.';
  if (open.length > 0) return `Read again: ${open.join(' ')}`;
  return methodsRead ? 'Read again: a method that was to stay is not listed any more.' : 'Read again: their methods could not be read.';
};
