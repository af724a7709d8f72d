import { changeLooks } from './change-looks.ts';
import type { AuthenticationMethod } from '../../../contract/methods.ts';
import type { Plan, PlanFinding, PlanRule, PlanRun, PlanStep, ProvedStep, StepState } from '../../../contract/plans.ts';
import type { WriteAction } from '../../../contract/writes.ts';
import type { Strength } from '../../../contract/evidence.ts';
import { suffices } from './evidence-words.ts';

/** Why a step cannot be switched off, or why it stands where it stands. */
export const ruleInWords: Readonly<Record<PlanRule, string>> = {
  passBeforeDeletion: 'The pass is made first, so that the person is never left with only a password.',
  passIsKept: 'A pass made by this plan is never deleted by it.',
  defaultGoesLast: 'The default method goes last: the directory refuses to delete it while others exist.',
  defaultMovesFirst: 'The default moves to a method that stays before the old one is deleted.',
  alternateBeforeMobile: 'The alternate mobile goes before the mobile: the directory refuses the other order.',
  revokeAfterDeletion: 'Sessions end after the methods have gone, so that nobody signs in again with a lost one.',
};

export interface Round {
  readonly number: number;
  readonly steps: readonly PlanStep[];
}

/** Steps by round, in order. Rounds are renumbered from 1 for reading. */
export const roundsOf = (steps: readonly PlanStep[]): readonly Round[] => {
  const rounds = new Map<number, PlanStep[]>();
  for (const step of steps) rounds.set(step.round, [...(rounds.get(step.round) ?? []), step]);
  return [...rounds.entries()].toSorted(([a], [b]) => a - b).map(([, inRound], index) => ({ number: index + 1, steps: inRound }));
};

export const changesIn = (plan: Plan): number => plan.steps.filter(({ enabled }) => enabled).length;

/** False for a plan that leaves every method alone, whether the agent may see them or not. */
export const changesMethods = (plan: Plan): boolean => plan.steps.some(({ action }) => changeLooks[action].leavesMethodsAlone !== true);

/** What the plan leaves alone. A pass that the new one replaces is not kept. */
export const keptBy = ({ steps, kept }: Plan): readonly AuthenticationMethod[] =>
  steps.some(({ action, enabled }) => enabled && changeLooks[action].choice === 'pass') ? kept.filter(({ pass }) => pass === null) : kept;

/** How many steps a plan did, with what was left out. */
export const doneInWords = ({ done, total, leftOut }: RunCounts): string =>
  `${done} of ${total} steps done${leftOut === 0 ? '' : `, ${leftOut} left out`}`;

export const changeCount = (count: number): string => (count === 0 ? 'no changes' : count === 1 ? '1 change' : `${count} changes`);

const weight: Readonly<Record<PlanFinding['level'], number>> = { stop: 0, caution: 1, info: 2 };

/** What stops the plan first, then cautions, then the rest; otherwise in the order given. */
export const byWeight = (findings: readonly PlanFinding[]): readonly PlanFinding[] =>
  findings.toSorted((a, b) => weight[a.level] - weight[b.level]);

const strengthNoun: Readonly<Record<Strength, string>> = { none: 'no check', standard: 'one check', high: 'a high check' };

/** Why the plan cannot be carried out, in one sentence; null when it can. */
export const whyNot = (plan: Plan): string | null => {
  if (plan.executable) return null;
  const stop = plan.findings.find(({ level }) => level === 'stop');
  if (stop) return stop.message;
  if (!suffices(plan.strengthHeld, plan.strengthNeeded)) {
    return `This plan needs ${strengthNoun[plan.strengthNeeded]} of the caller; so far there is ${strengthNoun[plan.strengthHeld]}.`;
  }
  if (changesIn(plan) === 0) return 'Nothing is switched on, so there is nothing to carry out.';
  return 'The desk’s rules do not allow this plan as it stands. Read the notes above.';
};

/** True when what is missing is a check of the caller, so that the way on is another check. */
export const needsMoreEvidence = (plan: Plan): boolean =>
  !plan.executable &&
  (plan.findings.some(({ code, level }) => level === 'stop' && code === 'evidenceNeeded') ||
    (!suffices(plan.strengthHeld, plan.strengthNeeded) && plan.findings.every(({ level }) => level !== 'stop')));

export const stepStateInWords: Readonly<Record<StepState, string>> = {
  waiting: 'Waiting',
  running: 'Under way',
  succeeded: 'Done',
  failed: 'Failed',
  unknown: 'Not known',
  notHappened: 'Did not happen',
  switchedOff: 'Switched off',
  leftOut: 'Left out',
};

export type StepTone = 'quiet' | 'good' | 'bad' | 'open';

const tones: Readonly<Record<StepState, StepTone>> = {
  waiting: 'quiet',
  running: 'quiet',
  succeeded: 'good',
  failed: 'bad',
  unknown: 'open',
  notHappened: 'open',
  switchedOff: 'quiet',
  leftOut: 'open',
};

interface Standing {
  readonly tone: StepTone;
  /** The state whose picture fits. */
  readonly icon: StepState;
  readonly words: string;
  /** In place of what main said of the step. */
  readonly note: string | null;
}

/** How a step stands: as main carried it out, unless reading did not show what it promised. */
export const howItStands = (state: StepState, action: WriteAction, promise: ProvedStep | undefined): Standing => {
  if (state !== 'succeeded' || promise === undefined || promise.verdict === 'seen') {
    return { tone: tones[state], icon: state, words: stepStateInWords[state], note: null };
  }
  const words =
    promise.verdict === 'notRead' ? 'Not known' : changeLooks[action].takesMethodAway === true ? 'Still listed' : 'Not yet seen';
  return { tone: 'open', icon: 'unknown', words, note: promise.says };
};

export interface RunCounts {
  readonly done: number;
  readonly total: number;
  readonly leftOut: number;
  readonly open: readonly PlanRun['steps'][number][];
}

/** Steps that were meant to run: how many are done, and which ones are not decided well. */
export const countsOf = (run: PlanRun): RunCounts => {
  const meant = run.steps.filter(({ state }) => state !== 'switchedOff');
  return {
    done: meant.filter(({ state }) => state === 'succeeded').length,
    total: meant.length,
    leftOut: meant.filter(({ state }) => state === 'leftOut').length,
    open: meant.filter(({ state }) => state === 'failed' || state === 'unknown' || state === 'notHappened'),
  };
};

/** What stopping here leaves behind, said before the agent does it. */
export const stopConsequences = (run: PlanRun): readonly string[] => {
  const { done, total } = countsOf(run);
  const summaries = new Map(run.plan.steps.map(({ id, summary }) => [id, summary]));
  const lines = run.steps.flatMap(({ stepId, state }) => {
    const summary = summaries.get(stepId) ?? stepId;
    if (state === 'unknown') return [`Not known, and read again at the next start: ${summary}`];
    return state === 'waiting' || state === 'failed' || state === 'notHappened' ? [`Left undone: ${summary}`] : [];
  });
  return [
    done === 0
      ? 'Nothing is known to have been changed, and nothing more will be.'
      : `${done} of ${total} steps are done and stay done; nothing is put back.`,
    ...lines,
  ];
};
