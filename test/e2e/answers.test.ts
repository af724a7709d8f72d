import type { Locator, Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../tools/runtime/place.ts';
import { AnswersPanel } from './support/answers-panel.ts';
import { violations } from './support/axe.ts';
import type { Console } from './support/console.ts';
import { expect, test } from './support/console.ts';
import { priya, ticketReference } from './support/people.ts';
import { SettingsView } from './support/settings-view.ts';
import { test as galleryTest } from './support/gallery.ts';
import { answers as answersGroup } from '../support/gallery/states/answers.ts';

const clipboardOf = (desk: Console): Promise<string> => desk.app.evaluate(({ clipboard }) => clipboard.readText());
/** As wide and high as the page finds itself: the window of that size times the zoom. */
const resize = async (desk: Console, width: number, height: number, zoom = 1): Promise<void> => {
  await desk.app.evaluate(
    ({ BrowserWindow }, wanted) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.setContentSize(wanted.width * wanted.zoom, wanted.height * wanted.zoom);
      window?.webContents.setZoomFactor(wanted.zoom);
    },
    { width, height, zoom },
  );
  await desk.page.waitForFunction(([w, h]) => window.innerWidth === w && window.innerHeight === h, [width, height] as const);
};
/** Presses Tab until the control has the focus. */
const tabTo = async (page: Page, control: Locator): Promise<void> => {
  await expect(control).toBeVisible();
  for (let stop = 0; stop < 20; stop += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Twenty presses of Tab did not lead to ${String(control)}.`);
};

test('by keyboard alone: from the call to the answer, to the clipboard, to what helps, and back to the work', async ({ desk }) => {
  const { page, find, person, ticket } = desk;
  const answers = new AnswersPanel(page);
  await expect(find.box).toBeFocused();

  // Opened and closed from where the agent is; nothing is lost on the way.
  await page.keyboard.press('F1');
  await expect(answers.field).toBeFocused();
  await expect(answers.questions.first()).toContainText('I lost my phone.');
  await page.keyboard.press('Escape');
  await expect(answers.root).toHaveCount(0);
  await expect(find.box).toBeFocused();

  // What is typed for people is taken along when it is plainly a question.
  await page.keyboard.type('pound key', { delay: 15 });
  await expect(answers.beside).toContainText('Which one is that?');
  await page.keyboard.press('F1');
  await expect(answers.field).toBeFocused();
  await expect(answers.field).toHaveValue('pound key');
  await expect(answers.said).toHaveText(/^It is the hash key/u);
  await page.keyboard.press('Enter');
  await expect(answers.question(/^The voice asks/u)).toBeFocused();
  await expect(answers.question(/^The voice asks/u)).toHaveAttribute('aria-expanded', 'true');
  await tabTo(page, answers.copy);
  const said = await answers.said.innerText();
  await page.keyboard.press('Enter');
  await expect.poll(() => clipboardOf(desk)).toBe(said);
  await expect(answers.button(/^Answer copied/u)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(find.box).toBeFocused();

  // Nobody is open, so the way on is to find them.
  await page.keyboard.press('F1');
  await expect(answers.field).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('lsot phone');
  await expect(answers.questions.first()).toContainText('I lost my phone.');
  await tabTo(page, answers.button(/^Find the person/u));
  await page.keyboard.press('Enter');
  await expect(find.box).toBeFocused();
  await page.keyboard.press('F1');
  await page.keyboard.press('Escape');
  await expect(find.box).toBeFocused();

  // Beside a ticket the open step comes first; what is still to come waits for it.
  await page.keyboard.press('Control+a');
  await page.keyboard.type(priya.upn);
  await expect(find.marked).toContainText(priya.name);
  await page.keyboard.press('Enter');
  await expect(person.methods).toBeVisible();
  await page.keyboard.press('F6');
  await expect(ticket.reference).toBeFocused();
  await page.keyboard.press('F1');
  await expect(answers.question(/^Why must I prove who I am/u)).toBeVisible();
  await page.keyboard.type('lost phone');
  await tabTo(page, answers.button(/^Go to “Ticket and caller”/u));
  await page.keyboard.press('Enter');
  await expect(ticket.step(/ticket and caller/u)).toBeFocused();
  await expect(answers.root).toBeVisible();

  // F1 goes to and fro; the words stay until it is closed.
  await page.keyboard.press('F1');
  await expect(answers.field).toBeFocused();
  await expect(answers.field).toHaveValue('lost phone');
  await page.keyboard.press('F1');
  await expect(answers.root).toHaveCount(0);
  await expect(ticket.step(/ticket and caller/u)).toBeFocused();
});

test('nothing found says what to try, and where the desk adds its own', async ({ desk }) => {
  const answers = new AnswersPanel(desk.page);
  await answers.opener.click();
  await answers.field.fill('zxqv');
  await expect(answers.root.getByText(/No answer for “zxqv”/u)).toBeVisible();
  await answers.button(/^Open the settings/u).click();
  await expect(desk.page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  await answers.close.click();
  await expect(answers.root).toHaveCount(0);
});

test('what the desk writes in its settings is an answer at once, and in its file', async ({ desk, place }) => {
  const { page, bar } = desk;
  const answers = new AnswersPanel(page);
  await bar.screen(/settings/iu).click();
  const settings = new SettingsView(page);
  const field = (name: string, at = 0): Locator => settings.root.locator(`[name="answers.${at}.${name}"]`);
  await settings.button('Add an answer').click();
  await expect(field('question')).toBeFocused();
  await page.keyboard.type('Where is the walk-in desk?');
  await settings.save.click();
  // Nothing was said to it: the field that is wrong has the focus, and says what is missing.
  await expect(field('answer')).toBeFocused();
  await expect(field('answer')).toHaveAccessibleDescription(/Must not be empty/u);
  await page.keyboard.type('Level 2, beside the lifts.');
  await field('alternatives').fill('which room; counter');
  await settings.button('Add an answer').click();
  await expect(field('question', 1)).toBeFocused();
  await page.keyboard.type('I lost my phone.');
  await field('answer', 1).fill('Come to level 2\nwith your staff card.');
  await field('replaces', 1).selectOption({ label: 'I lost my phone.' });
  await settings.save.click();
  await expect(settings.root.getByText('saved and in force')).toBeVisible();
  expect(JSON.parse(readFileSync(join(place.userData, 'desk-profile.json'), 'utf8'))).toMatchObject({
    answers: [
      { question: 'Where is the walk-in desk?', alternatives: ['which room', 'counter'], answer: 'Level 2, beside the lifts.' },
      { replaces: 'lost-phone', question: 'I lost my phone.', answer: 'Come to level 2 with your staff card.' },
    ],
  });
  await page.keyboard.press('F1');
  await page.keyboard.type('which room');
  await expect(answers.questions.first()).toHaveText(/^Where is the walk-in desk\?.*Your desk’s$/u);
  await expect(answers.said).toHaveText('Level 2, beside the lifts.');
  await answers.field.fill('lost phone');
  await expect(answers.said).toHaveText('Come to level 2 with your staff card.');
  // What helps is still there.
  await expect(answers.button(/^Find the person/u)).toBeVisible();
});

test('the menu opens the answers, and at the door there is no such item', async ({ desk }) => {
  const answers = new AnswersPanel(desk.page);
  const click = (): Promise<boolean> =>
    desk.app.evaluate(({ Menu }) => {
      const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? [];
      const item = items.find(({ label }) => label === 'Answers for callers');
      item?.click();
      return item !== undefined;
    });
  expect(await click()).toBe(true);
  await expect(answers.field).toBeFocused();
  await desk.bar.choose(/^lock/iu);
  await expect.poll(click).toBe(false);
});

const sizes = [
  ['a usual window', 1280, 800, 1],
  ['a small window', 1024, 700, 1],
  ['a zoom of 200 %', 640, 400, 2],
] as const;

test('beside a plan at every size: Carry out is never covered, the ticket stays where it was or gets narrower, nothing scrolls sideways', async ({
  desk,
}) => {
  const { page, find, ticket, person } = desk;
  const answers = new AnswersPanel(page);
  await find.open(priya.upn, /Priya Raman/u);
  await ticket.planFor(ticketReference, [priya.iphone, priya.mobile]);
  for (const [name, width, height, zoom] of sizes) {
    await resize(desk, width, height, zoom);
    const before = await ticket.root.boundingBox();
    await ticket.carryOut.focus();
    await page.keyboard.press('F1');
    await expect(answers.field, name).toBeFocused();
    await expect(answers.questions.first(), name).toBeVisible();
    const after = await ticket.root.boundingBox();
    expect(after?.x, name).toBeCloseTo(before?.x ?? -1, 0);
    await expect(person.methods, name).toBeVisible({ visible: width >= 1240 });
    // Whom the ticket is about is said at every size.
    await expect(page.getByRole('heading', { level: 1 }), name).toContainText(priya.name);
    expect(await isOnTop(ticket.carryOut), `${name}: Carry out is covered`).toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), name).toBe(true);
    expect(
      await answers.root.evaluate((panel) => [...panel.querySelectorAll('*')].every((part) => part.scrollWidth <= panel.clientWidth)),
      name,
    ).toBe(true);
    await page.keyboard.press('Escape');
    await expect(ticket.carryOut, name).toBeFocused();
    await expect(person.methods, name).toBeVisible();
  }
});

/** Whether a click in the middle of it would reach it, once it is scrolled to. */
const isOnTop = async (control: Locator): Promise<boolean> => {
  await control.scrollIntoViewIfNeeded();
  return control.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  });
};

for (const [look, media] of [
  ['light', { colorScheme: 'light', contrast: 'no-preference' }],
  ['dark', { colorScheme: 'dark', contrast: 'no-preference' }],
  ['highContrast', { colorScheme: 'dark', contrast: 'more' }],
] as const) {
  test(`no state of the answers breaks a rule of axe in ${look}`, async ({ desk }) => {
    const { page, find, person } = desk;
    const answers = new AnswersPanel(page);
    await page.emulateMedia(media);
    await expect(page.locator(`[data-theme="${look}"]`).first()).toBeAttached();
    const check = async (where: string): Promise<void> => expect.soft(await violations(page), where).toEqual([]);
    await find.type('lost phone');
    await expect(answers.beside).toBeVisible();
    await check('a line under the people');
    await answers.beside.click();
    await expect(answers.said).toBeVisible();
    await check('found');
    await answers.field.fill('zxqv');
    await expect(answers.root.getByText(/No answer for/u)).toBeVisible();
    await check('none found');
    await find.open(priya.upn, /Priya Raman/u);
    await expect(person.methods).toBeVisible();
    await answers.field.fill('');
    await expect(answers.said).toBeVisible();
    await check('beside a person');
    await resize(desk, 1024, 700);
    await expect(person.methods).toBeHidden();
    await check('in place of the person');
  });
}

test('what the window reads at its start holds no answer', () => {
  const folder = join(projectRoot, 'out', 'renderer');
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const scripts = [...page.matchAll(/(?:src|href)="(?<path>[^"]+\.js)"/gu)].map(({ groups }) => groups?.['path'] ?? '');
  expect(scripts.length).toBeGreaterThan(0);
  for (const script of scripts) expect(readFileSync(join(folder, script), 'utf8'), script).not.toContain('hash key');
});

galleryTest('over the fake desk, every state of the answers is reached, quiet, whole and without a breach of axe', async ({ gallery }) => {
  for (const { name } of [...answersGroup.states, { name: 'settings-answers' }]) {
    const page = await gallery.at(name);
    expect.soft(await violations(page), name).toEqual([]);
    expect.soft(gallery.complaints, name).toEqual([]);
    const scrolls = await page.evaluate(
      () => document.documentElement.scrollHeight > innerHeight || document.documentElement.scrollWidth > innerWidth,
    );
    expect.soft(scrolls, `${name}: the window scrolls`).toBe(false);
  }
});
