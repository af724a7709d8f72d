import type { PhoneLibrary } from './phone-library.ts';

/** A number as it is on record, taken apart so that it can be compared with another one. */
export interface PhoneNumber {
  /** E.164 without an extension; null where it is masked or no whole number. */
  readonly e164: string | null;
  readonly extension: string | null;
  /** Written with its country. Otherwise the country is the desk's, which is a guess. */
  readonly isInternational: boolean;
  /** The figures that can be seen without a gap up to the end, without the zeros a number is dialled with; `23` of a masked `+44 XXXXXXXX23`. */
  readonly visibleEnd: string;
  /** By its numbering plan a mobile. False also where the plan does not tell, as in North America. */
  readonly isMobile: boolean;
}

/** Reads a number as somebody typed it, or as Graph masked it. */
export type ParseNumber = (text: string) => PhoneNumber;

/** An extension follows a figure; an X after an X is Graph's mask. */
const withoutExtension = (text: string): string => text.replace(/(?<=\d)[\s,;]*(?:x|ext\.?|extension|;ext=|#)[\s=:.]*\d+$/iu, '');

/** What a number is typed with that says nothing of which one it is. */
const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .trim()
    .replace(/^tel:/iu, '')
    .replace(/\(\s*0\s*\)/u, '');

/** Without what groups the figures. */
const figuresOf = (text: string): string => withoutExtension(bare(text)).replaceAll(/[\s()./\p{Pd}]/gu, '');

const visibleEndOf = (text: string): string => {
  const figures = figuresOf(text);
  const end = /\d*$/u.exec(figures)?.[0] ?? '';
  // The zeros that a whole number begins with are how it is dialled at home; behind a mask they are figures like others.
  return end === figures ? end.replace(/^0+(?=\d)/u, '') : end;
};

/** @param countryCallingCode the desk's, without the plus, for numbers that are written without their country. */
export const numberParser =
  ({ parsePhoneNumberFromString }: PhoneLibrary, countryCallingCode: string): ParseNumber =>
  (text) => {
    // 00 is how most of the world writes the plus; the library knows it of countries, not of calling codes.
    const written = bare(text).replace(/^00(?=[1-9])/u, '+');
    const isInternational = written.startsWith('+');
    const parsed = parse(parsePhoneNumberFromString, written, countryCallingCode);
    return {
      e164: parsed?.isPossible() === true ? parsed.number : null,
      extension: parsed?.ext ?? null,
      isInternational,
      visibleEnd: visibleEndOf(text),
      isMobile: parsed?.getType() === 'MOBILE',
    };
  };

/** The library throws for a calling code that no country has, which a desk profile may hold. */
const parse = (library: PhoneLibrary['parsePhoneNumberFromString'], text: string, defaultCallingCode: string) => {
  try {
    return library(text, { defaultCallingCode, extract: false });
  } catch {
    return library(text, { extract: false });
  }
};

/** Too few figures to tell any number from another. */
const fewestFigures = 2;

/**
 * Whether two entries are one line. An extension is not looked at: whoever has lost the line has lost its extensions.
 * `perhaps`: one of them is masked, is no whole number or is written without its country, and what can be seen agrees.
 */
export const compareNumbers = (one: PhoneNumber, other: PhoneNumber): 'same' | 'different' | 'perhaps' => {
  if (one.e164 !== null && one.e164 === other.e164) return 'same';
  if (one.e164 !== null && other.e164 !== null && one.isInternational && other.isInternational) return 'different';
  const [shorter, longer] = one.visibleEnd.length <= other.visibleEnd.length ? [one, other] : [other, one];
  if (shorter.visibleEnd.length < fewestFigures) return 'perhaps';
  return longer.visibleEnd.endsWith(shorter.visibleEnd) ? 'perhaps' : 'different';
};

/** The last figures of a number, even of one that Graph masks: "+44 •••• 23" gives "23". Null where there are none. */
export const numberEnding = (number: string): string | null => /(\d{2,4})\D*$/u.exec(figuresOf(number))?.[1]?.slice(-4) ?? null;

/** Graph hides figures from some roles. What is hidden can be compared, but nobody can dial it. */
export const isMasked = (number: string): boolean => /[x•*\u2022\u25CF]{2}/iu.test(number.normalize('NFKC'));
