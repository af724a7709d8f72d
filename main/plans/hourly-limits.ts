import type { PlanFinding, PlanStep } from '../../contract/plans.ts';
import type { DeskProfile } from '../../contract/profile.ts';
import { writeActions } from '../../contract/writes.ts';
import type { Journal, WantedWrite } from '../audit/journal.ts';
import type { Actor } from '../audit/records.ts';
import type { LimitMet, WriteLimit } from '../audit/write-limits.ts';
import { limitFault, limitWords } from '../audit/write-limits.ts';
import { changeOf } from '../changes/index.ts';
import { FaultError } from '../fault-error.ts';

/** Whose writes they will be, for whom, under which ticket. */
export interface LimitQuestion {
  readonly steps: readonly PlanStep[];
  readonly profile: DeskProfile;
  readonly agent: Pick<Actor, 'id'>;
  readonly person: Pick<Actor, 'id'>;
  readonly ticket: string;
  readonly journal: Pick<Journal, 'limitMet'>;
  /** What the wall clock says: for the time that is said. */
  readonly nowMs: number;
}

/** How much this desk changes in any 60 minutes: what holds for every write, and what single kinds of change add. */
export const limitsOf = (profile: DeskProfile): readonly WriteLimit[] => {
  const { limits } = profile;
  const all = { action: null } as const;
  return [
    ...writeActions.flatMap((action): WriteLimit[] => {
      const { limit } = changeOf({ action });
      return limit === undefined ? [] : [{ per: 'agent', counts: 'changes', action, atMost: limit.allowed(profile), what: limit.what }];
    }),
    { ...all, per: 'agent', counts: 'people', atMost: limits.peoplePerAgentPerHour, what: 'people' },
    { ...all, per: 'ticket', counts: 'people', atMost: limits.peoplePerTicketPerHour, what: 'people' },
    { ...all, per: 'agent', counts: 'changes', atMost: limits.changesPerAgentPerHour, what: 'changes' },
    { ...all, per: 'person', counts: 'changes', atMost: limits.changesPerPersonPerHour, what: 'changes' },
    { ...all, per: 'ticket', counts: 'changes', atMost: limits.changesPerTicketPerHour, what: 'changes' },
  ];
};

const wantedOf = ({ steps, agent, person, ticket }: LimitQuestion): readonly WantedWrite[] =>
  steps.flatMap(({ enabled, action }) => (enabled ? [{ action, agent, person, ticket }] : []));

const met = (question: LimitQuestion): LimitMet | null => question.journal.limitMet(wantedOf(question), limitsOf(question.profile));

/** More steps than a limit ever has room for: the plan will stop on the way. */
const stopsOnTheWay = ({ steps, profile }: LimitQuestion): WriteLimit | undefined =>
  limitsOf(profile).find(({ counts, action, atMost }) => {
    const meant = steps.filter((step) => step.enabled && (action === null || step.action === action));
    return counts === 'changes' && meant.length > atMost;
  });

export const limitFindings = (question: LimitQuestion): PlanFinding[] => {
  const now = met(question);
  if (now !== null) return [{ level: 'stop', code: 'rateLimit', message: limitWords(now, question.nowMs) }];
  const later = stopsOnTheWay(question);
  if (later === undefined) return [];
  const message = `These are more ${later.what} than this desk makes in 60 minutes (${later.atMost}), so the plan will pause on the way. Take it up again after the time that it says then.`;
  return [{ level: 'caution', code: 'rateLimit', message }];
};

/** A fast answer before anything is sent; the intent of each write decides. @throws FaultError `desk.rateLimited` */
export const requireWithinLimits = (question: LimitQuestion): void => {
  const now = met(question);
  if (now === null) return;
  const { code, message, retryAtUtc } = limitFault(now, question.nowMs);
  throw new FaultError(code, `${message} Nothing was sent.`, { retryAtUtc });
};
