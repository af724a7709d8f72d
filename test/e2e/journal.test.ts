import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromDesk } from './support/ask-desk.ts';
import type { Console } from './support/console.ts';
import { expect, test } from './support/console.ts';
import { rowsOf } from './support/journal-file.ts';
import { nadia, priya, ticketReference } from './support/people.ts';

/** A reference that a spreadsheet would run; a desk's pattern may allow it. */
const formula = '=HYPERLINK(1)';

test('the journal lists, filters and exports what was done', async ({ launch, tenant, place }) => {
  writeFileSync(join(place.userData, 'desk-profile.json'), JSON.stringify({ ticket: { pattern: '.+', example: 'INC-20417' } }));
  const desk = await launch();
  await desk.start.ready();
  const { journal, bar } = desk;
  await desk.find.open(priya.upn, /Priya Raman/);
  await desk.ticket.planFor(ticketReference, [priya.iphone]);
  await desk.ticket.carryOut.click();
  await expect(desk.ticket.proof).toBeVisible();
  const { id: userId } = await tenant.truth(nadia.upn);
  await fromDesk(desk.page, 'evidence.record', {
    userId,
    ticket: formula,
    observation: { kind: 'photoIdVideo', document: 'passport', matchesPhotoOnRecord: 'yes' },
  });

  await bar.screen(/journal/i).click();
  await expect(journal.heading).toBeVisible();
  const all = rowsOf(place.journalFile);
  await expect(journal.rows).toHaveCount(all.length);
  // Newest first.
  await expect(journal.rows.first()).toContainText(String(all.length));

  await journal.filter(/person/i).fill('PRIYA');
  await expect(journal.rows).toHaveCount(all.filter((row) => row.userName === priya.name).length);
  await journal.filter(/action/i).selectOption({ label: 'Pass made' });
  await expect(journal.rows).toHaveCount(2);
  await journal.filter(/ticket/i).fill('INC-99999');
  await expect(journal.nothing).toBeVisible();
  await journal.clear.click();
  await expect(journal.rows).toHaveCount(all.length);
  await journal.filter(/agent/i).fill('nobody');
  await expect(journal.nothing).toBeVisible();
  await journal.clear.click();

  await journal.rows.filter({ hasText: 'Pass made' }).first().click();
  await expect(journal.record).toContainText(priya.upn);
  await expect(journal.record).toContainText('Stored record');

  const csvFile = join(place.folder, 'journal.csv');
  await saveTo(desk, csvFile);
  await journal.export('CSV').click();
  await expect(journal.exported).toContainText(`${all.length} records written to`);
  const csv = readFileSync(csvFile, 'utf8');
  const cells = cellsOf(csv);
  expect(cells).toHaveLength((all.length + 1) * 18);
  expect(cells.filter((cell) => /^[\s\p{Cf}]*[=+\-@＝＋－＠]/u.test(cell))).toEqual([]);
  expect(cells).toContain(`'${formula}`);
  expect(statSync(csvFile).mode & 0o077).toBe(0);

  const linesFile = join(place.folder, 'journal.jsonl');
  await saveTo(desk, linesFile);
  await journal.export('JSON lines').click();
  // The first export is in the journal by now.
  await expect(journal.exported).toContainText(`${all.length + 1} records written to`);
  const lines = readFileSync(linesFile, 'utf8').trimEnd().split('\n');
  // Each record as its bytes are, and on the next line what stands apart from them.
  expect(lines).toHaveLength((all.length + 1) * 2);
  expect(lines.filter((_, index) => index % 2 === 0).slice(0, -1)).toEqual(all.map((row) => row.recordJson));
  expect(lines.filter((_, index) => index % 2 === 0).join('\n')).not.toContain(priya.name);
  expect(lines.filter((_, index) => index % 2 === 1).join('\n')).toContain(priya.name);
  expect(rowsOf(place.journalFile).filter(({ action }) => action === 'journal.exported')).toHaveLength(2);
});

test('an export that the agent calls off writes nothing and says nothing', async ({ desk, place }) => {
  const { journal, bar, app } = desk;
  await bar.screen(/journal/i).click();
  await app.evaluate(({ dialog }) => Object.assign(dialog, { showSaveDialog: () => Promise.resolve({ canceled: true, filePath: '' }) }));
  await journal.export('CSV').click();
  await expect(journal.export('CSV')).toBeEnabled();
  await expect(journal.exported).toHaveCount(0);
  expect(rowsOf(place.journalFile).filter(({ action }) => action === 'journal.exported')).toEqual([]);
});

/** Answers the save dialog, which is the system's and cannot be clicked. */
const saveTo = ({ app }: Console, path: string): Promise<unknown> =>
  app
    .evaluate(
      ({ dialog }, filePath) => Object.assign(dialog, { showSaveDialog: () => Promise.resolve({ canceled: false, filePath }) }),
      path,
    )
    .then(() => undefined);

/** RFC 4180, every cell quoted. */
const cellsOf = (csv: string): readonly string[] =>
  [...csv.replace(/^\uFEFF/u, '').matchAll(/"((?:[^"]|"")*)"(?:,|\r\n)/gu)].map((match) => (match[1] ?? '').replaceAll('""', '"'));
