import { setTimeout as sleep } from 'node:timers/promises';
import type { PageSession } from './devtools-pipe.ts';

const box = 'input[role="combobox"]';

/** Resolves to whether the box shows the text, in a frame that was drawn, within a quarter of a second. */
const boxShows = (text: string): string => `new Promise((done) => {
  const until = performance.now() + 250;
  const look = () => {
    if (document.querySelector(${JSON.stringify(box)})?.value.includes(${JSON.stringify(text)})) requestAnimationFrame(() => done(true));
    else if (performance.now() > until) done(false);
    else setTimeout(look, 1);
  };
  look();
})`;

const tries = 40;
const patienceMs = 30_000;

/**
 * Ctrl+K and one letter, as key events of the browser, until the box shows the letter: the moment a person
 * can begin to search.
 */
export const acceptsKeystroke = async (page: PageSession): Promise<void> => {
  await boxIsThere(page);
  for (let n = 0; n < tries; n += 1) {
    await pressControlK(page);
    await typeLetter(page, 'z');
    if ((await page.evaluate(boxShows('z'))) === true) return;
  }
  throw new Error('The search box takes no letters.');
};

/** Empties the box, types and opens what Enter opens; resolves when the person's name is the heading of their pane. */
export const openByTyping = async (page: PageSession, text: string, displayName: string): Promise<void> => {
  await boxIsThere(page);
  await pressControlK(page);
  await page.send('Input.insertText', { text });
  await waitFor(page, `document.querySelector('[role="option"]')?.textContent.includes(${JSON.stringify(displayName)})`);
  await press(page, 'ArrowDown', 40);
  await press(page, 'Enter', 13);
  await waitFor(page, `document.querySelector('aside h1')?.textContent.includes(${JSON.stringify(displayName)})`);
};

/** Asked again and again, because the first document of a window is an empty one that goes away under the question. */
const boxIsThere = async (page: PageSession): Promise<void> => {
  const until = performance.now() + patienceMs;
  const there = `document.querySelector(${JSON.stringify(box)})?.disabled === false`;
  while ((await page.evaluate(there).catch(() => false)) !== true) {
    if (performance.now() > until) throw new Error('The window shows no search box.');
    await sleep(4);
  }
};

/** Rejects when the condition does not hold within ten seconds. */
const waitFor = async (page: PageSession, condition: string): Promise<void> => {
  const held = await page.evaluate(`new Promise((done) => {
    const until = performance.now() + 10000;
    const look = () => (${condition}) ? done(true) : performance.now() > until ? done(false) : setTimeout(look, 10);
    look();
  })`);
  if (held !== true) throw new Error(`The page did not come to this: ${condition}`);
};

const pressControlK = async (page: PageSession): Promise<void> => {
  const key = { key: 'k', code: 'KeyK', windowsVirtualKeyCode: 75, modifiers: 2 };
  await page.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
  await page.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
};

const typeLetter = async (page: PageSession, letter: string): Promise<void> => {
  const key = { key: letter, code: `Key${letter.toUpperCase()}`, windowsVirtualKeyCode: letter.toUpperCase().codePointAt(0) };
  await page.send('Input.dispatchKeyEvent', { type: 'keyDown', text: letter, ...key });
  await page.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
};

const press = async (page: PageSession, key: string, windowsVirtualKeyCode: number): Promise<void> => {
  await page.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key, code: key, windowsVirtualKeyCode });
  await page.send('Input.dispatchKeyEvent', { type: 'keyUp', key, code: key, windowsVirtualKeyCode });
};
