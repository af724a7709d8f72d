/** Other ways to put a question, as they are typed on one line. */
export const splitAlternatives = (text: string): readonly string[] =>
  text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** The same as one line again. One that holds a semicolon itself, in a file, comes back as two. */
export const joinAlternatives = (alternatives: readonly string[]): string => alternatives.join('; ');
