import { methodKey } from '../../contract/method-key.ts';
import type { AuthenticationMethod } from '../../contract/methods.ts';
import type { Plan } from '../../contract/plans.ts';

/**
 * What a finished plan did, short enough for a list: "Removed Microsoft Authenticator and Mobile phone, made a pass,
 * ended all sessions."
 * @param before all methods of the person when the plan started.
 */
export const describeDone = (plan: Plan, before: readonly AuthenticationMethod[]): string => {
  const steps = plan.steps.filter((step) => step.enabled);
  const removed = steps.flatMap((step) =>
    step.action === 'deleteMethod'
      ? [before.find((method) => methodKey(method) === `${step.methodKind}/${step.methodId}`)?.label ?? 'a method']
      : [],
  );
  const done = [
    ...(removed.length === 0 ? [] : [`removed ${list(removed)}`]),
    ...(steps.some((step) => step.action === 'createPass') ? ['made a pass'] : []),
    ...(steps.some((step) => step.action === 'setDefault') ? ['moved the default'] : []),
    ...(steps.some((step) => step.action === 'revokeSessions') ? ['ended all sessions'] : []),
  ].join(', ');
  return `${done.charAt(0).toUpperCase()}${done.slice(1)}.`;
};

const list = (names: readonly string[]): string =>
  names.length <= 1 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
