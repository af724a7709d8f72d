import { CannotGoOn } from '../../tools/machine/say.ts';

export const stepNames = ['types', 'lint', 'unit', 'integration', 'contract', 'e2e'] as const;
export type StepName = (typeof stepNames)[number];

/** Those of `--quick`: what is worth waiting for between two changes. */
const quickSteps: readonly StepName[] = ['types', 'lint', 'unit', 'integration'];

export interface TestArguments {
  readonly steps: readonly StepName[];
  /** Without the tests that kill processes, or meet one fault after the other. */
  readonly quick: boolean;
  /** Handed on to the one tool that runs: a file, `-t name`, `--grep name`. */
  readonly forwarded: readonly string[];
}

/**
 * `--only unit` may be given more than once, and `--quick` once. What else is given goes to the tool, so it needs exactly one step.
 * @throws CannotGoOn with a sentence that names the choices.
 */
export const readArguments = (argv: readonly string[]): TestArguments => {
  const only: StepName[] = [];
  const forwarded: string[] = [];
  let quick = false;
  for (let i = 0; i < argv.length; i += 1) {
    const argument = argv[i] ?? '';
    const value = argument === '--only' ? (argv[++i] ?? '') : argument.startsWith('--only=') ? argument.slice('--only='.length) : undefined;
    if (argument === '--quick') quick = true;
    else if (value === undefined) forwarded.push(argument);
    else only.push(stepNamed(value));
  }
  const chosen = quick ? quickSteps : stepNames;
  const steps = only.length === 0 ? chosen : chosen.filter((name) => only.includes(name));
  if (steps.length === 0) throw new CannotGoOn(`--quick has no step ${only.join(' or ')}. It runs ${quickSteps.join(', ')}.`);
  if (forwarded.length > 0 && steps.length !== 1) {
    throw new CannotGoOn(
      `"${forwarded.join(' ')}" would go to ${steps.length} tools. Say which one with --only ${stepNames.join(', --only ')}.`,
    );
  }
  return { steps, quick, forwarded };
};

const stepNamed = (value: string): StepName => {
  const name = stepNames.find((step) => step === value);
  if (name === undefined) throw new CannotGoOn(`There is no step "${value}". Choose one of ${stepNames.join(', ')}.`);
  return name;
};
