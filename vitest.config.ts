import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// better-sqlite3 needs Node-API 10 and ends an older Node with a crash that names no cause.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 14)) {
  throw new Error(
    `Tests need Node 22.14 or newer, this is ${process.version}. Use "npm test" or "npx vitest": they run on the Node 24 that comes with the project.`,
  );
}

/** These only end what hangs: a machine that does other work is no failure. A promise about time is asserted where it is made. */
const patience = { testTimeout: 120_000, hookTimeout: 120_000, expect: { poll: { timeout: 60_000, interval: 20 } } };

export default defineConfig({
  test: {
    ...patience,
    // One for each processor, though they share them with the run itself: much of a test is waiting for another process or for the disk.
    maxWorkers: Math.max(2, availableParallelism()),
    // Processes, not threads: native modules and fake clocks stay within one file.
    pool: 'forks',
    allowOnly: false,
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    projects: [
      { extends: true, test: { name: 'unit', include: ['test/unit/**/*.test.{ts,tsx}'] } },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.{ts,tsx}', 'test/faults/**/*.test.ts'],
          provide: { faultSeeds: 1 },
        },
      },
      // The same tests as in integration, with all seeds: some minutes.
      {
        extends: true,
        test: {
          name: 'faults',
          include: ['test/faults/**/*.test.ts'],
          provide: { faultSeeds: Number(process.env['FAULTS_SEEDS'] ?? 50) },
          globalSetup: ['test/faults/support/summary.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'contract',
          include: ['test/contract/**/*.test.{ts,tsx}'],
          globalSetup: ['test/contract/summary.ts'],
        },
      },
    ],
  },
});
