import { describe, expect, test } from 'vitest';
import type { KeptReading } from '../../../main/audit/journal-clock.ts';
import { JournalClock } from '../../../main/audit/journal-clock.ts';

const minute = 60_000;
const hour = 60 * minute;

const clockAt = (kept: KeptReading | null) => {
  const sources = { wallMs: 10 * hour, elapsedMs: 5 * hour };
  const told: number[] = [];
  const clock = new JournalClock({ now: () => sources.wallMs, elapsed: () => sources.elapsedMs }, kept, (byMs) => void told.push(byMs));
  return { clock, sources, told };
};
const keptAt = (atMs: number, change: Partial<KeptReading> = {}): KeptReading => ({ atMs, ranMs: atMs, elapsedMs: 5 * hour, ...change });

describe('the time that entries carry', () => {
  test('starts with the wall clock in a new journal', () => {
    expect(clockAt(null).clock.read()).toEqual({ atMs: 10 * hour, ranMs: 10 * hour, clockMs: 10 * hour });
  });

  test('is the wall clock as long as that goes forward', () => {
    const { clock, sources } = clockAt(keptAt(9 * hour));
    expect(clock.read().atMs).toBe(10 * hour);
    sources.wallMs += minute;
    sources.elapsedMs += minute;
    expect(clock.read().atMs).toBe(10 * hour + minute);
  });

  test('goes on from the last reading, at the same pace, when the wall clock was set back', () => {
    const { clock, sources } = clockAt(keptAt(50 * hour));
    sources.elapsedMs += 250;
    expect(clock.read()).toMatchObject({ atMs: 50 * hour + 250, clockMs: 10 * hour });
    sources.elapsedMs += 1_000;
    expect(clock.read().atMs).toBe(50 * hour + 1_250);
  });

  test('never goes back, however the wall clock is turned', () => {
    const { clock, sources } = clockAt(null);
    let before = -Infinity;
    for (const turn of [0, 3, -5, 2, -8, 10, -1, -1, -1, 4]) {
      sources.wallMs += turn * hour;
      sources.elapsedMs += minute;
      const { atMs } = clock.read();
      expect(atMs).toBeGreaterThanOrEqual(before + (before === -Infinity ? 0 : minute));
      before = atMs;
    }
  });

  test('follows the wall clock again once that has caught up', () => {
    const { clock, sources } = clockAt(keptAt(50 * hour));
    sources.wallMs = 60 * hour;
    expect(clock.read()).toMatchObject({ atMs: 60 * hour, clockMs: 60 * hour });
  });
});

describe('the time that limits count by', () => {
  test('is moved by no clock that is set, neither forward nor back', () => {
    const { clock, sources } = clockAt(keptAt(10 * hour, { ranMs: 7 * hour }));
    for (const turn of [61 * minute, -2 * hour, 9_000 * hour]) {
      sources.wallMs += turn;
      expect(clock.read().ranMs).toBe(7 * hour);
    }
    sources.elapsedMs += 61 * minute;
    expect(clock.read().ranMs).toBe(7 * hour + 61 * minute);
  });

  test('goes on between two processes by what the computer counted', () => {
    expect(clockAt(keptAt(10 * hour, { elapsedMs: 2 * hour })).clock.read().ranMs).toBe(13 * hour);
  });

  test('goes on by what the computer has run since it was started again: more has not certainly passed', () => {
    expect(clockAt(keptAt(10 * hour, { elapsedMs: 300 * hour })).clock.read().ranMs).toBe(15 * hour);
  });

  test('goes on by nothing where the count is a little less: no computer was started anew, it is only read coarsely', () => {
    expect(clockAt(keptAt(10 * hour, { elapsedMs: 5 * hour + 9 })).clock.read().ranMs).toBe(10 * hour);
    expect(clockAt(keptAt(10 * hour, { elapsedMs: 5 * hour + minute })).clock.read().ranMs).toBe(10 * hour);
    expect(clockAt(keptAt(10 * hour, { elapsedMs: 5 * hour + minute + 1 })).clock.read().ranMs).toBe(15 * hour);
  });

  test('goes on by nothing where nobody knows what the computer had counted', () => {
    expect(clockAt(keptAt(2 * hour, { elapsedMs: null })).clock.read().ranMs).toBe(2 * hour);
  });
});

describe('a clock that is set is told', () => {
  test('forward, once', () => {
    const { clock, sources, told } = clockAt(null);
    clock.read();
    sources.wallMs += 61 * minute;
    clock.read();
    clock.read();
    expect(told).toEqual([61 * minute]);
  });

  test('back, once until it has caught up, and also when that happened while nothing ran', () => {
    const { clock, sources, told } = clockAt(keptAt(12 * hour));
    clock.read();
    clock.read();
    expect(told).toEqual([-2 * hour]);
    sources.wallMs = 12 * hour;
    clock.read();
    sources.wallMs = 11 * hour;
    clock.read();
    expect(told).toEqual([-2 * hour, -1 * hour]);
  });

  test('not for minutes that a time server mends, nor for a night in which nothing ran or the computer slept', () => {
    const { clock, sources, told } = clockAt(keptAt(1 * hour));
    clock.read();
    sources.wallMs += 4 * minute;
    clock.read();
    sources.wallMs -= 4 * minute;
    clock.read();
    sources.wallMs += 8 * hour;
    sources.elapsedMs += 8 * hour;
    clock.read();
    expect(told).toEqual([]);
  });
});
