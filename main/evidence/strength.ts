import type { Evidence, EvidenceObservation, Strength } from '../../contract/evidence.ts';
import type { AuthenticationMethod } from '../../contract/methods.ts';
import type { CountingEvidence } from './spending.ts';

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

/** For the agent: why a check that is there does not count, and what to do. */
export const spentCheck =
  'The check of the caller was for an earlier plan of this ticket, and each check counts for one. Check the caller again.';
export const afterFailedCheck =
  'Somebody who called as this person failed a check in the last 24 hours. Only checks made after that count, and it takes photo ID in person or two different kinds of check.';

const handsetKinds: ReadonlySet<AuthenticationMethod['kind']> = new Set<AuthenticationMethod['kind']>([
  'microsoftAuthenticator',
  'passwordlessMicrosoftAuthenticator',
  'softwareOath',
]);

/** What a call says about what was lost: that it reached it, or that this cannot be ruled out. */
export type ReachedLost = 'reached' | 'perhaps' | 'no';

const wasCalled = (observation: EvidenceObservation): boolean =>
  observation.kind === 'callBack' || (observation.kind === 'managersWord' && observation.reachedBy === 'numberOnRecord');

/**
 * Whether a call reached a number that whoever has the lost phone would answer: the lost number itself, under whatever
 * name it stands on record, or a mobile when the handset is what was lost. A call proves nothing unless this is `no`.
 */
export const reachedLost = (
  { observation, numberCalled }: Pick<Evidence, 'observation' | 'numberCalled'>,
  lost: readonly AuthenticationMethod[],
): ReachedLost => {
  if (!wasCalled(observation)) return 'no';
  if (numberCalled === null) return 'perhaps';
  const handsetLost = lost.some((method) => handsetKinds.has(method.kind) || method.phoneType === 'mobile');
  const isGone = (number: string): boolean =>
    lost.some(({ phoneType }) => phoneType === number) || (handsetLost && (number === 'mobile' || number === 'directoryMobile'));
  if (numberCalled.is.some(isGone)) return 'reached';
  // A number of the desk's own directory that is a mobile may lie in the lost handset as well as any other.
  const isMobileOfTheirs = observation.kind === 'callBack' && numberCalled.isMobile && !numberCalled.is.includes('alternateMobile');
  if (handsetLost && isMobileOfTheirs) return 'perhaps';
  const isUnknownLine = lost.some(({ kind, phoneType }) => kind === 'phone' && phoneType === null);
  return isUnknownLine || numberCalled.mayBe.some(isGone) ? 'perhaps' : 'no';
};

/**
 * The checks that prove something although this was lost. What undoes a stranger's doing does not ask anew: then it is not
 * the person's phone that goes.
 */
export const proving = (counting: readonly CountingEvidence[], lost: readonly AuthenticationMethod[]): Evidence[] =>
  counting.flatMap(({ evidence, isAftercare }) => (isAftercare || reachedLost(evidence, lost) === 'no' ? [evidence] : []));
