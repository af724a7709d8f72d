import Sqlite from 'better-sqlite3';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { expect, test } from './support/console.ts';
import { linesOf, rowsOf } from './support/journal-file.ts';
import { nadia, priya, ticketReference } from './support/people.ts';

test('Graph away: the person stays readable and is marked as stale, and nothing is written', async ({ desk, tenant, place }) => {
  const { find, person, ticket, bar } = desk;
  await find.open(priya.upn, /Priya Raman/);
  await ticket.planFor(ticketReference, [priya.iphone]);
  const before = linesOf(place.journalFile);
  await tenant.stop();
  await person.readAgain.click();
  await expect(person.stale).toContainText(/nothing can be changed/i);
  await expect(person.name).toHaveText(priya.name);
  await expect(person.methods).toContainText("Priya's iPhone");
  await expect(bar.offline).toBeVisible();
  expect(linesOf(place.journalFile)).toEqual(before);
});

test('a captive portal is a sentence about Graph and not a blank window', async ({ desk, tenant }) => {
  const { find, person, ticket, start } = desk;
  await find.open(priya.upn, /Priya Raman/);
  // The name stands there before the person is read: only with the ticket is the first reading over, and whole.
  await expect(ticket.reference).toBeEditable();
  await tenant.fault({ route: 'GET ', kind: 'captive-portal' });
  await person.readAgain.click();
  await expect(person.stale).toBeVisible();
  await expect(person.methods).toContainText("Priya's iPhone");
  await expect(ticket.reference).toBeEditable();
  await tenant.clearFaults();
  await person.readAgain.click();
  await expect(person.stale).toHaveCount(0);
  await expect(start.heading).toHaveCount(0);
});

test('roles that cannot be read this time take nothing from the ticket, and nothing is sent without them', async ({ desk, tenant }) => {
  const { find, person, ticket } = desk;
  await find.open(priya.upn, /Priya Raman/);
  await ticket.planFor(ticketReference, [priya.iphone]);
  await tenant.fault({ route: 'GET .*transitiveMemberOf', kind: 'forbidden' });
  await person.readAgain.click();
  await expect(person.forbidden).toContainText(/roles could not be read/i);
  await expect(ticket.root).toContainText(ticketReference);
  await expect(ticket.carryOut).toBeDisabled();
  await tenant.clearFaults();
  await person.readAgain.click();
  await expect(person.forbidden).toHaveCount(0);
  await expect(ticket.root).toContainText(ticketReference);
  await expect(ticket.carryOut).toBeEnabled();
  expect(await tenant.writes()).toEqual([]);
});

test('a malformed answer about somebody new is a fault with another try', async ({ desk, tenant }) => {
  const { find, person, page } = desk;
  await find.type(priya.upn);
  await expect(find.marked).toContainText(priya.name);
  await tenant.fault({ route: 'GET /users/[0-9a-f-]{36}\\?', kind: 'truncated-json' });
  await page.keyboard.press('Enter');
  const alert = person.root.getByRole('alert');
  await expect(alert).toContainText(/could not be read/i);
  await tenant.clearFaults();
  await alert.getByRole('button', { name: /try again/i }).click();
  await expect(person.name).toHaveText(priya.name);
});

test('a part that cannot be read says so by itself, and without the methods a plan can end their sessions and nothing else', async ({
  desk,
  tenant,
}) => {
  const { find, person, ticket } = desk;
  await tenant.fault({ route: 'GET .*authentication/methods', kind: 'forbidden' });
  await find.open(priya.upn, /Priya Raman/);
  await expect(person.name).toHaveText(priya.name);
  await expect(person.methods.getByRole('status')).toContainText(/\w+/);
  await expect(person.signIns.getByRole('listitem').first()).toBeVisible();
  await ticket.giveReference(ticketReference);
  await ticket.photoId();
  await ticket.continue.click();
  await ticket.onlyAPass.click();
  await expect(ticket.root).toContainText(/methods could not be read, so this plan can only end their sessions/i);
  await expect(ticket.plan.getByRole('switch')).toHaveCount(1);
  await expect(ticket.planStep(/session/i)).toBeChecked();
  expect(await tenant.writes()).toEqual([]);
});

test('a journal locked by another program: refused before Graph is called, with the sentence, and taken up once it is free', async ({
  desk,
  tenant,
  place,
}) => {
  const { find, ticket } = desk;
  await find.open(priya.upn, /Priya Raman/);
  await ticket.planFor(ticketReference, [priya.iphone]);
  await tenant.clearRequests();
  const other = new Sqlite(place.journalFile);
  try {
    other.exec('BEGIN IMMEDIATE');
    await ticket.carryOut.click();
    await expect(ticket.alert).toContainText(/another program is using the journal/i);
    await expect(ticket.alert).toContainText(/nothing was sent/i);
    expect(await tenant.writes()).toEqual([]);
    other.exec('ROLLBACK');
  } finally {
    other.close();
  }
  await ticket.carryOut.click();
  await expect(ticket.proof).toBeVisible();
});

test('a journal that cannot be written does not even take the check of the caller', async ({ desk, tenant, place }) => {
  const { find, ticket } = desk;
  await find.open(priya.upn, /Priya Raman/);
  await ticket.giveReference(ticketReference);
  const other = new Sqlite(place.journalFile);
  try {
    await ticket.way(/call back/i).check();
    await ticket.number.first().check();
    other.exec('BEGIN IMMEDIATE');
    await ticket.calledBack.click();
    await expect(ticket.alert).toContainText(/not recorded/i);
    await expect(ticket.checks).toHaveCount(0);
  } finally {
    other.close();
  }
  expect(await tenant.writes()).toEqual([]);
});

test('an unreadable settings file is set aside under a name that is said', async ({ launch, place }) => {
  writeFileSync(join(place.userData, 'preferences.json'), '{ "theme": "purple" }');
  writeFileSync(join(place.userData, 'desk-profile.json'), 'not JSON at all');
  const desk = await launch();
  await desk.start.ready();
  for (const name of ['preferences', 'desk-profile']) {
    const aside = readdirSync(place.userData).find((file) => file.startsWith(`${name}.unreadable-`));
    expect(aside).toBeDefined();
    await expect(desk.start.notices).toContainText(aside ?? 'no file was set aside');
  }
  const kept = readdirSync(place.userData).find((file) => file.startsWith('desk-profile.unreadable-')) ?? '';
  expect(readFileSync(join(place.userData, kept), 'utf8')).toBe('not JSON at all');
});

test.describe('the window crashes', () => {
  test('it is noted in the journal and opens again on the same person', async ({ desk, place }) => {
    await desk.find.open(nadia.upn, /Nadia Rahman/);
    await expect(desk.person.name).toHaveText(nadia.name);
    await crashWindow(desk.page, () =>
      desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer()),
    );
    await expect.poll(() => textOf(desk)).toContain(nadia.name);
    const row = rowsOf(place.journalFile).find(({ action }) => action === 'app.rendererCrashed');
    expect(row).toMatchObject({ kind: 'note', summary: expect.stringMatching(/opened again/) });
  });

  test('it opens again on the same ticket, and the pass can still be handed over', async ({ desk, place }) => {
    await desk.find.open(priya.upn, /Priya Raman/);
    await desk.ticket.planFor(ticketReference, [priya.iphone]);
    await desk.ticket.carryOut.click();
    await expect(desk.ticket.masked).toBeVisible();
    await crashWindow(desk.page, () =>
      desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer()),
    );
    await expect.poll(() => textOf(desk)).toMatch(/Proof: the directory agrees[\s\S]*Hold to show/);
    expect(linesOf(place.journalFile).filter((line) => line === 'note plan.started')).toHaveLength(1);
  });
});

/** Playwright gives a crashed page up for good, so what comes after it is asked of main. */
const textOf = ({ app }: { readonly app: ElectronApplication }): Promise<string> =>
  app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    // Asked in between, a page that is gone never answers.
    if (contents === undefined || contents.isCrashed() || contents.isLoading()) return '';
    const inTime = new Promise<string>((late) => setTimeout(() => late(''), 2_000));
    return Promise.race([contents.executeJavaScript('document.body.innerText') as Promise<string>, inTime]);
  });

const crashWindow = async (page: Page, crash: () => Promise<unknown>): Promise<void> => {
  const crashed = page.waitForEvent('crash');
  await crash();
  await crashed;
};
