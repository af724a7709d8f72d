/** "a", "a and b", "a, b and c". */
export const listed = (items: readonly string[], word: 'and' | 'or' = 'and'): string => {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} ${word} ${last}`;
};

const months = 'January February March April May June July August September October November December'.split(' ');
const weekdays = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

/** "9 February 2026". @param isoDate a date without a time, as `2026-02-09`. */
export const dayInWords = (isoDate: string): string => {
  const date = new Date(`${isoDate}T00:00:00Z`);
  return `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
};

/** "Monday 9 February 2026". */
export const weekdayInWords = (isoDate: string): string =>
  `${weekdays[new Date(`${isoDate}T00:00:00Z`).getUTCDay()]} ${dayInWords(isoDate)}`;

/** The day at the desk, as `2026-02-09`. @param timeZone IANA name. */
export const dayAt = (time: number, timeZone: string): string => {
  const parts = new Intl.DateTimeFormat('en-GB', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone }).formatToParts(time);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((candidate) => candidate.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
};

/** "8:00" for "08:00". */
export const clock = (time: string): string => time.replace(/^0/u, '');
