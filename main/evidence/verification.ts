import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { EvidenceObservation, EvidenceStanding, FailedCheck, FailedObservation, ListedEvidence } from '../../contract/evidence.ts';
import { Evidence } from '../../contract/evidence.ts';
import type { DeskProfile } from '../../contract/profile.ts';
import type { PhotoOnRecord } from '../../contract/user.ts';
import type { Journal } from '../audit/journal.ts';
import type { JournalReader } from '../audit/reader.ts';
import type { Actor } from '../audit/records.ts';
import { FaultError } from '../fault-error.ts';
import type { PersonReading } from '../people/person-reader.ts';
import { lookUpClaim } from './claims.ts';
import { checkWords, describeFailure, describeObservation } from './describe-observation.ts';
import { failedCheckCountsForMs, failedChecksOf, lastFailure } from './failed-checks.ts';
import type { CountingEvidence, Purpose } from './spending.ts';
import { anyPlan, isAftercare, spendingPlans } from './spending.ts';
import { strengthOf } from './strength.ts';

export interface VerificationOptions {
  readonly journal: Journal;
  readonly reader: JournalReader;
  readonly profile: () => DeskProfile;
}

/** What the agent says to have seen or heard, and what main holds it against. */
export interface Claim {
  readonly ticket: string;
  readonly observation: EvidenceObservation;
  /** The person as read just now. */
  readonly reading: PersonReading;
  /** Asks the directory whether there is a photo. @throws FaultError when it cannot be read. */
  readonly photoOnRecord: () => Promise<PhotoOnRecord>;
}

/** Whom and what evidence is bound to. */
export interface Bond {
  readonly agentId: string;
  readonly userId: string;
  readonly ticket: string;
}

const EvidenceRecord = z.object({ evidence: Evidence });

/** Evidence with its place in the journal, which tells what came first. */
interface Placed {
  readonly seq: number;
  readonly evidence: Evidence;
}

/**
 * Who is calling, as the agent found out. Evidence lives in the journal, so it survives a restart and
 * cannot be made up by the window: it is bound to one person, one ticket and one agent, expires, and is spent by the plan
 * that it was given for.
 */
export class Verification {
  readonly #options: VerificationOptions;

  constructor(options: VerificationOptions) {
    this.#options = options;
  }

  /**
   * @throws FaultError `input.invalid` for a ticket reference that the desk's pattern refuses; `desk.policy` for a check that the
   * desk does not accept; what `lookUpClaim` throws for one that is not so. Nothing is recorded then.
   */
  async record(agent: Actor, { ticket, observation, reading, photoOnRecord }: Claim): Promise<ListedEvidence> {
    const { profile, journal } = this.#options;
    const { user: person } = reading.person;
    checkTicket(ticket, profile());
    if (!profile().verification.checks.includes(observation.kind)) {
      throw new FaultError(
        'desk.policy',
        `This desk does not accept ${checkWords[observation.kind]} as a check of the caller. Check in another way.`,
      );
    }
    if (agent.id === person.id) {
      throw new FaultError('desk.notAllowed', 'You cannot vouch for yourself. Ask a colleague on the desk.');
    }
    const accepted = profile().verification.checks;
    const numberCalled = await lookUpClaim(observation, { reading, agentId: agent.id, accepted, photoOnRecord });
    // The journal's time: a clock set back neither revives evidence nor makes it last longer.
    const nowMs = this.#nowMs();
    const evidence: Evidence = {
      id: randomUUID(),
      userId: person.id,
      ticket,
      agentId: agent.id,
      observation,
      numberCalled,
      strength: strengthOf(observation),
      recordedAtUtc: new Date(nowMs).toISOString(),
      expiresAtUtc: new Date(nowMs + profile().verification.expiresAfterMinutes * 60_000).toISOString(),
    };
    journal.note({
      action: 'evidence.recorded',
      agent,
      person,
      ticket,
      planId: null,
      summary: `Checked who is calling: ${describeObservation(observation)}.`,
      data: { evidence: evidence },
    });
    return { ...evidence, standing: 'counts' };
  }

  /** A check that the caller failed. @throws FaultError `input.invalid` for a ticket reference that is none. */
  fail(agent: Actor, person: Actor, ticket: string, observation: FailedObservation): FailedCheck {
    const { profile, journal } = this.#options;
    checkTicket(ticket, profile());
    const { id, atUtc } = journal.note({
      action: 'evidence.failed',
      agent,
      person,
      ticket,
      planId: null,
      summary: `The caller failed a check: ${describeFailure(observation)}.`,
      data: { failedCheck: observation },
    });
    const countsUntilUtc = new Date(Date.parse(atUtc) + failedCheckCountsForMs).toISOString();
    return { id, atUtc, ticket, agentName: agent.displayName, observation, countsUntilUtc };
  }

  /** Failed checks of so many days, newest first. */
  failedChecks(userId: string, days: number): FailedCheck[] {
    return failedChecksOf(this.#options.reader, userId, new Date(this.#nowMs() - days * 86_400_000).toISOString());
  }

  /** Whether somebody who called as this person failed a check not long ago: then only a high check, made after it, will do. */
  hasFailed(userId: string): boolean {
    return lastFailure(this.#options.reader, userId, this.#nowMs()) !== null;
  }

  /** Unexpired evidence by this agent for this person and ticket, of the kinds that the desk accepts now, and how it stands for this plan. */
  listed(bond: Bond, purpose = anyPlan): ListedEvidence[] {
    const judge = this.#judge(bond, purpose);
    return this.#bound(bond)
      .filter(({ evidence }) => judge.isFresh(evidence))
      .map((placed) => ({ ...placed.evidence, standing: judge.standing(placed) }));
  }

  /** The evidence that counts for this plan now, as far as it does not depend on what was lost. */
  counting(bond: Bond, purpose: Purpose): CountingEvidence[] {
    const judge = this.#judge(bond, purpose);
    return this.#bound(bond).flatMap((placed): CountingEvidence[] => {
      const { evidence } = placed;
      if (judge.isAftercare(evidence)) return [{ evidence, isAftercare: true }];
      return judge.isFresh(evidence) && judge.standing(placed) === 'counts' ? [{ evidence, isAftercare: false }] : [];
    });
  }

  #bound({ agentId, userId, ticket }: Bond): readonly Placed[] {
    const { reader, profile } = this.#options;
    const accepted = profile().verification.checks;
    return reader.notes('evidence.recorded', { userId, ticket }).flatMap(({ seq, data }) => {
      const parsed = EvidenceRecord.safeParse(data);
      if (!parsed.success) return [];
      const { evidence } = parsed.data;
      const isBound = evidence.agentId === agentId && evidence.userId === userId && evidence.ticket === ticket;
      return isBound && accepted.includes(evidence.observation.kind) ? [{ seq, evidence }] : [];
    });
  }

  #judge(bond: Bond, purpose: Purpose) {
    const { reader } = this.#options;
    const nowMs = this.#nowMs();
    const spent = spendingPlans(reader, bond);
    const failure = lastFailure(reader, bond.userId, nowMs);
    const spentByOthers = ({ id }: Evidence): string[] => [...(spent.get(id) ?? [])].filter((planId) => planId !== purpose.planId);
    const isFresh = ({ expiresAtUtc }: Evidence): boolean => Date.parse(expiresAtUtc) > nowMs;
    const standing = ({ seq, evidence }: Placed): EvidenceStanding => {
      if (spentByOthers(evidence).length > 0) return 'spent';
      return failure !== null && seq < failure ? 'beforeFailedCheck' : 'counts';
    };
    const undoes = (evidence: Evidence): boolean =>
      spentByOthers(evidence).some((planId) => isAftercare(reader, planId, evidence, purpose, nowMs));
    return { isFresh, standing, isAftercare: undoes };
  }

  #nowMs(): number {
    return Date.parse(this.#options.journal.timeUtc());
  }
}

export const isTicketReference = (text: string, profile: DeskProfile): boolean =>
  new RegExp(`^(?:${profile.ticket.pattern})$`, 'u').test(text);

/** @throws FaultError `input.invalid` naming the pattern's example. */
export const checkTicket = (ticket: string, profile: DeskProfile): void => {
  if (!isTicketReference(ticket, profile)) {
    throw new FaultError('input.invalid', `“${ticket}” is not a ticket reference of this desk. Type it as in ${profile.ticket.example}.`);
  }
};
