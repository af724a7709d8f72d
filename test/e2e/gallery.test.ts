import type { Page } from '@playwright/test';
import { groups } from '../support/gallery/states.ts';
import type { FakeDesk } from '../support/fake-desk.ts';
import { expect, test } from './support/gallery.ts';

declare const fakeDesk: FakeDesk;

const states = groups.flatMap((group) => group.states);

test.describe('the gallery', () => {
  test('lists every state by a name of its own, and shows the one that is chosen', async ({ gallery }) => {
    await gallery.index();
    const { page } = gallery;
    const links = page.getByRole('navigation').getByRole('link');
    await expect(links).toHaveText(states.map(({ title }) => title));
    expect(new Set(states.map(({ name }) => name)).size).toBe(states.length);
    await links.filter({ hasText: 'Nobody found' }).click();
    await expect(page.frameLocator('iframe').getByText('Nobody found for')).toBeVisible();
    await page.getByRole('combobox', { name: /^Look/u }).selectOption('dark');
    await expect(page.frameLocator('iframe').locator('[data-theme="dark"]').first()).toBeAttached();
  });

  for (const { area, states: ofArea } of groups) {
    test(`reaches every state: ${area}. None complains, none makes the window scroll`, async ({ gallery }) => {
      for (const { name, breaks } of ofArea) {
        const page = await gallery.at(name);
        if (breaks !== true) expect.soft(gallery.complaints, name).toEqual([]);
        const scrolls = await page.evaluate(() => {
          const { scrollHeight, scrollWidth } = document.documentElement;
          return scrollHeight > innerHeight || scrollWidth > innerWidth;
        });
        expect.soft(scrolls, `${name}: the window scrolls`).toBe(false);
      }
    });
  }
});

const button = (page: Page, name: string | RegExp) => page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });
const answerPage = (page: Page): Promise<void> => page.evaluate(() => fakeDesk.finishPage(null));

test.describe('the door over the fake desk', () => {
  test('the keyboard alone reaches the sign-in, and an empty form asks for nothing', async ({ gallery }) => {
    const page = await gallery.at('door-welcome');
    await expect(button(page, /^Connect your organisation/u)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.locator('[name="tenantId"]')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByText('Enter the Directory (tenant) ID.')).toBeVisible();
    expect(await gallery.calls('workplace.connect')).toBe(0);
    await page.keyboard.type(' {8D0F6F2A-41F6-4F0E-9D5C-2A7B6C1E9F34}');
    await page.keyboard.press('Tab');
    await page.keyboard.type('1c9b7a52-6d3e-4b8f-8a21-5e0d4c3b2a19');
    await page.keyboard.press('Enter');
    await expect(button(page, 'Sign in')).toBeFocused();
    expect(await gallery.calls('workplace.connect')).toBe(1);
  });

  test('a double click opens one page; a code instead ends the page first; a cancel says nothing', async ({ gallery }) => {
    const page = await gallery.at('door-sign-in');
    await button(page, 'Sign in').dblclick();
    await button(page, /use a code instead/iu).click();
    await expect(page.getByText('Type this code there')).toBeVisible();
    expect(await gallery.callsTo('signIn')).toEqual(['signIn.start', 'signIn.cancel', 'signIn.startWithCode']);
    await button(page, 'Cancel').click();
    await expect(button(page, 'Sign in')).toBeFocused();
    await expect(page.getByText('cancelled')).toHaveCount(0);
    await page.keyboard.press('Enter');
    await expect(page.locator(':focus')).toHaveText(/^Finish signing in/u);
    await answerPage(page);
    await expect(page.getByText('Opening the desk…').first()).toBeVisible();
  });

  test('Unlock has the focus at once, and two presses unlock once', async ({ gallery }) => {
    const page = await gallery.at('door-locked', 200);
    await expect(button(page, 'Unlock')).toBeFocused();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(async () => (await fakeDesk.app.state({})).ok)).toBe(true);
    expect(await gallery.calls('app.unlock')).toBe(1);
  });

  test('Ctrl+L held in the search box locks once and types nothing', async ({ gallery }) => {
    const page = await gallery.at('live-start');
    const find = page.getByRole('combobox');
    await find.fill('ama');
    await page.keyboard.down('Control');
    for (let repeats = 0; repeats < 3; repeats += 1) await page.keyboard.down('l');
    await page.keyboard.up('l');
    await page.keyboard.up('Control');
    await expect(find).toHaveValue('ama');
    expect(await gallery.calls('app.lock')).toBe(1);
  });

  test('another account: Cancel has the focus, and Escape ends the page', async ({ gallery }) => {
    const page = await gallery.at('live-start');
    await button(page, /Ines Duarte/u).click();
    await page.getByRole('menuitem', { name: 'Switch account' }).click();
    await expect(button(page, 'Cancel')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(button(page, 'Cancel')).toHaveCount(0);
    expect(await gallery.calls('signIn.cancel')).toBe(1);
  });

  test('two parts that need a sign-in wait for one page, and are read again by one reading', async ({ gallery }) => {
    const page = await gallery.at('live-start');
    await page.evaluate(() => {
      // A ticket that opens on its plan reads the person once more by itself.
      fakeDesk.setOpenRuns([]);
      const part = (code: 'auth.signInNeeded' | 'graph.claimsChallenge') =>
        ({ ok: false, fault: { code, message: 'Refused.', retryable: false, correlationId: code } }) as const;
      fakeDesk.changePerson((person) => ({
        ...person,
        methods: part('auth.signInNeeded'),
        devices: [],
        signIns: part('graph.claimsChallenge'),
      }));
    });
    await page.getByRole('combobox', { name: 'Find a person' }).fill('amara.okafor@');
    await page.getByRole('option').first().click();
    await button(page, 'Sign in again').first().waitFor();
    const read = await gallery.calls('users.open');
    await button(page, 'Sign in again').first().dblclick();
    await expect(button(page, 'Waiting for your browser…').nth(1)).toBeVisible();
    expect(await gallery.calls('session.signInAgain')).toBe(1);
    await page.evaluate(() => fakeDesk.changePerson((person) => person));
    await answerPage(page);
    await expect(page.getByText('Sign-in methods (')).toBeVisible();
    expect(await gallery.calls('users.open')).toBe(read + 1);
  });
});

/** The fake desk's pass. */
const code = 'Ey7#mKp2';

test.describe('the ticket over the fake desk', () => {
  const expectCode = (page: Page, there: boolean) => expect.poll(async () => (await page.content()).includes(code)).toBe(there);
  const leaveWindow = (page: Page): Promise<unknown> => page.evaluate(() => window.dispatchEvent(new Event('blur')));
  const toggle = async (page: Page): Promise<void> => {
    await button(page, 'Show for 60 seconds').click();
    await page.locator('[data-pass-shown]').waitFor();
  };
  const hold = (page: Page) => button(page, 'Hold to show');

  test('a double click records one check', async ({ gallery }) => {
    const page = await gallery.at('ticket-call-back', 150);
    await page.getByRole('radio', { name: /Business phone/u }).check();
    await button(page, /^I called/u).dblclick();
    await expect(page.getByText('Called back on').first()).toBeVisible();
    expect(await gallery.calls('evidence.record')).toBe(1);
  });

  test('a double click carries out once, and so does a held Enter', async ({ gallery }) => {
    let page = await gallery.at('ticket-plan', 150);
    await button(page, /^Carry out/u).dblclick();
    await expect(hold(page)).toBeVisible();
    expect(await gallery.calls('plans.execute')).toBe(1);
    page = await gallery.at('ticket-plan', 60);
    await button(page, /^Carry out/u).focus();
    for (let repeats = 0; repeats < 12; repeats += 1) await page.keyboard.down('Enter');
    await page.keyboard.up('Enter');
    await expect(hold(page)).toBeVisible();
    expect(await gallery.calls('plans.execute')).toBe(1);
  });

  test('let go before the answer, the code never shows', async ({ gallery }) => {
    const page = await gallery.at('ticket-hand-over', 300);
    await page.evaluate(() => {
      Object.assign(globalThis, { seen: 0 });
      new MutationObserver(() => {
        if (document.documentElement.outerHTML.includes('Ey7#mKp2')) Object.assign(globalThis, { seen: 1 });
      }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
    });
    await hold(page).focus();
    await page.keyboard.down(' ');
    await page.keyboard.up(' ');
    // Main is told to hide once more when the answer came in vain: then it is over.
    await expect.poll(() => gallery.calls('secrets.conceal')).toBe(2);
    expect(await page.evaluate(() => (globalThis as unknown as { seen: number }).seen)).toBe(0);
  });

  test('the code is there while the pointer or the key is down, and not a moment longer', async ({ gallery }) => {
    const page = await gallery.at('ticket-hand-over', 40);
    await hold(page).hover();
    const resting = await hold(page).boundingBox();
    await page.mouse.down();
    await page.locator('[data-pass-shown]').waitFor();
    expect(await hold(page).boundingBox(), 'the button stays under the pointer').toEqual(resting);
    await page.mouse.move(10, 400);
    await expectCode(page, true);
    await page.mouse.up();
    await expectCode(page, false);
    await hold(page).focus();
    await page.keyboard.down('Enter');
    await page.locator('[data-pass-shown]').waitFor();
    await leaveWindow(page);
    await expectCode(page, false);
    await page.keyboard.up('Enter');
  });

  test('shown for a minute it stays at a click elsewhere, and goes with the journal, when hidden, and with the ticket', async ({
    gallery,
  }) => {
    const page = await gallery.at('ticket-hand-over', 40);
    await toggle(page);
    await leaveWindow(page);
    await page.evaluate(() => fakeDesk.say({ type: 'secret.conceal', planId: '00000000-0000-4000-8000-000000000000' }));
    await expectCode(page, true);
    await button(page, 'Journal').click();
    await expectCode(page, false);
    await button(page, 'Desk').click();
    await toggle(page);
    await button(page, 'Hide now').click();
    await expectCode(page, false);
    await button(page, 'Close the ticket').dblclick();
    await expect(button(page, 'Next caller')).toBeVisible();
    expect(await gallery.calls('tickets.close')).toBe(1);
    expect(await gallery.calls('secrets.conceal')).toBeGreaterThanOrEqual(await gallery.calls('secrets.reveal'));
  });

  test('a journal that could not be loaded is a sentence, and the desk goes on', async ({ gallery }) => {
    const page = await gallery.at('start');
    await page.route(/JournalScreen/u, (route) => route.abort());
    await button(page, 'Journal').click();
    await expect(page.getByText('This journal could not be shown')).toBeVisible();
    await expect(button(page, 'Reopen')).toBeVisible();
    await page.unroute(/JournalScreen/u);
    await button(page, 'Desk').click();
    await expect(page.getByRole('combobox', { name: 'Find a person' })).toBeEditable();
  });
});
