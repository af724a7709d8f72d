const syllablesIn = (word: string): number => {
  const letters = word.toLowerCase().replace(/[^a-z]/gu, '');
  if (letters.length === 0) return 1;
  const groups = letters.replace(/(?:[^laeiouy]es|[^laeiouytd]ed|[^laeiouy]e)$/u, (ending) => ending.slice(0, 1)).match(/[aeiouy]+/gu);
  return Math.max(1, groups?.length ?? 0);
};

/**
 * Flesch-Kincaid grade of texts taken together: 0.39 words a sentence + 11.8 syllables a word - 15.59. Syllables are counted
 * as groups of vowels, silent endings left out, which is right for nine in ten English words.
 */
export const readingGrade = (texts: readonly string[]): number => {
  const sentences = texts.flatMap((text) => text.split(/[.!?:;](?:[”’\s]|$)/u)).filter((sentence) => /\p{L}/u.test(sentence));
  const words = sentences.flatMap((sentence) => sentence.split(/[\s/-]+/u)).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0);
  return (0.39 * words.length) / sentences.length + (11.8 * syllables) / words.length - 15.59;
};
