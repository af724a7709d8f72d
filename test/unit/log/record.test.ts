import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatRecord } from '../../../main/log/record.ts';
import { Secret } from '../../../main/secret.ts';

const atUtc = '2026-11-22T09:30:00.000Z';
const format = (facts: unknown, event = 'test.event') => formatRecord({ atUtc, level: 'info', event, facts });
const factsOf = (facts: unknown) => (JSON.parse(format(facts)) as { facts: unknown }).facts;

const expectOneRecord = (line: string): void => {
  expect(line).not.toMatch(/[\n\r\u2028\u2029]/u);
  expect(line.length).toBeLessThanOrEqual(16_200);
  expect(JSON.parse(line)).toMatchObject({ atUtc, level: 'info' });
};

describe('any input makes exactly one record', () => {
  it('for 5,000 random values and events', () => {
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withTypedArray: true,
      withNullPrototype: true,
      withBoxedValues: true,
    });
    fc.assert(
      fc.property(fc.oneof(anything, fc.string({ unit: 'binary' })), fc.string({ unit: 'binary' }), (facts, event) => {
        expectOneRecord(format(facts, event));
      }),
      { numRuns: 5_000 },
    );
  });

  const cycle: Record<string, unknown> = {};
  cycle['self'] = cycle;
  let wide: unknown = 'leaf';
  for (let level = 0; level < 6; level += 1) wide = Array.from({ length: 50 }, () => wide);
  const throwing = {
    get broken(): never {
      throw new Error('no');
    },
    fine: 1,
  };
  const hostile = new Proxy(
    {},
    {
      ownKeys: () => {
        throw new Error('no');
      },
      getPrototypeOf: () => {
        throw new Error('no');
      },
    },
  );
  it.each([
    ['a cycle', cycle],
    ['a hundred million shared leaves', wide],
    ['a getter that throws', throwing],
    ['a proxy that throws', hostile],
    ['a megabyte of text', 'a'.repeat(1_000_000)],
    ['ten thousand fields', Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`field${index}`, 'x'.repeat(100)]))],
    ['line ends of every kind', 'a\r\nb\u2028c\u2029d\u0085'],
    ['half a surrogate pair', '\ud800'],
    ['an error with a cause', new Error('outer', { cause: new Error('inner') })],
    [
      'a toJSON that throws',
      {
        toJSON() {
          throw new Error('no');
        },
      },
    ],
  ])('for %s', (_name, facts) => {
    expectOneRecord(format(facts));
  });
});

describe('a record', () => {
  it('keeps what helps: numbers, dates, an error with its cause', () => {
    expect(factsOf({ count: 3, at: new Date(0), error: new Error('outer', { cause: new TypeError('inner') }) })).toMatchObject({
      count: 3,
      at: '1970-01-01T00:00:00.000Z',
      error: { name: 'Error', message: 'outer', cause: { name: 'TypeError', message: 'inner' } },
    });
  });

  it('holds no secret: by type, by name, by shape, in keys, errors and nested values', () => {
    const canary = 'canary-7Q';
    const line = format({
      held: new Secret(canary),
      temporaryAccessPass: canary,
      nested: [{ headers: { Authorization: `Bearer ${canary}` } }],
      text: `practice-${canary}`,
      error: new Error(`{"access_token":"${canary}"}`),
      map: new Map([['refresh_token', new Secret(canary)]]),
      [`Bearer ${canary}`]: 1,
    });
    expect(line).not.toContain(canary);
  });

  it('does not leave half of a token where a long text is cut', () => {
    const token = `eyJ${'q'.repeat(40)}.${'q'.repeat(400)}.${'q'.repeat(40)}`;
    expect(format(`${'a '.repeat(1_960)}${token}`)).not.toContain('qqq');
  });
});
