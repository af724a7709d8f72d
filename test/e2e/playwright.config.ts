import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.test.ts',
  outputDir: '../../out/test-results',
  // One at a time: the keyboard focus and the clipboard belong to the whole display, not to a window.
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // Paths here are relative to this file. scripts/test.ts reads the second one to count.
  reporter: [[process.stdout.isTTY ? 'line' : 'list'], ['json', { outputFile: '../../out/reports/e2e.json' }]],
  use: { trace: 'retain-on-failure' },
});
