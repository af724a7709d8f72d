/** "1 hour", "90 minutes", "2 days". */
export const describeMinutes = (minutes: number): string => {
  const unit = (count: number, name: string): string => `${count} ${name}${count === 1 ? '' : 's'}`;
  if (minutes % 1440 === 0) return unit(minutes / 1440, 'day');
  return minutes % 60 === 0 ? unit(minutes / 60, 'hour') : unit(minutes, 'minute');
};
