import { parseFailure } from '../answers.ts';

/** Names of a $select, in the spelling of the type. */
export const parseSelect = (select: string | undefined, type: string, known: readonly string[]): readonly string[] | undefined => {
  if (select === undefined || select === '' || select === '*') return undefined;
  const bySpelling = new Map(known.map((name) => [name.toLowerCase(), name]));
  const names: string[] = [];
  for (const part of select.split(',')) {
    const wanted = part.trim();
    if (wanted === '') continue;
    const name = bySpelling.get((wanted.split('/')[0] ?? '').toLowerCase());
    if (name === undefined)
      throw parseFailure(
        `Parsing OData Select and Expand failed: Could not find a property named '${wanted}' on type 'microsoft.graph.${type}'.`,
      );
    if (!names.includes(name)) names.push(name);
  }
  return names;
};

/** Keeps the selected properties and every @-annotation. */
export const pick = (object: Readonly<Record<string, unknown>>, names: readonly string[] | undefined): Record<string, unknown> => {
  if (names === undefined) return { ...object };
  const picked: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(object)) {
    if (key.includes('@') || names.includes(key)) picked[key] = value;
  }
  return picked;
};
