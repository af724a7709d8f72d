import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { EvidenceKind, EvidenceObservation, Strength } from '../../contract/evidence.ts';
import { Evidence } from '../../contract/evidence.ts';
import type { AuthenticationMethod } from '../../contract/methods.ts';
import type { DeskProfile } from '../../contract/profile.ts';
import type { Journal } from '../audit/journal.ts';
import type { JournalReader } from '../audit/reader.ts';
import type { Actor } from '../audit/records.ts';
import { FaultError } from '../fault-error.ts';
import { checkTicket } from './ticket-reference.ts';

const order: readonly Strength[] = ['none', 'standard', 'high'];

export const atLeast = (held: Strength, needed: Strength): boolean => order.indexOf(held) >= order.indexOf(needed);

/** What one observation is worth by itself. Only a person seen in the room beside their photo is enough alone for a privileged target. */
export const strengthOf = (observation: EvidenceObservation): Strength =>
  observation.kind === 'photoIdInPerson' && observation.matchesPhotoOnRecord === 'yes' ? 'high' : 'standard';

/** Two observations of different kinds are worth more than one; the same kind twice is not. */
export const combinedStrength = (evidence: readonly Evidence[]): Strength => {
  if (evidence.some((item) => item.strength === 'high')) return 'high';
  const kinds = new Set(evidence.map((item) => item.observation.kind));
  if (kinds.size >= 2) return 'high';
  return kinds.size === 1 ? 'standard' : 'none';
};

/** For the agent: what `combinedStrength` holds to be high. */
export const stricterCheck = 'This needs a stricter check: photo ID in person, or two different kinds of check.';

const handsetKinds: ReadonlySet<AuthenticationMethod['kind']> = new Set<AuthenticationMethod['kind']>([
  'microsoftAuthenticator',
  'passwordlessMicrosoftAuthenticator',
  'softwareOath',
]);

/**
 * Whether a call back reached a number that whoever has the lost phone would answer: the lost number
 * itself, or a mobile when the handset is what was lost.
 */
export const provesNothing = (observation: EvidenceObservation, lost: readonly AuthenticationMethod[]): boolean => {
  if (observation.kind !== 'callBack') return false;
  if (lost.some((method) => method.phoneType !== null && method.phoneType === observation.number)) return true;
  const handsetLost = lost.some((method) => handsetKinds.has(method.kind) || method.phoneType === 'mobile');
  return handsetLost && (observation.number === 'mobile' || observation.number === 'directoryMobile');
};

const checkWords: Readonly<Record<EvidenceKind, string>> = {
  callBack: 'a call back',
  photoIdInPerson: 'photo ID in person',
  photoIdVideo: 'photo ID by video',
  managersWord: 'the manager’s word',
};

export interface VerificationOptions {
  readonly journal: Journal;
  readonly reader: JournalReader;
  readonly profile: () => DeskProfile;
}

const EvidenceRecord = z.object({ evidence: Evidence });

/**
 * Who is calling, as the agent found out. Evidence lives in the journal, so it survives a restart and
 * cannot be made up by the window: it is bound to one person, one ticket and one agent, and expires.
 */
export class Verification {
  readonly #options: VerificationOptions;

  constructor(options: VerificationOptions) {
    this.#options = options;
  }

  /** @throws FaultError `input.invalid` for a ticket reference that the desk's pattern refuses; `desk.policy` for a check that the desk does not accept. */
  record(agent: Actor, person: Actor, ticket: string, observation: EvidenceObservation): Evidence {
    const { profile, journal } = this.#options;
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
    if (observation.kind === 'managersWord' && [agent, person].some(({ id }) => isSameId(id, observation.managerId))) {
      throw new FaultError('desk.notAllowed', 'A manager’s word needs a third person. Choose another check.');
    }
    // The journal's time: a clock set back neither revives evidence nor makes it last longer.
    const nowMs = Date.parse(journal.timeUtc());
    const evidence: Evidence = {
      id: randomUUID(),
      userId: person.id,
      ticket,
      agentId: agent.id,
      observation,
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
    return evidence;
  }

  /** Unexpired evidence by this agent for this person and ticket, of the kinds that the desk accepts now. */
  current(agentId: string, userId: string, ticket: string): Evidence[] {
    const { reader, journal, profile } = this.#options;
    const accepted = profile().verification.checks;
    const nowMs = Date.parse(journal.timeUtc());
    return reader.notes('evidence.recorded', { userId, ticket }).flatMap((note) => {
      const parsed = EvidenceRecord.safeParse(note.data);
      if (!parsed.success) return [];
      const { evidence } = parsed.data;
      const bound = evidence.agentId === agentId && evidence.userId === userId && evidence.ticket === ticket;
      return bound && accepted.includes(evidence.observation.kind) && Date.parse(evidence.expiresAtUtc) > nowMs ? [evidence] : [];
    });
  }
}

/** Whoever types an id may write it in capitals. */
const isSameId = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** For the journal and the ticket summary: what was checked, without anything private. */
export const describeObservation = (observation: EvidenceObservation): string => {
  switch (observation.kind) {
    case 'callBack':
      return `a call back to the number on record ending ${observation.numberEnding}`;
    case 'photoIdInPerson':
      return `photo ID in person (${observation.matchesPhotoOnRecord === 'yes' ? 'matches the photo on record' : 'no photo on record'})`;
    case 'photoIdVideo':
      return `photo ID by video (${observation.matchesPhotoOnRecord === 'yes' ? 'matches the photo on record' : 'no photo on record'})`;
    case 'managersWord':
      return 'the manager’s word';
  }
};
