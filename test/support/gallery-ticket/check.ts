import { openGallery, toHandOver, toPlan } from './on-screen.ts';

/**
 * Drives the ticket over the fake desk and says which rules hold: one call for a double click or a
 * held key, and no code on the page beyond the moment it is wanted. After a build of the gallery:
 * `node test/support/gallery-ticket/check.ts`. Ends with 1 when a rule does not hold.
 */
const counted = `window.calls = {};
for (const [area, verbs] of Object.entries({ plans: ['execute'], secrets: ['reveal', 'conceal'], evidence: ['record'], tickets: ['close'] }))
  for (const verb of verbs) {
    const was = fakeDesk[area][verb];
    fakeDesk[area][verb] = (input) => { calls[area + '.' + verb] = (calls[area + '.' + verb] ?? 0) + 1; return was(input); };
  }`;

const { address, browser, end } = await openGallery();
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
let broken = 0;
const says = (rule: string, holds: boolean): void => {
  broken += holds ? 0 : 1;
  console.log(`${holds ? 'holds ' : 'BROKEN'}  ${rule}`);
};
const calls = (name: string): Promise<number> => page.evaluate<number>(`calls['${name}'] ?? 0`);
const codeOnPage = (): Promise<boolean> => page.evaluate<boolean>(`document.documentElement.outerHTML.includes('Ey7#mKp2')`);
const soon = (): Promise<void> => page.waitForTimeout(60);
const start = async (latency: number): Promise<void> => {
  await page.goto(`${address}?latency=${latency}`);
  await page.getByRole('banner').waitFor();
  await page.evaluate(counted);
};
const blur = (): Promise<unknown> => page.evaluate(`window.dispatchEvent(new Event('blur'))`);
const toggle = async (): Promise<void> => {
  await page.getByRole('button', { name: 'Show for 60 seconds' }).click();
  await page.locator('[data-pass-shown]').waitFor();
};

await start(150);
await toHandOver(page);
says('a double click records one check', (await calls('evidence.record')) === 1);
says('a double click carries out once', (await calls('plans.execute')) === 1);

const hold = page.getByRole('button', { name: 'Hold to show' });
await hold.focus();
await page.keyboard.down(' ');
await page.waitForTimeout(40);
await page.keyboard.up(' ');
await page.waitForTimeout(500);
says('let go before the answer: the code never shows', !(await codeOnPage()));

await hold.hover();
const resting = await hold.boundingBox();
await page.mouse.down();
await page.locator('[data-pass-shown]').waitFor();
says('the button stays under the pointer when the code shows', JSON.stringify(await hold.boundingBox()) === JSON.stringify(resting));
await page.mouse.move(10, 400);
says('shown while the pointer is down, wherever it moves', await codeOnPage());
await page.mouse.up();
await soon();
says('gone when the pointer is let go', !(await codeOnPage()));

await hold.focus();
await page.keyboard.down('Enter');
await page.locator('[data-pass-shown]').waitFor();
await blur();
await soon();
says('held by key and the window left: gone at once', !(await codeOnPage()));
await page.keyboard.up('Enter');

await toggle();
await blur();
await page.evaluate(`fakeDesk.say({ type: 'secret.conceal', planId: '00000000-0000-4000-8000-000000000000' })`);
await soon();
says('shown for a minute: stays at a click elsewhere and at another plan’s end', await codeOnPage());
await page.getByRole('button', { name: 'Journal' }).click();
await soon();
says('gone when the journal is opened', !(await codeOnPage()));
await page.getByRole('button', { name: 'Desk', exact: true }).click();
await toggle();
await page.getByRole('button', { name: 'Hide now' }).click();
await soon();
says('gone when hidden', !(await codeOnPage()));

await page.getByRole('button', { name: 'Close the ticket' }).dblclick();
await page.getByRole('button', { name: 'Next caller' }).waitFor();
says('a double click closes once', (await calls('tickets.close')) === 1);
says('main is told to hide at least as often as it was asked to show', (await calls('secrets.conceal')) >= (await calls('secrets.reveal')));

await start(60);
await toPlan(page);
await page.getByRole('button', { name: 'Carry out' }).focus();
for (let repeats = 0; repeats < 12; repeats += 1) await page.keyboard.down('Enter');
await page.keyboard.up('Enter');
await hold.waitFor();
says('a held Enter carries out once', (await calls('plans.execute')) === 1);

await start(60);
await page.route(/JournalScreen/u, (route) => route.abort());
await page.getByRole('button', { name: 'Journal' }).click();
await page.getByText('This journal could not be shown').waitFor();
await page.unroute(/JournalScreen/u);
await page.getByRole('button', { name: 'Reopen' }).click();
says(
  'a journal that could not be loaded is loaded at the next try',
  await page
    .getByRole('heading', { name: 'Journal' })
    .waitFor()
    .then(
      () => true,
      () => false,
    ),
);

await end();
process.exitCode = broken === 0 ? 0 : 1;
