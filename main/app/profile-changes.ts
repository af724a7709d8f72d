import { isDeepStrictEqual } from 'node:util';
import { DeskProfile } from '../../contract/profile.ts';
import type { StoredNote } from '../audit/reader.ts';
import type { Json } from '../audit/records.ts';
import type { WorkplaceNote } from '../desk/workplace.ts';
import { FaultError } from '../fault-error.ts';
import { fieldName, fieldsOf, readField } from '../settings/profile-fields.ts';

/** One field of the desk profile, as it was and as it is; null where it is not set. */
export interface FieldChange {
  readonly field: string;
  readonly before: Json;
  readonly after: Json;
}

/** Fields that differ, each that is set by itself: `verification.checks`, `tenant`. */
export const changedFields = (before: DeskProfile, after: DeskProfile): readonly FieldChange[] => {
  const paths = new Map([...fieldsOf(before), ...fieldsOf(after)].map(({ path }) => [fieldName(path), path]));
  return [...paths].flatMap(([field, path]) => {
    const [was, is] = [jsonAt(before, path), jsonAt(after, path)];
    return isDeepStrictEqual(was, is) ? [] : [{ field, before: was, after: is }];
  });
};

/**
 * Records what was changed, from what to what. The profile is recorded whole, so that the next start can tell what was changed
 * while no desk was open.
 * @throws FaultError `journal.*`
 */
export const recordChanges = (
  note: (note: WorkplaceNote) => void,
  changes: readonly FieldChange[],
  { begin, after }: { readonly begin: string; readonly after: DeskProfile },
): void => {
  if (changes.length === 0) return;
  const action = 'settings.changed';
  const fields = changes.map(({ field }) => field);
  try {
    note({
      action,
      summary: `${begin}: ${changes.map(inWords).join('; ')}.`,
      data: { fields, changes: changes.map(ofJson), profile: jsonOf(after) },
    });
  } catch (error) {
    // A text may look like a secret, which the journal refuses. That something was changed must be there all the same.
    if (error instanceof FaultError) throw error;
    note({ action, summary: `${begin}: ${fields.join(', ')}.`, data: { fields } });
  }
};

/**
 * What holds now and did not when this journal last heard of it: a file that somebody changed, an administrator's or the
 * agent's own, another start, settings saved before a desk was open.
 * @param notes of `settings.changed`, oldest first; without one the product's own settings are taken to have held.
 */
export const changedMeanwhile = (notes: readonly StoredNote[], now: DeskProfile): readonly FieldChange[] => {
  const last = notes.flatMap(({ data }) => DeskProfile.safeParse(data['profile']).data ?? []).at(-1);
  return changedFields(last ?? DeskProfile.parse({}), now);
};

const ofJson = ({ field, before, after }: FieldChange): Json => ({ field, before, after });

/** A profile is JSON: it was read from some. */
const jsonOf = (value: unknown): Json => JSON.parse(JSON.stringify(value ?? null)) as Json;
const jsonAt = (profile: DeskProfile, path: readonly string[]): Json => jsonOf(readField(profile, path));

const inWords = ({ field, before, after }: FieldChange): string =>
  isShort(before) && isShort(after) ? `${field} from ${said(before)} to ${said(after)}` : field;

/** Lists and groups are in the data; a sentence has room for a word. */
const isShort = (value: Json): value is string | number | boolean | null =>
  value === null || typeof value === 'number' || typeof value === 'boolean' || (typeof value === 'string' && value.length <= 60);

const said = (value: string | number | boolean | null): string =>
  value === null || value === '' ? 'nothing' : typeof value === 'string' ? `“${value}”` : String(value);
