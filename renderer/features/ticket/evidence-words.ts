import type { Evidence, EvidenceObservation, Strength } from '../../../contract/evidence.ts';
import type { Person } from '../../../contract/person.ts';
import type { Plan } from '../../../contract/plans.ts';

type PhotoId = Extract<EvidenceObservation, { kind: 'photoIdInPerson' | 'photoIdVideo' }>;
export type Document = PhotoId['document'];
export type ReachedBy = Extract<EvidenceObservation, { kind: 'managersWord' }>['reachedBy'];
export type CallBackNumber = Person['callBackNumbers'][number];

export const documentNames: Readonly<Record<Document, string>> = {
  staffCard: 'Staff card',
  studentCard: 'Student card',
  passport: 'Passport',
  drivingLicence: 'Driving licence',
  nationalIdCard: 'National identity card',
};

export const reachedByNames: Readonly<Record<ReachedBy, string>> = {
  numberOnRecord: 'I called their number on record',
  inPerson: 'I spoke to them in person',
  teamsCallByAgent: 'I called them on Teams',
};

export const strengthNames: Readonly<Record<Strength, string>> = {
  none: 'No check yet',
  standard: 'Standard check',
  high: 'High check',
};

const photoWords = (observation: PhotoId, where: string): string => {
  const match = observation.matchesPhotoOnRecord === 'yes' ? 'matches the photo on record' : 'no photo on record';
  return `${documentNames[observation.document]} seen ${where}, ${match}`;
};

const managerWords: Readonly<Record<ReachedBy, string>> = {
  numberOnRecord: 'called on a number on record',
  inPerson: 'in person',
  teamsCallByAgent: 'called on Teams',
};

/** What was seen or heard, as one line of the list. */
export const observationInWords = (observation: EvidenceObservation): string => {
  switch (observation.kind) {
    case 'callBack':
      return `Called back on the number ending ${observation.numberEnding}`;
    case 'photoIdInPerson':
      return photoWords(observation, 'in person');
    case 'photoIdVideo':
      return photoWords(observation, 'by video');
    case 'managersWord':
      return `Manager confirmed, ${managerWords[observation.reachedBy]}`;
  }
};

const rank: Readonly<Record<Strength, number>> = { none: 0, standard: 1, high: 2 };

export const suffices = (held: Strength, needed: Strength): boolean => rank[held] >= rank[needed];

/**
 * What the recorded checks amount to, for the hint beside the list: two different kinds make a
 * high check. Main decides again, and its answer (`Plan.strengthHeld`) is the one that counts.
 */
export const strengthOf = (evidence: readonly Evidence[]): Strength => {
  const counting = evidence.filter(({ strength }) => strength !== 'none');
  if (counting.some(({ strength }) => strength === 'high')) return 'high';
  const kinds = new Set(counting.map(({ observation }) => observation.kind));
  if (kinds.size >= 2) return 'high';
  return kinds.size === 1 ? 'standard' : 'none';
};

/**
 * Checks that main did not count for the newest plan: a call to a number that was lost proves
 * nothing. What was recorded after the plan has not been judged yet and is not among them.
 */
export const discountedBy = (plan: Plan | null, evidence: readonly Evidence[]): readonly Evidence[] =>
  plan === null
    ? []
    : evidence.filter(
        ({ id, recordedAtUtc }) => !plan.evidenceIds.includes(id) && Date.parse(recordedAtUtc) <= Date.parse(plan.proposedAtUtc),
      );

export const neededInWords = (needed: Strength): string =>
  needed === 'high'
    ? 'A high check is needed: photo ID in person, or two different kinds of check.'
    : needed === 'standard'
      ? 'One check is needed.'
      : 'No check is needed for this plan.';
