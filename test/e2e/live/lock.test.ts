import { askDesk, fromDesk } from '../support/ask-desk.ts';
import { clickAway } from '../support/click-away.ts';
import { linesOf } from '../support/journal-file.ts';
import { journalOf } from '../support/live-console.ts';
import { expect, test } from '../support/live.ts';
import { morag, priya, ticketReference } from '../support/people.ts';

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

const hasGoneWithinASecond = (pid: number): Promise<void> =>
  expect.poll(() => isRunning(pid), { timeout: 1_000, intervals: [20] }).toBe(false);

test('a lock ends the desk’s window and refuses its operations; unlocking asks Microsoft, who may say no', async ({
  latchkey,
  network,
  place,
  user,
}) => {
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
    ['tickets.list', {}],
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

test('a plan goes on behind a lock, and its ticket stands there after unlocking', async ({ latchkey, network, place, user }) => {
  const { tenant, authority } = network;
  const { page, find, ticket } = await latchkey.desk();
  await find.open(priya.upn, /Priya Raman/u);
  await ticket.planFor(ticketReference, [priya.iphone, priya.mobile]);
  await ticket.carryOut.click();
  await ticket.agree.click();
  await user.signIn(morag.name);
  await tenant.fault({ route: 'DELETE /users/', kind: 'latency', params: { ms: 1_000 } });
  await ticket.carryOut.click();
  await expect.poll(async () => (await tenant.writes()).length).toBeGreaterThan(0);
  await page.keyboard.press('Control+l').catch(() => undefined);
  const door = await latchkey.door();
  await expect(door.locked).toBeVisible();
  const journal = journalOf(place, authority.tenant.tenantId);
  await expect.poll(() => linesOf(journal)).toContain('note plan.finished');
  expect(linesOf(journal).indexOf('note session.locked')).toBeLessThan(linesOf(journal).indexOf('note plan.finished'));

  await clickAway(door.unlock);
  const desk = await latchkey.desk();
  await expect(desk.person.name).toHaveText(priya.name);
  await expect(desk.ticket.proof).toHaveText(/directory agrees/i);
  await expect(desk.ticket.masked).toBeVisible();
  expect(await desk.ticket.readCode()).toMatch(/^\S{8,}$/u);
  expect(await tenant.writes()).toHaveLength(5);
});

test('a lock in the middle of a ticket: it stands there after unlocking, evidence and choices included', async ({ latchkey }) => {
  const { page, find, ticket } = await latchkey.desk();
  await find.open(priya.upn, /Priya Raman/u);
  await ticket.giveReference(ticketReference);
  await ticket.callBack();
  await ticket.lost(priya.iphone).check();
  await expect.poll(() => fromDesk(page, 'tickets.list', {}).then(([one]) => one?.ticket.lostMethodKeys.length)).toBeGreaterThan(0);
  await page.keyboard.press('Control+l').catch(() => undefined);
  const door = await latchkey.door();
  await expect(door.locked).toBeVisible();
  expect(await door.page.content()).not.toContain(ticketReference);
  expect(await askDesk(door.page, 'tickets.list', {})).toMatchObject({ ok: false, fault: { code: 'desk.locked' } });

  await clickAway(door.unlock);
  const desk = await latchkey.desk();
  await expect(desk.person.name).toHaveText(priya.name);
  await expect(desk.ticket.root).toContainText(/has an open ticket, opened by Morag Sinclair/u);
  await expect(desk.ticket.lost(priya.iphone)).toBeChecked();
  await expect(desk.ticket.lost(priya.mobile)).not.toBeChecked();
  await desk.ticket.continue.click();
  await expect(desk.ticket.planStep(/iphone/iu)).toBeVisible();
  await expect(desk.ticket.root).toContainText(`${ticketReference} · Standard check`);
});
