import { expect, test } from 'vitest';
import { highestOwnLimit, isLooser, limitFields, loosenedLimits } from '../../../contract/limits.ts';
import { DeskProfile } from '../../../contract/profile.ts';
import { limitsOf } from '../../../main/plans/hourly-limits.ts';

const usual = DeskProfile.parse({});

test('a limit that lets through more is looser; the same and less are not, whatever else changes', () => {
  for (const field of limitFields) {
    const [group, name] = field.split('.') as ['pass' | 'limits', string];
    const withLimit = (by: number): DeskProfile =>
      DeskProfile.parse({ ...usual, [group]: { ...usual[group], [name]: highestOwnLimit(field) + by } });
    expect([field, isLooser(usual, withLimit(1)), isLooser(usual, withLimit(0)), isLooser(usual, withLimit(-1))]).toEqual([
      field,
      true,
      false,
      false,
    ]);
    expect(loosenedLimits(withLimit(-1), usual)).toEqual([field]);
  }
  expect(isLooser(usual, { ...usual, limits: { ...usual.limits, peoplePerAgentPerHour: 1, changesPerAgentPerHour: 201 } })).toBe(true);
  expect(isLooser(usual, { pass: usual.pass, limits: { ...usual.limits, peoplePerAgentPerHour: 1 } })).toBe(false);
});

test('every limit of the profile is asked of every write', () => {
  const limits = limitsOf(usual);
  const figures = [usual.pass.perAgentPerHour, ...Object.values(usual.limits)];
  expect(limits.map(({ atMost }) => atMost).toSorted((a, b) => a - b)).toEqual(figures.toSorted((a, b) => a - b));
  for (const per of ['agent', 'person', 'ticket'] as const)
    expect(limits.some((limit) => limit.per === per && limit.counts === 'changes' && limit.action === null)).toBe(true);
});

test('the usual limits let a person with fifty methods be served at once, and stop 26 people under one ticket', () => {
  const { limits } = usual;
  const fifty = 1 + 1 + 50 + 1;
  expect(Math.min(limits.changesPerPersonPerHour, limits.changesPerTicketPerHour, limits.changesPerAgentPerHour)).toBeGreaterThanOrEqual(
    fifty,
  );
  expect(Math.max(limits.peoplePerAgentPerHour, limits.peoplePerTicketPerHour)).toBeLessThan(26);
});
