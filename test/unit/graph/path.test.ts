import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { literal, path, query, searchClause } from '../../../main/graph/path.ts';

const hostile = fc.oneof(
  fc.string({ minLength: 1, unit: 'grapheme' }),
  fc.constantFrom('guest_example.org#EXT#@tenant.example', "o'brien", '../../me', '..%2f..', 'a/b?c#d', '%00', '\\', 'é', '𝄞'),
);

describe('whatever the id or UPN', () => {
  test('a path keeps its segments', () => {
    fc.assert(
      fc.property(hostile, (id) => {
        fc.pre(id !== '.' && id !== '..');
        const url = new URL(`https://graph.example/v1.0${path`/users/${id}/manager`}?$top=1`);
        const segments = url.pathname.split('/');
        expect(segments.length).toBe(5);
        expect([segments[1], segments[2], segments[4]]).toEqual(['v1.0', 'users', 'manager']);
        expect(decodeURIComponent(segments[3] ?? '')).toBe(id);
        expect(url.searchParams.get('$top')).toBe('1');
      }),
      { numRuns: 2_000 },
    );
  });

  test('a path refuses the segments that mean "here" and "up"', () => {
    for (const id of ['', '.', '..']) expect(() => path`/users/${id}/manager`).toThrow(RangeError);
  });

  test('a filter keeps its structure', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const filter = new URL(
          `https://graph.example/users${query({ $filter: `mail eq ${literal(text)} and accountEnabled eq true` })}`,
        ).searchParams.get('$filter');
        const match = /^mail eq '((?:[^']|'')*)' and accountEnabled eq true$/su.exec(filter ?? '');
        expect(match?.[1]?.replaceAll("''", "'")).toBe(text);
      }),
      { numRuns: 2_000 },
    );
  });

  test('a search clause stays inside its quotes', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const clause = searchClause('displayName', text);
        expect(clause).toMatch(/^"displayName:(?:[^"\\]|\\["\\])*"$/su);
        expect(clause).not.toContain('&');
      }),
      { numRuns: 2_000 },
    );
  });
});
