import { setImmediate as nextTurn } from 'node:timers/promises';

const processorMs = (since?: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1_000;
};

/**
 * The work's value, when it is over within so many milliseconds of this process's own time. The process never rests
 * meanwhile, so on a quiet machine that is the time of a clock on the wall; on one that does other work, the clock would
 * call late what was only held back.
 * @throws Error when it takes longer.
 */
export const within = async <T>(milliseconds: number, work: Promise<T>): Promise<T> => {
  const before = process.cpuUsage();
  const state = { isOver: false };
  const over = () => void (state.isOver = true);
  work.then(over, over);
  while (!state.isOver) {
    if (processorMs(before) > milliseconds) throw new Error(`It was not over within ${milliseconds} ms.`);
    await nextTurn();
  }
  return work;
};

/** The work's value, and the milliseconds of this process's own time that it took. */
export const measured = <T>(work: () => T): { readonly value: T; readonly processorMs: number } => {
  const before = process.cpuUsage();
  const value = work();
  return { value, processorMs: processorMs(before) };
};
