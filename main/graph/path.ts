/**
 * Builds a Graph path; every interpolated value becomes one percent-encoded segment, so an id or
 * UPN (`#EXT#`, quotes, `../`) cannot change the path's structure.
 */
export const path = (strings: TemplateStringsArray, ...values: readonly string[]): string =>
  strings.reduce((built, literal, index) => {
    const value = values[index - 1] ?? '';
    return `${built}${segment(value)}${literal}`;
  });

const segment = (value: string): string => {
  // Empty, "." and ".." survive percent-encoding as path syntax, and no Graph id looks like that.
  if (value === '' || value === '.' || value === '..') throw new RangeError('not a path segment');
  return encodeURIComponent(value).replaceAll("'", '%27');
};

/** A string literal in `$filter`: single quotes doubled, as the query-parameters page says. */
export const literal = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/**
 * One clause of `$search`: `"property:text"` wholly in double quotes, inner quotes and backslashes
 * escaped by a backslash. `&` breaks a value even when encoded, so it becomes a space.
 */
export const searchClause = (property: string, text: string): string =>
  `"${property}:${text.replaceAll('&', ' ').replaceAll(/["\\]/gu, (character) => `\\${character}`)}"`;

/** A query string from pairs; names keep their `$`, values are encoded. */
export const query = (pairs: Readonly<Record<string, string | undefined>>): string => {
  const parts = Object.entries(pairs).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`]));
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
};
