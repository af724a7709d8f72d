import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { JournalFilter } from '../../../contract/journal.ts';
import { daysInWrongOrder, emptyDraft, filterFrom, isEmptyDraft } from '../../../renderer/features/journal/journal-filter.ts';
import { agentInWords, badgeOf, nameOfAction, subjectInWords } from '../../../renderer/features/journal/journal-words.ts';
import { readableRecord } from '../../../renderer/features/journal/readable-record.ts';

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

  it('names an action that this version has no words for as it is called in the journal', () => {
    expect(nameOfAction('plan.started')).toBe('Plan started');
    expect(nameOfAction('door.opened')).toBe('door.opened');
    expect(nameOfAction('toString')).toBe('toString');
  });

  it('says who acted and whom it was about, also when the names are no longer kept', () => {
    expect(agentInWords({ agentId: null, agentName: null })).toBe('Latchkey');
    expect(agentInWords({ agentId: 'a1', agentName: null })).toBe('Name no longer kept (a1)');
    expect(subjectInWords({ about: 'person', userId: 'p1', userName: 'Pia' })).toBe('Pia');
    expect(subjectInWords({ about: 'person', userId: 'p1', userName: null })).toBe('Name no longer kept (p1)');
    expect(subjectInWords({ about: 'tenant', userId: null, userName: null })).toBe('The tenant');
    expect(subjectInWords({ about: null, userId: null, userName: null })).toBe(null);
  });
});

describe('a record for reading', () => {
  const apart = (place: string, text: string) => ({ place, salt: 'AA', text });

  it('has the texts that stand apart put back where they belong', () => {
    const recordJson = '{"a/b":{"~":{"sha256":"x"}},"summary":{"sha256":"y"}}';
    const personal = [apart('/summary', '"Done."'), apart('/a~1b/~0', '{"c":[1]}')];
    expect(JSON.parse(readableRecord({ recordJson, personal }))).toEqual({ 'a/b': { '~': { c: [1] } }, summary: 'Done.' });
  });

  it('takes nothing that the record has no place for', () => {
    const personal = [apart('/other', '1'), apart('/__proto__/x', '1'), apart('', '1')];
    expect(JSON.parse(readableRecord({ recordJson: '{"b":1}', personal }))).toEqual({ b: 1 });
  });

  it('is shown as it is when it is no JSON', () => {
    expect(readableRecord({ recordJson: '{"b":1}', personal: [] })).toBe('{\n  "b": 1\n}');
    expect(readableRecord({ recordJson: '{torn', personal: [] })).toBe('{torn');
  });
});
