import { expect, test } from 'vitest';
import { tellClockSet } from '../../../main/desk/clock-set.ts';
import type { WorkplaceNote } from '../../../main/desk/workplace.ts';

const minute = 60_000;

const told = (byMs: number) => {
  const [notices, notes]: [string[], WorkplaceNote[]] = [[], []];
  tellClockSet({ notify: (text) => void notices.push(text), note: (note) => void notes.push(note) }, byMs, () => undefined);
  return { notices, notes };
};

test.each([
  [61 * minute, 'jumped forward by 61 minutes'],
  [-8 * 60 * minute, 'is 8 hours behind'],
  [-minute, 'is 1 minute behind'],
  [5 * 24 * 60 * minute, 'jumped forward by 5 days'],
])('a clock set by %i ms is told and noted in words', (byMs, words) => {
  const { notices, notes } = told(byMs);
  expect(notices).toHaveLength(1);
  expect(notices[0]).toContain(words);
  expect(notices[0]).toContain('limits go on as before');
  expect(notes).toMatchObject([{ action: 'clock.set', summary: expect.stringContaining(words), data: { byMs } }]);
});

test('a journal that takes no note now does not keep it from the agent', () => {
  const notices: string[] = [];
  const errors: unknown[] = [];
  const full = (): never => {
    throw new Error('full');
  };
  tellClockSet({ notify: (text) => void notices.push(text), note: full }, -minute * 60, (error) => void errors.push(error));
  expect([notices.length, errors.length]).toEqual([1, 1]);
});
