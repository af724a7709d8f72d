import { describe, expect, it } from 'vitest';
import { createIdleClock } from '../../../main/shell/idle-clock.ts';

const minute = 60_000;

/** A day at the desk: `pass` lets time go by, with a look every five seconds. */
const watched = (systemIdleSeconds: (at: { readonly nowMs: number; readonly lastInputMs: number }) => number) => {
  const at = { nowMs: 1_000_000, lastInputMs: 1_000_000 };
  let limitMs = 5 * minute;
  let locks = 0;
  const clock = createIdleClock({
    limitMs: () => limitMs,
    onIdle: () => (locks += 1),
    systemIdleSeconds: () => systemIdleSeconds(at),
    now: () => at.nowMs,
  });
  return {
    clock,
    locks: () => locks,
    setLimit: (ms: number) => (limitMs = ms),
    leap: (ms: number) => (at.nowMs += ms),
    elsewhere: () => (at.lastInputMs = at.nowMs),
    pass(ms: number) {
      for (const end = at.nowMs + ms; at.nowMs < end;) {
        at.nowMs += 5_000;
        clock.look();
      }
    },
  };
};

const measuring = () => watched(({ nowMs, lastInputMs }) => Math.floor((nowMs - lastInputMs) / 1000));
const never = () => watched(() => 0);

describe('nobody there', () => {
  it('is told within five seconds of the limit, once', () => {
    const desk = measuring();
    desk.pass(5 * minute - 5_000);
    expect(desk.locks()).toBe(0);
    desk.pass(5_000);
    expect(desk.locks()).toBe(1);
    desk.pass(60 * minute);
    expect(desk.locks()).toBe(1);
  });

  it('is told again after somebody was there, here or in another program', () => {
    const desk = measuring();
    desk.pass(6 * minute);
    desk.elsewhere();
    desk.pass(6 * minute);
    expect(desk.locks()).toBe(2);
    desk.clock.noteInput();
    desk.pass(6 * minute);
    expect(desk.locks()).toBe(3);
  });

  it('is not told while somebody works in another program', () => {
    const desk = measuring();
    for (let time = 0; time < 10; time += 1) {
      desk.pass(4 * minute);
      desk.elsewhere();
    }
    expect(desk.locks()).toBe(0);
  });

  it('is not told at once because the computer was idle before Latchkey started', () => {
    const desk = watched(() => 86_400);
    desk.pass(5 * minute - 5_000);
    expect(desk.locks()).toBe(0);
  });

  it('is told by the limit of this moment', () => {
    const desk = measuring();
    desk.pass(3 * minute);
    desk.setLimit(2 * minute);
    desk.pass(5_000);
    expect(desk.locks()).toBe(1);
  });

  it('is told after a sleep, although a key press woke the computer', () => {
    const desk = measuring();
    desk.pass(minute);
    desk.leap(60 * minute);
    desk.elsewhere();
    desk.pass(5_000);
    expect(desk.locks()).toBe(1);
    desk.pass(minute);
    expect(desk.locks()).toBe(1);
  });

  it('is told at the limit, and not an hour later, when the clock was set back', () => {
    const desk = measuring();
    desk.clock.noteInput();
    desk.leap(-60 * minute);
    desk.elsewhere();
    desk.pass(5 * minute - 5_000);
    expect(desk.locks()).toBe(0);
    desk.pass(10_000);
    expect(desk.locks()).toBe(1);
  });
});

describe('where the system cannot measure and says 0 for ever', () => {
  it('what happens in our windows counts, and nothing else', () => {
    const desk = never();
    desk.pass(4 * minute);
    desk.clock.noteInput();
    desk.pass(4 * minute);
    expect(desk.locks()).toBe(0);
    desk.pass(minute);
    expect(desk.locks()).toBe(1);
  });

  it.each([Number.NaN, -1, Number.POSITIVE_INFINITY])('the same when it says %d', (nonsense) => {
    const desk = watched(() => nonsense);
    desk.pass(4 * minute);
    desk.clock.noteInput();
    desk.pass(4 * minute);
    expect(desk.locks()).toBe(0);
    desk.pass(minute);
    expect(desk.locks()).toBe(1);
  });
});
