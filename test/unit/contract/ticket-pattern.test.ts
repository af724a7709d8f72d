import { describe, expect, test } from 'vitest';
import { findProfileProblems } from '../../../contract/profile-problems.ts';
import { fitsTicketPattern, ticketPatternProblem } from '../../../contract/ticket-pattern.ts';

/** More than enough for 64 characters; the engine of the language needs hours for some of these. */
const patienceMs = 500;

test.each(['(a+)+$', '(a|a)*', '(a*)*b', '(a+)+b', '(.*)*x', '(([a-z])+.)+[A-Z]([a-z])+$', '(\\w|\\w\\w)+!', '(a?){30}a{30}'])(
  '%s ends, however it is meant',
  (pattern) => {
    const before = performance.now();
    for (const end of ['', '!', 'b', 'X']) fitsTicketPattern(`${'a'.repeat(63)}${end}`.slice(0, 64), pattern);
    expect(performance.now() - before).toBeLessThan(patienceMs);
  },
);

describe('what fits is what the language says', () => {
  const texts = [
    '',
    'a',
    'b',
    'aa',
    'ab',
    'aab',
    'abab',
    'INC-20417',
    'INC20417',
    'inc-20417',
    'A-1',
    'É1',
    '𝒳',
    '#12 ',
    'a\nb',
    '[x]',
    'a.b',
    '12/34',
    '-',
  ];
  test.each([
    '[A-Z]{2,6}-?[0-9]{3,10}',
    '(?:INC|REQ|CHG)-?\\d+',
    'a*b?',
    '(a|b)+',
    '(ab)*',
    '(?<kind>[A-Z]+)-(?<number>\\d{1,})',
    '^INC-\\d+$',
    '.',
    '.*',
    '',
    'a||b',
    '\\bINC\\b-\\d+',
    'INC\\B\\d+',
    '[^a-z]+',
    '\\p{Lu}\\d',
    '\\P{L}+',
    '[\\]\\[x]+',
    'a\\.b',
    'a[.]b',
    '\\u0061+',
    '\\x61\\x62',
    '\\u{61}{2}',
    '\\d{2}\\/\\d{2}',
    '#\\d+\\s',
    'a{0}b',
    'a{2}?',
    '(a*)*',
    '(a*)+b?',
    '(?:)*a',
    '\\ud835\\udcb3',
    '[\\d-]',
    '\\cJ|a',
    'a$b|a',
  ])('%s', (pattern) => {
    expect(ticketPatternProblem(pattern)).toBeNull();
    const language = new RegExp(`^(?:${pattern})$`, 'u');
    for (const text of texts) expect([text, fitsTicketPattern(text, pattern)]).toEqual([text, language.test(text)]);
  });
});

test.each([
  ['[', 'Must be a regular expression.'],
  ['(?=a)a', 'Must not look ahead'],
  ['(?!a)b', 'Must not look ahead'],
  ['(?<=a)b', 'Must not look ahead'],
  ['(?<!a)b', 'Must not look ahead'],
  ['(a)\\1', 'Must not look ahead'],
  ['(?<x>a)\\k<x>', 'Must not look ahead'],
  ['((a{1000}){1000}){1000}', 'Takes too long'],
  ['a{99999999}', 'Takes too long'],
  ['(a{0}){4294967295}', 'Takes too long'],
])('%s is refused where it is set: %s', (pattern, words) => {
  expect(ticketPatternProblem(pattern)).toContain(words);
  expect(fitsTicketPattern('ab', pattern)).toBe(false);
  const [problem] = findProfileProblems({ ticket: { pattern } });
  expect(problem).toMatchObject({ path: ['ticket', 'pattern'] });
  expect(problem?.message).toContain(words);
});

test('a text longer than a reference can be fits nothing', () => {
  expect(fitsTicketPattern('a'.repeat(64), 'a*')).toBe(true);
  expect(fitsTicketPattern('a'.repeat(65), 'a*')).toBe(false);
});
