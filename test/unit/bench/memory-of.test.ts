import { expect, test } from 'vitest';
import { parentIn, pssIn, withDescendants } from '../../../bench/app/memory-of.ts';

test('the parent is found behind a name with spaces and brackets', () => {
  expect(parentIn('812 (electron (gpu) x) S 77 812 812 0 -1 4194304')).toBe(77);
});

test('the proportional size is the line Pss, not Pss_Anon', () => {
  expect(pssIn('Rss:  9000 kB\nPss_Anon: 11 kB\nPss:                1234 kB\nPss_File: 22 kB\n')).toBe(1234);
  expect(pssIn('Rss: 1 kB')).toBeNaN();
});

test('children of children count, whatever order they are listed in; others do not', () => {
  const parents = new Map([
    [5, 4],
    [4, 3],
    [3, 1],
    [9, 1],
    [10, 9],
  ]);
  expect([...withDescendants(3, parents)].toSorted((left, right) => left - right)).toEqual([3, 4, 5]);
});
