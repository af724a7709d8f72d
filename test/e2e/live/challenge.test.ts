import { rowsOf } from '../support/journal-file.ts';
import { journalOf } from '../support/live-console.ts';
import { expect, test } from '../support/live.ts';
import { morag, priya, ticketReference } from '../support/people.ts';

test('what Microsoft wants proved in the middle of a plan is proved on a page; every step is done once, whatever refuses it at first', async ({
  latchkey,
  network,
  place,
  user,
}) => {
  const { tenant, authority } = network;
  const { find, ticket } = await latchkey.desk();
  await find.open(priya.upn, /Priya Raman/u);
  await ticket.planFor(ticketReference, [priya.iphone, priya.mobile]);
  await ticket.carryOut.click();
  await ticket.agree.click();
  await user.signIn(morag.name);
  await tenant.clearRequests();
  await tenant.fault({ route: 'DELETE /users/.*', kind: 'claims-challenge', times: 1 });
  await ticket.carryOut.click();

  await expect(ticket.signInAgain).toBeVisible();
  const refused = (await tenant.writes()).filter(({ status }) => status === 401);
  expect(refused).toHaveLength(1);
  const before = (await tenant.writes()).length;
  await ticket.signInAgain.click();
  const address = await user.signIn(morag.name);
  expect(JSON.parse(address.searchParams.get('claims') ?? '')).toMatchObject({
    access_token: { acrs: { essential: true, value: 'c1' }, xms_cc: { values: ['CP1'] } },
  });
  expect(address.searchParams.get('login_hint')).toBe(morag.upn);

  // Nothing goes on by itself: the agent takes the plan up again.
  await expect(ticket.signInAgain).toHaveCount(0);
  expect(await tenant.writes()).toHaveLength(before);
  await tenant.fault({ route: 'POST /users/.*/revokeSignInSessions', kind: 'unauthorized', times: 1 });
  await ticket.takeUpAgain.click();

  // A token that is taken back at the last step: that was not sent again either, and needs no page.
  await expect(ticket.paused).toContainText('4 of 5');
  expect((await tenant.writes()).filter(({ path }) => path.endsWith('revokeSignInSessions'))).toHaveLength(1);
  await ticket.takeUpAgain.click();
  await expect(ticket.proof).toHaveText(/directory agrees/i);
  expect(await user.waiting()).toBe(0);
  const writes = await tenant.writes();
  const done = writes.filter(({ status }) => status < 300).map(({ method, path }) => `${method} ${path}`);
  expect(new Set(done).size).toBe(done.length);
  expect(done).toHaveLength(5);
  expect(done.filter((write) => write.endsWith('temporaryAccessPassMethods'))).toHaveLength(1);
  const rows = rowsOf(journalOf(place, authority.tenant.tenantId));
  expect(rows.filter(({ kind, result }) => kind === 'outcome' && result === 'succeeded')).toHaveLength(5);
});
