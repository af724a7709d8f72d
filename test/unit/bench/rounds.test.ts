import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PlanFacts, Sent } from '../../../bench/rounds.ts';
import { forcedRounds, longestRow } from '../../../bench/rounds.ts';

const at = (startedAt: number, answeredAt: number): Sent => ({ startedAt, answeredAt });
const passOnly: PlanFacts = {
  makesPass: true,
  movesDefault: false,
  deletions: 0,
  defaultGoesLast: false,
  mobileAfterAlternate: false,
  revokesSessions: false,
};

describe('longestRow', () => {
  test('counts requests under way together once', () => {
    expect(longestRow([at(0, 150), at(1, 151), at(2, 300)])).toBe(1);
  });

  test('counts what began after the answer to another as waiting for it', () => {
    expect(longestRow([at(0, 150), at(151, 301), at(302, 452)])).toBe(3);
    expect(longestRow([])).toBe(0);
  });

  test('is not fooled by a slow request that runs beside a row of quick ones', () => {
    expect(longestRow([at(0, 1_000), at(0, 100), at(101, 200), at(201, 300)])).toBe(3);
  });

  test('does not depend on the order in which the requests are given', () => {
    const requests = fc.array(fc.tuple(fc.nat(1_000), fc.integer({ min: 1, max: 300 })).map(([start, took]) => at(start, start + took)));
    fc.assert(
      fc.property(requests, (sent) => {
        expect(longestRow(sent.toReversed())).toBe(longestRow(sent));
      }),
    );
  });

  test('finds the rounds of any batches, however the requests of one are staggered within the latency', () => {
    const batches = fc.array(fc.array(fc.integer({ min: 0, max: 140 }), { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(batches, (rounds) => {
        const sent = rounds.flatMap((staggers, round) => staggers.map((late) => at(round * 400 + late, round * 400 + late + 150)));
        expect(longestRow(sent)).toBe(rounds.length);
      }),
    );
  });
});

describe('forcedRounds', () => {
  test('a pass alone is one write and one reading', () => {
    expect(forcedRounds(passOnly)).toBe(2);
  });

  test('a lost phone with the default on it: pass, default, deletions side by side, sessions, reading', () => {
    expect(forcedRounds({ ...passOnly, movesDefault: true, deletions: 2, revokesSessions: true })).toBe(5);
  });

  test('a default that goes last and a mobile number after its alternate cost a round each', () => {
    const facts = { ...passOnly, deletions: 3, revokesSessions: true };
    expect(forcedRounds({ ...facts, defaultGoesLast: true })).toBe(5);
    expect(forcedRounds({ ...facts, defaultGoesLast: true, mobileAfterAlternate: true })).toBe(6);
  });

  test('more deletions that no rule orders cost nothing', () => {
    expect(forcedRounds({ ...passOnly, deletions: 9 })).toBe(forcedRounds({ ...passOnly, deletions: 1 }));
  });
});
