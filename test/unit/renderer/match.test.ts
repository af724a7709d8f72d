import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emphasise } from '../../../renderer/features/find/match.ts';

const hits = (text: string, query: string) =>
  emphasise(text, query)
    .filter(({ hit }) => hit)
    .map((segment) => segment.text);

describe('the matched part of a name', () => {
  it.each([
    ['Amara Okafor', 'ama', ['Ama']],
    ['Ámar Ólafsson', 'olaf', ['Ólaf']],
    ['A\u0301mar', 'am', ['A\u0301m']],
    ['Okafor, Amara', 'amara okafor', ['Okafor', 'Amara']],
    ['Ana Banana', 'ana', ['Ana', 'ana']],
    ['ﬁnance', 'fi', ['ﬁ']],
    ['Amara', '', []],
    ['Amara', '   ', []],
    ['İpek', 'ipek', ['İpek']],
  ])('of %s for %s', (text, query, expected) => {
    expect(hits(text, query)).toEqual(expected);
  });

  it('joined with the rest is always the text itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: 'binary', maxLength: 6 }), (text, query) => {
        expect(
          emphasise(text, query)
            .map((segment) => segment.text)
            .join(''),
        ).toBe(text);
      }),
      { numRuns: 400 },
    );
  });

  it('is found wherever the text holds the query', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z]{0,8}$/u),
        fc.stringMatching(/^[a-z]{1,5}$/u),
        fc.stringMatching(/^[a-z]{0,8}$/u),
        (a, query, b) => {
          expect(hits(`${a}${query}${b}`, query.toUpperCase()).join('')).toContain(query);
        },
      ),
    );
  });
});
