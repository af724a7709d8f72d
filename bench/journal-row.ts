import type { JournalAppendRow } from './journal-append.ts';
import type { Row } from './row.ts';
import { ratioAtMost } from './row.ts';

/** The journal's own measurement as a row of the table. */
export const journalRow = ({ name, unit, value, baseline, ratio, goal, samples }: JournalAppendRow): Row => ({
  name,
  unit,
  value,
  baseline,
  ratio,
  goal: ratioAtMost(goal),
  samples,
  what: '99th percentile of commitIntent, synced to disk; against a bare insert of the same bytes with the same pragmas into a table without indices.',
});
