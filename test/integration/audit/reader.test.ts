import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JournalEntry, JournalFilter } from '../../../contract/journal.ts';
import type { Actor, EntryDraft } from '../../../main/audit/records.ts';
import { agent, all, intentDraft, noteDraft, openJournal, person, planId, withoutSync } from './fixture.ts';

const start = Date.parse('2026-11-22T09:00:00.000Z');
const names = ['Zoë Müller', 'ZOË MÜLLER', 'Łukasz Żółć', 'Pat O’Brien', '100% _real_', 'Ωmega Σίσυφος', "Robert'); DROP TABLE entries;--"];
const needles = ['zoë', 'MÜLLER', 'żółć', '%', '_', 'o', '', ' pat ', 'nobody', "');", 'example', '000000000001', 'σίσυφος'];
const actions = ['plan.started', 'plan.finished', 'evidence.recorded', 'secret.revealed'] as const;

const anActor: fc.Arbitrary<Actor> = fc
  .tuple(fc.constantFrom(...names), fc.integer({ min: 1, max: 4 }))
  .map(([displayName, n]) => ({ id: `20000000-0000-4000-8000-00000000000${n}`, displayName, userPrincipalName: `p${n}@practice.example` }));
const aDraft: fc.Arbitrary<EntryDraft> = fc.record({
  action: fc.constantFrom(...actions),
  agent: fc.option(anActor),
  person: fc.option(anActor),
  ticket: fc.option(fc.constantFrom('INC-1', 'inc-2', 'ÄNDERUNG-3')),
  planId: fc.constant(null),
  summary: fc.constant('Something.'),
  data: fc.constant({}),
});
const aTime = fc.integer({ min: -2, max: 45 }).map((n) => new Date(start + n * 500).toISOString());
const aFilter: fc.Arbitrary<JournalFilter> = fc.record(
  {
    person: fc.constantFrom(...needles),
    agent: fc.constantFrom(...needles),
    ticket: fc.constantFrom('inc', 'INC-1', 'änder', ''),
    action: fc.constantFrom(...actions),
    fromUtc: aTime,
    toUtc: aTime,
  },
  { requiredKeys: [] },
);

/** The filter's rules again, in the plainest way. */
const matches = (entry: JournalEntry, filter: JournalFilter): boolean => {
  const within = (needle: string | undefined, ...values: (string | null)[]) =>
    needle === undefined ||
    needle.trim() === '' ||
    values.some((value) => value !== null && value.toLocaleLowerCase('en').includes(needle.trim().toLocaleLowerCase('en')));
  return (
    within(filter.person, entry.userName, entry.userPrincipalName, entry.userId) &&
    within(filter.agent, entry.agentName, entry.agentId, entry.agentName === null ? null : `p${entry.agentId?.at(-1)}@practice.example`) &&
    within(filter.ticket, entry.ticket) &&
    (filter.action === undefined || entry.action === filter.action) &&
    (filter.fromUtc === undefined || Date.parse(entry.atUtc) >= Date.parse(filter.fromUtc)) &&
    (filter.toUtc === undefined || Date.parse(entry.atUtc) < Date.parse(filter.toUtc))
  );
};

test('pages hold exactly what a plain filter over all entries gives, newest first', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(aDraft, fc.integer({ min: 0, max: 2 })), { maxLength: 30 }),
      fc.array(fc.tuple(aFilter, fc.integer({ min: 1, max: 7 })), { minLength: 8, maxLength: 8 }),
      (drafts, queries) => {
        const time = { ms: start };
        const { journal, reader } = openJournal({ now: () => time.ms, hooks: withoutSync });
        const entries = drafts.map(([draft, pause]) => {
          time.ms += pause * 500;
          return journal.note(draft);
        });
        for (const [filter, limit] of queries) {
          const expected = entries.filter((entry) => matches(entry, filter));
          expect([...reader.each(filter)]).toEqual(expected);
          expect(reader.count(filter, reader.rangeOf(filter))).toBe(expected.length);
          const found: JournalEntry[] = [];
          let beforeSeq: number | undefined;
          do {
            const page = reader.list({ filter, beforeSeq, limit });
            expect(page.entries.length).toBeLessThanOrEqual(limit);
            found.push(...page.entries);
            expect(page.nextBeforeSeq === null).toBe(found.length === expected.length);
            beforeSeq = page.nextBeforeSeq ?? undefined;
          } while (beforeSeq !== undefined);
          expect(found).toEqual(expected.toReversed());
        }
      },
    ),
    { numRuns: 40 },
  );
});

describe('the dates of a filter', () => {
  test('may carry no fraction or seven digits, and the end is exclusive', () => {
    const time = { ms: start };
    const { journal, reader } = openJournal({ now: () => time.ms, elapsed: () => time.ms });
    for (const ms of [0, 1, 2]) {
      time.ms = start + ms;
      journal.note(noteDraft());
    }
    const found = (filter: JournalFilter) => [...reader.each(filter)].map(({ seq }) => seq);
    expect(found({ fromUtc: '2026-11-22T09:00:00Z' })).toEqual([1, 2, 3]);
    expect(found({ fromUtc: '2026-11-22T09:00:00.0000001Z' })).toEqual([2, 3]);
    expect(found({ toUtc: '2026-11-22T09:00:00.0010000Z' })).toEqual([1]);
    expect(found({ toUtc: '2026-11-22T09:00:00.0010001Z' })).toEqual([1, 2]);
    expect(found({ fromUtc: '2026-11-22T10:00:00Z', toUtc: '2026-11-22T08:00:00Z' })).toEqual([]);
    const backwards = { fromUtc: '2026-11-22T10:00:00Z', toUtc: '2026-11-22T08:00:00Z' };
    expect(reader.count(backwards, reader.rangeOf(backwards))).toBe(0);
  });
});

test('an export under way holds up no writer and gives what was there when it began', () => {
  const { journal, reader } = openJournal({ hooks: withoutSync });
  for (let n = 0; n < 1_200; n += 1) journal.note(noteDraft());
  const seen: number[] = [];
  for (const entry of reader.each({})) {
    seen.push(entry.seq);
    if (entry.seq % 300 === 0) journal.note(noteDraft());
  }
  expect(seen).toEqual(Array.from({ length: 1_200 }, (_, index) => index + 1));
});

describe('notes', () => {
  test('come with their data, oldest first, and by every criterion given', () => {
    const time = { ms: start };
    const { journal, reader } = openJournal({ now: () => time.ms });
    const other: Actor = { ...person, id: '20000000-0000-4000-8000-000000000002' };
    const note = (change: Partial<EntryDraft>) => {
      time.ms += 1_000;
      return journal.note(noteDraft({ action: 'evidence.recorded', ...change })).seq;
    };
    const first = note({ data: { evidence: { strength: 'high' } } });
    const second = note({ person: other });
    const third = note({ ticket: 'INC-2' });
    const fourth = note({ planId: null });
    note({ action: 'plan.started' });
    journal.commitIntent(intentDraft());
    const found = (criteria: Parameters<typeof reader.notes>[1]) => reader.notes('evidence.recorded', criteria).map(({ seq }) => seq);
    expect(reader.notes('evidence.recorded')[0]).toMatchObject({
      agent,
      person,
      planId,
      ticket: 'INC-1',
      data: { evidence: { strength: 'high' } },
    });
    expect(found({})).toEqual([first, second, third, fourth]);
    expect(found({ userId: person.id.toUpperCase() })).toEqual([first, third, fourth]);
    expect(found({ planId })).toEqual([first, second, third]);
    expect(found({ ticket: 'INC-2' })).toEqual([third]);
    expect(found({ userId: person.id, ticket: 'INC-1' })).toEqual([first, fourth]);
    expect(found({ sinceUtc: new Date(start + 3_000).toISOString() })).toEqual([third, fourth]);
  });
});

test('the desk history of a person has one line for each plan, newest first', () => {
  const { journal, reader } = openJournal();
  const planOf = (n: number) => `30000000-0000-4000-8000-00000000000${n}`;
  journal.note(noteDraft({ planId: planOf(1), summary: 'First started.' }));
  journal.note(noteDraft({ planId: planOf(2), summary: 'Second started.' }));
  journal.note(noteDraft({ planId: planOf(1), action: 'plan.finished', summary: 'First finished.' }));
  journal.note(noteDraft({ planId: planOf(1), action: 'ticket.closed', summary: 'Closed.' }));
  journal.note(noteDraft({ planId: planOf(3), person: agent }));
  expect(reader.deskHistory(person.id, 5)).toEqual([
    { planId: planOf(1), atUtc: expect.any(String), ticket: 'INC-1', agentName: agent.displayName, summary: 'First finished.' },
    { planId: planOf(2), atUtc: expect.any(String), ticket: 'INC-1', agentName: agent.displayName, summary: 'Second started.' },
  ]);
  expect(reader.deskHistory(person.id, 1)).toHaveLength(1);
});

test('an empty journal has nothing and says so', () => {
  const { reader } = openJournal();
  expect(reader.list({ filter: {}, limit: 10 })).toEqual({ entries: [], nextBeforeSeq: null });
  expect(reader.count({}, reader.rangeOf({}))).toBe(0);
  expect(all(reader)).toEqual([]);
  expect(reader.notes('plan.started', { sinceUtc: '2026-01-01T00:00:00Z' })).toEqual([]);
});
