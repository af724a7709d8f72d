import { askDesk } from '../support/ask-desk.ts';
import { clickAway } from '../support/click-away.ts';
import { linesOf } from '../support/journal-file.ts';
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

const hasGoneWithinASecond = (pid: number): Promise<void> => expect.poll(() => isRunning(pid), { timeout: 1_000, intervals: [20] }).toBe(false);

test('a lock ends the desk’s window and refuses its operations; unlocking asks Microsoft, who may say no', async ({ latchkey, network, place, user }) => {
  const { authority } = network;
  const { page, find, person } = await latchkey.desk();
  await find.open(priya.upn, /Priya Raman/u);
  await expect(person.name).toHaveText(priya.name);
  const [deskPid = 0] = await latchkey.pagePids();
  expect(isRunning(deskPid)).toBe(true);
  // The window has gone before the key is up again.
  await page.keyboard.press('Control+l').catch(() => undefined);
  await hasGoneWithinASecond(deskPid);

  let door = await latchkey.door();
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
  const before = authority.tokenRequests('refresh_token').length;
  await clickAway(door.unlock);
  await expect((await latchkey.desk()).bar.agent).toContainText(morag.name);
  expect(authority.tokenRequests('refresh_token').length).toBeGreaterThan(before);

  // The computer's own lock; and while it lasts the account is disabled.
  const [nextPid = 0] = await latchkey.pagePids();
  expect(nextPid).not.toBe(deskPid);
  await latchkey.app.evaluate(({ powerMonitor }) => void powerMonitor.emit('lock-screen'));
  await hasGoneWithinASecond(nextPid);
  door = await latchkey.door();
  await expect(door.page.getByText(/the computer was locked/i)).toBeVisible();
  authority.revoke();
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
  expect(linesOf(journalOf(place, authority.tenant.tenantId)).filter((line) => line.includes('locked'))).toEqual(
    ['locked', 'unlocked', 'locked', 'unlocked'].map((act) => `note session.${act}`),
  );
});
