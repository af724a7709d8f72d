import { expect, test } from 'vitest';
import { fold, foldAll } from '../../../main/audit/fold.ts';

test.each([
  ['Zoë', 'ZOË'],
  ['Łukasz Żółć', 'łUKASZ żÓŁĆ'],
  ['Straße', 'STRASSE'],
  ['Οδυσσεύς', 'ΟΔΥΣΣΕΎΣ'],
  ['Иван', 'ИВАН'],
  ['ＡＢＣ', 'abc'],
  ['Zoe\u{308}', 'zo\u{EB}'],
])('%s and %s are the same when searched for', (left, right) => {
  expect(fold(left)).toBe(fold(right));
});

test('different names stay different', () => {
  expect(fold('Zoë')).not.toBe(fold('Zoe'));
});

test('a line break inside a value cannot pass for the end of the value', () => {
  expect(foldAll(['a\nb', null, 'c'])).toBe('A B\n\nC');
});
