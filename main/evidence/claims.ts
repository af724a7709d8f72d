import type { EvidenceKind, EvidenceObservation, NumberCalled } from '../../contract/evidence.ts';
import type { PhotoOnRecord } from '../../contract/user.ts';
import { FaultError } from '../fault-error.ts';
import { findNumbers, numberCalled } from '../people/numbers-on-record.ts';
import type { RecordedNumber } from '../people/numbers-on-record.ts';
import type { PersonReading } from '../people/person-reader.ts';

/** What a claim is held against. */
export interface ClaimFacts {
  /** The person as read just now. */
  readonly reading: PersonReading;
  readonly agentId: string;
  /** The kinds that this desk accepts. */
  readonly accepted: readonly EvidenceKind[];
  /** Asks the directory whether there is a photo. @throws FaultError when it cannot be read. */
  readonly photoOnRecord: () => Promise<PhotoOnRecord>;
}

/**
 * Looks up what an observation says of the directory: main believes no window.
 * @returns what was called, as far as the numbers on record tell; null where nothing was.
 * @throws FaultError `evidence.notOnRecord` with a check that works where it is not so, `desk.notAllowed` for a manager who
 * is no third person, `input.invalid` for half a claim, or the fault of what could not be read.
 */
export const lookUpClaim = async (observation: EvidenceObservation, facts: ClaimFacts): Promise<NumberCalled | null> => {
  switch (observation.kind) {
    case 'callBack':
      return calledBack({ number: observation.number, ending: observation.numberEnding }, facts);
    case 'photoIdInPerson':
    case 'photoIdVideo':
      await comparePhoto(observation, facts);
      return null;
    case 'managersWord':
      return heardManager(observation, facts);
  }
};

/** A number that was hidden from the agent, or methods that could not be read: then nothing rules these out. */
const registered = ['office', 'alternateMobile', 'mobile'] as const;

const whatWasCalled = (called: readonly RecordedNumber[], { reading: { numbers, person } }: ClaimFacts): NumberCalled => {
  const found = numberCalled(called, numbers.own);
  if (person.methods.ok) return found;
  return { ...found, mayBe: [...new Set([...found.mayBe, ...registered])].filter((number) => !found.is.includes(number)) };
};

const calledBack = (asked: Parameters<typeof findNumbers>[1], facts: ClaimFacts): NumberCalled => {
  const called = findNumbers(facts.reading.numbers.own, asked);
  if (called.length > 0) return whatWasCalled(called, facts);
  throw notOnRecord(
    'This number is not on record for them now, or is one that nobody can dial, so the call was not recorded. Read the person again to see their numbers.',
    facts,
    ['callBack'],
  );
};

type PhotoId = Extract<EvidenceObservation, { kind: 'photoIdInPerson' | 'photoIdVideo' }>;

const photoKinds = ['photoIdInPerson', 'photoIdVideo'] as const;

const comparePhoto = async ({ matchesPhotoOnRecord }: PhotoId, facts: ClaimFacts): Promise<void> => {
  let onRecord: PhotoOnRecord;
  try {
    onRecord = await facts.photoOnRecord();
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    const { code, message, ...details } = error;
    const why = code === 'auth.consentNeeded' ? message : `Whether there is a photo on record could not be read. ${message}`;
    throw new FaultError(code, `${why} The check was not recorded. ${insteadOf(photoKinds, facts)}`, details);
  }
  if (matchesPhotoOnRecord === 'yes' ? onRecord === 'shown' : onRecord === 'none') return;
  if (onRecord === 'shown') {
    throw notOnRecord(
      'There is a photo on record, so the check was not recorded. Compare the face with it, and record that they match.',
      facts,
      photoKinds,
    );
  }
  throw notOnRecord(
    onRecord === 'none'
      ? 'There is no photo on record to compare with, so a match was not recorded. Record the document alone.'
      : 'The photo on record cannot be shown, so nothing can be compared and the check was not recorded.',
    facts,
    photoKinds,
  );
};

type ManagersWord = Extract<EvidenceObservation, { kind: 'managersWord' }>;

const heardManager = ({ managerId, reachedBy, called }: ManagersWord, facts: ClaimFacts): NumberCalled | null => {
  const { person, numbers } = facts.reading;
  if (sameId(managerId, facts.agentId) || sameId(managerId, person.user.id)) {
    throw new FaultError('desk.notAllowed', `A manager’s word needs a third person. ${insteadOf(['managersWord'], facts)}`);
  }
  if (!person.manager.ok) {
    const { code, message, ...details } = person.manager.fault;
    throw new FaultError(
      code,
      `Who their manager is could not be read, so the check was not recorded. ${message} ${insteadOf(['managersWord'], facts)}`,
      details,
    );
  }
  const manager = person.manager.value;
  if (manager === null || !sameId(manager.id, managerId)) {
    throw notOnRecord(
      manager === null
        ? 'No manager is on record for them, so the check was not recorded.'
        : 'The directory does not name this manager for them now, so the check was not recorded.',
      facts,
      ['managersWord'],
    );
  }
  if ((reachedBy === 'numberOnRecord') !== (called !== null)) {
    throw new FaultError(
      'input.invalid',
      `Say which of the manager’s numbers you called, or how else you reached them. The check was not recorded. ${insteadOf([], facts)}`,
    );
  }
  if (called === null) return null;
  const found = findNumbers(numbers.managers, called);
  if (found.length > 0) return whatWasCalled(found, facts);
  throw notOnRecord('This number is not on record for the manager now, so the check was not recorded.', facts, ['managersWord']);
};

const sameId = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

const notOnRecord = (what: string, facts: ClaimFacts, except: readonly EvidenceKind[]): FaultError =>
  new FaultError('evidence.notOnRecord', `${what} ${insteadOf(except, facts)}`);

/** A check that works for this person at this desk. */
const insteadOf = (except: readonly EvidenceKind[], { reading: { person }, accepted, agentId }: ClaimFacts): string => {
  const manager = person.manager.ok ? person.manager.value : null;
  const works: Readonly<Record<EvidenceKind, string | null>> = {
    callBack: person.callBackNumbers.length > 0 ? 'a call back' : null,
    photoIdInPerson: 'photo ID in person',
    photoIdVideo: 'photo ID by video',
    managersWord: manager !== null && !sameId(manager.id, agentId) && !sameId(manager.id, person.user.id) ? 'the manager’s word' : null,
  };
  const offered = accepted.flatMap((kind) => (except.includes(kind) ? [] : (works[kind] ?? [])));
  return offered.length === 0
    ? 'Ask a colleague on the desk how to go on: no other check that this desk accepts works for them.'
    : `You can also use ${new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(offered)}.`;
};
