const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const words = new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto', style: 'long' });
const local = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});
const localDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const localClock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** "just now", "5 minutes ago", "yesterday", "in 3 hours". Rounded towards the smaller amount. */
export const relativeTime = (thenMs: number, nowMs: number): string => {
  const gap = thenMs - nowMs;
  const size = Math.abs(gap);
  if (size < 45_000) return 'just now';
  const by = (unit: number, name: Intl.RelativeTimeFormatUnit) => words.format(Math.sign(gap) * Math.max(1, Math.floor(size / unit)), name);
  if (size < hour) return by(minute, 'minute');
  if (size < day) return by(hour, 'hour');
  if (size < 31 * day) return by(day, 'day');
  if (size < 365 * day) return by(30.44 * day, 'month');
  return by(365.25 * day, 'year');
};

/** "4:05", or "1:02:03" from an hour on; never below "0:00". */
export const countdown = (remainingMs: number): string => {
  const seconds = Math.max(0, Math.ceil(remainingMs / 1000));
  const two = (n: number) => String(n).padStart(2, '0');
  const h = Math.floor(seconds / 3600);
  const m = Math.floor((seconds % 3600) / 60);
  return h > 0 ? `${h}:${two(m)}:${two(seconds % 60)}` : `${m}:${two(seconds % 60)}`;
};

/** "22 Nov 2026, 12:47" in the agent's own zone. */
export const localTime = (utc: string): string => local.format(new Date(utc));
/** "22 Nov 2026" in the agent's own zone. */
export const localDate = (utc: string): string => localDay.format(new Date(utc));
/** "12:47:05" in the agent's own zone. */
export const localTimeOfDay = (utc: string): string => localClock.format(new Date(utc));
/** "2026-11-22 12:47:05 UTC", for titles. */
export const utcTitle = (utc: string): string => `${utc.slice(0, 19).replace('T', ' ')} UTC`;
