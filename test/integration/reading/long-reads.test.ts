import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recordsIn } from '../../support/records-in.ts';
import type { JournalFilter } from '../../../contract/journal.ts';
import { createLongReads } from '../../../main/reading/long-reads.ts';
import { noteDraft, openFilled, person, temporaryFolder } from '../audit/fixture.ts';

const never = new AbortController().signal;
const silent = (): void => undefined;

/** Notes for as many people in turn, from the journal's first position on. */
const filled = (count: number, people = 3) =>
  openFilled(
    Array.from({ length: count }, (_, n) =>
      noteDraft({ person: { ...person, displayName: `Person ${n % people}` }, ticket: `INC-${n % 5}` }),
    ),
  );

test('pages and counts read in pieces are what one look gives, wherever the pieces end', async () => {
  const { reader } = filled(60);
  const filters: fc.Arbitrary<JournalFilter> = fc.constantFrom(
    {},
    { person: 'person 1' },
    { person: 'nobody' },
    { ticket: 'inc-4' },
    { person: 'person 2', ticket: 'INC-0' },
    { action: 'plan.finished' as const },
  );
  await fc.assert(
    fc.asyncProperty(filters, fc.integer({ min: 1, max: 70 }), fc.integer({ min: 1, max: 25 }), async (filter, piece, limit) => {
      const reads = createLongReads(reader, piece);
      expect(await reads.count(filter, never)).toBe([...reader.each(filter)].length);
      let beforeSeq: number | undefined;
      do {
        const page = await reads.list({ filter, beforeSeq, limit }, never);
        expect(page).toEqual(reader.list({ filter, beforeSeq, limit }));
        beforeSeq = page.nextBeforeSeq ?? undefined;
      } while (beforeSeq !== undefined);
    }),
    { numRuns: 60 },
  );
});

test('a page reads no further than it has to', async () => {
  const { reader } = filled(60);
  const asked: number[] = [];
  const watched = Object.assign(Object.create(reader) as typeof reader, {
    rangeOf: reader.rangeOf.bind(reader),
    newest: (...args: Parameters<typeof reader.newest>) => {
      asked.push(args[1].from);
      return reader.newest(...args);
    },
  });
  await createLongReads(watched, 10).list({ filter: {}, limit: 5 }, never);
  expect(asked).toEqual([51]);
});

test.each(['list', 'count'] as const)('%s ends between two pieces when nobody wants it any more', async (read) => {
  const { reader } = filled(60);
  const stop = new AbortController();
  const reads = createLongReads(reader, 1);
  const filter = { person: 'nobody' };
  const work = read === 'list' ? reads.list({ filter, limit: 5 }, stop.signal) : reads.count(filter, stop.signal);
  setImmediate(() => stop.abort(new Error('not wanted')));
  await expect(work).rejects.toThrow('not wanted');
});

describe('an export', () => {
  test('counts first, then tells how far it is, and holds what was there when it began', async () => {
    const { journal, reader } = filled(12_000, 2);
    const path = join(temporaryFolder(), 'journal.jsonl');
    const told: [number, number | null][] = [];
    const written = await createLongReads(reader).export(
      { filter: { person: 'person 1' }, format: 'jsonl', path },
      never,
      (done, total) => {
        told.push([done, total]);
        if (told.length === 1) journal.note(noteDraft({ person: { ...person, displayName: 'Person 1' } }));
      },
    );
    expect(written).toBe(6_000);
    expect(told).toEqual([
      [0, null],
      [0, 6_000],
      [5_000, 6_000],
    ]);
    expect(recordsIn(readFileSync(path, 'utf8'))).toHaveLength(6_000);
  });

  test.each(['while it counts', 'while it writes'])('that is cancelled %s leaves the older file and nothing of its own', async (when) => {
    const { reader } = filled(6_000);
    const folder = temporaryFolder();
    const path = join(folder, 'journal.csv');
    writeFileSync(path, 'an older export');
    const stop = new AbortController();
    const work = createLongReads(reader).export({ filter: {}, format: 'csv', path }, stop.signal, (done) => {
      if (when === 'while it counts' || done > 0) stop.abort(new Error('not wanted'));
    });
    await expect(work).rejects.toThrow('not wanted');
    expect(readdirSync(folder)).toEqual(['journal.csv']);
    expect(readFileSync(path, 'utf8')).toBe('an older export');
  });

  test('of nothing is an empty file', async () => {
    const { reader } = filled(3);
    const path = join(temporaryFolder(), 'journal.jsonl');
    expect(await createLongReads(reader).export({ filter: { person: 'nobody' }, format: 'jsonl', path }, never, silent)).toBe(0);
    expect(existsSync(path)).toBe(true);
  });
});
