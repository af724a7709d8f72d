import type { AuthenticationMethod } from '../../contract/methods.ts';
import type { ActingPermission, ActRefusal } from '../../contract/permission.ts';
import type { PlanFinding, PlanStep } from '../../contract/plans.ts';
import { changeOf } from '../changes/index.ts';
import type { BuiltSteps } from './build-steps.ts';

export interface PermittedSteps extends BuiltSteps {
  /** What is left out of the plan, and who can do it. */
  readonly findings: readonly PlanFinding[];
}

/**
 * What of these steps the agent may carry out. An act goes or stays as a whole: methods are never removed without the
 * pass and the new default that the rules tie to them, and ending sessions alone takes no way in from anybody.
 */
export const withinPermission = (
  built: BuiltSteps,
  { acts }: ActingPermission,
  methods: readonly AuthenticationMethod[],
): PermittedSteps => {
  const { manageMethods, endSessions } = acts;
  const mayDo = (step: PlanStep): boolean => acts[changeOf(step).act].allowed;
  const steps = built.steps.filter(mayDo);
  const left = built.steps.filter((step) => step.enabled && !mayDo(step));
  const findings =
    endSessions.allowed || !left.some((step) => changeOf(step).act === 'endSessions')
      ? []
      : [leftOut('ending sessions', endSessions, 'Until then a lost device stays signed in.')];
  if (manageMethods.allowed) return { ...built, steps, findings };
  return {
    // There is nothing left for them to come after.
    steps: steps.map((step) => ({ ...step, round: 0, orderedBy: [] })),
    kept: [...methods],
    deleted: [],
    pass: null,
    findings: [methodsLeftOut(left, manageMethods), ...findings],
  };
};

const methodsLeftOut = (left: readonly PlanStep[], refusal: ActRefusal): PlanFinding => {
  const removals = left.filter((step) => changeOf(step).removes !== undefined).length;
  const what = [
    ...(removals === 0 ? [] : [removals === 1 ? 'removing 1 method' : `removing ${removals} methods`]),
    ...(left.some((step) => changeOf(step).makes !== undefined) ? ['making a pass'] : []),
  ];
  return leftOut(
    what.length === 0 ? 'anything about sign-in methods' : what.join(', '),
    refusal,
    removals === 0 ? '' : 'Until then what was lost can still be used to sign in.',
  );
};

const leftOut = (what: string, { because, askInstead }: ActRefusal, until: string): PlanFinding => ({
  level: 'caution',
  code: 'notYourRole',
  message: [`Not in this plan: ${what}.`, because, askInstead, until].filter(Boolean).join(' '),
});
