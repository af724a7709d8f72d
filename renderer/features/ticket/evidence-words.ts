import type {
  EvidenceKind,
  EvidenceObservation,
  EvidenceStanding,
  FailedObservation,
  ListedEvidence,
  ManagersNumber,
  Strength,
} from '../../../contract/evidence.ts';
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

/** How a manager can be reached without a number on record. */
export const otherwiseReached: readonly { readonly reachedBy: Exclude<ReachedBy, 'numberOnRecord'>; readonly label: string }[] = [
  { reachedBy: 'inPerson', label: 'I spoke to them in person' },
  { reachedBy: 'teamsCallByAgent', label: 'I called them on Teams' },
];

/** What a number of the manager's is called. */
export const managersNumberNames: Readonly<Record<ManagersNumber['number'], string>> = {
  business: 'Work phone in the directory',
  directoryMobile: 'Mobile in the directory',
};

/** How a check can end badly. The first word is what the agent saw or heard. */
export const outcomeNames: Readonly<Record<FailedObservation['outcome'], string>> = {
  notAnswered: 'Nobody answered',
  answeredBySomebodyElse: 'Somebody else answered',
  deniedRequest: 'They answered, and had not called the desk',
  doesNotMatch: 'Document, face and photo do not match',
  managerSaidNo: 'The manager said no',
  managerNotReached: 'The manager could not be reached',
  gaveUp: 'The caller gave up or refused',
};

/** What can be recorded of a check of this kind that the caller did not pass. */
export const failuresOf = (kind: EvidenceKind): readonly FailedObservation[] => {
  switch (kind) {
    case 'callBack':
      return (['notAnswered', 'answeredBySomebodyElse', 'deniedRequest', 'gaveUp'] as const).map((outcome) => ({ kind, outcome }));
    case 'photoIdInPerson':
    case 'photoIdVideo':
      return (['doesNotMatch', 'gaveUp'] as const).map((outcome) => ({ kind, outcome }));
    case 'managersWord':
      return (['managerSaidNo', 'managerNotReached', 'gaveUp'] as const).map((outcome) => ({ kind, outcome }));
  }
};

const failedKinds: Readonly<Record<FailedObservation['kind'], string>> = {
  callBack: 'call back',
  photoIdInPerson: 'photo ID in person',
  photoIdVideo: 'photo ID by video',
  managersWord: 'manager’s word',
};

/** Which check failed and how; null for one recorded in words that this version does not know. */
export const failureInWords = (observation: FailedObservation | null): string =>
  observation === null
    ? 'a check of the caller failed'
    : `${failedKinds[observation.kind]}: ${outcomeNames[observation.outcome].charAt(0).toLowerCase()}${outcomeNames[observation.outcome].slice(1)}`;

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
      return observation.called === null
        ? `Manager confirmed, ${managerWords[observation.reachedBy]}`
        : `Manager confirmed, called on the number ending ${observation.called.ending}`;
  }
};

const rank: Readonly<Record<Strength, number>> = { none: 0, standard: 1, high: 2 };

export const suffices = (held: Strength, needed: Strength): boolean => rank[held] >= rank[needed];

/**
 * What the recorded checks amount to, for the hint beside the list: two different kinds make a
 * high check. Main decides again, and its answer (`Plan.strengthHeld`) is the one that counts.
 */
export const strengthOf = (evidence: readonly ListedEvidence[]): Strength => {
  const counting = evidence.filter(({ strength, standing }) => strength !== 'none' && standing === 'counts');
  if (counting.some(({ strength }) => strength === 'high')) return 'high';
  const kinds = new Set(counting.map(({ observation }) => observation.kind));
  if (kinds.size >= 2) return 'high';
  return kinds.size === 1 ? 'standard' : 'none';
};

/** Why a recorded check does not count, in a word and in a sentence; null for one that counts. */
export const notCounting = (
  { standing }: Pick<ListedEvidence, 'standing'>,
  isDiscounted: boolean,
): { readonly word: string; readonly why: string } | null =>
  standing === 'counts' ? (isDiscounted ? reachedWhatWasLost : null) : whyNot[standing];

const reachedWhatWasLost = { word: 'Does not count', why: 'It reached what was lost, or may have.' };

const whyNot: Readonly<Record<Exclude<EvidenceStanding, 'counts'>, { readonly word: string; readonly why: string }>> = {
  spent: { word: 'Spent', why: 'It was for an earlier plan of this ticket. Each plan needs a check of its own.' },
  beforeFailedCheck: { word: 'Does not count', why: 'The caller failed a check after it.' },
};

/**
 * Checks that main did not count for the newest plan: a call to a number that was lost proves
 * nothing. What was recorded after the plan has not been judged yet and is not among them.
 */
export const discountedBy = (plan: Plan | null, evidence: readonly ListedEvidence[]): readonly ListedEvidence[] =>
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
