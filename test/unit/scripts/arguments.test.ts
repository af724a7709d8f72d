import { globSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readArguments, stepNames } from '../../../scripts/test-steps/arguments.ts';
import { slowTests } from '../../../scripts/test-steps/steps.ts';

test('without arguments every step runs', () => {
  expect(readArguments([])).toEqual({ steps: stepNames, quick: false, forwarded: [] });
});

test('--only chooses, in the order of the steps, with or without an equals sign', () => {
  expect(readArguments(['--only', 'e2e', '--only=unit']).steps).toEqual(['unit', 'e2e']);
});

test('the rest goes to the one tool that runs', () => {
  expect(readArguments(['--only', 'unit', '-t', 'the name', 'file.test.ts'])).toEqual({
    steps: ['unit'],
    quick: false,
    forwarded: ['-t', 'the name', 'file.test.ts'],
  });
});

test('--quick leaves out what needs a window or the published descriptions, and can be narrowed further', () => {
  expect(readArguments(['--quick'])).toEqual({ steps: ['types', 'lint', 'unit', 'integration'], quick: true, forwarded: [] });
  expect(readArguments(['--quick', '--only', 'integration'])).toMatchObject({ steps: ['integration'], quick: true });
  expect(() => readArguments(['--quick', '--only', 'e2e'])).toThrow('--quick has no step e2e. It runs types, lint');
});

test.each(slowTests)('what --quick leaves out is there: %s', (pattern) => {
  expect(globSync(pattern)).not.toEqual([]);
});

test('arguments for more than one tool are refused, and so is an unknown step, with the choices', () => {
  expect(() => readArguments(['-t', 'name'])).toThrow('--only types, --only lint');
  expect(() => readArguments(['--only', 'end'])).toThrow('no step "end". Choose one of types');
  expect(() => readArguments(['--only'])).toThrow('Choose one of');
});
