import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { Lane } from './support/lane.ts';
import { runReads } from './support/matrix.ts';
import { readOperations } from './support/reading.ts';
import { keepRow } from './support/report.ts';

let lane: Lane;
beforeAll(async () => {
  lane = await Lane.start();
});
afterAll(() => lane.stop());

test.each(readOperations)(
  'reading: $name ends as data or the right fault, whatever goes wrong',
  { timeout: 1_800_000 },
  async (operation) => {
    const row = await runReads(lane, operation, inject('faultSeeds'));
    keepRow(row);
    expect(row.failures).toEqual([]);
    expect(row.runs).toBeGreaterThan(0);
  },
);
