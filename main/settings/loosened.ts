import { isDeepStrictEqual } from 'node:util';
import type { DeskProfile } from '../../contract/profile.ts';
import { fieldName, fieldsOf, readField } from './profile-fields.ts';
import { ruleOf } from './rules.ts';

/**
 * What the second profile allows that the first did not, one line for each field: "Longest check: 15 → 240 minutes".
 * Empty where it only tightens. A field that nobody has written a rule for counts as loosened by any change.
 */
export const loosened = (before: DeskProfile, after: DeskProfile): readonly string[] => {
  const paths = new Map([...fieldsOf(before), ...fieldsOf(after)].map(({ path }) => [fieldName(path), path]));
  return [...paths].flatMap(([field, path]) => {
    const [was, becomes] = [readField(before, path), readField(after, path)];
    if (isDeepStrictEqual(was, becomes)) return [];
    const { label, loosened: inWords } = ruleOf(field);
    const words = inWords(was, becomes);
    return words === null ? [] : [`${label}: ${words}`];
  });
};
