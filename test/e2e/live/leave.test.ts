import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { askDesk } from '../support/ask-desk.ts';
import { clickAway } from '../support/click-away.ts';
import { linesOf, rowsOf } from '../support/journal-file.ts';
import { journalOf } from '../support/live-console.ts';
import { expect, test } from '../support/live.ts';
import { morag, priya } from '../support/people.ts';

test('another account takes the desk over; signing out forgets the tokens and opens Microsoft’s own sign-out', async ({
  latchkey,
  network,
  place,
  user,
}) => {
  const { authority, tenant } = network;
  const before = await latchkey.desk();
  let { bar } = before;
  const [pid] = await latchkey.pagePids();
  await bar.choose(/^switch account/i);
  expect((await user.signIn('Tunde Adeyemi')).searchParams.get('prompt')).toBe('select_account');
  await expect.poll(() => latchkey.pagePids()).not.toContain(pid);
  // The two windows have the same address, and the driver hears of the first one's end later than main knows it.
  await expect.poll(() => before.page.isClosed()).toBe(true);
  const next = await latchkey.desk();
  ({ bar } = next);
  await expect(bar.agent).toContainText('Tunde Adeyemi');
  await tenant.clearRequests();
  await next.find.open(priya.upn, /Priya Raman/u);
  await expect(next.person.name).toHaveText(priya.name);
  // The name stands there before the person is read, and reading asks for tokens too.
  await expect(next.ticket.reference).toBeEditable();
  await expect
    .poll(async () => new Set((await tenant.requests()).map(({ agentUpn }) => agentUpn)))
    .toEqual(new Set(['tunde.adeyemi@northmoor.example']));
  // First, in nobody's name, what the desk profile sets; then who came.
  expect(rowsOf(journalOf(place, authority.tenant.tenantId)).map(({ action, agentName }) => [action, agentName])).toEqual([
    ['settings.changed', null],
    ['session.started', morag.name],
    ['session.started', 'Tunde Adeyemi'],
  ]);

  const asked = authority.tokenRequests().length;
  await bar.choose(/^sign out/i);
  expect((await user.sentTo()).href).toBe(`https://login.microsoftonline.com/${authority.tenant.tenantId}/oauth2/v2.0/logout`);
  const door = await latchkey.door();
  await expect(door.signIn).toBeVisible();
  expect(await latchkey.titles()).toEqual([`Latchkey — sign in`]);
  expect(await askDesk(door.page, 'users.search', { query: 'priya' })).toMatchObject({ ok: false, fault: { code: 'auth.signInNeeded' } });
  expect(authority.tokenRequests()).toHaveLength(asked);

  // Nothing was kept that could sign in without a page.
  await door.signIn.click();
  expect((await user.signIn(morag.name)).searchParams.get('prompt')).toBe('select_account');
  await (await latchkey.desk()).start.ready();
});

test('practice and the live tenant are never mistaken for each other: banner, title, people and journal', async ({
  launch,
  network,
  place,
  user,
}) => {
  const { tenantId, clientId } = network.authority.tenant;
  const latchkey = await launch();
  const door = await latchkey.door();
  await clickAway(door.practice);
  let desk = await latchkey.desk('practice');
  await desk.start.ready();
  await expect(desk.bar.practiceBanner).toBeVisible();
  expect(await latchkey.titles()).toEqual(['Latchkey — practice tenant']);

  await desk.bar.choose(/set up your organisation/i);
  const setUp = await latchkey.door();
  await setUp.enter({ tenantId, clientId, organisation: 'Northmoor' });
  await setUp.signIn.click();
  await user.signIn(morag.name);
  desk = await latchkey.desk('live');
  await desk.start.ready();
  await expect(desk.bar.practiceBanner).toHaveCount(0);
  expect(await latchkey.titles()).toEqual(['Latchkey — live tenant, Northmoor']);
  await desk.find.open(priya.upn, /Priya Raman/u);
  await expect(desk.person.methods.getByRole('listitem').first()).toBeVisible();

  await desk.bar.choose(/go to the practice tenant/i);
  desk = await latchkey.desk('practice');
  await desk.start.ready();
  await expect(desk.bar.practiceBanner).toBeVisible();
  await expect(desk.person.root).toHaveCount(0);
  expect(await latchkey.titles()).toEqual(['Latchkey — practice tenant']);
  await network.tenant.clearRequests();
  await desk.find.open(priya.upn, /Priya Raman/u);
  await expect(desk.person.methods.getByRole('listitem').first()).toBeVisible();
  // Nothing of practice goes to the live tenant.
  expect(await network.tenant.requests()).toEqual([]);

  await desk.bar.choose(/work on northmoor/i);
  desk = await latchkey.desk('live');
  await desk.start.ready();
  await expect(desk.bar.practiceBanner).toHaveCount(0);
  expect(await latchkey.titles()).toEqual(['Latchkey — live tenant, Northmoor']);
  // The desk shows before its agent is in, which is what the journal notes.
  await expect(desk.bar.agent).toContainText(morag.name);
  expect(await user.waiting()).toBe(0);

  expect(linesOf(journalOf(place, tenantId)).filter((line) => line === 'note session.started')).toHaveLength(2);
  expect(existsSync(join(place.userData, 'journal-practice.sqlite'))).toBe(true);
  expect(linesOf(join(place.userData, 'journal-practice.sqlite')).filter((line) => line === 'note session.started')).toHaveLength(2);
});
