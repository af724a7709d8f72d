import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { Journal } from '../../../main/audit/journal.ts';
import type { IntentDraft } from '../../../main/audit/records.ts';
import type { WriteLimit } from '../../../main/audit/write-limits.ts';
import { FaultError } from '../../../main/fault-error.ts';
import { linesOf, startWriter } from './child-process.ts';
import { agent, all, faultOf, intentDraft, openJournal, passDraft, person, temporaryFolder } from './fixture.ts';

const minute = 60_000;
const hour = 60 * minute;
const nine = Date.parse('2026-11-22T09:00:00.000Z');
const uuid = (n: number): string => `50000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

const limit = (change: Partial<WriteLimit> = {}): WriteLimit => ({
  per: 'agent',
  counts: 'changes',
  action: null,
  atMost: 1,
  what: 'changes',
  ...change,
});

let steps = 0;
/** A deletion of its own step, under these limits. */
const draft = (limits: readonly WriteLimit[], change: Partial<IntentDraft<'method.delete'>> = {}) => {
  steps += 1;
  return intentDraft({ stepId: `delete-${steps}`, limits, ...change });
};

const computer = () => {
  const time = { wallMs: nine, uptimeMs: 3 * hour };
  return { time, options: { now: () => time.wallMs, elapsed: () => time.uptimeMs } };
};

/** Takes back what the third migration made. */
const asVersion2 = (file: string): void => {
  const database = new Sqlite(file);
  database.exec('DROP TRIGGER intents_have_their_time; DROP TABLE clock; DROP TABLE intent_times; PRAGMA user_version = 2');
  database.close();
};

/** What comes of each, in order. */
const codesOf = (works: readonly (() => unknown)[]): string[] =>
  works.map((work) => {
    try {
      work();
      return 'committed';
    } catch (error) {
      if (error instanceof FaultError) return error.code;
      throw error;
    }
  });

test('of five runs side by side at a limit of one, one commits', async () => {
  const { journal, reader } = openJournal();
  const limits = [limit({ action: 'pass.create', what: 'passes' })];
  // As five runs do: each has looked before any has written.
  const runs = Array.from({ length: 5 }, async (_, n) => {
    const wanted = passDraft({ stepId: `pass-${n}`, limits, person: { ...person, id: uuid(n) } });
    expect(journal.limitMet([wanted], limits)).toBeNull();
    await Promise.resolve();
    return codesOf([() => journal.commitIntent(wanted)])[0];
  });
  expect((await Promise.all(runs)).toSorted()).toEqual(['committed', ...Array.from({ length: 4 }, () => 'desk.rateLimited')]);
  expect(all(reader)).toHaveLength(1);
});

test('two processes that write to one file, because somebody took the lock away, make one all the same', () => {
  const file = join(temporaryFolder(), 'journal.db');
  const one = Journal.open({ file });
  rmSync(`${file}.lock`);
  const two = Journal.open({ file });
  try {
    const limits = [limit()];
    expect(codesOf([one, two, one, two].map((journal) => () => journal.commitIntent(draft(limits))))).toEqual([
      'committed',
      'desk.rateLimited',
      'desk.rateLimited',
      'desk.rateLimited',
    ]);
    // Neither trips over what the other wrote.
    expect(codesOf([two, one, two].map((journal) => () => journal.commitIntent(draft([]))))).toEqual([
      'committed',
      'committed',
      'committed',
    ]);
  } finally {
    two.close();
    one.close();
  }
});

test('two processes that race make as many as the limit allows, and not one more', { timeout: 60_000 }, async () => {
  const file = join(temporaryFolder(), 'journal.db');
  // There already: what is raced for is the limit, not who makes the file.
  Journal.open({ file }).close();
  let open = 0;
  const racers = [startWriter('race', file), startWriter('race', file)];
  const printed = await Promise.all(
    racers.map((child) =>
      linesOf(child, (line) => {
        if (line !== 'open') return;
        open += 1;
        if (open === racers.length) writeFileSync(`${file}.go`, '');
      }),
    ),
  );
  expect(racers.map(({ exitCode }) => exitCode ?? 0)).toEqual([0, 0]);
  const acknowledged = printed.flat().filter((line) => line !== 'open');
  expect(acknowledged).toHaveLength(5);
  const { reader } = openJournal({ file });
  expect(
    all(reader)
      .map(({ id }) => id)
      .toSorted(),
  ).toEqual(acknowledged.toSorted());
});

test.each([
  ['agent', { person: { ...person, id: uuid(1) }, ticket: 'INC-2' }, { agent: { ...agent, id: uuid(2) } }],
  ['person', { agent: { ...agent, id: uuid(1) }, ticket: 'INC-2' }, { person: { ...person, id: uuid(2) } }],
  ['ticket', { agent: { ...agent, id: uuid(1) }, person: { ...person, id: uuid(2) }, ticket: 'inc-1' }, { ticket: 'INC-2' }],
] as const)('a limit for each %s counts whatever else differs, and nobody else’s', (per, same, other) => {
  const { journal } = openJournal();
  const limits = [limit({ per, atMost: 2 })];
  journal.commitIntent(draft(limits));
  journal.commitIntent(draft(limits, same));
  const refused = faultOf(() => journal.commitIntent(draft(limits, same)));
  expect(refused.code).toBe('desk.rateLimited');
  expect(refused.message).toContain(`limit of changes for one ${per}: 2 in 60 minutes`);
  expect(refused.message).toMatch(/wait until \d\d:\d\d/iu);
  expect(codesOf([() => journal.commitIntent(draft(limits, other))])).toEqual(['committed']);
});

test('ids are the same in either case', () => {
  const { journal } = openJournal();
  const limits = [limit({ per: 'person' })];
  journal.commitIntent(draft(limits));
  expect(codesOf([() => journal.commitIntent(draft(limits, { person: { ...person, id: person.id.toUpperCase() } }))])).toEqual([
    'desk.rateLimited',
  ]);
});

test('people are counted once each: more for one of them is no more people', () => {
  const { journal } = openJournal();
  const limits = [limit({ per: 'ticket', counts: 'people', atMost: 2, what: 'people' })];
  const about = (n: number) => () => journal.commitIntent(draft(limits, { person: { ...person, id: uuid(n) } }));
  expect(codesOf([about(1), about(2), about(1), about(2), about(3), about(2)])).toEqual([
    'committed',
    'committed',
    'committed',
    'committed',
    'desk.rateLimited',
    'committed',
  ]);
});

test('a limit of one kind counts that kind', () => {
  const { journal } = openJournal();
  const limits = [limit({ action: 'pass.create', what: 'passes' })];
  expect(
    codesOf([
      () => journal.commitIntent(draft(limits)),
      () => journal.commitIntent(passDraft({ stepId: 'pass-1', limits })),
      () => journal.commitIntent(draft(limits)),
      () => journal.commitIntent(passDraft({ stepId: 'pass-2', limits })),
    ]),
  ).toEqual(['committed', 'committed', 'committed', 'desk.rateLimited']);
});

test('only what happened or may have happened counts', () => {
  const { journal } = openJournal();
  const roomFor = (atMost: number): boolean => journal.limitMet([intentDraft()], [limit({ atMost })]) === null;
  for (const result of ['succeeded', 'failed', 'unknown', 'notHappened'] as const) {
    const intent = journal.commitIntent(draft([]));
    journal.recordOutcome(intent, { result, summary: 'Ended.', data: {} });
  }
  const reconciled = journal.commitIntent(draft([]));
  journal.recordOutcome(reconciled, { result: 'unknown', summary: 'No answer.', data: {} });
  journal.reconcile(reconciled.id, { result: 'notHappened', summary: 'Not there.', data: {} });
  journal.commitIntent(draft([]));
  expect([2, 3, 4].map(roomFor)).toEqual([false, false, true]);
});

test('a refusal says when there is room again, and then there is', () => {
  const { time, options } = computer();
  const { journal } = openJournal(options);
  const limits = [limit({ atMost: 2 })];
  const later = (ms: number): void => {
    time.wallMs += ms;
    time.uptimeMs += ms;
  };
  journal.commitIntent(draft(limits));
  later(20 * minute);
  journal.commitIntent(draft(limits));
  later(10 * minute);
  expect(faultOf(() => journal.commitIntent(draft(limits))).retryAtUtc).toBe('2026-11-22T10:00:00.000Z');
  later(30 * minute - 1);
  expect(codesOf([() => journal.commitIntent(draft(limits))])).toEqual(['desk.rateLimited']);
  later(1);
  expect(codesOf([() => journal.commitIntent(draft(limits)), () => journal.commitIntent(draft(limits))])).toEqual([
    'committed',
    'desk.rateLimited',
  ]);
});

test('several writes are asked about at once; more than a limit ever has room for may begin on an empty hour', () => {
  const { journal } = openJournal();
  const limits = [limit({ atMost: 3 })];
  const four = [1, 2, 3, 4].map(() => intentDraft());
  expect(journal.limitMet(four, limits)).toBeNull();
  journal.commitIntent(draft(limits));
  expect(journal.limitMet(four.slice(0, 2), limits)).toBeNull();
  expect(journal.limitMet(four.slice(0, 3), limits)).toMatchObject({ limit: { atMost: 3 } });
  expect(journal.limitMet(four, limits)).toMatchObject({ limit: { atMost: 3 } });
});

test('of several limits the one is told that lasts longest', () => {
  const { time, options } = computer();
  const { journal } = openJournal(options);
  journal.commitIntent(draft([]));
  time.uptimeMs += 10 * minute;
  journal.commitIntent(draft([], { ticket: 'INC-2' }));
  const met = journal.limitMet([intentDraft()], [limit({ per: 'ticket' }), limit({ per: 'agent' })]);
  expect(met).toMatchObject({ limit: { per: 'agent' }, waitMs: hour });
});

test.each([
  ['set forward', 61 * minute],
  ['set forward by years', 24 * 365 * 5 * hour],
  ['set back', -24 * hour],
])('a clock that is %s gives no more room, while it runs or across a restart', (_, byMs) => {
  const { time, options } = computer();
  const file = join(temporaryFolder(), 'journal.db');
  const limits = [limit()];
  const first = Journal.open({ file, ...options });
  first.commitIntent(draft(limits));
  time.wallMs += byMs;
  expect(codesOf([() => first.commitIntent(draft(limits))])).toEqual(['desk.rateLimited']);
  first.close();
  time.wallMs += byMs;
  const second = Journal.open({ file, ...options });
  expect(codesOf([() => second.commitIntent(draft(limits))])).toEqual(['desk.rateLimited']);
  second.close();
  // The computer was started again too: only what it has run since is certain.
  time.wallMs += byMs;
  time.uptimeMs = 59 * minute;
  const third = Journal.open({ file, ...options });
  expect(codesOf([() => third.commitIntent(draft(limits))])).toEqual(['desk.rateLimited']);
  time.uptimeMs = 60 * minute;
  expect(codesOf([() => third.commitIntent(draft(limits))])).toEqual(['committed']);
  third.close();
});

test('what a journal of an earlier version did in its last hour still counts', () => {
  const { time, options } = computer();
  const file = join(temporaryFolder(), 'journal.db');
  const limits = [limit()];
  const before = Journal.open({ file, ...options });
  before.commitIntent(draft(limits));
  before.close();
  asVersion2(file);
  const { journal } = openJournal({ file, ...options });
  expect(codesOf([() => journal.commitIntent(draft(limits))])).toEqual(['desk.rateLimited']);
  time.uptimeMs += hour;
  expect(codesOf([() => journal.commitIntent(draft(limits))])).toEqual(['committed']);
});
