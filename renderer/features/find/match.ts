/** A stretch of a text, and whether the search text was found in it. */
export interface Segment {
  readonly text: string;
  readonly hit: boolean;
  /** Characters before it. */ readonly at: number;
}

const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** The text folded for comparison, with the source position of each folded character. */
const foldWithPlaces = (characters: readonly string[]): { folded: string; places: number[] } => {
  const places: number[] = [];
  let folded = '';
  characters.forEach((character, place) => {
    for (const unit of fold(character).split('')) {
      folded += unit;
      places.push(place);
    }
  });
  return { folded, places };
};

const wordsOf = (query: string): readonly string[] =>
  fold(query)
    .split(/\s+/u)
    .filter((word) => word !== '');

/**
 * Splits `text` where `query` occurs in it, whatever the case and the accents. The whole query is
 * looked for first, then its words one by one. The segments joined are always the text itself.
 */
export const emphasise = (text: string, query: string): readonly Segment[] => {
  const characters = [...text];
  const { folded, places } = foldWithPlaces(characters);
  const whole = wordsOf(query).join(' ');
  const wanted = whole !== '' && folded.includes(whole) ? [whole] : wordsOf(query);

  const hit = characters.map(() => false);
  for (const word of wanted) {
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
      for (let i = at; i < at + word.length; i += 1) hit[places[i] ?? 0] = true;
    }
  }
  // A combining mark belongs to the letter before it.
  characters.forEach((character, i) => {
    if (i > 0 && /^\p{M}$/u.test(character)) hit[i] = hit[i - 1] ?? false;
  });

  const segments: { text: string; hit: boolean; at: number }[] = [];
  characters.forEach((character, i) => {
    const last = segments.at(-1);
    if (last !== undefined && last.hit === hit[i]) last.text += character;
    else segments.push({ text: character, hit: hit[i] ?? false, at: i });
  });
  return segments;
};
