import type { Goal, Row } from './row.ts';
import { reached } from './row.ts';

/** The rows as aligned text, one line each under a heading. */
export const table = (rows: readonly Row[]): string => {
  const cells = [['', 'value', 'baseline', '', 'ratio', 'goal', '', 'samples'], ...rows.map(cellsOf)];
  const widths = cells[0]?.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0))) ?? [];
  const leftAligned = new Set([0, 3, 5, 6]);
  return cells
    .map((row) =>
      row
        .map((cell, column) => (leftAligned.has(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};

const cellsOf = (row: Row): string[] => [
  row.name,
  figure(row.value),
  figure(row.baseline),
  row.unit,
  row.ratio.toFixed(2),
  row.goal === null ? '' : goalText(row.goal),
  { true: 'reached', false: 'MISSED', null: '' }[`${reached(row)}`],
  String(row.samples),
];

const goalText = ({ kind, most }: Goal): string => ({ ratio: `ratio <= ${most}`, difference: `value <= baseline + ${most}` })[kind];

/** Three figures that count; whole numbers from a hundred on. */
const figure = (value: number): string => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3));
