import { uptime } from 'node:os';
import { expect, test } from 'vitest';
import { runningTime } from '../../../main/audit/running-time.ts';

test('is the computer’s own count, in milliseconds, and never goes back', () => {
  const elapsed = runningTime();
  const other = runningTime();
  let before = -Infinity;
  for (let n = 0; n < 1_000; n += 1) {
    const now = elapsed();
    expect(now).toBeGreaterThanOrEqual(before);
    before = now;
  }
  // Coarse as the system's count may be, another process reads the same.
  expect(Math.abs(elapsed() - uptime() * 1_000)).toBeLessThan(2_100);
  expect(Math.abs(elapsed() - other())).toBeLessThan(2_100);
});
