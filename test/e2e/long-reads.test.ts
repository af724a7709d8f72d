import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Console } from './support/console.ts';
import { expect, test } from './support/console.ts';
import { rowsOf } from './support/journal-file.ts';

/** The process that reads the journal at length; null while it has not been needed. */
const readingPid = ({ app }: Console): Promise<number | null> =>
  app.evaluate(({ app: electron }) => electron.getAppMetrics().find(({ name }) => name === 'Latchkey journal reading')?.pid ?? null);

const runningReading = async (desk: Console): Promise<number> => {
  const pid = await readingPid(desk);
  if (pid === null) throw new Error('Nothing reads the journal.');
  return pid;
};

const openJournal = async (desk: Console): Promise<number> => {
  await desk.bar.screen(/journal/i).click();
  await expect(desk.journal.rows.first()).toBeVisible();
  return runningReading(desk);
};

/** Answers the save dialog, which is the system's and cannot be clicked. */
const saveTo = ({ app }: Console, path: string): Promise<unknown> =>
  app.evaluate(
    ({ dialog }, filePath) => void Object.assign(dialog, { showSaveDialog: () => Promise.resolve({ canceled: false, filePath }) }),
    path,
  );

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test('the reading process is started by the first look at the journal, and the desk goes on while it stands still', async ({ desk }) => {
  const { find, person, journal } = desk;
  expect(await readingPid(desk)).toBeNull();
  const pid = await openJournal(desk);
  process.kill(pid, 'SIGSTOP');
  await desk.journal.filter(/person/i).fill('nobody');
  await find.open('priya raman', /Priya Raman/);
  await expect(person.name).toHaveText('Priya Raman');
  await desk.bar.screen(/journal/i).click();
  process.kill(pid, 'SIGCONT');
  await expect(journal.rows.first().or(journal.nothing)).toBeVisible();
});

test('an export that is cancelled leaves no file, says so, and the next one goes through', async ({ desk, place }) => {
  const { journal } = desk;
  await saveTo(desk, join(place.folder, 'journal.csv'));
  const pid = await openJournal(desk);
  process.kill(pid, 'SIGSTOP');
  await journal.export('CSV').click();
  await expect(journal.exporting).toBeVisible();
  await expect(journal.export('JSON lines')).toHaveAttribute('aria-disabled', 'true');
  await journal.cancelExport.click();
  process.kill(pid, 'SIGCONT');
  await expect(journal.exportCancelled).toBeVisible();
  expect(readdirSync(place.folder).filter((name) => name.includes('journal.csv'))).toEqual([]);
  expect(rowsOf(place.journalFile).filter(({ action }) => action === 'journal.exported')).toEqual([]);

  await journal.export('CSV').click();
  await expect(journal.exported).toBeVisible();
  await expect(journal.exportCancelled).toHaveCount(0);
  expect(readdirSync(place.folder).filter((name) => name.includes('journal.csv'))).toEqual(['journal.csv']);

  // Seen once: it is not told again, and nor is the one before it.
  await desk.bar.screen(/desk/i).click();
  await openJournal(desk);
  await expect(journal.exported).toHaveCount(0);
  await expect(journal.exportCancelled).toHaveCount(0);
});

test('a reading process that dies under an export is a sentence, and the next try goes through', async ({ desk, place }) => {
  const { journal } = desk;
  await saveTo(desk, join(place.folder, 'journal.csv'));
  const pid = await openJournal(desk);
  process.kill(pid, 'SIGSTOP');
  await journal.export('CSV').click();
  await expect(journal.exporting).toBeVisible();
  process.kill(pid, 'SIGKILL');
  await expect(journal.root.getByRole('alert')).toContainText(/stopped in the middle.*Try again/);
  await journal.export('CSV').click();
  await expect(journal.exported).toBeVisible();
  expect(await runningReading(desk)).not.toBe(pid);
});

test('the reading process ends with the desk, however that ends', async ({ launch }) => {
  for (const end of ['close', 'kill'] as const) {
    const desk = await launch();
    await desk.start.ready();
    const pid = await openJournal(desk);
    expect(isAlive(pid)).toBe(true);
    await desk[end]();
    await expect.poll(() => isAlive(pid)).toBe(false);
  }
});
