import { randomUUID } from 'node:crypto';
import type { Evidence, Strength } from '../../contract/evidence.ts';
import { methodKey } from '../../contract/method-key.ts';
import type { PassPolicy, PassRequest } from '../../contract/passes.ts';
import type { Plan, PlanFinding, PlanProposal } from '../../contract/plans.ts';
import type { DeskProfile } from '../../contract/profile.ts';
import type { PersonReading } from '../people/person-reader.ts';
import { atLeast, checkTicket, combinedStrength, provesNothing, stricterCheck } from '../evidence/verification.ts';
import { buildSteps } from './build-steps.ts';
import { findFindings } from './findings.ts';
import type { HourlyCount } from './hourly-limits.ts';
import { limitFindings } from './hourly-limits.ts';
import { requireMethods } from './preconditions.ts';
import { withinPermission } from './within-permission.ts';

export interface ProposalFacts {
  readonly reading: PersonReading;
  readonly profile: DeskProfile;
  /** Unexpired evidence of this agent for this person and ticket. */
  readonly evidence: readonly Evidence[];
  readonly recentResets: number;
  readonly countThisHour: HourlyCount;
  /** The journal's time. */
  readonly nowMs: number;
}

const withinPolicy = (asked: PassRequest, policy: PassPolicy | null): PassRequest =>
  policy === null
    ? asked
    : {
        lifetimeMinutes: Math.min(Math.max(asked.lifetimeMinutes, policy.minimumLifetimeMinutes), policy.maximumLifetimeMinutes),
        isUsableOnce: policy.oneTimeOnly || asked.isUsableOnce,
      };

/** The pass a ticket starts with: the desk's preference inside the organisation's policy. */
export const preferredPass = ({ pass }: DeskProfile, policy: PassPolicy | null): PassRequest =>
  withinPolicy({ lifetimeMinutes: pass.preferredLifetimeMinutes, isUsableOnce: pass.isUsableOnce }, policy);

/** How sure the desk must be of the caller before this plan: high for privileged people and long passes. */
export const strengthNeeded = (profile: DeskProfile, privilegedTarget: boolean, pass: PassRequest | null): Exclude<Strength, 'none'> =>
  privilegedTarget || (pass !== null && pass.lifetimeMinutes > profile.verification.longPassMinutes) ? 'high' : 'standard';

const evidenceFinding = (needed: Strength, held: Strength): PlanFinding[] => {
  if (atLeast(held, needed)) return [];
  const message = needed === 'high' ? stricterCheck : 'Record first how you know who is calling.';
  return [{ level: 'stop', code: 'evidenceNeeded', message }];
};

/**
 * Makes a plan from what was read, without sending anything.
 * @throws FaultError when the methods could not be read of a person whose methods the agent may manage, or the ticket
 * reference is none.
 */
export const proposePlan = (proposal: PlanProposal, facts: ProposalFacts): Plan => {
  const { reading, profile, nowMs } = facts;
  const { person } = reading;
  checkTicket(proposal.ticket, profile);
  const { permission } = person;
  const { isExternal } = person.user;
  // Who may not manage methods may often not read them either, and plans without them: sessions can end all the same.
  const mayManage = permission.acts.manageMethods.allowed && (person.methods.ok || !permission.acts.endSessions.allowed || isExternal);
  const methodsUnread = permission.acts.manageMethods.allowed && !mayManage;
  const methods = mayManage ? requireMethods({ reading }) : person.methods.ok ? person.methods.value : [];
  const policy = person.passPolicy.ok ? person.passPolicy.value : null;
  const fallbackPass = preferredPass(profile, policy);
  const wanted = buildSteps({
    methods,
    lostKeys: new Set(proposal.lostMethodKeys),
    pass: proposal.pass === null || methodsUnread ? null : withinPolicy(proposal.pass, policy),
    fallbackPass,
    switchedOff: new Set(proposal.switchedOff),
    switchedOn: new Set(proposal.switchedOn),
    isExternal,
    sessionsOnly: !mayManage,
  });
  const built = withinPermission(wanted, permission, methods);
  const { pass } = built;

  const lost = methods.filter((method) => proposal.lostMethodKeys.includes(methodKey(method)));
  const chosen = facts.evidence.filter((item) => proposal.evidenceIds.includes(item.id));
  const counting = chosen.filter((item) => !provesNothing(item.observation, lost));
  const needed = strengthNeeded(profile, permission.privilegedTarget, pass);
  const held = combinedStrength(counting);
  const findings = [
    ...built.findings,
    ...findFindings({
      person,
      policy,
      steps: built.steps,
      decisions: proposal.decisions,
      methodsUnread,
      mayManage,
      asked: mayManage ? proposal.pass : null,
      pass,
      methods,
      kept: built.kept,
      deleted: built.deleted,
      voidCallBack: counting.length < chosen.length,
      recentResets: facts.recentResets,
      repeatResetDays: profile.repeatResetDays,
      nowMs,
    }),
    ...limitFindings({ steps: built.steps, profile, countThisHour: facts.countThisHour }),
    ...evidenceFinding(needed, held),
  ];
  const expiries = counting.map((item) => item.expiresAtUtc).toSorted();
  return {
    id: randomUUID(),
    userId: person.user.id,
    userDisplayName: person.user.displayName,
    userPrincipalName: person.user.userPrincipalName,
    ticket: proposal.ticket,
    proposedAtUtc: new Date(nowMs).toISOString(),
    basedOnReadAtUtc: person.readAtUtc,
    steps: built.steps,
    kept: built.kept,
    findings,
    decisions: findings.flatMap(({ decision, level }) => (decision !== undefined && level !== 'stop' ? [decision] : [])),
    passPolicy: policy,
    strengthNeeded: needed,
    strengthHeld: held,
    evidenceIds: counting.map((item) => item.id),
    evidenceExpiresAtUtc: expiries[0] ?? null,
    executable: built.steps.some((step) => step.enabled) && findings.every((finding) => finding.level !== 'stop'),
  };
};
