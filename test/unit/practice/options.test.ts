import { expect, test } from 'vitest';
import { OptionError, parseOptions } from '../../../practice/options.ts';

const NOW = Date.parse('2026-11-22T09:00:00Z');

test('without options there are 2,000 people, twenty sign-ins for each, from now', () => {
  expect(parseOptions([], NOW)).toEqual({
    port: 0,
    users: 2000,
    seed: 7,
    signIns: 40_000,
    nowMs: NOW,
    latencyMs: 0,
    logLagSeconds: 120,
    callerAfterSeconds: null,
    publicOrigin: null,
    rateLimits: false,
    json: false,
    help: false,
  });
});

test('values come after a space or an equals sign', () => {
  expect(
    parseOptions(['--users=300', '--seed', '9', '--now=2026-01-02T03:04:05Z', '--caller-registers-after', '0', '--json'], NOW),
  ).toMatchObject({
    users: 300,
    signIns: 6000,
    seed: 9,
    nowMs: Date.parse('2026-01-02T03:04:05Z'),
    callerAfterSeconds: 0,
    json: true,
  });
});

test.each([
  [['--users', 'many'], /--users must be a whole number/u],
  [['--users', '3'], /from \d+ to/u],
  [['--users', '-5'], /--users/u],
  [['--port', '70000'], /--port/u],
  [['--now', 'tomorrow'], /--now must be an ISO date/u],
  [['--wrong'], /no option --wrong/u],
  [['--seed'], /--seed needs a value/u],
  [['--seed', '--json'], /--seed needs a value/u],
  [['--public-origin', 'graph.example'], /--public-origin must be scheme and host/u],
  [['--public-origin', 'https://graph.example/v1.0'], /--public-origin/u],
  [['users'], /does not understand "users"/u],
])('%j is refused with a sentence', (argv, sentence) => {
  expect(() => parseOptions(argv, NOW)).toThrow(OptionError);
  expect(() => parseOptions(argv, NOW)).toThrow(sentence);
});
