import { askDesk } from '../support/ask-desk.ts';
import { clickAway } from '../support/click-away.ts';
import { linesOf } from '../support/journal-file.ts';
import type { LiveConsole } from '../support/live-console.ts';
import { journalOf } from '../support/live-console.ts';
import { expect, test } from '../support/live.ts';
import { morag, priya } from '../support/people.ts';

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** The process of the desk's page, for whoever waits until it has gone. */
const pageOf = async (latchkey: LiveConsole): Promise<number> => {
  const [pid] = await latchkey.pagePids();
  expect(pid).toBeGreaterThan(0);
  return pid ?? 0;
};

const openPriya = async (latchkey: LiveConsole): Promise<void> => {
  const { find, person } = await latchkey.desk();
  await find.open(priya.upn, /Priya Raman/u);
  await expect(person.name).toHaveText(priya.name);
};

test('Ctrl+L ends the desk’s window and refuses its operations; unlocking asks Microsoft afresh', async ({ latchkey, network, place }) => {
  await openPriya(latchkey);
  const pid = await pageOf(latchkey);
  const { page } = await latchkey.desk();
  // The window has gone before the key is up again.
  await page.keyboard.press('Control+l').catch(() => undefined);
  await expect.poll(() => isRunning(pid), { timeout: 1_000, intervals: [20] }).toBe(false);

  const door = await latchkey.door();
  await expect(door.locked).toBeVisible();
  expect(await latchkey.titles()).toEqual(['Latchkey — locked']);
  await expect(door.page.getByText(morag.upn)).toBeVisible();
  expect(await door.page.content()).not.toContain(priya.name);
  for (const [name, input] of [
    ['users.search', { query: 'priya' }],
    ['session.current', {}],
    ['journal.list', { filter: {}, limit: 10 }],
    ['plans.unfinished', {}],
  ] as const) {
    expect(await askDesk(door.page, name, input), name).toMatchObject({ ok: false, fault: { code: 'desk.locked' } });
  }

  const before = network.authority.tokenRequests('refresh_token').length;
  await clickAway(door.unlock);
  const desk = await latchkey.desk();
  await expect(desk.bar.agent).toContainText(morag.name);
  expect(network.authority.tokenRequests('refresh_token').length).toBeGreaterThan(before);
  expect(linesOf(journalOf(place, network.authority.tenant.tenantId))).toEqual(['note session.started', 'note session.locked', 'note session.unlocked']);
});

test('the computer’s own lock locks the desk; an account that was disabled meanwhile stays outside', async ({ latchkey, network, user }) => {
  await openPriya(latchkey);
  const pid = await pageOf(latchkey);
  await latchkey.app.evaluate(({ powerMonitor }) => void powerMonitor.emit('lock-screen'));
  await expect.poll(() => isRunning(pid), { timeout: 1_000, intervals: [20] }).toBe(false);
  const door = await latchkey.door();
  await expect(door.locked).toBeVisible();
  await expect(door.page.getByText(/the computer was locked/i)).toBeVisible();

  network.authority.revoke();
  await door.unlock.click();
  await expect(door.alert).toContainText(/sign-in has ended/i);
  expect(await latchkey.titles()).toEqual(['Latchkey — locked']);
  expect(await askDesk(door.page, 'users.search', { query: 'priya' })).toMatchObject({ ok: false, fault: { code: 'desk.locked' } });
  expect(await user.waiting()).toBe(0);

  // From now on only the page helps, and only for the same person.
  await door.unlock.click();
  await user.signIn('Tunde Adeyemi');
  await expect(door.alert).toContainText(/another account answered/i);
  await door.unlock.click();
  await user.signIn(morag.name);
  await expect((await latchkey.desk()).bar.agent).toContainText(morag.name);
});
