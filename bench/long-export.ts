import { mkdtempSync, rmSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import { Journal } from '../main/audit/journal.ts';
import { createRemoteReads } from '../main/reading/remote-reads.ts';
import { forkReading } from './desk/fork-reading.ts';
import type { Row } from './row.ts';
import { ratioAtMost, rowOf } from './row.ts';
import { inTurns } from './statistics.ts';

/**
 * The longest that main's event loop stands still while the whole journal is exported, against the longest while it
 * does nothing for as long: what lock and clipboard would wait.
 */
export const longExport = async (options: { readonly entries: number; readonly pairs: number }): Promise<Row> => {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-bench-'));
  const file = join(folder, 'journal.sqlite');
  const journal = filled(file, options.entries);
  const reads = createRemoteReads(() => forkReading(file));
  const { signal } = new AbortController();
  let exportMs = 1_000;
  try {
    // Each takes as long as an export: none is thrown away, and the process is warm after its first question.
    await reads.count({}, signal);
    const measured = {
      value: () =>
        longestBlock(async () => {
          const startedAt = performance.now();
          const written = await reads.export({ filter: {}, format: 'csv', path: join(folder, 'journal.csv') }, signal, () => undefined);
          if (written !== options.entries) throw new Error(`The measured export holds ${written} entries.`);
          exportMs = performance.now() - startedAt;
        }),
      baseline: () => longestBlock(() => sleep(exportMs)),
    };
    const taken = await inTurns(options.pairs, measured, 0);
    return rowOf(taken, {
      name: 'journal export, main blocked',
      unit: 'ms',
      goal: ratioAtMost(3),
      what: `The longest time that main’s event loop stood still while ${options.entries.toLocaleString('en-GB')} entries were exported as CSV by the reading process; against the longest while main did nothing for as long.`,
    });
  } finally {
    reads.close();
    journal.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
};

/** Written as the desk writes, but in one commit: how fast the disk is is not the question here. */
const filled = (file: string, entries: number): Journal => {
  let connection: Database | undefined;
  const journal = Journal.open({ file, hooks: { connected: (database) => (connection = database) } });
  connection?.exec('BEGIN');
  for (let n = 0; n < entries; n += 1) {
    journal.note({
      action: 'plan.started',
      agent: { id: 'a0000000-0000-4000-8000-00000000000a', displayName: 'Ada Agent', userPrincipalName: 'ada@practice.example' },
      person: { id: 'b0000000-0000-4000-8000-00000000000b', displayName: `Person ${n}`, userPrincipalName: `p${n}@practice.example` },
      ticket: `INC-${n}`,
      planId: null,
      summary: 'Plan started.',
      data: {},
    });
  }
  connection?.exec('COMMIT');
  return journal;
};

/** @returns milliseconds. */
const longestBlock = async (work: () => Promise<unknown>): Promise<number> => {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  try {
    await work();
  } finally {
    delay.disable();
  }
  return delay.max / 1e6;
};
