import type { EvidenceObservation } from '../../contract/evidence.ts';
import type { PlanProposal } from '../../contract/plans.ts';
import { askDesk, fromDesk } from './support/ask-desk.ts';
import { expect, test } from './support/console.ts';
import { helena, morag, nadia, priya, ticketReference } from './support/people.ts';

const photoId: EvidenceObservation = { kind: 'photoIdInPerson', document: 'staffCard', matchesPhotoOnRecord: 'yes' };

const onlyAPass = (userId: string, evidenceIds: readonly string[], ticket = ticketReference): PlanProposal => ({
  userId,
  ticket,
  lostMethodKeys: [],
  pass: { lifetimeMinutes: 60, isUsableOnce: true },
  switchedOff: [],
  evidenceIds: [...evidenceIds],
});

test.beforeEach(async ({ desk, tenant }) => {
  await expect(desk.start.heading).toBeVisible();
  await tenant.clearRequests();
});

test.afterEach(async ({ tenant }) => {
  expect(await tenant.writes()).toEqual([]);
});

test('a plan without a check of the caller is refused, however it is asked for', async ({ desk: { page }, tenant }) => {
  const { id: userId } = await tenant.truth(priya.upn);
  const plan = await fromDesk(page, 'plans.propose', onlyAPass(userId, []));
  expect(plan).toMatchObject({ executable: false, strengthHeld: 'none' });
  expect(await askDesk(page, 'plans.execute', { planId: plan.id })).toMatchObject({
    ok: false,
    fault: { code: expect.stringMatching(/^evidence\./) },
  });
});

test('evidence that was never recorded does not count', async ({ desk: { page }, tenant }) => {
  const { id: userId } = await tenant.truth(priya.upn);
  const plan = await fromDesk(page, 'plans.propose', onlyAPass(userId, [crypto.randomUUID()]));
  expect(await askDesk(page, 'plans.execute', { planId: plan.id })).toMatchObject({
    ok: false,
    fault: { code: expect.stringMatching(/^evidence\./) },
  });
  expect(await askDesk(page, 'plans.execute', { planId: crypto.randomUUID() })).toMatchObject({ ok: false, fault: { code: 'desk.gone' } });
});

test('a check of another person, or for another ticket, does not count', async ({ desk: { page }, tenant }) => {
  const [{ id: priyaId }, { id: nadiaId }] = await Promise.all([tenant.truth(priya.upn), tenant.truth(nadia.upn)]);
  const ofNadia = await fromDesk(page, 'evidence.record', { userId: nadiaId, ticket: ticketReference, observation: photoId });
  const otherTicket = await fromDesk(page, 'evidence.record', { userId: priyaId, ticket: 'INC-99999', observation: photoId });
  const plan = await fromDesk(page, 'plans.propose', onlyAPass(priyaId, [ofNadia.id, otherTicket.id]));
  expect(plan).toMatchObject({ executable: false, strengthHeld: 'none', evidenceIds: [] });
  expect(await askDesk(page, 'plans.execute', { planId: plan.id })).toMatchObject({
    ok: false,
    fault: { code: expect.stringMatching(/^evidence\./) },
  });
});

test('a check by the agent of before does not count for the next one', async ({ desk: { page }, tenant }) => {
  const { id: userId } = await tenant.truth(priya.upn);
  const evidence = await fromDesk(page, 'evidence.record', { userId, ticket: ticketReference, observation: photoId });
  const plan = await fromDesk(page, 'plans.propose', onlyAPass(userId, [evidence.id]));
  expect(plan.executable).toBe(true);
  await fromDesk(page, 'session.switchAgent', { userPrincipalName: 'tunde.adeyemi@northmoor.example' });
  expect(await askDesk(page, 'plans.execute', { planId: plan.id })).toMatchObject({
    ok: false,
    fault: { code: expect.stringMatching(/^evidence\./) },
  });
});

test('an agent cannot act on themself', async ({ desk, tenant }) => {
  const { page, find, person, ticket } = desk;
  const { id: userId } = await tenant.truth(morag.upn);
  await find.open(morag.upn, /Morag Sinclair/);
  await expect(person.forbidden).toContainText(/ask/i);
  await expect(ticket.root).toContainText(/your own account/i);
  await expect(ticket.root.getByRole('button')).toHaveCount(0);
  await expect(ticket.root.getByRole('textbox')).toHaveCount(0);
  expect(await askDesk(page, 'evidence.record', { userId, ticket: ticketReference, observation: photoId })).toMatchObject({
    ok: false,
    fault: { code: 'desk.notAllowed' },
  });
  expect(await askDesk(page, 'plans.propose', onlyAPass(userId, []))).toMatchObject({ ok: false, fault: { code: 'desk.notAllowed' } });
});

test('a person with a higher role is refused before any click, with who can help', async ({ desk, tenant }) => {
  const { page, find, person, ticket } = desk;
  const { id: userId } = await tenant.truth(helena.upn);
  await find.open(helena.upn, /Helena Brandt/);
  await expect(person.forbidden).toContainText('Privileged Authentication Administrator');
  await expect(ticket.root).toContainText('Ask a Privileged Authentication Administrator.');
  await expect(ticket.root.getByRole('button')).toHaveCount(0);
  expect(await askDesk(page, 'plans.propose', onlyAPass(userId, []))).toMatchObject({
    ok: false,
    fault: { code: 'desk.notAllowed', message: expect.stringContaining('Ask a Privileged Authentication Administrator.') },
  });
});
