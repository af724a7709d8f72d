import { fitsTicketPattern } from '../../../contract/ticket-pattern.ts';

/**
 * How far a typed reference fits the desk's pattern. `tooShort` covers everything that is not yet
 * a reference, since a pattern alone cannot tell "not finished" from "wrong".
 */
export type ReferenceCheck = 'empty' | 'unfinished' | 'fits';

/** `pattern` comes from the desk profile; whatever it is, the window does not stand still over it. */
export const checkReference = (text: string, pattern: string): ReferenceCheck => {
  const reference = text.trim();
  if (reference === '') return 'empty';
  return fitsTicketPattern(reference, pattern) ? 'fits' : 'unfinished';
};

/**
 * The reference as the pattern wants it: as typed, or in capitals where only those fit
 * ("inc-20417" against `[A-Z]{2,6}-?[0-9]+`). Null when neither fits.
 */
export const referenceFrom = (text: string, pattern: string): string | null => {
  const typed = text.trim();
  return [typed, typed.toUpperCase()].find((reference) => checkReference(reference, pattern) === 'fits') ?? null;
};
