import { existsSync, linkSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { exportToFile } from '../../../main/audit/export.ts';
import { all, noteDraft, openJournal, temporaryFolder, withoutSync } from './fixture.ts';

const noSpace = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });

describe('an export to a file', () => {
  test('as JSON lines holds the stored bytes, one record a line, and after each what stands apart from it', async () => {
    const { journal, reader } = openJournal({ hooks: withoutSync });
    for (let n = 0; n < 1_100; n += 1) journal.note(noteDraft({ summary: `Line ${n}\nÄ\u{2028}` }));
    const folder = temporaryFolder();
    const path = join(folder, 'journal.jsonl');
    expect(await exportToFile({ path, journalFile: journal.file, format: 'jsonl', entries: reader.each({}) })).toBe(1_100);

    const database = new Sqlite(journal.file, { readonly: true });
    const stored = database.prepare<[], { record: Buffer }>('SELECT record FROM entries ORDER BY seq').all();
    database.close();
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
    expect(lines.filter((_, index) => index % 2 === 0)).toEqual(stored.map(({ record }) => record.toString('utf8')));
    expect(lines.filter((_, index) => index % 2 === 1).map((line) => JSON.parse(line))).toEqual(
      all(reader).map(({ seq, personal }) => ({ seq, personal })),
    );
    expect(readdirSync(folder)).toEqual(['journal.jsonl']);
  });

  test('as CSV replaces an older export', async () => {
    const { journal, reader } = openJournal();
    journal.note(noteDraft({ summary: '=HYPERLINK("x")' }));
    const path = join(temporaryFolder(), 'journal.csv');
    writeFileSync(path, 'an older export');
    expect(await exportToFile({ path, journalFile: journal.file, format: 'csv', entries: reader.each({}) })).toBe(1);
    const text = readFileSync(path, 'utf8');
    expect(text.startsWith('\u{FEFF}"seq"')).toBe(true);
    expect(text).toContain(`"'=HYPERLINK(""x"")"`);
  });

  test('on a full disk leaves what was there before, no half file, and says so', async () => {
    const { journal, reader } = openJournal();
    for (let n = 0; n < 10; n += 1) journal.note(noteDraft({ data: { text: 'x'.repeat(100_000) } }));
    const folder = temporaryFolder();
    const path = join(folder, 'journal.csv');
    writeFileSync(path, 'an older export');
    let calls = 0;
    const failing = exportToFile({
      path,
      journalFile: journal.file,
      format: 'csv',
      entries: reader.each({}),
      append: async (handle, text) => {
        calls += 1;
        if (calls === 2) throw noSpace;
        await handle.appendFile(text);
      },
    });
    await expect(failing).rejects.toMatchObject({
      name: 'FaultError',
      code: 'journal.full',
      message: expect.stringMatching(/^The disk is full.+the journal itself is complete\. Free some space/),
    });
    expect(calls).toBe(2);
    expect(readdirSync(folder)).toEqual(['journal.csv']);
    expect(readFileSync(path, 'utf8')).toBe('an older export');
  });

  test('into a folder that is not there is refused with what to do next', async () => {
    const { journal } = openJournal();
    const path = join(temporaryFolder(), 'gone', 'journal.csv');
    await expect(exportToFile({ path, journalFile: journal.file, format: 'csv', entries: [] })).rejects.toMatchObject({
      code: 'journal.unwritable',
      message: expect.stringContaining('choose another folder'),
    });
  });

  test.each(['', '-wal', '.lock'])('never replaces the journal itself (%j), whatever the name', async (suffix) => {
    const { journal, reader } = openJournal();
    journal.note(noteDraft());
    const alias = join(temporaryFolder(), 'harmless.csv');
    linkSync(`${journal.file}${suffix}`, alias);
    for (const path of [`${journal.file}${suffix}`, alias]) {
      await expect(exportToFile({ path, journalFile: journal.file, format: 'csv', entries: reader.each({}) })).rejects.toMatchObject({
        code: 'input.invalid',
      });
    }
    expect(existsSync(alias)).toBe(true);
    expect(all(reader)).toHaveLength(1);
  });
});
