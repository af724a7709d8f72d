import type { EvidenceObservation } from '../../contract/evidence.ts';
import { askDesk, fromDesk } from './support/ask-desk.ts';
import { ticketFor } from './support/ask-ticket.ts';
import { expect, test } from './support/console.ts';
import { helena, morag, nadia, priya, ticketReference } from './support/people.ts';

const photoId: EvidenceObservation = { kind: 'photoIdInPerson', document: 'staffCard', matchesPhotoOnRecord: 'yes' };

test.beforeEach(async ({ desk: { page }, tenant }) => {
  // The heading is there before the sign-in has been taken up; this answers once it has.
  await fromDesk(page, 'session.current', {});
  await tenant.clearRequests();
});

test.afterEach(async ({ tenant }) => {
  expect(await tenant.writes()).toEqual([]);
});

test('a plan without a check of the caller is refused, however it is asked for', async ({ desk: { page }, tenant }) => {
  const { id: userId } = await tenant.truth(priya.upn);
  const plan = await fromDesk(page, 'plans.propose', { ticketId: await ticketFor(page, userId, ticketReference) });
  expect(plan).toMatchObject({ executable: false, strengthHeld: 'none' });
  expect(await askDesk(page, 'plans.execute', { planId: plan.id })).toMatchObject({
    ok: false,
    fault: { code: expect.stringMatching(/^evidence\./) },
  });
});

test('evidence that was never recorded does not count', async ({ desk: { page }, tenant }) => {
  const { id: userId } = await tenant.truth(priya.upn);
  const ticketId = await ticketFor(page, userId, ticketReference);
  // The window cannot name evidence at all: main takes what was recorded.
  const naming = { ticketId, evidenceIds: [crypto.randomUUID()] };
  expect(await askDesk(page, 'plans.propose', naming)).toMatchObject({ ok: false, fault: { code: 'input.invalid' } });
  const plan = await fromDesk(page, 'plans.propose', { ticketId });
  expect(await askDesk(page, 'plans.execute', { planId: plan.id })).toMatchObject({
    ok: false,
    fault: { code: expect.stringMatching(/^evidence\./) },
  });
  expect(await askDesk(page, 'plans.execute', { planId: crypto.randomUUID() })).toMatchObject({ ok: false, fault: { code: 'desk.gone' } });
});

test('a check of another person, or for another ticket, does not count', async ({ desk: { page }, tenant }) => {
  const [{ id: priyaId }, { id: nadiaId }] = await Promise.all([tenant.truth(priya.upn), tenant.truth(nadia.upn)]);
  await fromDesk(page, 'evidence.record', { userId: nadiaId, ticket: ticketReference, observation: photoId });
  await fromDesk(page, 'evidence.record', { userId: priyaId, ticket: 'INC-99999', observation: photoId });
  const plan = await fromDesk(page, 'plans.propose', { ticketId: await ticketFor(page, priyaId, ticketReference) });
  expect(plan).toMatchObject({ executable: false, strengthHeld: 'none', evidenceIds: [] });
  expect(await askDesk(page, 'plans.execute', { planId: plan.id })).toMatchObject({
    ok: false,
    fault: { code: expect.stringMatching(/^evidence\./) },
  });
});

test('a check by the agent of before does not count for the next one', async ({ desk: { page }, tenant }) => {
  const { id: userId } = await tenant.truth(priya.upn);
  await fromDesk(page, 'evidence.record', { userId, ticket: ticketReference, observation: photoId });
  const plan = await fromDesk(page, 'plans.propose', { ticketId: await ticketFor(page, userId, ticketReference) });
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
  expect(await askDesk(page, 'plans.propose', { ticketId: await ticketFor(page, userId, ticketReference) })).toMatchObject({
    ok: false,
    fault: { code: 'desk.notAllowed' },
  });
});

test('a person with a higher role is refused before any click, with who can help', async ({ desk, tenant }) => {
  const { page, find, person, ticket } = desk;
  const { id: userId } = await tenant.truth(helena.upn);
  await find.open(helena.upn, /Helena Brandt/);
  await expect(person.forbidden).toContainText('Privileged Authentication Administrator');
  await expect(person.forbidden).toContainText('Ask a Privileged Authentication Administrator.');
  await expect(ticket.root.getByRole('button')).toHaveCount(0);
  expect(await askDesk(page, 'plans.propose', { ticketId: await ticketFor(page, userId, ticketReference) })).toMatchObject({
    ok: false,
    fault: { code: 'desk.notAllowed', message: expect.stringContaining('Ask a Privileged Authentication Administrator.') },
  });
});
