/**
 * Ways in which a directory may have written the number that an agent typed, for starts-with
 * filters: as typed, without spaces, and with the country's calling code instead of the leading 0
 * or 00, with and without a space after it.
 */
export const phoneVariants = (typed: string, countryCallingCode: string): string[] => {
  const text = typed.trim().replaceAll(/\s+/gu, ' ');
  const compact = text.replaceAll(/[\s().-]/gu, '');
  const variants = new Set([text, compact]);
  const international = /^00(\d+)/u.exec(compact)?.[1];
  if (international !== undefined) variants.add(`+${international}`);
  if (/^0[1-9]/u.test(compact)) {
    const national = text
      .replaceAll(/[().-]/gu, '')
      .slice(1)
      .trim();
    variants.add(`+${countryCallingCode} ${national}`);
    variants.add(`+${countryCallingCode} ${compact.slice(1)}`);
    variants.add(`+${countryCallingCode}${compact.slice(1)}`);
    // UK-style grouping: five figures, then the rest.
    if (compact.length > 5) variants.add(`+${countryCallingCode} ${compact.slice(1, 5)} ${compact.slice(5)}`);
  }
  if (compact.startsWith(`+${countryCallingCode}`)) {
    const national = compact.slice(countryCallingCode.length + 1);
    variants.add(`+${countryCallingCode} ${national}`);
    if (national.length > 4) variants.add(`+${countryCallingCode} ${national.slice(0, 4)} ${national.slice(4)}`);
  }
  return [...variants].filter((variant) => variant.length >= 4);
};
