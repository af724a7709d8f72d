import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { JournalFilter } from '../../../contract/journal.ts';
import { daysInWrongOrder, emptyDraft, filterFrom, isEmptyDraft } from '../../../renderer/features/journal/journal-filter.ts';
import { badgeOf, prettyRecord } from '../../../renderer/features/journal/journal-words.ts';

describe('the journal filter', () => {
  const zone = process.env.TZ;
  beforeEach(() => {
    process.env.TZ = 'Europe/London';
  });
  afterEach(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });

  it('leaves out what is empty or blank', () => {
    expect(filterFrom({ ...emptyDraft, person: '  ' })).toEqual({});
    expect(isEmptyDraft(emptyDraft)).toBe(true);
  });

  it('turns local days into UTC, the last one included whole', () => {
    const filter = filterFrom({ ...emptyDraft, fromDay: '2026-07-01', toDay: '2026-07-01' });
    expect(filter).toEqual({ fromUtc: '2026-06-30T23:00:00.000Z', toUtc: '2026-07-01T23:00:00.000Z' });
    expect(JournalFilter.safeParse(filter).success).toBe(true);
  });

  it('gives a day on which the clocks go back its 25 hours', () => {
    const { fromUtc, toUtc } = filterFrom({ ...emptyDraft, fromDay: '2026-10-25', toDay: '2026-10-25' });
    expect(Date.parse(toUtc ?? '') - Date.parse(fromUtc ?? '')).toBe(25 * 3_600_000);
  });

  it('notices days in the wrong order', () => {
    expect(daysInWrongOrder({ ...emptyDraft, fromDay: '2026-07-02', toDay: '2026-07-01' })).toBe(true);
    expect(daysInWrongOrder({ ...emptyDraft, fromDay: '2026-07-01', toDay: '2026-07-01' })).toBe(false);
  });
});

describe('a journal row', () => {
  it('shows its result, or what kind of row it is while there is none', () => {
    expect(badgeOf({ kind: 'outcome', result: 'unknown' }).word).toBe('Not known');
    expect(badgeOf({ kind: 'intent', result: null }).word).toBe('Intent');
  });

  it('shows a record that is no JSON as it is', () => {
    expect(prettyRecord('{"b":1}')).toBe('{\n  "b": 1\n}');
    expect(prettyRecord('{torn')).toBe('{torn');
  });
});
