import type { Pairs } from './statistics.ts';
import { median } from './statistics.ts';

/** One line of the table and one object in bench/results.json. */
export interface Row {
  readonly name: string;
  readonly unit: string;
  /** Median of what is measured. */
  readonly value: number;
  /** Median of what it is compared with, measured in the same run and in turns with it. */
  readonly baseline: number;
  /** value / baseline. */
  readonly ratio: number;
  /** What must hold; null for a row that only informs. */
  readonly goal: Goal | null;
  /** How many times each of the two was measured. */
  readonly samples: number;
  /** What was measured against what, in a sentence. */
  readonly what: string;
}

export interface Goal {
  /** Never a bare value: that would say more about the machine than about Latchkey. */
  readonly kind: 'ratio' | 'difference';
  /** The largest value / baseline, or value - baseline. */
  readonly most: number;
}

export const ratioAtMost = (most: number): Goal => ({ kind: 'ratio', most });
export const atMostAbove = (most: number): Goal => ({ kind: 'difference', most });

export const rowOf = (pairs: Pairs, about: Pick<Row, 'name' | 'unit' | 'goal' | 'what'>): Row => {
  const value = median(pairs.value);
  const baseline = median(pairs.baseline);
  return { ...about, value, baseline, ratio: value / baseline, samples: pairs.value.length };
};

/** @returns whether the goal is reached; null for a row without one. A value that is no number reaches nothing. */
export const reached = ({ goal, value, baseline, ratio }: Row): boolean | null => {
  if (goal === null) return null;
  switch (goal.kind) {
    case 'ratio':
      return ratio <= goal.most;
    case 'difference':
      return value - baseline <= goal.most;
  }
};
