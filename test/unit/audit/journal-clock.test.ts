import { expect, test } from 'vitest';
import { JournalClock } from '../../../main/audit/journal-clock.ts';

const clockAt = (lastMs: number) => {
  const sources = { wallMs: 10_000, elapsedMs: 500 };
  const clock = new JournalClock({ now: () => sources.wallMs, elapsed: () => sources.elapsedMs }, lastMs);
  return { clock, sources };
};

test('is the wall clock as long as that goes forward', () => {
  const { clock } = clockAt(9_000);
  expect(clock.read()).toEqual({ atMs: 10_000, clockMs: 10_000 });
});

test('goes on from the last entry, at the same pace, when the wall clock was set back', () => {
  const { clock, sources } = clockAt(50_000);
  sources.elapsedMs += 250;
  expect(clock.read()).toEqual({ atMs: 50_250, clockMs: 10_000 });
  clock.entryMade(50_250);
  sources.elapsedMs += 1_000;
  expect(clock.read().atMs).toBe(51_250);
});

test('follows the wall clock again once that has caught up', () => {
  const { clock, sources } = clockAt(50_000);
  sources.wallMs = 60_000;
  expect(clock.read()).toEqual({ atMs: 60_000, clockMs: 60_000 });
});

test('starts with the wall clock in an empty journal', () => {
  expect(clockAt(-Infinity).clock.read().atMs).toBe(10_000);
});
