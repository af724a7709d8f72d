import type { Act } from '../../contract/acts.ts';
import { refusalOfAll, refusalsOf } from '../../contract/permitted.ts';
import type { Strength } from '../../contract/evidence.ts';
import type { Authority } from '../../contract/journal.ts';
import type { AuthenticationMethod } from '../../contract/methods.ts';
import { methodKey } from '../../contract/method-key.ts';
import type { ActRefusal } from '../../contract/permission.ts';
import type { Plan, PlanStep } from '../../contract/plans.ts';
import type { DeskProfile } from '../../contract/profile.ts';
import type { AgentSession } from '../agent/agent-session.ts';
import { requireConsent } from '../agent/consent.ts';
import type { Verification } from '../evidence/verification.ts';
import { afterFailedCheck, atLeast, combinedStrength, proving, spentCheck, stricterCheck } from '../evidence/strength.ts';
import { FaultError } from '../fault-error.ts';
import type { PersonReading } from '../people/person-reader.ts';
import { actsOf } from './acts.ts';
import type { LimitQuestion } from './hourly-limits.ts';
import { requireWithinLimits } from './hourly-limits.ts';
import { featuresOf } from './plan-consent.ts';
import { purposeOf } from './purpose.ts';
import { snapshotOf } from './snapshot.ts';
import { strengthNeeded, weighsFailedCheck } from './strength-needed.ts';

export interface EvidenceQuestion {
  readonly verification: Verification;
  readonly session: AgentSession;
  readonly plan: Plan;
  /** All methods of the person when the plan was made. */
  readonly methodsBefore: readonly AuthenticationMethod[];
  /** The person as read just now. */
  readonly reading: PersonReading;
  readonly profile: DeskProfile;
}

/** A plan about to be started or taken up. */
export interface Attempt extends EvidenceQuestion {
  /** The steps to be carried out. */
  readonly steps: readonly PlanStep[];
  /** What the plan was made from; null once it has itself changed the account. */
  readonly snapshot: string | null;
  readonly limits: Pick<LimitQuestion, 'journal' | 'nowMs'>;
}

/**
 * Everything that must hold before anything is sent, in this order, whether a plan is started or taken up.
 * @throws FaultError with what is in the way. Nothing has been sent.
 */
export const requireAll = async (attempt: Attempt): Promise<void> => {
  for (const require of preconditions) await require(attempt);
};

/** @throws FaultError `desk.policy`, or `evidence.insufficient` where that is what stops it. */
const requireExecutable = ({ plan }: Attempt): void => {
  if (plan.executable) return;
  const stop = plan.findings.find((finding) => finding.level === 'stop');
  throw new FaultError(
    stop?.code === 'evidenceNeeded' ? 'evidence.insufficient' : 'desk.policy',
    stop?.message ?? 'There is nothing to carry out in this plan.',
  );
};

/**
 * The last check before each write, in main, whatever the window sent: unexpired evidence by this agent, for this person and
 * ticket, spent by no other plan, and strong enough for what the person needs now, which may be more than when the plan was made.
 * @returns what the write rests on, and spends.
 * @throws FaultError `evidence.*`
 */
export const requireEvidence = (question: EvidenceQuestion): Authority => {
  const { verification, plan, methodsBefore } = question;
  const purpose = purposeOf(plan.id, plan.steps);
  const offered = verification.counting(bondOf(question), purpose);
  const needed = strengthNeeded({
    profile: question.profile,
    privilegedTarget: question.reading.person.permission.privilegedTarget,
    steps: plan.steps,
    hasFailedCheck: weighsFailedCheck(verification.hasFailed(plan.userId), offered),
  });
  const counting = proving(
    offered,
    methodsBefore.filter((method) => purpose.removes.has(methodKey(method))),
  );
  const held = combinedStrength(counting);
  if (atLeast(held, needed)) return { kind: 'callerEvidence', evidenceIds: counting.map(({ id }) => id) };
  // Whoever's roles could not be read may hold any: then it is not the check that is in the way, but the reading.
  throw (atLeast(held, plan.strengthNeeded) ? rolesUnread(question.reading) : null) ?? lackOf(question, needed);
};

const bondOf = ({ session, plan }: EvidenceQuestion) => ({ agentId: session.actor.id, userId: plan.userId, ticket: plan.ticket });

const lackOf = (question: EvidenceQuestion, needed: Strength): FaultError => {
  const { verification, plan } = question;
  const listed = verification.listed(bondOf(question), purposeOf(plan.id, plan.steps));
  if (listed.length === 0) {
    return plan.evidenceIds.length > 0
      ? new FaultError(
          'evidence.expired',
          'The check of the caller has expired or is no longer one that this desk accepts. Check again who is calling, then carry on.',
        )
      : new FaultError('evidence.missing', 'Nothing shows who is calling. Record a check of the caller first.');
  }
  if (listed.every(({ standing }) => standing === 'spent')) return new FaultError('evidence.spent', spentCheck);
  if (verification.hasFailed(plan.userId)) return new FaultError('evidence.insufficient', afterFailedCheck);
  return new FaultError(
    'evidence.insufficient',
    needed === 'high' ? stricterCheck : 'The check on record proves nothing for this plan. Check the caller in another way.',
  );
};

/** @throws FaultError `desk.changed` when the account is not what the plan was made from. */
const requireUnchanged = ({ snapshot, reading }: Attempt): void => {
  if (snapshot === null || snapshotOf(reading) === snapshot) return;
  throw new FaultError(
    'desk.changed',
    'This account has changed since it was read. Look at it again, then confirm the plan anew. Nothing was sent.',
  );
};

/**
 * All that the steps do to the person, or nothing is sent.
 * @throws FaultError `desk.notAllowed` with who can do it instead, or with the fault of the reading where the roles that
 * decide could not be read.
 */
const requirePermission = ({ reading, steps }: Attempt): void => {
  const [refusal] = refusalsOf(reading.person.permission, actsOf(steps));
  if (refusal) throw notAllowed(reading, refusal);
};

/** One of these acts at least: what is left of a plan is worth making. @throws FaultError as `requirePermission` */
export const requireSomePermission = (reading: PersonReading, acts: readonly Act[]): void => {
  const refusal = refusalOfAll(reading.person.permission, acts);
  if (refusal) throw notAllowed(reading, refusal);
};

const notAllowed = (reading: PersonReading, refusal: ActRefusal): FaultError =>
  (refusal.reason === 'rolesUnread' ? rolesUnread(reading) : null) ??
  new FaultError('desk.notAllowed', `${refusal.because} ${refusal.askInstead}`);

/** The fault of the reading; null where the roles were read. */
const rolesUnread = ({ person: { adminRoles }, rolesFault }: PersonReading): FaultError | null => {
  const fault = adminRoles.ok ? rolesFault : adminRoles.fault;
  if (fault === null) return null;
  const { code, message, ...details } = fault;
  return new FaultError(code, `Their roles could not be read, so nothing was sent. ${message}`, details);
};

/**
 * The methods as read. Without them no plan can be made, and nobody could tell later whether a pass is
 * the one that was asked for.
 * @throws FaultError with the fault of the reading; nothing has been sent.
 */
export const requireMethods = ({ reading: { person } }: Pick<Attempt, 'reading'>): readonly AuthenticationMethod[] => {
  if (person.methods.ok) return person.methods.value;
  const { code, message, ...details } = person.methods.fault;
  throw new FaultError(code, `Their methods could not be read, so nothing was sent. ${message}`, details);
};

/** Who only ends sessions may often not read the methods, and need not. */
const requireMethodsToManage = (attempt: Attempt): void => {
  if (actsOf(attempt.steps).includes('manageMethods')) requireMethods(attempt);
};

const preconditions: readonly ((attempt: Attempt) => unknown)[] = [
  requireExecutable,
  requireEvidence,
  requireMethodsToManage,
  requireUnchanged,
  requirePermission,
  ({ limits, steps, profile, session, plan }) =>
    requireWithinLimits({ ...limits, steps, profile, agent: session.actor, person: { id: plan.userId }, ticket: plan.ticket }),
  ({ session, steps }) => requireConsent(session, featuresOf(steps)),
];
