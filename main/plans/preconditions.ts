import type { Act } from '../../contract/acts.ts';
import { refusalOfAll, refusalsOf } from '../../contract/permitted.ts';
import type { AuthenticationMethod } from '../../contract/methods.ts';
import { methodKey } from '../../contract/method-key.ts';
import type { ActRefusal } from '../../contract/permission.ts';
import type { Plan } from '../../contract/plans.ts';
import { FaultError } from '../fault-error.ts';
import type { PersonReading } from '../people/person-reader.ts';
import type { Verification } from '../evidence/verification.ts';
import { atLeast, combinedStrength, provesNothing } from '../evidence/verification.ts';

/**
 * The last check before each write, in main, whatever the window sent: unexpired evidence by this
 * agent, for this person and ticket, strong enough for this plan.
 * @throws FaultError `evidence.*`
 */
export const requireEvidence = (verification: Verification, agentId: string, plan: Plan, before: readonly AuthenticationMethod[]): void => {
  const goes = new Set(
    plan.steps.flatMap((step) => (step.action === 'deleteMethod' && step.enabled ? [`${step.methodKind}/${step.methodId}`] : [])),
  );
  const lost = before.filter((method) => goes.has(methodKey(method)));
  const current = verification.current(agentId, plan.userId, plan.ticket);
  const held = combinedStrength(current.filter((item) => !provesNothing(item.observation, lost)));
  if (atLeast(held, plan.strengthNeeded)) return;
  if (current.length === 0) {
    throw plan.evidenceIds.length > 0
      ? new FaultError(
          'evidence.expired',
          'The check of the caller has expired or is no longer one that this desk accepts. Check again who is calling, then carry on.',
        )
      : new FaultError('evidence.missing', 'Nothing shows who is calling. Record a check of the caller first.');
  }
  throw new FaultError(
    'evidence.insufficient',
    plan.strengthNeeded === 'high'
      ? 'This needs a stricter check: photo ID in person, or two different kinds of check.'
      : 'The check on record proves nothing for this plan. Check the caller in another way.',
  );
};

/**
 * All of these acts, or nothing is sent.
 * @throws FaultError `desk.notAllowed` with who can do it instead, or with the fault of the reading where the roles that
 * decide could not be read.
 */
export const requirePermission = (reading: PersonReading, acts: readonly Act[]): void => {
  const [refusal] = refusalsOf(reading.person.permission, acts);
  if (refusal) throw notAllowed(reading, refusal);
};

/** One of these acts at least: what is left of a plan is worth making. @throws FaultError as `requirePermission` */
export const requireSomePermission = (reading: PersonReading, acts: readonly Act[]): void => {
  const refusal = refusalOfAll(reading.person.permission, acts);
  if (refusal) throw notAllowed(reading, refusal);
};

const notAllowed = ({ person: { adminRoles } }: PersonReading, refusal: ActRefusal): FaultError => {
  if (refusal.reason === 'rolesUnread' && !adminRoles.ok) {
    const { code, message, ...details } = adminRoles.fault;
    return new FaultError(code, `Their roles could not be read, so nothing was sent. ${message}`, details);
  }
  return new FaultError('desk.notAllowed', `${refusal.because} ${refusal.askInstead}`);
};

/**
 * The methods as read. Without them no plan can be made, and nobody could tell later whether a pass is
 * the one that was asked for.
 * @throws FaultError with the fault of the reading; nothing has been sent.
 */
export const requireMethods = ({ person }: PersonReading): readonly AuthenticationMethod[] => {
  if (person.methods.ok) return person.methods.value;
  const { code, message, ...details } = person.methods.fault;
  throw new FaultError(code, `Their methods could not be read, so nothing was sent. ${message}`, details);
};
