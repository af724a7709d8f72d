import type { PassPolicy } from '../../../contract/passes.ts';

/** Lifetimes that desks use, in minutes; the policy's limits and wishes are added to them. */
const usual = [10, 30, 60, 120, 240, 480, 1440, 2880, 10_080];

const clamp = (minutes: number, policy: PassPolicy | null): number =>
  policy === null ? minutes : Math.min(Math.max(minutes, policy.minimumLifetimeMinutes), policy.maximumLifetimeMinutes);

/** Lifetimes to offer, ascending, all within the policy and with the present choice among them. */
export const lifetimeChoices = (policy: PassPolicy | null, present: number): readonly number[] => {
  const wished = policy === null ? usual : [...usual, policy.minimumLifetimeMinutes, policy.defaultLifetimeMinutes];
  const allowed = wished.filter((minutes) => clamp(minutes, policy) === minutes);
  return [...new Set([...allowed, present])].toSorted((a, b) => a - b);
};

const plural = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`;

/** "45 minutes", "8 hours", "1 hour 30 minutes", "2 days". */
export const minutesInWords = (minutes: number): string => {
  const parts: string[] = [];
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  const rest = minutes % 60;
  if (days > 0) parts.push(plural(days, 'day'));
  if (hours > 0) parts.push(plural(hours, 'hour'));
  if (rest > 0 || parts.length === 0) parts.push(plural(rest, 'minute'));
  return parts.join(' ');
};
