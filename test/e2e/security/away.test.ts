import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { askDesk } from '../support/ask-desk.ts';
import type { Console } from '../support/console.ts';
import { expect, test } from '../support/console.ts';
import { priya, ticketReference } from '../support/people.ts';

/** Everything up to the pass, and what main does with the window and the clipboard from then on. */
const withPass = async (desk: Console, end: string): Promise<void> => {
  const { app, find, ticket } = desk;
  await app.evaluate(({ BrowserWindow, clipboard }, file) => {
    const seen: boolean[] = [];
    Object.assign(globalThis, { protectedBy: seen });
    for (const window of BrowserWindow.getAllWindows()) {
      const protect = window.setContentProtection.bind(window);
      window.setContentProtection = (on) => {
        seen.push(on);
        protect(on);
      };
    }
    // What is on the clipboard goes with the app on this kind of display, so what counts is that it was taken back.
    const clear = clipboard.clear.bind(clipboard);
    clipboard.clear = (...args) => {
      process.getBuiltinModule('node:fs').appendFileSync(file, 'cleared\n');
      clear(...args);
    };
  }, end);
  await find.open(priya.upn, /Priya Raman/u);
  await ticket.planFor(ticketReference, [priya.iphone]);
  await ticket.carryOut.click();
  await expect(ticket.masked).toBeVisible();
};
const protections = ({ app }: Console): Promise<readonly boolean[]> =>
  app.evaluate(() => (globalThis as unknown as { protectedBy: boolean[] }).protectedBy);
const clipboardOf = ({ app }: Console): Promise<string> => app.evaluate(({ clipboard }) => clipboard.readText());
const emit = ({ app }: Console, name: 'hide' | 'minimize' | 'blur' | 'focus'): Promise<void> =>
  app.evaluate(({ BrowserWindow }, event) => void (BrowserWindow.getAllWindows()[0] as unknown as NodeJS.EventEmitter).emit(event), name);

test('a shown pass is kept out of pictures of the screen, and goes when the window does or another person is opened', async ({
  desk,
  tenant,
  place,
}) => {
  await withPass(desk, join(place.folder, 'cleared'));
  const { ticket } = desk;
  const show = async (): Promise<void> => {
    await ticket.showForAWhile.click();
    await expect(ticket.code).toBeVisible();
  };
  await show();
  expect(await protections(desk)).toEqual([true]);
  await ticket.showForAWhile.click();
  await expect(ticket.masked).toBeVisible();
  await expect.poll(() => protections(desk)).toEqual([true, false]);

  for (const event of ['hide', 'minimize'] as const) {
    await show();
    await emit(desk, event);
    await expect(ticket.masked, event).toBeVisible({ timeout: 2_000 });
  }
  await show();
  await emit(desk, 'blur');
  // For ten seconds the agent may look at the telephone's window.
  await desk.page.waitForTimeout(5_000);
  await expect(ticket.code).toBeVisible();
  await expect(ticket.masked).toBeVisible({ timeout: 10_000 });
  await emit(desk, 'focus');

  await show();
  const { id: userId } = await tenant.truth('nadia.rahman@northmoor.example');
  // Past the screen, which would hide it by itself.
  await askDesk(desk.page, 'users.open', { userId });
  await expect(ticket.masked).toBeVisible({ timeout: 2_000 });
});

test('a copied pass leaves the clipboard with a lock, and with the app', async ({ desk, place }) => {
  const end = join(place.folder, 'cleared');
  await withPass(desk, end);
  const { page, app, ticket } = desk;
  await ticket.copyCode.click();
  await expect.poll(() => clipboardOf(desk)).toMatch(/^\S{8,}$/u);
  await page.keyboard.press('Control+l').catch(() => undefined);
  await expect.poll(() => app.windows().map((window) => new URL(window.url()).hash)).toEqual(['#door']);
  expect(await clipboardOf(desk)).toBe('');
  expect(readFileSync(end, 'utf8')).toBe('cleared\n');
});

test('a copied pass leaves the clipboard before the app ends', async ({ desk, place }) => {
  const end = join(place.folder, 'cleared');
  await withPass(desk, end);
  await desk.ticket.copyCode.click();
  await expect.poll(() => clipboardOf(desk)).toMatch(/^\S{8,}$/u);
  await desk.close();
  expect(readFileSync(end, 'utf8')).toBe('cleared\n');
});

test('a desk that nobody uses locks itself', async ({ place, launch }) => {
  writeFileSync(join(place.userData, 'desk-profile.json'), JSON.stringify({ lock: { afterIdleMinutes: 1 } }));
  const { app, start } = await launch();
  await start.ready();
  await expect.poll(() => app.windows().map((window) => new URL(window.url()).hash), { timeout: 90_000 }).toEqual(['#door']);
  const [door] = app.windows();
  if (door === undefined) throw new Error('There is no window.');
  await expect(door.getByText('Nobody used the desk for a while')).toBeVisible();
});

test('what Latchkey keeps is for its owner only, and its start says whether Chromium has its sandbox', async ({ desk, place }) => {
  await desk.close();
  const log = readFileSync(join(place.userData, 'logs', 'latchkey.log'), 'utf8');
  expect(/"shell\.osSandbox".*"isOn":(true|false)/u.exec(log)?.[1]).toBe(String(process.getuid?.() !== 0));
  if (process.platform === 'win32') return;
  const open = ['', ...readdirSync(place.userData)].filter((name) => (statSync(join(place.userData, name)).mode & 0o077) !== 0);
  expect(open).toEqual([]);
});
