import type { Json } from './records.ts';

/**
 * Half a surrogate pair has no UTF-8 form, and a name from a directory may hold one. It becomes
 * U+FFFD, so that nobody's name keeps them from being helped. Texts stay texts and lists lists, which the compiler cannot see.
 */
export const wellFormed = <T extends Json>(value: T): T => mended(value) as T;

const mended = (value: Json): Json => {
  if (typeof value === 'string') return mendedText(value);
  if (value === null || typeof value !== 'object') return value;
  if (isList(value)) return value.map((inner) => mended(inner));
  return Object.fromEntries<Json>(Object.entries(value).map(([key, inner]) => [mendedText(key), mended(inner)] as const));
};

const mendedText = (text: string): string => text.replace(/\p{Surrogate}/gu, '\u{FFFD}');

export const isList = (value: readonly Json[] | { readonly [key: string]: Json }): value is readonly Json[] => Array.isArray(value);
