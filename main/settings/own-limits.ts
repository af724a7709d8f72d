import type { LimitField } from '../../contract/limits.ts';
import { highestOwnLimit, limitFields } from '../../contract/limits.ts';
import type { ProfileJson } from './profile-fields.ts';
import { readField, withField } from './profile-fields.ts';

export interface AboveOwn {
  readonly field: LimitField;
  readonly highest: number;
}

/** The limits that this profile sets higher than an agent may, who would otherwise lift what holds against them. */
export const aboveOwn = (json: ProfileJson): readonly AboveOwn[] =>
  limitFields.flatMap((field) => {
    const value = readField(json, field.split('.'));
    const highest = highestOwnLimit(field);
    return typeof value === 'number' && value > highest ? [{ field, highest }] : [];
  });

/** The same profile with these limits as high as an agent may set them. */
export const withinOwn = (json: ProfileJson): ProfileJson =>
  aboveOwn(json).reduce((within, { field, highest }) => withField(within, field.split('.'), highest), json);

/** "limits.peoplePerAgentPerHour (at most 20)". */
export const aboveOwnWords = (above: readonly AboveOwn[]): string =>
  above.map(({ field, highest }) => `${field} (at most ${highest})`).join(', ');
