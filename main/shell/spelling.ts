const letters =
  'Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar Papa Quebec Romeo Sierra Tango Uniform Victor Whiskey X-ray Yankee Zulu'.split(
    ' ',
  );
const digits = 'zero one two three four five six seven eight nine'.split(' ');
const signs: Readonly<Record<string, string>> = {
  ' ': 'space',
  '!': 'exclamation mark',
  '"': 'double quote',
  '#': 'hash',
  $: 'dollar',
  '%': 'per cent',
  '&': 'ampersand',
  "'": 'single quote',
  '(': 'open bracket',
  ')': 'close bracket',
  '*': 'star',
  '+': 'plus',
  ',': 'comma',
  '-': 'hyphen',
  '.': 'full stop',
  '/': 'slash',
  ':': 'colon',
  ';': 'semicolon',
  '<': 'less than',
  '=': 'equals',
  '>': 'greater than',
  '?': 'question mark',
  '@': 'at',
  '[': 'open square bracket',
  '\\': 'backslash',
  ']': 'close square bracket',
  '^': 'caret',
  _: 'underscore',
  '`': 'backtick',
  '{': 'open brace',
  '|': 'vertical bar',
  '}': 'close brace',
  '~': 'tilde',
};

export interface Spelled {
  readonly character: string;
  /** As in `capital Kilo`, `kilo`, `seven`, `plus`. */
  readonly word: string;
}

/** A code spelled for the ear and the eye: ICAO words, with capitals said, because case matters. */
export function spell(code: string): Spelled[] {
  return [...code].map((character) => ({ character, word: wordFor(character) }));
}

function wordFor(character: string): string {
  if (/^[a-z]$/u.test(character)) return (letters[character.charCodeAt(0) - 97] ?? '').toLowerCase();
  if (/^[A-Z]$/u.test(character)) return `capital ${letters[character.charCodeAt(0) - 65] ?? ''}`;
  if (/^\d$/u.test(character)) return digits[Number(character)] ?? '';
  return signs[character] ?? `character U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
