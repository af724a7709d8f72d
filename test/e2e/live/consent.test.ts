import { scopesOf } from '../../../main/permissions/features.ts';
import { scopesAsked } from '../support/browser-user.ts';
import { expect, test } from '../support/live.ts';
import { morag, nadia, priya, ticketReference } from '../support/people.ts';

test('a permission that is declined, or agreed to by somebody else, sends nothing and leaves the rest working', async ({
  latchkey,
  network,
  user,
}) => {
  const { tenant } = network;
  const { find, person, ticket, bar } = await latchkey.desk();
  await find.open(priya.upn, /Priya Raman/u);
  await ticket.planFor(ticketReference, [priya.iphone, priya.mobile]);
  await tenant.clearRequests();
  await ticket.carryOut.click();
  await ticket.agree.click();
  await user.decline();
  await expect(ticket.root).toContainText(/the rest goes on working/i);
  expect(await tenant.writes()).toEqual([]);

  // Another account cannot agree in the agent's place.
  await ticket.agree.click();
  expect(scopesAsked(await user.signIn('Tunde Adeyemi'))).toContain('UserAuthMethod-TAP.ReadWrite.All');
  await expect(ticket.root).toContainText(/another account answered/i);
  await expect(bar.agent).toContainText(morag.name);
  await ticket.carryOut.click();
  await expect(ticket.agree).toBeEnabled();
  expect(await tenant.writes()).toEqual([]);

  // The rest: somebody else is found and read, without a page.
  await find.open(nadia.upn, /Nadia Rahman/u);
  await expect(person.name).toHaveText(nadia.name);
  await expect(person.methods.getByRole('listitem').first()).toBeVisible();
  expect(await user.waiting()).toBe(0);

  // What is agreed to counts at once, and alone.
  await person.root.getByRole('button', { name: /show photos/i }).click();
  expect(scopesAsked(await user.signIn(morag.name))).toEqual(scopesOf(['lookUp', 'photos']));
  await expect
    .poll(async () => (await tenant.requests()).some(({ path, status }) => path.includes('/photos/') && status === 200))
    .toBe(true);
});
