import { expect, test } from './support/console.ts';
import { rowsOf } from './support/journal-file.ts';
import { priya, ticketReference } from './support/people.ts';

const amara = 'amara.nwosu_riverside.example#EXT#@northmoor.example';

test('a deletion that Graph always refuses: the sessions end, the pass is at hand while paused, and the step can be left out', async ({
  desk,
  tenant,
  place,
}) => {
  const { find, ticket, page } = desk;
  await find.open(priya.upn, /Priya Raman/);
  await ticket.planFor(ticketReference, [priya.iphone]);
  const before = await tenant.truth(priya.upn);
  await tenant.fault({ route: 'DELETE .*microsoftAuthenticatorMethods', kind: 'forbidden' });
  await ticket.carryOut.click();
  await expect(ticket.paused).toBeVisible();
  expect(Date.parse((await tenant.truth(priya.upn)).sessionsValidFromUtc)).toBeGreaterThan(Date.parse(before.sessionsValidFromUtc));

  // The code is there without stopping anything.
  await ticket.root.getByText('The pass that was made').click();
  expect((await ticket.readCode()).length).toBeGreaterThan(4);

  // A question that is taken back leaves the focus where it was asked.
  await ticket.root.getByRole('button', { name: 'Stop here…' }).click();
  await expect(ticket.root.getByRole('button', { name: 'Don’t stop' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(ticket.root.getByRole('button', { name: 'Stop here…' })).toBeFocused();

  const leave = ticket.root.getByRole('button', { name: /leave this step out/i });
  await expect(leave).toHaveCount(1);
  await expect(ticket.root).toContainText(/iPhone.*stays registered/);
  await leave.click();
  await expect(ticket.proof).toHaveText(/directory agrees/i);
  expect(rowsOf(place.journalFile).filter(({ action }) => action === 'step.leftOut')).toHaveLength(1);
  await ticket.close.click();
  await expect(ticket.summary).toHaveValue(/LEFT OUT: Remove Microsoft Authenticator[\s\S]*Done: End all sessions/);
});

test('stopping leaves the focus on the way on', async ({ desk, tenant }) => {
  const { find, ticket } = desk;
  await find.open(priya.upn, /Priya Raman/);
  await ticket.planFor(ticketReference, [priya.iphone]);
  await tenant.fault({ route: 'POST .*temporaryAccessPassMethods', kind: 'forbidden' });
  await ticket.carryOut.click();
  await expect(ticket.paused).toBeVisible();
  await expect(ticket.root.getByRole('button', { name: /leave this step out/i })).toHaveCount(0);
  await ticket.root.getByRole('button', { name: 'Stop here…' }).click();
  await ticket.root.getByRole('button', { name: 'Stop here', exact: true }).click();
  const again = ticket.root.getByRole('button', { name: 'Make a new plan' });
  await expect(again).toBeFocused();

  // What the first plan did not come to is wished for in the next, and can be all of it.
  await again.click();
  await ticket.onlyAPass.click();
  await expect(ticket.planStep(/session/i)).toBeChecked();
  // The switch shows the plan, which is made anew.
  await ticket.planStep(/Temporary Access Pass/).click();
  await expect(ticket.planStep(/Temporary Access Pass/)).not.toBeChecked();
  await ticket.carryOut.click();
  await expect(ticket.proof).toHaveText(/directory agrees/i);
  await expect(ticket.close).toBeVisible();
});

test('a guest: no pass and no end of sessions is promised, and what is registered here goes by a decision', async ({ desk, tenant }) => {
  const { find, ticket } = desk;
  await find.open('amara.nwosu', /Amara Nwosu/);
  await ticket.giveReference(ticketReference);
  await ticket.photoId();
  await ticket.continue.click();
  await ticket.lost(/mobile/i).check();
  await ticket.continue.click();
  await expect(ticket.plan.getByRole('switch')).toHaveCount(1);
  await expect(ticket.root).toContainText(/signs in at another organisation/i);
  await expect(ticket.carryOut).toBeDisabled();
  await ticket.root.getByRole('checkbox', { name: /remove it all the same/i }).click();
  await expect(ticket.carryOut).toBeEnabled();
  await tenant.clearRequests();
  await ticket.carryOut.click();
  await expect(ticket.proof).toHaveText(/directory agrees/i);
  expect((await tenant.writes()).map(({ method, path }) => [method, path.split('/').at(-2)])).toEqual([['DELETE', 'phoneMethods']]);
  expect((await tenant.truth(amara)).methods.map(({ kind }) => kind)).not.toContain('phone');
  await expect(ticket.root).toContainText(/sign in at their own organisation|signs in at their own organisation/);
});
