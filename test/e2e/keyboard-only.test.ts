import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/console.ts';
import { linesOf } from './support/journal-file.ts';
import { priya, ticketReference } from './support/people.ts';

test('the six decisions by keyboard alone, with the focus always to be seen', async ({ desk, tenant, place }) => {
  const { page, find, person, ticket, app } = desk;
  await forbidTheMouse(page);
  const decisions: string[] = [];
  const decide = async (what: string, key: string): Promise<void> => {
    await focusIsSeen(page);
    decisions.push(what);
    await page.keyboard.press(key);
  };

  await page.keyboard.press('Control+k');
  await page.keyboard.type(priya.upn);
  await expect(find.marked).toContainText(priya.name);
  await decide('whom', 'Enter');
  await expect(person.name).toBeFocused();
  await expect(person.methods).toBeVisible();

  await page.keyboard.press('F6');
  await expect(ticket.reference).toBeFocused();
  await page.keyboard.type(ticketReference);
  await decide('which ticket', 'Enter');

  await expect(ticket.way(/call back/i)).toBeFocused();
  await tabTo(page, ticket.number.first());
  await page.keyboard.press('Space');
  await expect(ticket.number.first()).toBeChecked();
  await tabTo(page, ticket.calledBack);
  await decide('who is calling', 'Enter');
  await expect(ticket.continue).toBeFocused();
  await page.keyboard.press('Enter');

  await expect(ticket.lost(priya.iphone)).toBeFocused();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await expect(ticket.lost(priya.mobile)).toBeFocused();
  await page.keyboard.press('Space');
  await decide('what was lost', 'Enter');

  await expect(ticket.step(/plan/i)).toBeFocused();
  await expect(ticket.carryOut).toBeEnabled();
  await tabTo(page, ticket.carryOut);
  await decide('carry out', 'Enter');
  await expect(ticket.proof).toHaveText(/directory agrees/i);

  await expect(ticket.step(/hand over/i)).toBeFocused();
  await tabTo(page, ticket.hold);
  await page.keyboard.down('Space');
  await expect(ticket.code).toBeVisible();
  const code = await ticket.code.innerText();
  await page.keyboard.up('Space');
  await expect(ticket.code).toHaveCount(0);
  await tabTo(page, ticket.copyCode);
  await page.keyboard.press('Enter');
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toBe(code);

  await tabTo(page, ticket.close);
  await decide('close', 'Enter');
  await expect(ticket.step(/closed/i)).toBeFocused();
  await tabTo(page, ticket.copySummary);
  await page.keyboard.press('Enter');
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toContain(ticketReference);
  await tabTo(page, ticket.nextCaller);
  await page.keyboard.press('Enter');
  await expect(desk.start.heading).toBeVisible();
  await expect(find.box).toBeFocused();

  expect(decisions).toEqual(['whom', 'which ticket', 'who is calling', 'what was lost', 'carry out', 'close']);
  const { methods } = await tenant.truth(priya.upn);
  expect(methods.map(({ kind, phoneType }) => phoneType ?? kind).toSorted()).toEqual(['fido2', 'office', 'temporaryAccessPass']);
  expect(linesOf(place.journalFile)).toContain('note ticket.closed');
});

test('Escape closes the list and keeps the box; the arrow keys walk through the people found', async ({ desk }) => {
  const { page, find } = desk;
  await forbidTheMouse(page);
  await find.type('maria santos');
  await expect(find.options).toHaveCount(2);
  await page.keyboard.press('ArrowDown');
  const first = await find.marked.innerText();
  await page.keyboard.press('ArrowDown');
  expect(await find.marked.innerText()).not.toBe(first);
  await page.keyboard.press('Escape');
  await expect(find.options).toHaveCount(0);
  await expect(find.box).toBeFocused();
  await expect(find.box).toHaveValue('maria santos');
});

test('every stop of the Tab key in the person and the ticket can be seen', async ({ desk }) => {
  const { page, find, person } = desk;
  await find.type(priya.upn);
  await expect(find.marked).toContainText(priya.name);
  await page.keyboard.press('Enter');
  await expect(person.methods).toBeVisible();
  const stops: string[] = [];
  for (let stop = 0; stop < 25; stop += 1) {
    await page.keyboard.press('Tab');
    stops.push(await focusIsSeen(page));
  }
  // Round and round through the whole window: never stuck, never on nothing.
  expect(new Set(stops).size).toBeGreaterThan(8);
});

/** Any use of the mouse fails the test: a keyboard-only test must not be helped by a click. */
const forbidTheMouse = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const type of ['pointerdown', 'mousedown']) {
      window.addEventListener(
        type,
        (event) =>
          setTimeout(() => {
            throw new Error(`${event.type} in a keyboard-only test`);
          }),
        true,
      );
    }
  });

/** Presses Tab until the control has the focus; on the way the focus is never lost and always to be seen. */
const tabTo = async (page: Page, control: Locator): Promise<void> => {
  await expect(control).toBeVisible();
  for (let stop = 0; stop < 40; stop += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
    await focusIsSeen(page);
  }
  throw new Error(`Forty presses of Tab did not lead to ${String(control)}.`);
};

/** The focused element by name. Fails when it is nothing, off the screen, or looks no different from one without the focus. */
const focusIsSeen = async (page: Page): Promise<string> => {
  // Smooth scrolling has to come to its end first.
  await expect
    .poll(
      () =>
        page.evaluate(() => {
          const box = document.activeElement?.getBoundingClientRect();
          return box !== undefined && box.bottom > 0 && box.top < window.innerHeight && box.right > 0 && box.left < window.innerWidth;
        }),
      { message: 'the focus is on the screen' },
    )
    .toBe(true);
  const { name, isNowhere, isVisible, isMarked } = await page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement)) return { name: 'nothing', isNowhere: true, isVisible: false, isMarked: false };
    // Fluent draws the mark of some controls on a parent or on a part beside the native input.
    const candidates = [
      element,
      element.parentElement,
      element.closest('label'),
      ...(element.parentElement?.querySelectorAll('*') ?? []),
    ].filter((one) => one !== null);
    const marked = candidates
      .flatMap((one) => [getComputedStyle(one), getComputedStyle(one, '::after'), getComputedStyle(one, '::before')])
      .some(
        (style) =>
          (style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0) ||
          (style.content !== 'none' && style.borderTopWidth !== '0px'),
      );
    return {
      name: `${element.tagName.toLowerCase()} ${element.getAttribute('aria-label') ?? element.textContent.slice(0, 60)}`,
      isNowhere: element === document.body || element === document.documentElement,
      isVisible: element.matches(':focus-visible'),
      isMarked: marked,
    };
  });
  expect(isNowhere, 'the focus is lost').toBe(false);
  expect(isVisible, `${name} shows its focus`).toBe(true);
  expect(isMarked, `${name} is drawn with a mark`).toBe(true);
  return name;
};
