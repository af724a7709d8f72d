import type { PracticeProfile } from '../../contract/practice-profile.ts';
import { DeskProfile } from '../../contract/profile.ts';
import conservatoire from '../../examples/profiles/conservatoire.json' with { type: 'json' };
import healthService from '../../examples/profiles/health-service.json' with { type: 'json' };
import schoolTrust from '../../examples/profiles/school-trust.json' with { type: 'json' };
import university from '../../examples/profiles/university.json' with { type: 'json' };
import youthOrganisation from '../../examples/profiles/youth-organisation.json' with { type: 'json' };

const files: Readonly<Record<PracticeProfile, unknown>> = {
  conservatoire,
  'school-trust': schoolTrust,
  university,
  'youth-organisation': youthOrganisation,
  'health-service': healthService,
};

const parsed = new Map<PracticeProfile, DeskProfile>();
const example = (name: PracticeProfile): DeskProfile => {
  const known = parsed.get(name) ?? DeskProfile.parse(files[name]);
  parsed.set(name, known);
  return known;
};

/**
 * The profile of a practice desk. An example is taken whole, so that no desk is half of one organisation and half of
 * another; what is about this computer (locking, signing in, the live tenant) stays as it is.
 * @param own the profile in force.
 * @param chosen null practises with the desk's own rules, without the name of the organisation: nothing of the practice tenant may bear it.
 */
export const practiceDeskProfile = (own: DeskProfile, chosen: PracticeProfile | null): DeskProfile => {
  if (chosen === null) return { ...own, organisation: '' };
  const { tenant, lock, signIn } = own;
  return { ...example(chosen), tenant, lock, signIn };
};
