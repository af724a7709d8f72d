import { defineConfig } from '@playwright/test';
import { displaysVariable } from '../../tools/machine/display.ts';

const displays = (process.env[displaysVariable] ?? '').split(',').filter((name) => name !== '');
// This file is read in each worker too. The keyboard focus and the clipboard belong to a whole display, not to a window.
const mine = displays[Number(process.env['TEST_PARALLEL_INDEX'] ?? '0')];
if (mine !== undefined) process.env['DISPLAY'] = mine;

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.test.ts',
  outputDir: '../../out/test-results',
  workers: Math.max(1, displays.length),
  retries: 0,
  forbidOnly: true,
  // These only end what hangs: a machine that does other work is no failure. A promise about time is asserted where it is made.
  timeout: 240_000,
  expect: { timeout: 45_000 },
  // Paths here are relative to this file. scripts/test.ts reads the second one to count.
  reporter: [[process.stdout.isTTY ? 'line' : 'list'], ['json', { outputFile: '../../out/reports/e2e.json' }]],
  use: { trace: 'retain-on-failure' },
});
