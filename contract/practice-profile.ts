import { z } from 'zod';

/** Example profiles that the practice tenant can be opened with; each is a file of examples/profiles. */
export const PracticeProfile = z.enum(['conservatoire', 'school-trust', 'university', 'youth-organisation', 'health-service']);
export type PracticeProfile = z.infer<typeof PracticeProfile>;

/** What kind of organisation each is, as an agent chooses among them. */
export const practiceProfileNames: Readonly<Record<PracticeProfile, string>> = {
  conservatoire: 'A conservatoire',
  'school-trust': 'A trust of schools',
  university: 'A university',
  'youth-organisation': 'A youth organisation',
  'health-service': 'A health service',
};
