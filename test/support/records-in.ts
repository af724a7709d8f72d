/** The lines of an export as JSON lines that are records; texts that stand apart from one follow it on a line of their own. */
export const recordsIn = (text: string): string[] =>
  text
    .trimEnd()
    .split('\n')
    .filter((line) => Object.hasOwn(JSON.parse(line) as object, 'format'));
