/** Milliseconds until a UTC time; zero when it has passed or cannot be read. */
export const millisecondsUntil = (utc: string, now: number): number => {
  const left = Date.parse(utc) - now;
  return Number.isFinite(left) ? Math.max(0, left) : 0;
};

/** For the ear, in whole units rounded down: "14 minutes", "less than a minute". */
export const wordsLeft = (milliseconds: number): string => {
  const minutes = Math.floor(milliseconds / 60_000);
  if (minutes < 1) return 'less than a minute';
  if (minutes < 120) return minutes === 1 ? '1 minute' : `${minutes} minutes`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} hours` : `${Math.floor(hours / 24)} days`;
};
