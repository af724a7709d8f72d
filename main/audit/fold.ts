/**
 * The form in which names, tickets and what is searched for are compared: without regard to case
 * in any script and to compatibility forms. Upper case, because Unicode's upper-case mapping joins
 * what its lower-case mapping keeps apart (ß and SS, final and medial sigma).
 */
export const fold = (text: string): string => text.normalize('NFKC').toUpperCase().normalize('NFKC');

/** Several values in one column. A line break ends each, so that a match does not span two. */
export const foldAll = (values: readonly (string | null | undefined)[]): string =>
  values.map((value) => fold(value ?? '').replaceAll('\n', ' ')).join('\n');
