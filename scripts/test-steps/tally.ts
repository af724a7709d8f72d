/** What one step of `npm test` came to. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  /** Sentences for the summary: why something counts as failed although no single test says so. */
  readonly notes: readonly string[];
}

export const failedStep = (note: string): Tally => ({ passed: 0, failed: 1, notes: [note] });

export const add = (tallies: readonly Tally[]): Tally => ({
  passed: tallies.reduce((sum, tally) => sum + tally.passed, 0),
  failed: tallies.reduce((sum, tally) => sum + tally.failed, 0),
  notes: tallies.flatMap((tally) => tally.notes),
});

/** The last line of all output. Others read it: the form is a promise. */
export const lastLine = (tally: Tally): string => `${tally.passed} passed, ${tally.failed} failed`;

/** A tool that only says yes or no, such as the compiler. */
export const tallyExit = (name: string, code: number): Tally =>
  code === 0 ? { passed: 1, failed: 0, notes: [] } : failedStep(`${name} failed with exit code ${code}`);

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/**
 * Reads a test runner's JSON report. Three things count as failed although no test failed: a skipped test
 * (it proves nothing), a run without tests, and an exit code that says failure (a file that could not be loaded).
 */
const tallyCounts = ({ passed, failed, skipped }: Counts, exit: number): Tally => {
  const notes: string[] = [];
  if (skipped > 0) notes.push(`${skipped} skipped, which counts as failed`);
  let extra = 0;
  if (passed + failed + skipped === 0) {
    notes.push('no test ran');
    extra = 1;
  } else if (failed + skipped === 0 && exit !== 0) {
    notes.push(`the run ended with exit code ${exit} outside any test`);
    extra = 1;
  }
  return { passed, failed: failed + skipped + extra, notes };
};

/** Reads Vitest's JSON report (the form of Jest's). */
export const tallyVitest = (report: unknown, exit: number): Tally => {
  const passed = count(report, 'numPassedTests');
  const failed = count(report, 'numFailedTests') + filesThatDidNotLoad(report);
  const skipped = count(report, 'numPendingTests') + count(report, 'numTodoTests');
  return tallyCounts({ passed, failed, skipped }, exit);
};

/** Reads Playwright's JSON report. `flaky` cannot occur without retries, and would count as failed. */
export const tallyPlaywright = (report: unknown, exit: number): Tally => {
  const stats = field(report, 'stats');
  const errors = field(report, 'errors');
  const outside = Array.isArray(errors) ? errors.length : 0;
  const failed = count(stats, 'unexpected') + count(stats, 'flaky') + outside;
  return tallyCounts({ passed: count(stats, 'expected'), failed, skipped: count(stats, 'skipped') }, exit);
};

const filesThatDidNotLoad = (report: unknown): number => {
  const files = field(report, 'testResults');
  if (!Array.isArray(files)) return 0;
  return files.filter((file: unknown) => {
    const tests = field(file, 'assertionResults');
    return (
      field(file, 'status') === 'failed' && !(Array.isArray(tests) && tests.some((test: unknown) => field(test, 'status') === 'failed'))
    );
  }).length;
};

/** @throws when the report has no such number: then it is not the report we know, and must not count as 0. */
const count = (value: unknown, name: string): number => {
  const number = field(value, name);
  if (typeof number !== 'number') throw new TypeError(`The report has no "${name}".`);
  return number;
};

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && name in value ? (value as Record<string, unknown>)[name] : undefined;
