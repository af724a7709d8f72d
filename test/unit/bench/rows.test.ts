import { describe, expect, test } from 'vitest';
import type { Row } from '../../../bench/row.ts';
import { atMostAbove, ratioAtMost, reached, rowOf } from '../../../bench/row.ts';
import { table } from '../../../bench/table.ts';

const about = { name: 'start', unit: 'ms', goal: ratioAtMost(1.5), what: 'One against the other.' };
const row = (value: number, baseline: number, goal: Row['goal']): Row =>
  rowOf({ value: [value], baseline: [baseline] }, { ...about, goal });

test('a row holds the medians of both, their ratio and how many there were', () => {
  expect(rowOf({ value: [900, 300, 301], baseline: [200, 100, 201] }, about)).toEqual({
    ...about,
    value: 301,
    baseline: 200,
    ratio: 1.505,
    samples: 3,
  });
});

describe('a goal', () => {
  test('of a ratio includes its limit', () => {
    expect(reached(row(150, 100, ratioAtMost(1.5)))).toBe(true);
    expect(reached(row(151, 100, ratioAtMost(1.5)))).toBe(false);
  });

  test('of a difference does not look at the ratio', () => {
    expect(reached(row(6, 5, atMostAbove(1)))).toBe(true);
    expect(reached(row(6.1, 5, atMostAbove(1)))).toBe(false);
    expect(reached(row(3, 1, atMostAbove(1)))).toBe(false);
  });

  test('is missed when nothing could be measured', () => {
    expect(reached(rowOf({ value: [], baseline: [] }, about))).toBe(false);
    expect(reached(row(1, 1, null))).toBeNull();
  });
});

test('the table says of each row whether its goal is reached', () => {
  const lines = table([row(300, 100, ratioAtMost(1.5)), row(5, 5, atMostAbove(1)), row(12.34, 10, null)]).split('\n');
  expect(lines[1]).toMatch(/300 +100 +ms +3\.00 +ratio <= 1\.5 +MISSED +1$/u);
  expect(lines[2]).toMatch(/5\.00 +5\.00 +ms +1\.00 +value <= baseline \+ 1 +reached +1$/u);
  expect(lines[3]).toMatch(/12\.3 +10\.0 +ms +1\.23 +1$/u);
});
