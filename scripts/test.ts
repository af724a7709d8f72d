// npm test [-- --quick] [-- --only types|lint|unit|integration|contract|e2e] [-- arguments for that one tool]
import { CannotGoOn, runMain, say } from '../tools/machine/say.ts';
import { readArguments } from './test-steps/arguments.ts';
import type { StepName } from './test-steps/arguments.ts';
import { steps } from './test-steps/steps.ts';
import { add, failedStep, lastLine } from './test-steps/tally.ts';
import type { Tally } from './test-steps/tally.ts';

/** A step that cannot run counts as one failure, and the others still run. */
const runStep = async (name: StepName, forwarded: readonly string[], quick: boolean): Promise<Tally> => {
  try {
    return await steps[name](forwarded, quick);
  } catch (error) {
    if (!(error instanceof CannotGoOn)) throw error;
    say(error.message);
    return failedStep('could not run, see above');
  }
};

runMain(async () => {
  const { steps: names, quick, forwarded } = readArguments(process.argv.slice(2));
  const summary: string[] = [];
  const seconds = (since: number): string => `${((performance.now() - since) / 1_000).toFixed(1)} s`;
  const begin = performance.now();
  const tallies: Tally[] = [];
  for (const name of names) {
    say(`Step ${name}.`);
    const start = performance.now();
    const tally = await runStep(name, forwarded, quick);
    tallies.push(tally);
    summary.push([`${name.padEnd(11)} ${lastLine(tally)} (${seconds(start)})`, ...tally.notes].join('; '));
  }
  const total = add(tallies);
  process.stdout.write(`\n${summary.join('\n')}\nAll steps took ${seconds(begin)}.\n${lastLine(total)}\n`);
  return total.failed === 0 ? 0 : 1;
});
