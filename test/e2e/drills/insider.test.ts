/*
 * The second attacker: an agent of the desk, who has the window, the bridge below it and their own files. What an agent says that
 * they heard or saw, nobody can look up; that takes a second person (decision 6). Everything that can be looked up is.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EvidenceObservation } from '../../../contract/evidence.ts';
import { methodKey } from '../../../contract/method-key.ts';
import { answerQuestions, questionsOf } from '../support/answer-questions.ts';
import { askDesk, fromDesk } from '../support/ask-desk.ts';
import { checkedPlan, endOfRun, staffCard } from '../support/ask-plan.ts';
import { ticketFor } from '../support/ask-ticket.ts';
import { expect, test } from '../support/console.ts';
import { refusalsIn, rowsOf } from '../support/journal-file.ts';
import { morag, priya, ticketReference } from '../support/people.ts';
import { SettingsView } from '../support/settings-view.ts';

const kenji = 'kenji.watanabe@northmoor.example';
/** Whose photo is on record, and who have a handset. */
const withPhoto = ['priya.raman', 'tomasz.zielinski', 'nikhil.desai', 'maria.santos', 'nadia.rahman', 'zoe.muller-ostergard'].map(
  (name) => `${name}@northmoor.example`,
);

test('an insider vouches neither for themself nor with what the directory does not have, and one check makes one plan', async ({
  desk,
  tenant,
  place,
}) => {
  const { page, find, person, ticket } = desk;
  const [{ id: ownId }, { id: priyaId }, { id: kenjiId }] = await Promise.all([
    tenant.truth(morag.upn),
    tenant.truth(priya.upn),
    tenant.truth(kenji),
  ]);
  await fromDesk(page, 'session.current', {});
  await tenant.clearRequests();
  const claim = (userId: string, observation: EvidenceObservation) =>
    askDesk(page, 'evidence.record', { userId, ticket: ticketReference, observation });
  const notOnRecord = {
    ok: false,
    fault: { code: 'evidence.notOnRecord', message: expect.stringMatching(/You can also use|Ask a colleague|alone/u) },
  };
  const notAllowed = { ok: false, fault: { code: 'desk.notAllowed' } };

  await find.open(morag.upn, /Morag Sinclair/);
  await expect(ticket.root).toContainText(/your own account/i);
  await expect(person.forbidden).toContainText(/ask/i);
  expect(await claim(ownId, staffCard)).toMatchObject(notAllowed);
  expect(await claim(priyaId, { kind: 'managersWord', managerId: ownId, reachedBy: 'inPerson', called: null })).toMatchObject(notAllowed);
  expect(await claim(priyaId, { kind: 'managersWord', managerId: kenjiId, reachedBy: 'inPerson', called: null })).toMatchObject(
    notOnRecord,
  );
  expect(await claim(priyaId, { kind: 'callBack', number: 'business', numberEnding: '9999', answered: true })).toMatchObject(notOnRecord);
  expect(await claim(kenjiId, staffCard)).toMatchObject(notOnRecord);
  expect(await tenant.writes()).toEqual([]);
  expect(rowsOf(place.journalFile).filter(({ action }) => action === 'evidence.recorded')).toEqual([]);

  await find.open(priya.upn, /Priya Raman/);
  const first = await checkedPlan(page, priyaId, { reference: ticketReference });
  await fromDesk(page, 'plans.execute', { planId: first.id });
  expect((await endOfRun(page, first.id)).state).toBe('done');
  const [held] = await fromDesk(page, 'tickets.list', {});
  await fromDesk(page, 'tickets.close', { ticketId: held?.ticket.id ?? '' });
  const second = await fromDesk(page, 'plans.propose', { ticketId: await ticketFor(page, priyaId, ticketReference) });
  expect(second).toMatchObject({ executable: false, strengthHeld: 'none' });
  expect(await askDesk(page, 'plans.execute', { planId: second.id })).toMatchObject({
    ok: false,
    fault: { code: 'evidence.insufficient' },
  });
  await person.close.click();
  await find.open(priya.upn, /Priya Raman/);
  await expect(ticket.root).toContainText('each check counts for one. Check the caller again.');
  expect((await tenant.writes()).filter(({ method }) => method === 'POST' || method === 'DELETE')).toHaveLength(1);

  const by = 'Morag Sinclair';
  expect(refusalsIn(place.journalFile)).toEqual([
    { agent: by, person: by, code: 'desk.notAllowed' },
    { agent: by, person: priya.name, code: 'desk.notAllowed' },
    { agent: by, person: priya.name, code: 'evidence.notOnRecord' },
    { agent: by, person: priya.name, code: 'evidence.notOnRecord' },
    { agent: by, person: 'Kenji Watanabe', code: 'evidence.notOnRecord' },
    { agent: by, person: priya.name, code: 'evidence.insufficient' },
  ]);
});

test('an insider’s five plans at once make one pass at a limit of one, their own limits go no higher than the product’s, and a file edited by hand is capped and noted', async ({
  launch,
  tenant,
  place,
}) => {
  const ownFile = join(place.userData, 'desk-profile.json');
  writeFileSync(ownFile, JSON.stringify({ pass: { perAgentPerHour: 1 } }));
  const people = await Promise.all(withPhoto.map(async (upn) => ({ upn, ...(await tenant.truth(upn)) })));
  const desk = await launch();
  await desk.start.ready();
  await fromDesk(desk.page, 'session.current', {});
  await tenant.clearRequests();
  const passes = async (): Promise<number> => (await tenant.writes()).filter(({ method }) => method === 'POST').length;

  await test.step('five plans at once', async () => {
    const { page } = desk;
    const planIds: string[] = [];
    for (const { id } of people.slice(0, 5)) planIds.push((await checkedPlan(page, id, { reference: ticketReference })).id);
    await Promise.all(planIds.map((planId) => askDesk(page, 'plans.execute', { planId })));
    for (const planId of planIds) {
      const known = await askDesk(page, 'plans.current', { planId });
      if (known.ok) await endOfRun(page, planId);
    }
    expect(await passes()).toBe(1);
    const refused = refusalsIn(place.journalFile);
    expect(refused.map(({ code }) => code)).toEqual(['desk.rateLimited', 'desk.rateLimited', 'desk.rateLimited', 'desk.rateLimited']);
    expect(rowsOf(place.journalFile).find(({ action }) => action === 'desk.refused')?.summary).toMatch(
      /limit of passes for one agent: 1 in 60 minutes\. Ask a colleague .*, or wait until \d\d:\d\d/u,
    );
  });

  await test.step('looser settings: no higher than the product’s, and not without an answer outside the page', async () => {
    const { page, app, bar } = desk;
    await answerQuestions(app, 'no');
    const { profile } = await fromDesk(page, 'settings.read', {});
    const looser = [
      { ...profile, pass: { ...profile.pass, perAgentPerHour: 20 } },
      { ...profile, verification: { ...profile.verification, expiresAfterMinutes: 240 } },
    ];
    for (const next of looser) {
      expect(await askDesk(page, 'settings.save', { profile: next })).toMatchObject({ ok: false, fault: { code: 'desk.declined' } });
    }
    await answerQuestions(app, 'yes');
    const higher = { ...profile, pass: { ...profile.pass, perAgentPerHour: 1_000 } };
    expect(await askDesk(page, 'settings.save', { profile: higher })).toMatchObject({
      ok: false,
      fault: { code: 'desk.policy', message: expect.stringContaining('ask your administrator') },
    });
    expect(await questionsOf(app)).toHaveLength(2);
    await bar.screen(/settings/i).click();
    const settings = new SettingsView(page);
    await settings.field('Passes that one agent makes').fill('1000');
    await settings.save.click();
    await expect(settings.root).toContainText('Must be 20 or less. Ask your administrator if the desk needs more.');
    expect(JSON.parse(readFileSync(ownFile, 'utf8'))).toEqual({ pass: { perAgentPerHour: 1 } });
    const noted = rowsOf(place.journalFile).filter(({ action }) => action === 'settings.declined');
    expect(noted).toHaveLength(2);
    expect(refusalsIn(place.journalFile).at(-1)).toEqual({ agent: 'Morag Sinclair', person: null, code: 'desk.policy' });
  });

  await desk.close();
  writeFileSync(
    ownFile,
    JSON.stringify({
      pass: { perAgentPerHour: 1_000 },
      limits: { peoplePerTicketPerHour: 1_000, peoplePerAgentPerHour: 1_000 },
      verification: { expiresAfterMinutes: 240 },
    }),
  );
  const again = await launch();
  await again.start.ready();

  await test.step('a file edited by hand between two starts', async () => {
    const { profile } = await fromDesk(again.page, 'session.current', {});
    expect(profile).toMatchObject({ pass: { perAgentPerHour: 20 }, limits: { peoplePerTicketPerHour: 5, peoplePerAgentPerHour: 20 } });
    await expect(again.start.notices).toContainText('Your settings allow more changes in an hour than an agent may set');
    await expect(again.start.notices).toContainText('ask your administrator if you need more');
    const change = rowsOf(place.journalFile).findLast(({ action }) => action === 'settings.changed');
    expect(change?.summary).toBe(
      'The desk profile has changed since this desk was last open: verification.expiresAfterMinutes from 15 to 240; pass.perAgentPerHour from 1 to 20.',
    );
  });

  await test.step('deletions from many people under one ticket stop at the sixth, with what works instead', async () => {
    const { page, find, ticket } = again;
    await tenant.clearRequests();
    const outcomes: string[] = [];
    for (const { id } of people) {
      const open = (await fromDesk(page, 'tickets.list', {})).find(({ ticket: known }) => known.userId === id);
      if (open !== undefined) {
        const { id: ticketId, planId } = open.ticket;
        if (planId !== null) await askDesk(page, 'plans.abandon', { planId });
        await fromDesk(page, planId === null ? 'tickets.discard' : 'tickets.close', { ticketId });
      }
      const { methods } = await fromDesk(page, 'users.open', { userId: id });
      const lost = methods.ok ? methods.value.filter(({ kind }) => kind === 'microsoftAuthenticator' || kind === 'phone').slice(0, 1) : [];
      expect(lost).toHaveLength(1);
      const plan = await checkedPlan(page, id, { reference: ticketReference, lostMethodKeys: lost.map(methodKey) });
      const begun = await askDesk(page, 'plans.execute', { planId: plan.id });
      outcomes.push(begun.ok ? (await endOfRun(page, plan.id)).state : begun.fault.code);
    }
    expect(outcomes).toEqual(['done', 'done', 'done', 'done', 'done', 'desk.policy']);
    const last = people.at(-1);
    const left = await tenant.truth(last?.upn ?? '');
    expect(left.methods.map(({ id }) => id)).toEqual(last?.methods.map(({ id }) => id));
    await find.open(last?.upn ?? '', /Müller/u);
    await expect(ticket.root).toContainText('Open a ticket of their own for this person, or wait until');
    await expect(ticket.carryOut).toBeDisabled();
    expect(refusalsIn(place.journalFile).at(-1)).toMatchObject({ agent: 'Morag Sinclair', code: 'desk.policy' });
  });
});
