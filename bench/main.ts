import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { installedRuntime } from '../tools/runtime/ensure-runtime.ts';
import { canMeasureMemory, runningFrom } from './app/memory-of.ts';
import { journalAppend } from './journal-append.ts';
import { journalRow } from './journal-row.ts';
import { longExport } from './long-export.ts';
import { memory } from './memory.ts';
import { openPerson } from './open-person.ts';
import { planRounds } from './plan-rounds.ts';
import type { Row } from './row.ts';
import { reached } from './row.ts';
import { requestsForPerson } from './request-counts.ts';
import { scale } from './scale.ts';
import { searchAsYouType } from './search.ts';
import { start } from './start.ts';
import { table } from './table.ts';

/** How often each part measures; the journal's own function decides for itself. */
const thorough = { starts: 9, people: 15, plans: 5, searches: 4, memories: 3, pages: 10, exports: { entries: 1_000_000, pairs: 2 } };
const quick: typeof thorough = {
  starts: 3,
  people: 5,
  plans: 2,
  searches: 1,
  memories: 1,
  pages: 4,
  exports: { entries: 100_000, pairs: 2 },
};

const { values: options } = parseArgs({ options: { quick: { type: 'boolean' }, only: { type: 'string', multiple: true } } });
const often = options.quick === true ? quick : thorough;

const parts: Readonly<Record<string, () => Promise<readonly Row[]>>> = {
  start: async () => [await start(often.starts)],
  open: async () => [await openPerson(often.people), await requestsForPerson()],
  plan: () => planRounds(often.plans),
  journal: async () => [journalRow(await journalAppend())],
  export: async () => [await longExport(often.exports)],
  memory: () => (canMeasureMemory ? memory(often.memories) : Promise.resolve([])),
  search: async () => [await searchAsYouType(often.searches)],
  scale: () => scale(often.pages),
};

const runtime = installedRuntime();
const others = canMeasureMemory && runtime ? runningFrom(runtime.executablePath) : 0;
const chosen = options.only ?? Object.keys(parts);
const rows: Row[] = [];
for (const name of chosen) {
  const part = parts[name];
  if (part === undefined) throw new Error(`There is nothing called "${name}" to measure. There are: ${Object.keys(parts).join(', ')}.`);
  process.stderr.write(`Measuring: ${name}.\n`);
  rows.push(...(await part()));
}

const machine = {
  platform: process.platform,
  arch: process.arch,
  processors: cpus().length,
  electron: runtime?.version ?? null,
  node: process.versions.node,
};
const file = join(import.meta.dirname, 'results.json');
writeFileSync(
  file,
  `${JSON.stringify({ atUtc: new Date().toISOString(), quick: options.quick === true, machine, othersOfTheRuntime: others, rows }, null, 2)}\n`,
);

const missed = rows.filter((row) => reached(row) === false);
process.stdout.write(
  `\n${table(rows)}\n\n${missed.length === 0 ? 'All goals are reached.' : `Missed: ${missed.map((row) => row.name).join('; ')}.`}\n`,
);
if (!canMeasureMemory) process.stdout.write('Memory is not measured here: only Linux tells the proportional size of a process.\n');
if (others > 0)
  process.stdout.write(
    `${others} other processes of the same Electron were running: the memory ratio comes out too high. Close them and measure again.\n`,
  );
