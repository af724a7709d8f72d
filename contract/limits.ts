import { DeskProfile } from './profile.ts';
import type { LimitName } from './write-limits.ts';

/** Fields of the desk profile that limit how much is changed in an hour. */
export const limitFields = [
  'pass.perAgentPerHour',
  'limits.peoplePerAgentPerHour',
  'limits.peoplePerTicketPerHour',
  'limits.changesPerAgentPerHour',
  'limits.changesPerPersonPerHour',
  'limits.changesPerTicketPerHour',
] as const satisfies readonly ('pass.perAgentPerHour' | `limits.${LimitName}`)[];
export type LimitField = (typeof limitFields)[number];

type Limited = Pick<DeskProfile, 'pass' | 'limits'>;

const limitIn = ({ pass, limits }: Limited, field: LimitField): number =>
  field === 'pass.perAgentPerHour' ? pass.perAgentPerHour : limits[field.slice('limits.'.length) as LimitName];

/** The limits that are higher in `after` than in `before`. */
export const loosenedLimits = (before: Limited, after: Limited): readonly LimitField[] =>
  limitFields.filter((field) => limitIn(after, field) > limitIn(before, field));

/** Whether any limit lets through more than it did. */
export const isLooser = (before: Limited, after: Limited): boolean => loosenedLimits(before, after).length > 0;

/** What an agent's own settings may set at most: what the product itself says. More is an administrator's to allow. */
export const highestOwnLimit = (field: LimitField): number => limitIn((usual ??= DeskProfile.parse({})), field);
let usual: DeskProfile | undefined;
