import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { electronEnv } from '../launch.ts';
import { run } from '../../tools/machine/run.ts';
import { toolScript } from '../../tools/machine/tool.ts';
import { projectRoot } from '../../tools/runtime/place.ts';
import { withElectron } from '../with-electron.ts';
import type { StepName } from './arguments.ts';
import { add, failedStep, tallyExit, tallyPlaywright, tallyVitest } from './tally.ts';
import type { Tally } from './tally.ts';

type Step = (forwarded: readonly string[], quick: boolean) => Promise<Tally>;

/** What `--quick` leaves out: processes that are started and killed, the project compiled once more, and the matrix of faults. */
export const slowTests = [
  'test/faults/**',
  'test/integration/audit/crash.test.ts',
  'test/integration/house/**',
  'test/integration/practice/process.test.ts',
  'test/integration/reading/reading-process.test.ts',
];

const vitest = async (project: 'unit' | 'integration' | 'contract', forwarded: readonly string[]): Promise<Tally> => {
  const report = reportFile(project);
  const args = ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...forwarded];
  const { code } = await node([toolScript('vitest'), ...args]);
  return tallyReport(report, (content) => tallyVitest(content, code));
};

/** Most of an end-to-end test is waiting: for a start, for an animation, for a lock that comes by itself. Two processors carry three. */
const e2eWorkers = 3;

const playwright = async (forwarded: readonly string[]): Promise<Tally> => {
  const report = reportFile('e2e');
  return withElectron(async (env) => {
    const { code } = await node(
      [toolScript('@playwright/test', 'playwright'), 'test', '-c', 'test/e2e/playwright.config.ts', ...forwarded],
      env,
    );
    return tallyReport(report, (content) => tallyPlaywright(content, code));
  }, e2eWorkers);
};

const node = async (args: readonly string[], env: NodeJS.ProcessEnv = process.env) =>
  run(process.execPath, args, { cwd: projectRoot, env: electronEnv(env), output: 'inherit' });

/** A path for the report, from which the last run's report is gone: an old one must never be counted. */
const reportFile = (name: string): string => {
  const folder = join(projectRoot, 'out', 'reports');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}.json`);
  rmSync(file, { force: true });
  return file;
};

const tallyReport = (file: string, tally: (content: unknown) => Tally): Tally => {
  try {
    return tally(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    return failedStep(`the run left no report that can be read (${error instanceof Error ? error.message : String(error)})`);
  }
};

/** The steps of `npm test`, in the order in which they run: what fails fastest comes first. */
export const steps: Readonly<Record<StepName, Step>> = {
  types: async (forwarded) => tallyExit('tsc', (await node([toolScript('typescript', 'tsc'), '-b', ...forwarded])).code),
  lint: async (forwarded) =>
    add([
      tallyExit('oxlint', (await node([toolScript('oxlint'), '--type-aware', '--deny-warnings', ...forwarded])).code),
      tallyExit('oxfmt', (await node([toolScript('oxfmt'), '--check'])).code),
    ]),
  unit: async (forwarded) => vitest('unit', forwarded),
  integration: async (forwarded, quick) =>
    vitest('integration', quick ? [...slowTests.map((pattern) => `--exclude=${pattern}`), ...forwarded] : forwarded),
  contract: async (forwarded) => vitest('contract', forwarded),
  e2e: playwright,
};
