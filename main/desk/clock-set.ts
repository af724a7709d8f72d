import type { Workplace, WorkplaceNote } from './workplace.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const howLong = (ms: number): string => {
  const [size, one] = ms < 2 * hourMs ? [minuteMs, 'minute'] : ms < 2 * dayMs ? [hourMs, 'hour'] : [dayMs, 'day'];
  const count = Math.round(ms / size);
  return `${count.toLocaleString('en-GB')} ${one}${count === 1 ? '' : 's'}`;
};

/** For the agent: what became of what runs out, and what to do. @param byMs less than nothing for back. */
const clockNotice = (byMs: number): string =>
  byMs > 0
    ? `This computer’s clock has jumped forward by ${howLong(byMs)}. Checks of callers may have run out early: check again where Latchkey asks for it. The desk’s limits go on as before. If the time is wrong now, have it set right.`
    : `This computer’s clock is ${howLong(-byMs)} behind the time in the journal. Latchkey goes on by the journal’s time: what has run out stays run out, and the desk’s limits go on as before. Have the clock set right.`;

const clockNote = (byMs: number): WorkplaceNote => ({
  action: 'clock.set',
  summary:
    byMs > 0 ? `The computer’s clock jumped forward by ${howLong(byMs)}.` : `The computer’s clock is ${howLong(-byMs)} behind the journal.`,
  data: { byMs: Math.round(byMs) },
});

/** Told and noted. What the journal cannot take now, the agent is told all the same. */
export const tellClockSet = (desk: Pick<Workplace, 'notify' | 'note'>, byMs: number, onError: (error: unknown) => void): void => {
  desk.notify(clockNotice(byMs));
  try {
    desk.note(clockNote(byMs));
  } catch (error) {
    onError(error);
  }
};
