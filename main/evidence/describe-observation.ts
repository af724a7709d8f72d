import type { EvidenceKind, EvidenceObservation, FailedObservation } from '../../contract/evidence.ts';

export const checkWords: Readonly<Record<EvidenceKind, string>> = {
  callBack: 'a call back',
  photoIdInPerson: 'photo ID in person',
  photoIdVideo: 'photo ID by video',
  managersWord: 'the manager’s word',
};

/** For the journal and the ticket summary: what was checked, without anything private. */
export const describeObservation = (observation: EvidenceObservation): string => {
  switch (observation.kind) {
    case 'callBack':
      return `a call back to the number on record ending ${observation.numberEnding}`;
    case 'photoIdInPerson':
    case 'photoIdVideo':
      return `${checkWords[observation.kind]} (${observation.matchesPhotoOnRecord === 'yes' ? 'matches the photo on record' : 'no photo on record'})`;
    case 'managersWord':
      return observation.called === null
        ? 'the manager’s word'
        : `the manager’s word, on their number on record ending ${observation.called.ending}`;
  }
};

const outcomeWords: Readonly<Record<FailedObservation['outcome'], string>> = {
  notAnswered: 'nobody answered',
  answeredBySomebodyElse: 'somebody else answered',
  deniedRequest: 'the person had not called',
  doesNotMatch: 'document, face and photo did not match',
  managerSaidNo: 'the manager said no',
  managerNotReached: 'the manager was not reached',
  gaveUp: 'the caller gave up',
};

/** For the journal and the ticket summary: which check, and how it ended. */
export const describeFailure = ({ kind, outcome }: FailedObservation): string => `${checkWords[kind]}: ${outcomeWords[outcome]}`;
