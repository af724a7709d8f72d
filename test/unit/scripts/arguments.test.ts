import { expect, test } from 'vitest';
import { readArguments, stepNames } from '../../../scripts/test-steps/arguments.ts';

test('without arguments every step runs', () => {
  expect(readArguments([])).toEqual({ steps: stepNames, forwarded: [] });
});

test('--only chooses, in the order of the steps, with or without an equals sign', () => {
  expect(readArguments(['--only', 'e2e', '--only=unit']).steps).toEqual(['unit', 'e2e']);
});

test('the rest goes to the one tool that runs', () => {
  expect(readArguments(['--only', 'unit', '-t', 'the name', 'file.test.ts'])).toEqual({
    steps: ['unit'],
    forwarded: ['-t', 'the name', 'file.test.ts'],
  });
});

test('arguments for more than one tool are refused, and so is an unknown step, with the choices', () => {
  expect(() => readArguments(['-t', 'name'])).toThrow('--only types, --only lint');
  expect(() => readArguments(['--only', 'end'])).toThrow('no step "end". Choose one of types');
  expect(() => readArguments(['--only'])).toThrow('Choose one of');
});
