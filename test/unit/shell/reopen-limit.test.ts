import { describe, expect, it } from 'vitest';
import { createReopenLimit } from '../../../main/shell/reopen-limit.ts';

describe('a page that keeps going away', () => {
  it('is opened again three times within a minute and not a fourth', () => {
    const limit = createReopenLimit({ now: () => 1_000 });
    expect([1, 2, 3, 4, 5].map(() => limit.mayReopen())).toEqual([true, true, true, false, false]);
  });

  it('is opened again once the first time is a minute ago', () => {
    let now = 0;
    const limit = createReopenLimit({ now: () => now });
    for (now of [0, 20_000, 40_000]) limit.mayReopen();
    now = 59_999;
    expect(limit.mayReopen()).toBe(false);
    now = 60_000;
    expect(limit.mayReopen()).toBe(true);
    expect(limit.mayReopen()).toBe(false);
  });

  it('is not locked out by a clock that was set back', () => {
    let now = 1_000_000;
    const limit = createReopenLimit({ now: () => now });
    for (let time = 0; time < 3; time += 1) limit.mayReopen();
    now = 0;
    expect(limit.mayReopen()).toBe(true);
  });

  it('is opened afresh when the agent asks', () => {
    const limit = createReopenLimit({ now: () => 0, times: 1 });
    limit.mayReopen();
    limit.forgive();
    expect(limit.mayReopen()).toBe(true);
  });
});
