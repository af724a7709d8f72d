import type { Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clickAway } from '../support/click-away.ts';
import type { LiveConsole } from '../support/live-console.ts';
import { expect, test } from '../support/live.ts';
import { morag, priya, ticketReference } from '../support/people.ts';
import { filesHolding, processesHolding, windowHolding } from '../support/secrets.ts';

/** Answers the next dialogs that ask for a file name. */
const saveAs = (latchkey: LiveConsole, path: string): Promise<void> =>
  latchkey.app.evaluate(
    ({ dialog }, filePath) => void Object.assign(dialog, { showSaveDialog: () => Promise.resolve({ canceled: false, filePath }) }),
    path,
  );

const plant = (page: Page, needles: readonly string[]): Promise<void> =>
  page.evaluate((planted) => void Object.assign(globalThis, { planted }), needles);

test('tokens and passes are in no file, command line, environment or window, from sign-in to sign-out; what is planted is found', async ({
  latchkey,
  network,
  place,
  user,
}) => {
  const { authority } = network;
  const pid = latchkey.app.process().pid ?? 0;
  let code = '';
  const secrets = () => [...authority.secrets(), ...(code === '' ? [] : [code])];
  const look = async (page: Page, when: string): Promise<void> => {
    // The whole folder of the test: user data with its logs, exports, and what the browser was told.
    expect(filesHolding(place.folder, secrets()).found, `${when}: files`).toEqual([]);
    expect(processesHolding(pid, secrets()).found, `${when}: processes`).toEqual([]);
    const memory = await windowHolding(page, secrets());
    expect(memory.searched, `${when}: size of the snapshot`).toBeGreaterThan(500_000);
    expect(memory.found, `${when}: window`).toEqual([]);
  };

  // Where a crash would leave its dump.
  expect(await latchkey.app.evaluate(({ app }) => app.getPath('crashDumps'))).toContain(place.userData);

  const { page, bar, find, journal, ticket } = await latchkey.desk();
  await find.open(priya.upn, /Priya Raman/u);
  await ticket.planFor(ticketReference, [priya.iphone, priya.mobile]);
  await ticket.carryOut.click();
  await ticket.agree.click();
  await user.signIn(morag.name);
  await ticket.carryOut.click();
  await expect(ticket.proof).toHaveText(/directory agrees/i);
  code = await ticket.readCode();
  await look(page, 'while the pass is held');

  await bar.screen(/journal/i).click();
  for (const format of ['CSV', 'JSON lines'] as const) {
    const file = join(place.folder, `export ${format}`);
    await saveAs(latchkey, file);
    await journal.export(format).click();
    await expect(journal.exported).toBeVisible();
    await expect.poll(() => readFileSync(file, 'utf8').length).toBeGreaterThan(500);
  }

  await page.keyboard.press('Control+l').catch(() => undefined);
  const door = await latchkey.door();
  await expect(door.locked).toBeVisible();
  await look(door.page, 'locked');
  await clickAway(door.unlock);
  const desk = await latchkey.desk();
  await expect(desk.bar.agent).toContainText(morag.name);
  await look(desk.page, 'unlocked');

  await desk.bar.choose(/^sign out/iu);
  const out = await latchkey.door();
  await expect(out.signIn).toBeVisible();
  // What is planted is found in the same search, so the rest would have been.
  const needles = [randomUUID(), randomUUID()] as const;
  await plant(out.page, [`before ${needles[0]} after`, Buffer.from(`x${needles[1]}y`).toString('base64')]);
  expect((await windowHolding(out.page, [...secrets(), ...needles])).found).toEqual(needles);

  // All that was given out was looked for: sign-in, consent, renewal at the unlocking.
  expect(authority.tokenRequests('authorization_code')).toHaveLength(2);
  expect(authority.tokenRequests('refresh_token').length).toBeGreaterThan(0);
  expect(secrets().length).toBeGreaterThan(10);

  // After the end too: what was flushed on the way out.
  await latchkey.close();
  const after = filesHolding(place.folder, secrets());
  expect(after.found).toEqual([]);
  expect(after.searched).toBeGreaterThan(20);
  const [token = ''] = authority.issued;
  for (const [name, bytes] of [
    ['utf-8', Buffer.from(`..${token}..`)],
    ['utf-16', Buffer.from(`..${token}..`, 'utf16le')],
    ['base64 at 0', Buffer.from(Buffer.from(`${token}..`).toString('base64'))],
    ['base64 at 1', Buffer.from(Buffer.from(`.${token}..`).toString('base64'))],
    ['base64 at 2', Buffer.from(Buffer.from(`..${token}..`).toString('base64'))],
  ] as const) {
    writeFileSync(join(place.userData, 'planted'), bytes);
    expect(filesHolding(place.folder, secrets()).found, name).toEqual([join(place.userData, 'planted')]);
  }
});

test('a crash of the window and one of the app leave no token in a dump', async ({ latchkey, network, place }) => {
  const { authority } = network;
  const { app } = latchkey;
  await latchkey.desk();
  const [page] = await latchkey.pagePids();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
  await expect.poll(latchkey.pagePids).not.toEqual([page]);
  const ended = new Promise<string | null>((done) => app.process().once('exit', (_code, signal) => done(signal)));
  // Never answered: the process that would answer is gone.
  void app.evaluate(() => process.crash()).catch(() => undefined);
  expect(await ended).toMatch(/^SIG/u);
  const { searched, found } = filesHolding(place.folder, authority.secrets());
  expect(found).toEqual([]);
  expect(searched).toBeGreaterThan(20);
  expect(authority.secrets().length).toBeGreaterThan(3);
});
