/** @returns the middle value, or the mean of the two in the middle. NaN for no values. */
export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((left, right) => left - right);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN;
  return (lower + upper) / 2;
};

/**
 * The smallest value that at least this share of all values does not exceed (nearest rank).
 * @param share above 0, at most 1.
 */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
};

/** Measurements of two things taken side by side: `value[i]` and `baseline[i]` belong to the same moment. */
export interface Pairs {
  readonly value: readonly number[];
  readonly baseline: readonly number[];
}

/**
 * Takes turns, and lets each of the two go first every other time: a slow moment of the machine, and
 * what the first leaves warm for the second, then hit both alike.
 * @param warmUp pairs measured and thrown away.
 */
export const inTurns = async (
  pairs: number,
  measure: { readonly value: (pair: number) => Promise<number>; readonly baseline: (pair: number) => Promise<number> },
  warmUp = 1,
): Promise<Pairs> => {
  const value: number[] = [];
  const baseline: number[] = [];
  for (let pair = -warmUp; pair < pairs; pair += 1) {
    const valueFirst = pair % 2 === 0;
    const early = valueFirst ? await measure.value(pair + warmUp) : await measure.baseline(pair + warmUp);
    const late = valueFirst ? await measure.baseline(pair + warmUp) : await measure.value(pair + warmUp);
    if (pair < 0) continue;
    value.push(valueFirst ? early : late);
    baseline.push(valueFirst ? late : early);
  }
  return { value, baseline };
};
