import { once } from 'node:events';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createLongReads } from '../../../main/reading/long-reads.ts';
import { createRemoteReads } from '../../../main/reading/remote-reads.ts';
import { recordsIn } from '../../support/records-in.ts';
import type { ReadingProcess } from '../../../main/reading/remote-reads.ts';
import type { ForkedReading } from '../../../bench/desk/fork-reading.ts';
import { forkReading } from '../../../bench/desk/fork-reading.ts';
import { all, noteDraft, openFilled, temporaryFolder } from '../audit/fixture.ts';

const never = new AbortController().signal;
const silent = (): void => undefined;

/** A journal, and long reads of it in a real process of their own. */
const setUp = (entries: number, file?: string) => {
  const { journal, reader } = openFilled(
    Array.from({ length: entries }, (_, n) => noteDraft({ ticket: `INC-${n}`, data: { text: 'x'.repeat(200) } })),
  );
  const started: ForkedReading[] = [];
  const reads = createRemoteReads(() => {
    const process = forkReading(file ?? journal.file);
    started.push(process);
    return process;
  });
  onTestFinished(async () => {
    reads.close();
    for (const { child } of started) if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  });
  return { journal, reader, reads, started };
};

test('gives what reading here gives, and is started by the first read', async () => {
  const { journal, reader, reads, started } = setUp(1_200);
  expect(started).toHaveLength(0);
  const here = createLongReads(reader);
  expect(await reads.list({ filter: { ticket: '77' }, limit: 10 }, never)).toEqual(
    await here.list({ filter: { ticket: '77' }, limit: 10 }, never),
  );
  expect(await reads.count({ ticket: '77' }, never)).toBe(await here.count({ ticket: '77' }, never));
  // What is written here is there at the next look.
  journal.note(noteDraft({ ticket: 'INC-newest' }));
  expect(await reads.list({ filter: {}, limit: 1 }, never)).toMatchObject({ entries: [{ ticket: 'INC-newest' }] });
  const path = join(temporaryFolder(), 'journal.jsonl');
  const told: (number | null)[] = [];
  expect(await reads.export({ filter: {}, format: 'jsonl', path }, never, (_done, total) => told.push(total))).toBe(1_201);
  expect(told).toContain(1_201);
  expect(recordsIn(readFileSync(path, 'utf8'))).toEqual(all(reader).map(({ recordJson }) => recordJson));
  expect(started).toHaveLength(1);
});

test('cannot write to the journal it reads, and says what is wrong in the journal’s own words', async () => {
  const { journal, reads, reader } = setUp(3);
  await expect(reads.export({ filter: {}, format: 'csv', path: journal.file }, never, silent)).rejects.toMatchObject({
    name: 'FaultError',
    code: 'input.invalid',
    message: expect.stringContaining('is the journal itself'),
  });
  expect(all(reader)).toHaveLength(3);
  await expect(
    reads.export({ filter: {}, format: 'csv', path: join(temporaryFolder(), 'gone', 'x.csv') }, never, silent),
  ).rejects.toMatchObject({ code: 'journal.unwritable', message: expect.stringContaining('choose another folder') });
});

test('a journal that is not there is a fault of each read, not the end of the process', async () => {
  const { reads, started } = setUp(0, join(temporaryFolder(), 'none.db'));
  for (let n = 0; n < 2; n += 1) await expect(reads.count({}, never)).rejects.toMatchObject({ code: 'journal.unwritable' });
  expect(started).toHaveLength(1);
});

describe('a read that is cancelled', () => {
  test('ends, leaves no part of a file, and lets the others go on', async () => {
    const { reads } = setUp(6_000);
    const folder = temporaryFolder();
    const stop = new AbortController();
    const work = reads.export({ filter: {}, format: 'csv', path: join(folder, 'journal.csv') }, stop.signal, (done) => {
      if (done > 0) stop.abort();
    });
    const count = reads.count({ ticket: '77' }, never);
    await expect(work).rejects.toMatchObject({ code: 'graph.cancelled' });
    expect(readdirSync(folder)).toEqual([]);
    expect(await count).toBeGreaterThan(0);
  });

  test('is not asked for when it was cancelled before', async () => {
    const { reads, started } = setUp(1);
    await expect(reads.count({}, AbortSignal.abort())).rejects.toMatchObject({ code: 'graph.cancelled' });
    expect(started).toHaveLength(0);
  });
});

describe('a process that dies', () => {
  test('fails what was under way with what to do, and is started again by the next read', async () => {
    const { reads, started } = setUp(6_000);
    const path = join(temporaryFolder(), 'journal.csv');
    const work = reads.export({ filter: {}, format: 'csv', path }, never, (done) => {
      if (done > 0) started[0]?.child.kill('SIGKILL');
    });
    await expect(work).rejects.toMatchObject({ code: 'journal.busy', retryable: true, message: expect.stringContaining('Try again.') });
    expect(await reads.count({}, never)).toBe(6_000);
    expect(started).toHaveLength(2);
  });

  test('in idleness is nothing that anybody hears of', async () => {
    const { reads, started } = setUp(5);
    await reads.count({}, never);
    const [first] = started;
    first?.child.kill('SIGKILL');
    if (first) await once(first.child, 'exit');
    expect(await reads.count({}, never)).toBe(5);
  });
});

describe('the end of the process', () => {
  test('comes with the workplace: what is under way is cancelled and tidied up, and nothing can be asked', async () => {
    const { reads, started } = setUp(6_000);
    const folder = temporaryFolder();
    let begun = (): void => undefined;
    const writing = new Promise<void>((resolve) => (begun = resolve));
    const work = reads.export({ filter: {}, format: 'csv', path: join(folder, 'journal.csv') }, never, (done) => done > 0 && begun());
    await writing;
    reads.close();
    await expect(work).rejects.toMatchObject({ code: 'graph.cancelled' });
    const child = started[0]?.child;
    if (child !== undefined && child.exitCode === null) await once(child, 'exit');
    expect(child).toMatchObject({ exitCode: 0, signalCode: null });
    expect(readdirSync(folder)).toEqual([]);
    await expect(reads.count({}, never)).rejects.toMatchObject({ code: 'graph.cancelled' });
    expect(started).toHaveLength(1);
  });

  test('comes with main: without the line to it there is nobody to read for', async () => {
    const { reads, started } = setUp(3);
    await reads.count({}, never);
    const child = started[0]?.child;
    child?.disconnect();
    if (child !== undefined && child.exitCode === null) await once(child, 'exit');
    expect(child?.exitCode).toBe(0);
  });
});

test.each([
  ['an answer that does not fit its read', { type: 'done', id: 1, value: 'many' }, 'expected number'],
  ['what is no answer at all', { type: 'gossip' }, 'none of its contract'],
])('%s fails the read and nothing else', async (_name, message, words) => {
  let say = (_message: unknown): void => undefined;
  const process: ReadingProcess = {
    send: (question) => {
      if (question.type === 'read') say(message);
    },
    onMessage: (listener) => (say = listener),
    onEnded: () => undefined,
    end: () => undefined,
  };
  await expect(createRemoteReads(() => process).count({}, never)).rejects.toThrow(words);
});
