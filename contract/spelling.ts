/** The ICAO spelling alphabet (Annex 10, volume II, 5.2.1.3), digits in plain English. */
const letters: Readonly<Record<string, string>> = {
  a: 'Alfa',
  b: 'Bravo',
  c: 'Charlie',
  d: 'Delta',
  e: 'Echo',
  f: 'Foxtrot',
  g: 'Golf',
  h: 'Hotel',
  i: 'India',
  j: 'Juliett',
  k: 'Kilo',
  l: 'Lima',
  m: 'Mike',
  n: 'November',
  o: 'Oscar',
  p: 'Papa',
  q: 'Quebec',
  r: 'Romeo',
  s: 'Sierra',
  t: 'Tango',
  u: 'Uniform',
  v: 'Victor',
  w: 'Whiskey',
  x: 'X-ray',
  y: 'Yankee',
  z: 'Zulu',
};

const others: Readonly<Record<string, string>> = {
  '0': 'zero',
  '1': 'one',
  '2': 'two',
  '3': 'three',
  '4': 'four',
  '5': 'five',
  '6': 'six',
  '7': 'seven',
  '8': 'eight',
  '9': 'nine',
  '!': 'exclamation mark',
  '@': 'at sign',
  '#': 'hash',
  $: 'dollar sign',
  '%': 'per cent',
  '^': 'caret',
  '&': 'ampersand',
  '*': 'asterisk',
  '(': 'left bracket',
  ')': 'right bracket',
  '-': 'hyphen',
  _: 'underscore',
  '=': 'equals sign',
  '+': 'plus sign',
  '?': 'question mark',
  '/': 'slash',
  '\\': 'backslash',
  '.': 'full stop',
  ',': 'comma',
  ':': 'colon',
  ';': 'semicolon',
  '<': 'less than',
  '>': 'greater than',
  '[': 'left square bracket',
  ']': 'right square bracket',
  '{': 'left brace',
  '}': 'right brace',
  '|': 'vertical bar',
  '~': 'tilde',
  '`': 'backtick',
  "'": 'apostrophe',
  '"': 'quotation mark',
  ' ': 'space',
};

export interface SpelledCharacter {
  readonly character: string;
  readonly word: string;
  /** From 0. */ readonly place: number;
}

const codePoint = (character: string): string =>
  `character U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** Each character with the words to say: "capital Alfa", "small alfa", "seven", "hash". */
export const spell = (text: string): readonly SpelledCharacter[] =>
  [...text].map((character, place) => {
    const name = letters[character.toLowerCase()];
    if (name === undefined) return { character, place, word: others[character] ?? codePoint(character) };
    return { character, place, word: character === character.toLowerCase() ? `small ${name.toLowerCase()}` : `capital ${name}` };
  });
