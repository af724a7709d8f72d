import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inTurns, median, percentile } from '../../../bench/statistics.ts';

// Plus zero: of two zeros, toBe tells the negative one apart.
const numbers = fc.array(
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }).map((value) => value + 0),
  { minLength: 1 },
);

describe('median', () => {
  test('is the middle of an odd number and the mean of the two middles of an even number of values', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([9, 1, 5, 3])).toBe(4);
    expect(median([7])).toBe(7);
    expect(median([])).toBeNaN();
  });

  test('has as many values below as above, whatever their order', () => {
    fc.assert(
      fc.property(numbers, (values) => {
        const middle = median(values);
        const below = values.filter((value) => value < middle).length;
        const above = values.filter((value) => value > middle).length;
        expect(Math.max(below, above)).toBeLessThanOrEqual(values.length / 2);
        expect(median(values.toReversed())).toBe(middle);
      }),
    );
  });
});

describe('percentile', () => {
  test('takes the nearest rank', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(percentile(hundred, 0.95)).toBe(95);
    expect(percentile(hundred, 0.99)).toBe(99);
    expect(percentile(hundred, 1)).toBe(100);
    expect(percentile([3, 1, 2], 0.01)).toBe(1);
    expect(percentile([], 0.5)).toBeNaN();
  });

  test('is one of the values, and no more than the rest of the share is above it', () => {
    fc.assert(
      fc.property(numbers, fc.double({ min: 0.01, max: 1, noNaN: true }), (values, share) => {
        const found = percentile(values, share);
        expect(values).toContain(found);
        expect(values.filter((value) => value > found).length).toBeLessThanOrEqual((1 - share) * values.length + 1e-6);
      }),
    );
  });
});

describe('inTurns', () => {
  const recorder = () => {
    const order: string[] = [];
    const measure = (name: string) => (pair: number) => {
      order.push(`${name}${pair}`);
      return Promise.resolve(pair * 10 + (name === 'v' ? 1 : 2));
    };
    return { order, measure: { value: measure('v'), baseline: measure('b') } };
  };

  test('lets each of the two go first every other time', async () => {
    const { order, measure } = recorder();
    await inTurns(2, measure, 2);
    expect(order).toEqual(['v0', 'b0', 'b1', 'v1', 'v2', 'b2', 'b3', 'v3']);
  });

  test('throws the warm-up away and keeps values and baselines of a pair together', async () => {
    const { measure } = recorder();
    expect(await inTurns(3, measure)).toEqual({ value: [11, 21, 31], baseline: [12, 22, 32] });
  });
});
