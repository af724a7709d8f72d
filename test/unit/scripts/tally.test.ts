import { describe, expect, test } from 'vitest';
import { add, lastLine, tallyExit, tallyPlaywright, tallyVitest } from '../../../scripts/test-steps/tally.ts';

const vitest = (
  counts: Partial<Record<'numPassedTests' | 'numFailedTests' | 'numPendingTests' | 'numTodoTests', number>>,
  files: unknown[] = [],
) => ({
  numPassedTests: 0,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: files,
  ...counts,
});
const playwright = (stats: Partial<Record<'expected' | 'unexpected' | 'flaky' | 'skipped', number>>, errors: unknown[] = []) => ({
  stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0, ...stats },
  errors,
});

describe('a Vitest report', () => {
  test('gives the numbers of tests', () => {
    expect(tallyVitest(vitest({ numPassedTests: 5 }), 0)).toEqual({ passed: 5, failed: 0, notes: [] });
    expect(tallyVitest(vitest({ numPassedTests: 5, numFailedTests: 2 }), 1)).toEqual({ passed: 5, failed: 2, notes: [] });
  });

  test('a skipped and a planned test count as failed, and it is said', () => {
    const tally = tallyVitest(vitest({ numPassedTests: 5, numPendingTests: 1, numTodoTests: 1 }), 0);
    expect(tally).toEqual({ passed: 5, failed: 2, notes: ['2 skipped, which counts as failed'] });
  });

  test('a run without tests failed', () => {
    expect(tallyVitest(vitest({}), 0)).toEqual({ passed: 0, failed: 1, notes: ['no test ran'] });
  });

  test('a file that could not be loaded counts as one failure, a file with a failed test not twice', () => {
    const broken = { status: 'failed', assertionResults: [] };
    const red = { status: 'failed', assertionResults: [{ status: 'failed' }] };
    expect(tallyVitest(vitest({ numPassedTests: 1, numFailedTests: 1 }, [broken, red]), 1).failed).toBe(2);
  });

  test('an error outside any test, which only the exit code shows, counts as failed', () => {
    expect(tallyVitest(vitest({ numPassedTests: 5 }), 1)).toMatchObject({ passed: 5, failed: 1 });
  });

  test('another form of report is refused instead of counted as nothing', () => {
    expect(() => tallyVitest({ passed: 3 }, 0)).toThrow('numPassedTests');
  });
});

describe('a Playwright report', () => {
  test('gives the numbers of tests; unexpected, flaky and skipped ones failed', () => {
    expect(tallyPlaywright(playwright({ expected: 7 }), 0)).toEqual({ passed: 7, failed: 0, notes: [] });
    expect(tallyPlaywright(playwright({ expected: 7, unexpected: 1, flaky: 1, skipped: 1 }), 1)).toMatchObject({ passed: 7, failed: 3 });
  });

  test('an error outside any test counts as failed', () => {
    expect(tallyPlaywright(playwright({ expected: 7 }, [{ message: 'cannot load' }]), 1)).toMatchObject({ passed: 7, failed: 1 });
  });

  test('a run without tests failed', () => {
    expect(tallyPlaywright(playwright({}), 0).failed).toBe(1);
  });
});

test('a tool without tests is one pass or one failure', () => {
  expect(tallyExit('tsc', 0)).toEqual({ passed: 1, failed: 0, notes: [] });
  expect(tallyExit('tsc', 2)).toEqual({ passed: 0, failed: 1, notes: ['tsc failed with exit code 2'] });
});

test('the last line is exactly the sum', () => {
  const total = add([tallyExit('tsc', 0), tallyVitest(vitest({ numPassedTests: 40, numFailedTests: 2 }), 1)]);
  expect(lastLine(total)).toBe('41 passed, 2 failed');
});
