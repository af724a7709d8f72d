import { fromDesk } from './support/ask-desk.ts';
import { ticketFor } from './support/ask-ticket.ts';
import { expect, test } from './support/console.ts';
import { rowsOf } from './support/journal-file.ts';
import { priya, ticketReference } from './support/people.ts';

const passes = /temporaryAccessPassMethods$/u;

test.beforeEach(async ({ tenant }) => {
  // Long enough for every further press to fall into the time in which the first one is being answered.
  await tenant.fault({ route: 'POST .*temporaryAccessPassMethods', kind: 'latency', params: { ms: 1_000 } });
});

test('a double click on "Carry out" makes one run and one pass', async ({ desk, tenant, place }) => {
  const { find, ticket } = desk;
  await find.open(priya.upn, /Priya Raman/);
  await ticket.planFor(ticketReference, [priya.iphone]);
  await tenant.clearRequests();
  await ticket.carryOut.dblclick();
  await expect(ticket.proof).toBeVisible();
  expect((await tenant.writes()).filter(({ path }) => passes.test(path))).toHaveLength(1);
  expect(rowsOf(place.journalFile).filter((row) => row.action === 'plan.started')).toHaveLength(1);
});

test('Enter held down on "Carry out" makes one run, and presses nothing that comes after it', async ({ desk, tenant, place }) => {
  const { page, find, ticket } = desk;
  await find.open(priya.upn, /Priya Raman/);
  await ticket.planFor(ticketReference, [priya.iphone]);
  await tenant.clearRequests();
  await ticket.carryOut.focus();
  // A second keydown without a keyup is what a held key sends.
  for (let repeat = 0; repeat < 40; repeat += 1) {
    await page.keyboard.down('Enter');
    await page.waitForTimeout(50);
  }
  await page.keyboard.up('Enter');
  await expect(ticket.proof).toBeVisible();
  await expect(ticket.close).toBeVisible();
  await expect(ticket.masked).toBeVisible();
  const writes = await tenant.writes();
  expect(writes.filter(({ path }) => passes.test(path))).toHaveLength(1);
  const actions = rowsOf(place.journalFile).map((row) => row.action);
  expect(actions.filter((action) => action === 'plan.started')).toHaveLength(1);
  expect(actions).not.toContain('ticket.closed');
  expect(actions).not.toContain('secret.revealed');
});

test('two calls at once through the bridge make one run', async ({ desk, tenant }) => {
  const { page, find, ticket } = desk;
  await find.open(priya.upn, /Priya Raman/);
  await ticket.planFor(ticketReference, [priya.iphone]);
  const { id: userId } = await tenant.truth(priya.upn);
  const plan = await fromDesk(page, 'plans.propose', { ticketId: await ticketFor(page, userId, ticketReference) });
  await tenant.clearRequests();
  const [first, second] = await Promise.all([
    fromDesk(page, 'plans.execute', { planId: plan.id }),
    fromDesk(page, 'plans.execute', { planId: plan.id }),
  ]);
  await expect.poll(() => fromDesk(page, 'plans.current', { planId: plan.id }).then(({ state }) => state)).toBe('done');
  expect(second.startedAtUtc).toBe(first.startedAtUtc);
  expect((await tenant.writes()).filter(({ path }) => passes.test(path))).toHaveLength(1);
  // And once more after the end: the same run, nothing new.
  expect((await fromDesk(page, 'plans.execute', { planId: plan.id })).startedAtUtc).toBe(first.startedAtUtc);
  expect((await tenant.writes()).filter(({ path }) => passes.test(path))).toHaveLength(1);
});
