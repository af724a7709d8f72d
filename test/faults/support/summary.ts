import { clearRows, keptRows, tableOf } from './report.ts';

/** Vitest's global setup of the fault matrix: forgets the last run's counts, and prints this one's. */
export const setup = (): (() => void) => {
  clearRows();
  const begin = performance.now();
  return () => {
    process.stdout.write(tableOf(keptRows(), (performance.now() - begin) / 1000));
  };
};
