import { describe, expect, it } from 'vitest';
import { countdown, relativeTime, utcTitle } from '../../../renderer/ui/time.ts';

const now = Date.UTC(2026, 10, 22, 12);
const s = 1_000;
const min = 60 * s;
const h = 60 * min;
const d = 24 * h;

describe('relative times', () => {
  it.each([
    [0, 'just now'],
    [-44 * s, 'just now'],
    [-50 * s, '1 minute ago'],
    [-119 * s, '1 minute ago'],
    [-59 * min, '59 minutes ago'],
    [-h, '1 hour ago'],
    [-23.9 * h, '23 hours ago'],
    [-d, 'yesterday'],
    [-30 * d, '30 days ago'],
    [-31 * d, 'last month'],
    [-96 * d, '3 months ago'],
    [-800 * d, '2 years ago'],
    [12 * min, 'in 12 minutes'],
    [25 * h, 'tomorrow'],
  ])('%d ms away reads %s', (gap, words) => {
    expect(relativeTime(now + gap, now)).toBe(words);
  });
});

describe('countdowns', () => {
  it.each([
    [0, '0:00'],
    [-5 * s, '0:00'],
    [1, '0:01'],
    [59.2 * s, '1:00'],
    [245 * s, '4:05'],
    [h + 2 * min + 3 * s, '1:02:03'],
  ])('%d ms left reads %s', (left, words) => {
    expect(countdown(left)).toBe(words);
  });
});

it('titles give UTC to the second', () => {
  expect(utcTitle('2026-11-22T12:47:05.1234567Z')).toBe('2026-11-22 12:47:05 UTC');
});
