import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** One operation's line in the table. */
export interface Row {
  readonly operation: string;
  runs: number;
  /** Reads: all of it, less than all, none of it. */
  data: number;
  inPart: number;
  fault: number;
  /** Intents by their last word. */
  happened: number;
  notHappened: number;
  refused: number;
  unknownAtFirst: number;
  stillUnknown: number;
  /** What must be 0: wrong verdicts and data, passes asked for twice, early returns, requests to other hosts. */
  wrong: number;
  resent: number;
  hurried: number;
  foreign: number;
  readonly failures: string[];
}

export const failuresShown = 12;

export const emptyRow = (operation: string): Row => ({
  operation,
  runs: 0,
  data: 0,
  inPart: 0,
  fault: 0,
  happened: 0,
  notHappened: 0,
  refused: 0,
  unknownAtFirst: 0,
  stillUnknown: 0,
  wrong: 0,
  resent: 0,
  hurried: 0,
  foreign: 0,
  failures: [],
});

// Test files run in processes of their own: what they counted goes through files.
const folder = resolve(import.meta.dirname, '../../../out/reports/faults');

export const clearRows = (): void => rmSync(folder, { recursive: true, force: true });

export const keepRow = (row: Row): void => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${row.operation}.json`), JSON.stringify(row));
};

export const keptRows = (): readonly Row[] => {
  try {
    return readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Row);
  } catch {
    return [];
  }
};

const columns = [
  'runs',
  'data',
  'inPart',
  'fault',
  'happened',
  'notHappened',
  'refused',
  'unknownAtFirst',
  'stillUnknown',
  'wrong',
  'resent',
  'hurried',
  'foreign',
] as const;

export const tableOf = (rows: readonly Row[], seconds: number): string => {
  const total = (name: (typeof columns)[number]): number => rows.reduce((sum, row) => sum + row[name], 0);
  const line = (first: string, cells: readonly string[]): string =>
    `  ${first.padEnd(26)}${cells.map((cell) => cell.padStart(15)).join('')}`;
  return [
    '',
    'Faults against operations, every word held against the server’s own',
    line('', columns),
    ...rows.map((row) =>
      line(
        row.operation,
        columns.map((name) => String(row[name])),
      ),
    ),
    line(
      'all',
      columns.map((name) => String(total(name))),
    ),
    `  ${total('runs')} runs in ${seconds.toFixed(0)} s: ${total('wrong')} wrong verdicts or data, ${total('resent')} resent writes that are not idempotent, ${total('stillUnknown')} intents left open, ${total('hurried')} requests before Retry-After, ${total('foreign')} requests to other hosts.`,
    '',
  ].join('\n');
};
