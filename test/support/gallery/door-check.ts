import type { Page } from '@playwright/test';
import { openGallery } from '../gallery-ticket/on-screen.ts';
import { doorStates, liveStates } from './door-states.ts';

/**
 * Drives the door and the sign-in actions over the fake desk and says which rules hold. After a build of the gallery:
 * `node test/support/gallery/door-check.ts`. Ends with 1 when a rule does not hold.
 */
const counted = `window.calls = [];
for (const area of ['app', 'workplace', 'signIn', 'session', 'users'])
  for (const verb of Object.keys(fakeDesk[area])) {
    const was = fakeDesk[area][verb];
    fakeDesk[area][verb] = (input) => { calls.push(area + '.' + verb); return was(input); };
  }`;

const { address, browser, end } = await openGallery();
let broken = 0;
const says = (rule: string, holds: boolean): void => {
  broken += holds ? 0 : 1;
  console.log(`${holds ? 'holds ' : 'BROKEN'}  ${rule}`);
};
const at = async (name: string): Promise<Page> => {
  const state = [...doorStates, ...liveStates].find((candidate) => candidate.name === name);
  if (state === undefined) throw new Error(`no state ${name}`);
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(`${address}${state.query ?? ''}${state.hash ?? ''}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.evaluate(counted);
  return page;
};
const calls = (page: Page, name: string): Promise<number> => page.evaluate<number>(`calls.filter((call) => call === '${name}').length`);
const focused = (page: Page): Promise<string> =>
  page.evaluate<string>(
    `document.activeElement?.textContent || document.activeElement?.getAttribute('name') || document.activeElement?.tagName`,
  );
const soon = (page: Page): Promise<void> => page.waitForTimeout(200);
const button = (page: Page, name: string | RegExp) => page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });

let page = await at('door-welcome');
says('the first way has the focus', (await focused(page)).startsWith('Connect your organisation'));
await page.keyboard.press('Enter');
await page.getByRole('heading', { name: 'Connect your organisation' }).waitFor();
says('the first field has the focus', (await focused(page)) === 'tenantId');
await page.keyboard.press('Enter');
says(
  'an empty form asks for nothing and says what is missing',
  (await calls(page, 'workplace.connect')) === 0 && (await page.getByText('Enter the Directory (tenant) ID.').isVisible()),
);
await page.keyboard.type(' {8D0F6F2A-41F6-4F0E-9D5C-2A7B6C1E9F34}');
await page.keyboard.press('Tab');
await page.keyboard.type('1c9b7a52-6d3e-4b8f-8a21-5e0d4c3b2a19');
await page.keyboard.press('Enter');
await button(page, 'Sign in').waitFor();
says('the keyboard alone reaches the sign-in', (await calls(page, 'workplace.connect')) === 1 && (await focused(page)) === 'Sign in');

page = await at('door-sign-in');
await button(page, 'Sign in').dblclick();
await soon(page);
says(
  'a double click opens one page and cancels none',
  (await calls(page, 'signIn.start')) === 1 && (await calls(page, 'signIn.cancel')) === 0,
);
await button(page, /use a code instead/iu).click();
await page.getByText('Type this code there').waitFor();
says(
  'a code instead ends the page first, then asks once',
  (await page.evaluate<string>(`calls.filter((call) => call.startsWith('signIn.')).join()`)) ===
    'signIn.start,signIn.cancel,signIn.startWithCode',
);
await button(page, 'Cancel').click();
await button(page, 'Sign in').waitFor();
await soon(page);
says(
  'after a cancel nothing is said and the first button has the focus',
  (await focused(page)) === 'Sign in' && (await page.getByText('cancelled').count()) === 0,
);
await page.keyboard.press('Enter');
await page.getByRole('heading', { name: /Finish signing in/u }).waitFor();
await soon(page);
says('the focus is on what to do', (await focused(page)).startsWith('Finish signing in'));
await page.evaluate(`fakeDesk.finishPage(null)`);
await page.getByText('Opening the desk…').first().waitFor();
says('signed in: the desk is announced', true);

page = await at('door-locked');
says('Unlock has the focus at once', (await focused(page)) === 'Unlock');
await page.keyboard.press('Enter');
await page.keyboard.press('Enter');
await soon(page);
says('two presses unlock once', (await calls(page, 'app.unlock')) === 1);

page = await at('live-start');
await page.getByRole('combobox').fill('ama');
await page.keyboard.down('Control');
for (let repeats = 0; repeats < 3; repeats += 1) await page.keyboard.down('l');
await page.keyboard.up('l');
await page.keyboard.up('Control');
await soon(page);
says(
  'Ctrl+L held in the search box locks once and types nothing',
  (await calls(page, 'app.lock')) === 1 && (await page.getByRole('combobox').inputValue()) === 'ama',
);

await page.getByRole('button', { name: /Ines Duarte/u }).click();
await page.getByRole('menuitem', { name: 'Switch account' }).click();
await button(page, 'Cancel').waitFor();
await soon(page);
says('another account: Cancel has the focus', (await focused(page)) === 'Cancel');
await page.keyboard.press('Escape');
await button(page, 'Cancel').waitFor({ state: 'detached' });
await soon(page);
says(
  'Escape ends the page, and the focus is back at the menu',
  (await calls(page, 'signIn.cancel')) === 1 && (await focused(page)).includes('Ines Duarte'),
);

page = await at('live-person-faults');
await page.evaluate(`(() => {
  const part = (code, more) => ({ ok: false, fault: { code, message: 'Refused.', retryable: false, correlationId: code, ...more } });
  fakeDesk.changePerson((p) => ({ ...p, methods: part('auth.signInNeeded'), devices: [], signIns: part('graph.claimsChallenge') }));
})()`);
await page.getByRole('combobox', { name: 'Find a person' }).fill('amara.okafor@');
await page.getByRole('option').first().click();
await button(page, 'Sign in again').first().waitFor();
const read = await calls(page, 'users.open');
await button(page, 'Sign in again').first().dblclick();
await soon(page);
says(
  'two parts wait for one page',
  (await calls(page, 'session.signInAgain')) === 1 && (await button(page, 'Waiting for your browser…').count()) >= 2,
);
await page.evaluate(`fakeDesk.changePerson((p) => p)`);
await page.evaluate(`fakeDesk.finishPage(null)`);
await page.getByText('Sign-in methods (').waitFor();
says('both are read again by one reading', (await calls(page, 'users.open')) === read + 1);

await end();
process.exitCode = broken === 0 ? 0 : 1;
