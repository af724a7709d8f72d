import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Journal } from '../../../main/audit/journal.ts';
import type { Journal as OpenJournal } from '../../../main/audit/journal.ts';
import type { Actor, EntryDraft } from '../../../main/audit/records.ts';
import { agent, all, intentDraft, noteDraft, openJournal, passDraft, person, temporaryFolder, withoutSync } from './fixture.ts';
import { readAsStranger } from './stranger.ts';

const aText = fc.string({ unit: 'grapheme', maxLength: 12 });
const anActor: fc.Arbitrary<Actor> = fc.record({ id: fc.uuid(), displayName: aText, userPrincipalName: aText });
// Keys that a journal may hold: those of a secret are refused before.
const data = fc.dictionary(
  aText.map((key) => `k${key}`),
  fc.jsonValue({ stringUnit: 'grapheme' }),
);
const aNote: fc.Arbitrary<EntryDraft> = fc.record({
  action: fc.constantFrom('plan.started', 'evidence.recorded', 'settings.changed'),
  agent: fc.option(anActor),
  person: fc.option(anActor),
  ticket: fc.option(aText),
  planId: fc.constant(null),
  summary: aText,
  data: fc
    .record({ evidence: data, status: data, plan: fc.jsonValue(), fields: fc.array(aText) })
    .map((made) => JSON.parse(JSON.stringify(made))),
});

/** Some of everything that a journal holds. */
const fill = (journal: OpenJournal): void => {
  const intent = journal.commitIntent(intentDraft());
  journal.recordOutcome(intent, { result: 'unknown', summary: 'No answer.', data: { fault: 'graph.offline' } });
  journal.reconcile(intent.id, { result: 'succeeded', summary: 'It is gone.', data: {} });
  journal.commitIntent(passDraft({ stepId: 'pass' }));
  journal.note(noteDraft({ agent: null, person: null, ticket: null, planId: null }));
};

test('a stranger with the document reads every record as the journal does, and proves every text', () => {
  fc.assert(
    fc.property(fc.array(aNote, { minLength: 1, maxLength: 12 }), (notes) => {
      const { journal, reader } = openJournal({ hooks: withoutSync });
      fill(journal);
      for (const note of notes) journal.note(note);
      const read = readAsStranger(journal.file);
      expect(read.flatMap(({ wrong, left }) => [...wrong, ...left])).toEqual([]);
      const entries = all(reader);
      expect(read.map(({ proven }) => proven.length)).toEqual(entries.map(({ personal }) => personal.length));
      expect(
        read.map(({ record: { agent: by, subject, seq, id, kind, action, result, atUtc, ticket, intentId, planId, summary } }) => {
          const names = { agentName: by?.displayName ?? null, userName: subject?.displayName ?? null, about: subject?.kind ?? null };
          return { seq, id, kind, action, result, atUtc, ...names, ticket, intentId, planId, summary };
        }),
      ).toEqual(
        entries.map(({ seq, id, kind, action, result, atUtc, agentName, userName, about, ticket, intentId, planId, summary }) => {
          const names = { agentName, userName, about };
          return { seq, id, kind, action, result, atUtc, ...names, ticket, intentId, planId, summary };
        }),
      );
      const dataOf = (list: readonly { readonly data?: unknown }[]) => list.map((item) => canonicalize(item.data));
      const notesRead = ['plan.started', 'evidence.recorded', 'settings.changed'] as const;
      expect(dataOf(notesRead.flatMap((action) => read.map(({ record }) => record).filter((record) => record.action === action)))).toEqual(
        dataOf(notesRead.flatMap((action) => reader.notes(action))),
      );
    }),
    { numRuns: 30 },
  );
});

test('a stranger reads the first format too, before and after it was brought over', () => {
  const file = join(temporaryFolder(), 'journal.sqlite');
  copyFileSync(fileURLToPath(new URL('fixtures/journal-format-1.sqlite', import.meta.url)), file);
  Journal.open({ file }).close();
  const lines = readFileSync(new URL('fixtures/journal-format-1.jsonl', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');
  expect(readAsStranger(file).map(({ record }) => record)).toEqual(lines.map((line) => JSON.parse(line)));
});

test('a text that was changed behind the journal’s back is found by a stranger and not believed by the reader', () => {
  const { journal, reader } = openJournal();
  journal.note(noteDraft({ action: 'evidence.recorded', data: { evidence: { kind: 'callBack', numberEnding: '17' } } }));
  const database = new Sqlite(journal.file);
  database.exec("DROP TRIGGER texts_are_never_changed; UPDATE personal SET texts = replace(replace(texts, 'Pia', 'Mia'), '17', '99')");
  database.close();
  expect(readAsStranger(journal.file)[0]?.wrong).toEqual(expect.arrayContaining(['/subject/displayName', '/data/evidence/numberEnding']));
  expect(all(reader)[0]).toMatchObject({ userName: null, agentName: agent.displayName });
  expect(reader.notes('evidence.recorded')[0]?.data).toMatchObject({ evidence: { numberEnding: { sha256: expect.any(String) } } });
});

test('what is about people can leave, and nothing else changes', () => {
  const { journal, reader } = openJournal();
  fill(journal);
  const before = all(reader);
  const open = reader.undecidedIntents();
  const database = new Sqlite(journal.file);
  database.exec('DELETE FROM personal WHERE seq NOT IN (SELECT intent_seq FROM open_intents)');
  database.close();

  const after = all(reader);
  expect(after.map(({ recordJson }) => recordJson)).toEqual(before.map(({ recordJson }) => recordJson));
  expect(reader.undecidedIntents()).toEqual(open);
  const gone = after.filter(({ seq }) => seq !== open[0]?.seq);
  expect(gone.length).toBe(before.length - 1);
  const left = { agentName: null, userName: null, userPrincipalName: null, summary: null, personal: [] };
  expect(gone).toEqual(before.filter(({ seq }) => seq !== open[0]?.seq).map((entry) => ({ ...entry, ...left })));
  expect(readAsStranger(journal.file)[0]).toMatchObject({ proven: [], wrong: [] });
  expect(readAsStranger(journal.file)[0]?.left).toContain('/summary');

  // Whom it was about can still be found by the id, and what was done is still counted and told.
  expect([...reader.each({ person: person.id.toUpperCase() })]).toHaveLength(4);
  expect([...reader.each({ person: person.displayName })].map(({ seq }) => seq)).toEqual([open[0]?.seq]);
  const oneOfAny = { per: 'agent', counts: 'changes', action: 'method.delete', atMost: 1, what: 'deletions' } as const;
  expect(journal.limitMet([intentDraft()], [oneOfAny])).toMatchObject({ limit: oneOfAny });
  expect(reader.intentsOfPlan(intentDraft().planId)[0]).toMatchObject({
    summary: null,
    data: intentDraft().facts,
    outcome: { result: 'succeeded', summary: null },
  });
  expect(journal.note(noteDraft())).toMatchObject({ seq: before.length + 1, userName: person.displayName });
});
