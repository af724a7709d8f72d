/** Syllables of an English word, roughly: groups of vowels, less a silent e. Within a tenth of counting by ear on these texts. */
export const syllables = (word: string): number => {
  const letters = word.toLowerCase().replaceAll(/[^a-z]/gu, '');
  if (letters === '') return 1;
  const groups = letters.replace(/(?:[^laeiouy]es|[^td]ed|[^laeiouy]e)$/u, '').match(/[aeiouy]{1,2}/gu);
  return Math.max(1, groups?.length ?? 0);
};

/** Flesch-Kincaid grade: the American school year in which a text is understood. Each run of text ends a sentence. */
export const readingGrade = (texts: readonly string[]): number => {
  const sentences = texts
    .flatMap((text) => text.split(/(?<=[.!?:·])\s+/u))
    .map((sentence) => sentence.match(/[\p{L}\p{N}’@./-]*\p{L}[\p{L}\p{N}’@./-]*/gu) ?? [])
    .filter((words) => words.length > 0);
  const words = sentences.flat();
  const count = words.reduce((sum, word) => sum + syllables(word), 0);
  return 0.39 * (words.length / sentences.length) + 11.8 * (count / words.length) - 15.59;
};
