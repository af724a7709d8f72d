/** Levenshtein's distance: how many letters are added, left out or exchanged on the way from one word to the other. */
const distance = (from: string, to: string): number => {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...from].entries()) {
    const next = [index + 1];
    for (const [column, other] of [...to].entries()) {
      next.push(Math.min((row[column] ?? 0) + (letter === other ? 0 : 1), (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
};

/** The known name that somebody who typed `typed` most probably meant; null when none is near. */
export const nearestName = (typed: string, known: readonly string[]): string | null => {
  if (typed.length > 60) return null;
  const ranked = known.map((name) => ({ name, far: distance(typed.toLowerCase(), name.toLowerCase()) })).toSorted((a, b) => a.far - b.far);
  const [best] = ranked;
  return best !== undefined && best.far <= Math.max(2, Math.floor(best.name.length / 3)) ? best.name : null;
};
