import type { AuthenticationMethod, PreferredMethod } from '../../contract/methods.ts';
import { methodKey } from '../../contract/method-key.ts';
import type { PassRequest } from '../../contract/passes.ts';
import type { PlanRule, PlanStep } from '../../contract/plans.ts';
import type { WriteAction, WriteParameters } from '../../contract/writes.ts';
import { changeOf } from '../changes/index.ts';
import { preferenceFor } from '../people/preferences.ts';

export interface StepInput {
  readonly methods: readonly AuthenticationMethod[];
  /** Keys of what was lost, as the agent chose. */
  readonly lostKeys: ReadonlySet<string>;
  readonly pass: PassRequest | null;
  /** Used when a rule needs a pass that was not asked for. */
  readonly fallbackPass: PassRequest;
  readonly switchedOff: ReadonlySet<string>;
  /** Sessions end although nothing is removed: all that is left where the agent may not manage methods. */
  readonly sessionsOnly: boolean;
  /** What goes is a stranger's: that does not wait for a pass, which needs a check of its own. */
  readonly isAfterNotThem: boolean;
}

export interface BuiltSteps {
  readonly steps: PlanStep[];
  /** Everything removable or not that the plan leaves alone. */
  readonly kept: AuthenticationMethod[];
  readonly deleted: AuthenticationMethod[];
  /** The pass that will be made, if one will. */
  readonly pass: PassRequest | null;
}

export const stepIds = { pass: 'pass', setDefault: 'set-default', revoke: 'revoke', delete: (key: string) => `delete:${key}` };

const isPhone = (phoneType: AuthenticationMethod['phoneType']) => (method: AuthenticationMethod) => method.phoneType === phoneType;

/** Graph's "other methods" in the default-method rule: those that can be the default of the second step. */
const canBeDefault = (method: AuthenticationMethod): boolean => preferenceFor(method) !== null;

/** The safest kept method first: an app, then a code, then a call. */
const preferenceOrder: readonly PreferredMethod[] = ['push', 'oath', 'voiceOffice', 'voiceAlternateMobile', 'sms'];

const bestDefault = (kept: readonly AuthenticationMethod[]): { preferred: PreferredMethod; method: AuthenticationMethod } | null => {
  for (const preferred of preferenceOrder) {
    const method = kept.find((candidate) => preferenceFor(candidate) === preferred);
    if (method) return { preferred, method };
  }
  return null;
};

/**
 * An alternate mobile that is the default can neither go before the mobile (it is the default) nor
 * after it (the mobile goes last of the two): the mobile becomes the default until it goes itself.
 */
const stopgapDefault = (
  going: AuthenticationMethod,
  goes: readonly AuthenticationMethod[],
): { preferred: PreferredMethod; method: AuthenticationMethod } | null => {
  const mobile = isPhone('alternateMobile')(going) ? goes.find(isPhone('mobile')) : undefined;
  return mobile ? { preferred: 'sms', method: mobile } : null;
};

/**
 * The steps of a lost-device plan and their order, from published rules:
 * the pass first; the default moves to what is kept, or goes last; an alternate mobile before the
 * mobile; sessions end after the last deletion. Steps of one round do not depend on each other.
 */
export const buildSteps = (input: StepInput): BuiltSteps => {
  const { methods, lostKeys, switchedOff } = input;
  const enabled = (id: string, requiredBy: PlanRule | null): boolean => requiredBy !== null || !switchedOff.has(id);

  // An existing pass is replaced by the new one, or removed by itself; it is no device.
  const chosen = methods.filter((method) => method.removable && lostKeys.has(methodKey(method)));
  const mobileGoes = chosen.some((method) => isPhone('mobile')(method) && enabled(stepIds.delete(methodKey(method)), null));
  const alternate = methods.find(isPhone('alternateMobile'));
  const forced = mobileGoes && alternate && !chosen.includes(alternate) ? [alternate] : [];
  const candidates = [...chosen, ...forced];
  const requiredDeletion = (method: AuthenticationMethod): PlanRule | null =>
    mobileGoes && method === alternate ? 'alternateBeforeMobile' : null;
  const goes = candidates.filter((method) => enabled(stepIds.delete(methodKey(method)), requiredDeletion(method)));
  const kept = methods.filter((method) => !goes.includes(method));

  const leavesNothing = goes.some((method) => method.countsAsSecondStep) && !kept.some((method) => method.countsAsSecondStep);
  const passRule: PlanRule | null = leavesNothing && !input.isAfterNotThem ? 'passBeforeDeletion' : null;
  const pass = input.pass ?? (passRule === null ? null : input.fallbackPass);
  const passOn = pass !== null && enabled(stepIds.pass, passRule);
  const deletions = candidates.filter((method) => !(passOn && method.kind === 'temporaryAccessPass'));

  const defaultGoing = goes.find((method) => method.isDefault);
  const keptDefault = kept.some((method) => method.isDefault);
  const newDefault = defaultGoing && !keptDefault ? (bestDefault(kept) ?? stopgapDefault(defaultGoing, goes)) : null;
  // The one that Graph holds to be the default when the deletions begin, if it goes as well.
  const lastDefault = keptDefault
    ? null
    : newDefault === null
      ? (defaultGoing ?? null)
      : goes.includes(newDefault.method)
        ? newDefault.method
        : null;

  /** What a step does, with the sentence of its change. */
  const write = <A extends WriteAction>(action: A, parameters: WriteParameters<A>) => ({
    action,
    parameters,
    summary: changeOf({ action }).says.before(parameters, methods),
  });
  let round = 0;
  const steps: PlanStep[] = [];
  const add = (...batch: PlanStep[]): void => {
    if (batch.length === 0) return;
    steps.push(...batch);
    if (batch.some((step) => step.enabled)) round += 1;
  };

  if (pass !== null) {
    add({
      id: stepIds.pass,
      round,
      ...write('pass.create', pass),
      enabled: enabled(stepIds.pass, passRule),
      requiredBy: passRule,
      orderedBy: ['passBeforeDeletion', 'passIsKept'],
    });
  }
  if (defaultGoing && newDefault) {
    add({
      id: stepIds.setDefault,
      round,
      ...write('method.setDefault', { preferred: newDefault.preferred }),
      enabled: true,
      requiredBy: 'defaultMovesFirst',
      orderedBy: ['defaultMovesFirst'],
    });
  }
  const late = (method: AuthenticationMethod): PlanRule[] => [
    ...(method === lastDefault && goes.some((other) => other !== method && canBeDefault(other)) ? (['defaultGoesLast'] as const) : []),
    ...(isPhone('mobile')(method) && goes.some(isPhone('alternateMobile')) ? (['alternateBeforeMobile'] as const) : []),
  ];
  const deletion = (method: AuthenticationMethod): PlanStep => {
    const id = stepIds.delete(methodKey(method));
    const requiredBy = requiredDeletion(method);
    return {
      id,
      round,
      ...write('method.delete', { methodKind: method.kind, methodId: method.id, wasDefault: method.isDefault }),
      enabled: enabled(id, requiredBy),
      requiredBy,
      orderedBy: late(method),
    };
  };
  const isDefaultLast = (method: AuthenticationMethod): boolean => late(method).includes('defaultGoesLast');
  const isMobileLast = (method: AuthenticationMethod): boolean => late(method).includes('alternateBeforeMobile');
  add(...deletions.filter((method) => !isDefaultLast(method) && !isMobileLast(method)).map(deletion));
  add(...deletions.filter((method) => isMobileLast(method) && !isDefaultLast(method)).map(deletion));
  add(...deletions.filter(isDefaultLast).map(deletion));
  if (deletions.length > 0 || input.sessionsOnly) {
    add({
      id: stepIds.revoke,
      round,
      ...write('sessions.revoke', {}),
      enabled: enabled(stepIds.revoke, null),
      requiredBy: null,
      orderedBy: ['revokeAfterDeletion'],
    });
  }
  return { steps, kept, deleted: goes, pass: passOn ? pass : null };
};
