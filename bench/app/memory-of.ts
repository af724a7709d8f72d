import { readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';

/** Whether this system tells the proportional memory of a process. */
export const canMeasureMemory = process.platform === 'linux';

export interface MemoryMiB {
  /** All processes of the app but the one below. */
  readonly app: number;
  /** The embedded practice tenant's process; 0 without one. */
  readonly practice: number;
}

/**
 * Proportional set size of a process and all that it started: pages that several processes share are split
 * between them, so that the sum is what the machine gives up.
 */
export const memoryOf = (pid: number): MemoryMiB => {
  let app = 0;
  let practice = 0;
  for (const each of withDescendants(pid, parents())) {
    const kib = proportionalKib(each);
    if (isPracticeTenant(each)) practice += kib;
    else app += kib;
  }
  return { app: app / 1024, practice: practice / 1024 };
};

/** @param parentOf the parent of each process that there is. */
export const withDescendants = (pid: number, parentOf: ReadonlyMap<number, number>): ReadonlySet<number> => {
  const found = new Set([pid]);
  for (let size = 0; size !== found.size;) {
    size = found.size;
    for (const [child, parent] of parentOf) if (found.has(parent)) found.add(child);
  }
  return found;
};

/** The field of /proc/<pid>/stat after the name, which may hold spaces and brackets itself. */
export const parentIn = (stat: string): number => Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);

/** Reads `Pss:` of /proc/<pid>/smaps_rollup. */
export const pssIn = (rollup: string): number => Number(/^Pss:\s+(?<kib>\d+) kB$/mu.exec(rollup)?.groups?.['kib'] ?? Number.NaN);

/** How many processes run from this program now; those share pages with what is measured. */
export const runningFrom = (executablePath: string): number => {
  const program = realpathSync(executablePath);
  return processIds().filter((pid) => {
    try {
      return readlinkSync(`/proc/${pid}/exe`) === program;
    } catch {
      return false;
    }
  }).length;
};

const processIds = (): readonly number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .map(Number);

const parents = (): ReadonlyMap<number, number> =>
  new Map(
    processIds().flatMap((pid): [number, number][] => {
      const stat = read(`/proc/${pid}/stat`);
      return stat === undefined ? [] : [[pid, parentIn(stat)]];
    }),
  );

const proportionalKib = (pid: number): number => {
  const rollup = read(`/proc/${pid}/smaps_rollup`);
  // A process that has just ended takes nothing.
  return rollup === undefined || rollup === '' ? 0 : pssIn(rollup);
};

/** What Electron's utilityProcess.fork starts; Chromium's own utilities have other types. */
const isPracticeTenant = (pid: number): boolean =>
  read(`/proc/${pid}/cmdline`)?.includes('--utility-sub-type=node.mojom.NodeService') ?? false;

const read = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
};
