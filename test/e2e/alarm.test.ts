import { expect, test } from './support/console.ts';
import { rowsOf } from './support/journal-file.ts';
import { priya, ticketReference } from './support/people.ts';

test('a pass used before its code was shown: both panes say so, nothing hands it out, and one plan shuts the stranger out', async ({
  desk,
  tenant,
  place,
  launch,
}) => {
  const { find, person, ticket, start } = desk;
  await find.open(priya.upn, /Priya Raman/);
  await ticket.planFor(ticketReference, [priya.iphone]);
  await ticket.carryOut.click();
  await expect(ticket.proof).toHaveText(/directory agrees/i);
  await tenant.usePass(priya.upn);
  await tenant.register(priya.upn, { kind: 'fido2', displayName: 'A stranger’s key' });

  await expect(ticket.alarm).toBeVisible({ timeout: 15_000 });
  await expect(ticket.alarm).toContainText('Give the code to nobody');
  await expect(ticket.alarm).toContainText('A stranger’s key');
  await expect(person.methods).toContainText('already used');
  for (const way of [ticket.hold, ticket.showForAWhile, ticket.copyCode, ticket.printSlip]) await expect(way).toHaveCount(0);
  await expect(ticket.root).not.toContainText(/goes on working|time left/i);
  await expect(ticket.appeared).toHaveCount(0);
  expect(rowsOf(place.journalFile).filter(({ action }) => action === 'alarm.raised')).toHaveLength(1);

  // Neither the cross nor the end of the app loses it.
  await person.close.click();
  await expect(start.ticket(/Priya Raman/)).toContainText('Alarm: somebody else got in');
  await expect(start.notices).toContainText('somebody else got in');
  await desk.close();
  const again = await launch();
  await again.start.ready();
  await expect(again.start.ticket(/Priya Raman/)).toContainText('Alarm: somebody else got in');
  await again.find.open(priya.upn, /Priya Raman/);
  await expect(again.ticket.alarm).toBeVisible();

  await tenant.clearRequests();
  await again.ticket.planWayOut.click();
  await expect(again.ticket.step(/plan/)).toBeVisible();
  await expect(again.ticket.planStep(/temporary access pass.*1 hour/i)).not.toBeChecked();
  await expect(again.ticket.planStep(/sessions/i)).toBeChecked();
  await expect(again.ticket.carryOut).toBeEnabled();
  await again.ticket.carryOut.click();
  await expect(again.ticket.proof).toHaveText(/directory agrees/i);
  await expect(again.person.methods).not.toContainText('stranger');
  await expect(again.person.methods).not.toContainText('Temporary Access Pass');
  expect((await tenant.writes()).map(({ method }) => method)).toEqual(['DELETE', 'DELETE', 'POST']);
  await again.ticket.close.click();
  await expect(again.ticket.summary).toHaveValue(/Alarm: the pass was used before this desk had shown/);
});

test('a pass used after it was handed over: the card says so, and its buttons go', async ({ desk, tenant }) => {
  const { find, person, ticket } = desk;
  await find.open(priya.upn, /Priya Raman/);
  await ticket.planFor(ticketReference, [priya.iphone]);
  await ticket.carryOut.click();
  await expect(ticket.proof).toHaveText(/directory agrees/i);
  await ticket.readCode();
  await tenant.usePass(priya.upn);
  await expect(ticket.root).toContainText('The pass has been used', { timeout: 15_000 });
  await expect(ticket.alarm).toHaveCount(0);
  await expect(person.methods).toContainText('already used');
  for (const way of [ticket.hold, ticket.copyCode, ticket.printSlip]) await expect(way).toHaveCount(0);
  await expect(ticket.root).not.toContainText(/goes on working|time left/i);
});

test('a plan that was stopped is still there when its person is found again, with the code to hand over', async ({ desk, tenant }) => {
  const { page, find, person, ticket, start } = desk;
  await find.open(priya.upn, /Priya Raman/);
  await ticket.planFor(ticketReference, [priya.iphone]);
  await tenant.fault({ route: 'DELETE .*', kind: 'forbidden' });
  await ticket.carryOut.click();
  await expect(ticket.paused).toBeVisible();
  await tenant.clearFaults();
  await page.getByRole('button', { name: 'Stop here…' }).click();
  await page.getByRole('button', { name: 'Stop here', exact: true }).click();
  await page.getByRole('button', { name: /go on to the hand-over/i }).click();
  await expect(ticket.hold).toBeVisible();
  await person.close.click();
  await expect(start.ticket(/Priya Raman/)).toContainText('the pass not handed over or closed');
  await find.open(priya.upn, /Priya Raman/);
  await expect(ticket.hold).toBeVisible();
  await expect(ticket.root).toContainText(ticketReference);
});

test('a person at risk: said under the name, and no green tick for the sign-in from far away', async ({ desk }) => {
  const { find, person } = desk;
  await find.open('nikhil.desai', /Nikhil Desai/);
  await expect(person.attention.first()).toContainText('Microsoft holds this account to be at risk (medium).');
  await expect(person.signIns).toContainText('held to be risky (medium)');
  await expect(person.root).not.toContainText('Can sign in');
});

test('what a role does not reach is said once', async ({ desk }) => {
  const { find, person, ticket, bar } = desk;
  await bar.practiseAs('Chidi Okonkwo');
  await expect(bar.agent).toContainText('Helpdesk Administrator');
  await find.open(priya.upn, /Priya Raman/);
  await expect(person.acts).toHaveCount(1);
  // Folded under “Why” each act says so for itself.
  await expect(person.root.getByText('Ask an Authentication Administrator.', { exact: false }).filter({ visible: true })).toHaveCount(1);
  await expect(person.methods).toContainText('Your role does not show this.');
  // Nothing to open or copy where nothing is shown; the guide is made from the desk profile alone.
  await expect(person.methods.getByRole('button')).toHaveText(['Guide…']);
  await ticket.giveReference(ticketReference);
  await expect(ticket.root).not.toContainText('Ask an Authentication Administrator.');
});
