import { randomUUID } from 'node:crypto';
import type { EvidenceStanding, Strength } from '../../contract/evidence.ts';
import { methodKey } from '../../contract/method-key.ts';
import type { AuthenticationMethod } from '../../contract/methods.ts';
import type { PassPolicy, PassRequest } from '../../contract/passes.ts';
import type { Plan, PlanFinding, PlanProposal } from '../../contract/plans.ts';
import type { DeskProfile } from '../../contract/profile.ts';
import type { PersonReading } from '../people/person-reader.ts';
import type { CountingEvidence, Purpose } from '../evidence/spending.ts';
import type { ReachedLost } from '../evidence/strength.ts';
import { afterFailedCheck, atLeast, combinedStrength, proving, reachedLost, spentCheck, stricterCheck } from '../evidence/strength.ts';
import { checkTicket } from '../evidence/verification.ts';
import { buildSteps } from './build-steps.ts';
import { findFindings } from './findings.ts';
import type { HourlyCount } from './hourly-limits.ts';
import { limitFindings } from './hourly-limits.ts';
import { requireMethods } from './preconditions.ts';
import { purposeOf } from './purpose.ts';
import { strengthNeeded, weighsFailedCheck } from './strength-needed.ts';
import { withinPermission } from './within-permission.ts';

export interface ProposalFacts {
  readonly reading: PersonReading;
  readonly profile: DeskProfile;
  /** Checks by this agent of this person for this ticket: those that count for a plan of this kind, and how each unexpired one stands. */
  readonly evidence: {
    readonly counting: (purpose: Purpose) => readonly CountingEvidence[];
    readonly standings: readonly EvidenceStanding[];
    /** Somebody who called as this person failed a check not long ago. */
    readonly hasFailedCheck: boolean;
  };
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

const evidenceFindings = (needed: Strength, held: Strength, { standings, hasFailedCheck }: ProposalFacts['evidence']): PlanFinding[] => {
  const failed: PlanFinding[] = hasFailedCheck ? [{ level: 'caution', code: 'failedCheck', message: afterFailedCheck }] : [];
  if (atLeast(held, needed)) return failed;
  const isSpent = held === 'none' && standings.includes('spent');
  return [
    ...failed,
    ...(isSpent ? [{ level: 'caution', code: 'evidenceSpent', message: spentCheck } as const] : []),
    { level: 'stop', code: 'evidenceNeeded', message: needed === 'high' ? stricterCheck : 'Record first how you know who is calling.' },
  ];
};

const aftercareFinding = (used: readonly CountingEvidence[]): PlanFinding[] =>
  used.some(({ isAftercare }) => isAftercare)
    ? [
        {
          level: 'info',
          code: 'evidenceSpent',
          message:
            'This plan only takes away what was registered since the last one, so the check from then is enough. A new pass needs a new check.',
        },
      ]
    : [];

/** The worst of what the calls say about what was lost. */
const worstCall = (counting: readonly CountingEvidence[], lost: readonly AuthenticationMethod[]): ReachedLost => {
  const verdicts = counting.map(({ evidence, isAftercare }) => (isAftercare ? 'no' : reachedLost(evidence, lost)));
  return verdicts.includes('reached') ? 'reached' : verdicts.includes('perhaps') ? 'perhaps' : 'no';
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
  const mayManage = permission.acts.manageMethods.allowed;
  // Who may not manage methods may often not read them either, and plans without them.
  const methods = mayManage ? requireMethods({ reading }) : person.methods.ok ? person.methods.value : [];
  const policy = person.passPolicy.ok ? person.passPolicy.value : null;
  const fallbackPass = preferredPass(profile, policy);
  const wanted = buildSteps({
    methods,
    lostKeys: new Set(proposal.lostMethodKeys),
    pass: proposal.pass === null ? null : withinPolicy(proposal.pass, policy),
    fallbackPass,
    switchedOff: new Set(proposal.switchedOff),
    sessionsOnly: !mayManage,
    isAfterNotThem: proposal.isAfterNotThem,
  });
  const built = withinPermission(wanted, permission, methods);
  const { pass } = built;

  const lost = methods.filter((method) => proposal.lostMethodKeys.includes(methodKey(method)));
  const offered = facts.evidence.counting(purposeOf(null, built.steps));
  const counting = proving(offered, lost);
  const hasFailedCheck = weighsFailedCheck(facts.evidence.hasFailedCheck, offered);
  const needed = strengthNeeded({ profile, privilegedTarget: permission.privilegedTarget, steps: built.steps, hasFailedCheck });
  const held = combinedStrength(counting);
  const findings = [
    ...built.findings,
    ...findFindings({
      person,
      policy,
      asked: mayManage ? proposal.pass : null,
      pass,
      methods,
      isAfterNotThem: proposal.isAfterNotThem,
      kept: built.kept,
      deleted: built.deleted,
      callReached: worstCall(offered, lost),
      recentResets: facts.recentResets,
      repeatResetDays: profile.repeatResetDays,
      nowMs,
    }),
    ...limitFindings({ steps: built.steps, profile, countThisHour: facts.countThisHour }),
    ...aftercareFinding(offered),
    ...evidenceFindings(needed, held, { ...facts.evidence, hasFailedCheck }),
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
    passPolicy: policy,
    strengthNeeded: needed,
    strengthHeld: held,
    evidenceIds: counting.map((item) => item.id),
    evidenceExpiresAtUtc: expiries[0] ?? null,
    executable: built.steps.some((step) => step.enabled) && findings.every((finding) => finding.level !== 'stop'),
  };
};
