import { readFileSync } from 'node:fs';
import type { BenchTenant } from './desk/tenant.ts';
import { startTenant } from './desk/tenant.ts';
import type { Row } from './row.ts';
import { ratioAtMost } from './row.ts';
import { inTurns, percentile } from './statistics.ts';
import { timed } from './timed.ts';

const large = { users: 100_000, signIns: 1_000_000 };
const small = { users: 2_000 };
const mebibyte = 1024 * 1024;

/**
 * What fifty times the people and a million sign-ins may cost. Start and memory grow with them, far slower than fiftyfold;
 * a search looks at more names for the same ten hits; a page is a page, whatever lies behind it.
 */
const most = { start: 10, search: 2.5, page: 1.5, memory: 3.5 } as const;

/** Beginnings of names that many have and that few have, as an agent types them. */
const searches = ['pri', 'an', 'sinclair', 'okonkwo', 'mar sa', 'rosalind.achebe', 'jo', 'zhang'];
const searchPath = (text: string): string =>
  `/v1.0/users?$search=${encodeURIComponent(`"displayName:${text}" OR "mail:${text}" OR "userPrincipalName:${text}"`)}&$select=id,displayName&$top=11`;
const signInPage = '/v1.0/auditLogs/signIns?$top=1000';

/**
 * A practice tenant of 100,000 people and 1,000,000 sign-ins against one of 2,000 people, in the same run: start,
 * memory, search and a full page of sign-ins. 95th percentiles of whole answers, read but not parsed.
 */
export const scale = async (repeats: number): Promise<readonly Row[]> => {
  const smallStarted = await started(small);
  const largeStarted = await started(large);
  const [few, many] = [smallStarted.tenant, largeStarted.tenant];
  try {
    const searched = await percentiles(repeats, searches.map(searchPath), many, few);
    // The 95th percentile of a few is their worst, which says what else the machine did.
    const paged = await percentiles(repeats * 20, [signInPage], many, few);
    const rows: Row[] = [
      row('large tenant, start', 'ms', largeStarted.ms, smallStarted.ms, 1, most.start, 'From spawn to the line that says it listens.'),
      row(
        'large tenant, search p95',
        'ms',
        searched.many,
        searched.few,
        searched.samples,
        most.search,
        '$search over display name, mail and UPN.',
      ),
      row('large tenant, sign-in page p95', 'ms', paged.many, paged.few, paged.samples, most.page, 'A page of 1,000 sign-ins.'),
    ];
    const memory = [many, few].map(peakMemory);
    const [manyPeak, fewPeak] = memory;
    return manyPeak === null || manyPeak === undefined || fewPeak === null || fewPeak === undefined
      ? rows
      : [
          ...rows,
          row('large tenant, peak memory', 'MiB', manyPeak, fewPeak, 1, most.memory, 'The largest resident size of its process so far.'),
        ];
  } finally {
    await Promise.all([few.stop(), many.stop()]);
  }
};

const row = (name: string, unit: string, value: number, baseline: number, samples: number, mostTimes: number, what: string): Row => ({
  name,
  unit,
  value,
  baseline,
  ratio: value / baseline,
  goal: ratioAtMost(mostTimes),
  samples,
  what: `${what} 100,000 people and 1,000,000 sign-ins, against 2,000 people.`,
});

const started = async (size: { readonly users: number; readonly signIns?: number }): Promise<{ tenant: BenchTenant; ms: number }> => {
  const startedAt = performance.now();
  const tenant = await startTenant(size);
  return { tenant, ms: performance.now() - startedAt };
};

/** Each path as often, the two tenants in turns; the first round warms both up and does not count. */
const percentiles = async (
  repeats: number,
  paths: readonly string[],
  many: BenchTenant,
  few: BenchTenant,
): Promise<{ many: number; few: number; samples: number }> => {
  const asking = (tenant: BenchTenant) => (pair: number) =>
    timed(() => tenant.text(paths[pair % paths.length] ?? '', { ConsistencyLevel: 'eventual' }));
  const { value, baseline } = await inTurns(repeats * paths.length, { value: asking(many), baseline: asking(few) }, paths.length);
  return { many: percentile(value, 0.95), few: percentile(baseline, 0.95), samples: value.length };
};

/** Null where the system does not tell. */
const peakMemory = (tenant: BenchTenant): number | null => {
  if (process.platform !== 'linux' || tenant.pid === undefined) return null;
  const peak = /^VmHWM:\s+(\d+) kB/mu.exec(readFileSync(`/proc/${tenant.pid}/status`, 'utf8'))?.[1];
  return peak === undefined ? null : (Number(peak) * 1024) / mebibyte;
};
