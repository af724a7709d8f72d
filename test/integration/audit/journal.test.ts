import { randomUUID } from 'node:crypto';
import Sqlite from 'better-sqlite3';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { JournalEntry } from '../../../contract/journal.ts';
import { openForReading } from '../../../main/audit/connection.ts';
import { asStored, all, agent, faultOf, intentDraft, noteDraft, openJournal, person, planId, withoutSync } from './fixture.ts';

describe('an intent', () => {
  test('pays for one write and no more', () => {
    const { journal } = openJournal();
    const intent = journal.commitIntent(intentDraft());
    expect(intent.spend().id).toBe(intent.id);
    expect(() => intent.spend()).toThrow('has paid for a write before');
  });

  test('is there for other connections when commitIntent returns', () => {
    const { journal, reader } = openJournal();
    const intent = journal.commitIntent(intentDraft());
    expect(reader.undecidedIntents()).toEqual([{ ...asStored(intent), outcome: null }]);
  });

  test('holds the three names of a person and nothing else that the caller had at hand', () => {
    const { journal, reader } = openJournal();
    const richer = { ...person, mobilePhone: '+44 7700 900123' };
    const intent = journal.commitIntent(intentDraft({ person: richer }));
    expect(intent.person).toEqual(person);
    expect(all(reader)[0]?.recordJson).not.toContain('900123');
  });

  test('is refused while the same step of the plan has an undecided one', () => {
    const { journal, reader } = openJournal();
    const intent = journal.commitIntent(intentDraft());
    expect(faultOf(() => journal.commitIntent(intentDraft())).code).toBe('desk.busy');
    journal.recordOutcome(intent, { result: 'unknown', summary: 'No answer.', data: {} });
    expect(faultOf(() => journal.commitIntent(intentDraft())).code).toBe('desk.busy');
    expect(all(reader)).toHaveLength(2);
  });

  test('may be made for another step, another plan, and for the same step once that is decided', () => {
    const { journal, reader } = openJournal();
    const intent = journal.commitIntent(intentDraft());
    journal.commitIntent(intentDraft({ stepId: 'delete-2' }));
    journal.commitIntent(intentDraft({ planId: '30000000-0000-4000-8000-000000000002' }));
    journal.recordOutcome(intent, { result: 'failed', summary: 'Refused.', data: {} });
    journal.commitIntent(intentDraft());
    expect(reader.intentsOfPlan(planId).map(({ stepId, outcome }) => [stepId, outcome?.result])).toEqual([
      ['delete-1', 'failed'],
      ['delete-2', undefined],
      ['delete-1', undefined],
    ]);
  });
});

describe('an outcome', () => {
  test('belongs to its intent and says whom and what it was about', () => {
    const { journal } = openJournal();
    const intent = journal.commitIntent(intentDraft());
    const entry = journal.recordOutcome(intent, { result: 'succeeded', summary: 'Deleted.', data: { graphRequestId: 'r' } });
    expect(entry).toMatchObject({
      seq: 2,
      kind: 'outcome',
      action: 'method.delete',
      result: 'succeeded',
      intentId: intent.id,
      planId,
      agentId: agent.id,
      userId: person.id,
      ticket: 'INC-1',
    });
  });

  test.each(['succeeded', 'failed', 'notHappened'] as const)('%s decides: the intent cannot be decided again', (result) => {
    const { journal, reader } = openJournal();
    const intent = journal.commitIntent(intentDraft());
    journal.recordOutcome(intent, { result, summary: 'Decided.', data: {} });
    for (const again of ['succeeded', 'unknown'] as const) {
      expect(faultOf(() => journal.recordOutcome(intent, { result: again, summary: 'Again.', data: {} })).code).toBe('desk.changed');
      expect(faultOf(() => journal.reconcile(intent.id, { result: again, summary: 'Again.', data: {} })).code).toBe('desk.changed');
    }
    expect(reader.undecidedIntents()).toEqual([]);
    expect(all(reader)).toHaveLength(2);
  });

  test('unknown leaves the intent open until reading decides it, once', () => {
    const { journal, reader } = openJournal();
    const intent = journal.commitIntent(intentDraft());
    journal.recordOutcome(intent, { result: 'unknown', summary: 'No answer.', data: {} });
    journal.reconcile(intent.id, { result: 'unknown', summary: 'Could not be read.', data: {} });
    expect(reader.undecidedIntents().map(({ outcome }) => outcome)).toMatchObject([{ kind: 'reconciled', result: 'unknown' }]);
    const entry = journal.reconcile(intent.id, { result: 'succeeded', summary: 'It is gone.', data: { readBack: true } });
    expect(entry).toMatchObject({ kind: 'reconciled', result: 'succeeded', intentId: intent.id });
    expect(reader.undecidedIntents()).toEqual([]);
    expect(reader.intentsOfPlan(planId)[0]?.outcome).toMatchObject({ result: 'succeeded', data: { readBack: true } });
    expect(faultOf(() => journal.reconcile(intent.id, { result: 'failed', summary: 'No.', data: {} })).code).toBe('desk.changed');
  });

  test('of an intent without one can be found by reading, as after a crash', () => {
    const { journal, reader } = openJournal();
    const intent = journal.commitIntent(intentDraft());
    journal.reconcile(intent.id, { result: 'notHappened', summary: 'Still there.', data: {} });
    expect(reader.undecidedIntents()).toEqual([]);
  });

  test('of an intent that the journal does not have is a defect', () => {
    const { journal } = openJournal();
    const note = journal.note(noteDraft());
    expect(() => journal.reconcile(note.id, { result: 'failed', summary: 'No.', data: {} })).toThrow('no intent');
  });
});

describe('the stored bytes', () => {
  test('are canonical and are what the entry carries, whatever the record holds', () => {
    const { journal, reader } = openJournal({ hooks: withoutSync });
    const text = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(
        text,
        text,
        fc.dictionary(
          fc.string({ unit: 'grapheme' }).map((key) => `k${key}`),
          fc.jsonValue({ stringUnit: 'binary' }),
        ),
        (summary, name, data) => {
          const ownPlan = randomUUID();
          const entry = journal.note(
            noteDraft({ planId: ownPlan, summary, person: { ...person, displayName: name }, data: JSON.parse(JSON.stringify(data)) }),
          );
          const [stored] = reader.list({ filter: {}, limit: 1 }).entries;
          expect(stored).toEqual(entry);
          expect(canonicalize(JSON.parse(entry.recordJson))).toBe(entry.recordJson);
          expect(JSON.parse(entry.recordJson)).toMatchObject({ seq: entry.seq, id: entry.id });
          expect(stored).toMatchObject({ summary, userName: name });
          expect(canonicalize(reader.notes('plan.started', { planId: ownPlan })[0]?.data)).toBe(
            canonicalize(JSON.parse(JSON.stringify(data))),
          );
        },
      ),
      { numRuns: 200 },
    );
  });

  test('are UTF-8 without loss, also for half a surrogate pair in a name', () => {
    const { journal, reader } = openJournal();
    journal.note(noteDraft({ person: { ...person, displayName: 'Half \u{D83D} name' } }));
    expect(all(reader)[0]?.userName).toBe('Half \u{FFFD} name');
  });

  test('make entries that the contract accepts', () => {
    const { journal, reader } = openJournal();
    journal.recordOutcome(journal.commitIntent(intentDraft()), { result: 'succeeded', summary: 'Deleted.', data: {} });
    journal.note(noteDraft({ agent: null, person: null, ticket: null, planId: null }));
    expect(all(reader).map((entry) => JournalEntry.parse(entry))).toEqual(all(reader));
  });
});

test('a record that looks as if it held a secret is a defect, and nothing is stored', () => {
  const { journal, reader } = openJournal();
  const intent = journal.commitIntent(intentDraft());
  const withSecret = { temporaryAccessPass: 'not-a-pass' };
  expect(() => journal.note(noteDraft({ data: withSecret }))).toThrow('nothing was stored');
  expect(() => journal.commitIntent(intentDraft({ stepId: 'x', facts: { ...intentDraft().facts, ...withSecret } }))).toThrow(
    'nothing was stored',
  );
  expect(() => journal.recordOutcome(intent, { result: 'succeeded', summary: 'Made.', data: withSecret })).toThrow('nothing was stored');
  expect(all(reader)).toHaveLength(1);
  expect(journal.note(noteDraft()).seq).toBe(2);
});

describe('the file itself', () => {
  test.each([
    ['changes', "UPDATE entries SET ticket = 'x'"],
    ['deletions', 'DELETE FROM entries WHERE seq = 2'],
    ['replacements', 'INSERT OR REPLACE INTO entries SELECT * FROM entries WHERE seq = 1'],
    [
      'gaps',
      "INSERT INTO entries SELECT 9, 'other', kind, action, result, at_utc, agent_id, about, user_id, ticket, intent_id, plan_id, step_id, ticket_folded, record FROM entries WHERE seq = 2",
    ],
    [
      'times that go back',
      "INSERT INTO entries SELECT 3, 'other', kind, action, result, '2000-01-01T00:00:00.000Z', agent_id, about, user_id, ticket, intent_id, plan_id, step_id, ticket_folded, record FROM entries WHERE seq = 2",
    ],
    ['the closing of an undecided intent', 'DELETE FROM open_intents'],
    ['texts that are changed', "UPDATE personal SET texts = '[]'"],
    ['texts that are replaced', "INSERT OR REPLACE INTO personal VALUES (2, '', '', '[]')"],
    ['texts of no record', "INSERT INTO personal VALUES (3, '', '', '[]')"],
    ['the removal of the texts of an undecided intent', 'DELETE FROM personal'],
    ['the moving of an undecided intent', "UPDATE open_intents SET step_id = 'other'"],
  ])('refuses %s, whoever connects to it', (_, sql) => {
    const { journal, reader } = openJournal();
    journal.commitIntent(intentDraft());
    journal.note(noteDraft());
    const before = all(reader);
    const other = new Sqlite(journal.file);
    expect(() => other.exec(sql)).toThrow(/never|in order|undecided intent stay/);
    other.close();
    expect(all(reader)).toEqual(before);
    expect(reader.undecidedIntents()).toHaveLength(1);
  });

  test('says that commits are synced to the disk before they return', () => {
    const pragmas: Record<string, unknown> = {};
    openJournal({
      hooks: {
        connected: (database) => {
          for (const name of ['journal_mode', 'synchronous', 'foreign_keys', 'trusted_schema', 'recursive_triggers']) {
            pragmas[name] = database.pragma(name, { simple: true });
          }
        },
      },
    });
    expect(pragmas).toEqual({ journal_mode: 'wal', synchronous: 2, foreign_keys: 1, trusted_schema: 0, recursive_triggers: 1 });
  });
});

test('the connection of the reader cannot write', () => {
  const { journal } = openJournal();
  const database = openForReading(journal.file);
  expect(() => database.exec("INSERT INTO open_intents VALUES ('p', 's', 'i', 1)")).toThrow(/readonly/);
  database.close();
});
