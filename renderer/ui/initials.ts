/** Two letters for a name: first and last word that begin with a letter; "?" when there is none. */
export const initials = (displayName: string): string => {
  const words = displayName
    .slice(0, 200)
    .replace(/\p{Cf}/gu, '')
    .split(/[\s()[\],./-]+/u)
    .filter((word) => /^\p{L}/u.test(word));
  const [first] = words[0] ?? '';
  const [last] = words.length > 1 ? (words.at(-1) ?? '') : '';
  return first === undefined ? '?' : `${first}${last ?? ''}`.toLocaleUpperCase('en-GB');
};
