import type { Answer } from './answer.ts';

/** Words that stand in nearly every question and tell none from another. */
const fillers = new Set(
  'a an the i me my we our you your it its is am are was be do does did done to of for on in at by with and or but that this there what which who how why when where can could may must will would not no have has had get got'.split(
    ' ',
  ),
);

/** Fewer letters than this are matched whole only: "pi" would begin half the words. */
const shortestBeginning = 3;

/** Case, marks and apostrophes go; what is neither letter nor digit parts two words. */
const wordsOf = (text: string): readonly string[] =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}’']/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** The words that count: without fillers, unless there is nothing else. */
const tellingWords = (text: string): readonly string[] => {
  const words = wordsOf(text);
  const telling = words.filter((word) => !fillers.has(word));
  return telling.length > 0 ? telling : words;
};

/** Slips of the finger that a word of this length may hold. */
const slipsIn = (word: string): number => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);

/** Letters to change, add, drop or swap with their neighbour (optimal string alignment); `most + 1` for anything above `most`. */
const slipsBetween = (a: string, b: string, most: number): number => {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      let least = Math.min((last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + (same ? 0 : 1));
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        least = Math.min(least, (before[column - 2] ?? 0) + 1);
      current.push(least);
    }
    before = last;
    last = current;
  }
  return Math.min(last[b.length] ?? 0, most + 1);
};

/** How well a typed word fits a word of the text, from 0 to 1. */
const likeness = (typed: string, word: string, tolerant: boolean): number => {
  if (typed === word) return 1;
  if (typed.length >= shortestBeginning && word.startsWith(typed)) return 0.8;
  if (!tolerant) return 0;
  const most = slipsIn(typed);
  // The first letter is rarely the wrong one, and holding to it keeps "text" from finding "next".
  if (most === 0 || typed[0] !== word[0]) return 0;
  const slips = slipsBetween(typed, word, most);
  return slips > most ? 0 : 0.6 - 0.1 * slips;
};

interface Field {
  readonly words: readonly string[];
  /** What a full match of this field is worth. */
  readonly worth: number;
  /** What it is worth beside that when the field says nothing else. */
  readonly whole: number;
}

interface Fit {
  readonly worth: number;
  /** Typed words found here. */
  readonly found: number;
}

const fitOf = ({ words, worth, whole }: Field, typed: readonly string[], tolerant: boolean): Fit => {
  const touched = new Set<number>();
  const fits = typed.map(() => 0);
  const note = (at: number, fit: number, ...places: readonly number[]): void => {
    fits[at] = Math.max(fits[at] ?? 0, fit);
    for (const place of places) touched.add(place);
  };
  typed.forEach((one, at) => {
    const all = words.map((word) => likeness(one, word, tolerant));
    const best = Math.max(0, ...all);
    if (best > 0) note(at, best, all.indexOf(best));
    words.forEach((word, place) => {
      // "screenreader" for "screen reader", and "voice over" for "VoiceOver".
      if (place + 1 < words.length && one === `${word}${words[place + 1] ?? ''}`) note(at, 1, place, place + 1);
      if (at + 1 < typed.length && word === `${one}${typed[at + 1] ?? ''}`) {
        note(at, 1, place);
        note(at + 1, 1, place);
      }
    });
  });
  const share = fits.reduce((sum, fit) => sum + fit, 0) / typed.length;
  return {
    worth: share * (worth + (whole * touched.size) / Math.max(1, words.length)),
    found: fits.filter((fit) => fit > 0).length,
  };
};

const fieldsOf = ({ question, alternatives, answer }: Answer): readonly Field[] => [
  { words: tellingWords(question), worth: 1, whole: 1 },
  ...alternatives.map((alternative) => ({ words: tellingWords(alternative), worth: 0.8, whole: 1 })),
  { words: tellingWords(answer), worth: 0.4, whole: 0 },
];

export interface SearchOptions {
  /**
   * True beside the people found, where a name must not look like a question: every word has to be there, in the question
   * or what callers call it, and slips of the finger do not count.
   */
  readonly exacting?: boolean;
}

/**
 * The answers that fit what was typed, best first; those that fit equally stay in the order given. Word order, case, marks,
 * beginnings of words and small slips are forgiven. Nothing typed finds nothing.
 */
export const searchAnswers = (answers: readonly Answer[], query: string, { exacting = false }: SearchOptions = {}): readonly Answer[] => {
  const typed = [...new Set(tellingWords(query))];
  if (typed.length === 0 || (exacting && typed.every((word) => fillers.has(word)))) return [];
  const ranked = answers.flatMap((answer, index) => {
    const fields = fieldsOf(answer);
    const fits = (exacting ? fields.slice(0, -1) : fields).map((field) => fitOf(field, typed, !exacting));
    const best = Math.max(...fits.map(({ worth }) => worth));
    const found = Math.max(...fits.map((fit) => fit.found));
    const enough = exacting ? found === typed.length : found * 2 >= typed.length;
    return best > 0 && enough ? [{ answer, index, best }] : [];
  });
  return ranked.toSorted((a, b) => b.best - a.best || a.index - b.index).map(({ answer }) => answer);
};
