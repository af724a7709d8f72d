import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { Lane } from './support/lane.ts';
import { runWrites } from './support/matrix.ts';
import { writeOperations } from './support/writing.ts';
import { keepRow } from './support/report.ts';

let lane: Lane;
beforeAll(async () => {
  lane = await Lane.start();
});
afterAll(() => lane.stop());

test.each(writeOperations)(
  'writing: $name is told as it happened on the server, whatever goes wrong',
  { timeout: 1_800_000 },
  async (operation) => {
    const row = await runWrites(lane, operation, inject('faultSeeds'));
    keepRow(row);
    expect(row.failures).toEqual([]);
    expect(row.runs).toBeGreaterThan(0);
    expect(row.stillUnknown).toBe(0);
  },
);
