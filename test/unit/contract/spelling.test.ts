import { describe, expect, it } from 'vitest';
import { spell } from '../../../contract/spelling.ts';

const words = (code: string) => spell(code).map(({ word }) => word);

describe('spelling', () => {
  it('says capitals, small letters, digits and signs apart', () => {
    expect(words('Kk7+0O')).toEqual(['capital Kilo', 'small kilo', 'seven', 'plus sign', 'zero', 'capital Oscar']);
  });

  it('has a word of its own for every printable character', () => {
    const all = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));
    const spelled = words(all.join(''));
    expect(new Set(spelled).size).toBe(95);
    for (const word of spelled) expect(word).toMatch(/^[A-Za-z][A-Za-z -]*$/u);
  });

  it('names what it does not know by its code point', () => {
    expect(words('ß😀')).toEqual(['character U+00DF', 'character U+1F600']);
  });
});
