/*
 * The first attacker: somebody on the telephone who wants Priya's account. The agents are honest; what they are talked into is
 * refused, the screen says what works instead, and the journal has it.
 */
import type { EvidenceObservation } from '../../../contract/evidence.ts';
import { askDesk, fromDesk } from '../support/ask-desk.ts';
import { expect, test } from '../support/console.ts';
import { refusalsIn, rowsOf } from '../support/journal-file.ts';
import { priya, ticketReference } from '../support/people.ts';

const otherReference = 'INC-30777';

test('a caller who lies gets nowhere with the stolen phone, “the manager” and a card, nor at the next agent; the real person does, and whoever used their pass first is shut out', async ({
  desk,
  tenant,
  place,
}) => {
  const { page, bar, find, person, ticket, start } = desk;
  const { id: userId } = await tenant.truth(priya.upn);
  await find.open(priya.upn, /Priya Raman/);
  await ticket.giveReference(ticketReference);
  await tenant.clearRequests();
  const record = (observation: EvidenceObservation) => askDesk(page, 'evidence.record', { userId, ticket: ticketReference, observation });

  await test.step('“Call my mobile”: it is in the handset that is said to be lost, whatever name the number goes by', async () => {
    await ticket.way(/call back/i).check();
    // The directory's mobile is the same number, so it is offered once.
    await expect(ticket.number).toHaveCount(2);
    await ticket.number.last().check();
    await expect(ticket.root).toContainText('It does not count when the phone is what was lost.');
    await ticket.calledBack.click();
    await expect(ticket.checks).toHaveCount(1);
    await ticket.continue.click();
    await ticket.lost(priya.iphone).check();
    await ticket.continue.click();
    const proves = 'The call back went to the phone that was lost, so it proves nothing. Check the caller in another way.';
    await expect(ticket.root).toContainText(proves);
    await expect(ticket.carryOut).toBeDisabled();

    await record({ kind: 'callBack', number: 'directoryMobile', numberEnding: '0001', answered: true });
    const [listed] = await fromDesk(page, 'tickets.list', {});
    const plan = await fromDesk(page, 'plans.propose', { ticketId: listed?.ticket.id ?? '' });
    expect(plan).toMatchObject({ executable: false, strengthHeld: 'none', evidenceIds: [] });
    expect(plan.findings.map(({ message }) => message)).toContain(proves);
    expect(await askDesk(page, 'plans.execute', { planId: plan.id })).toMatchObject({
      ok: false,
      fault: { code: 'evidence.insufficient' },
    });
  });

  await test.step('“I have my manager here”, on a number of the caller’s own', async () => {
    await ticket.checkCaller.click();
    await ticket.way(/manager/i).check();
    await expect(ticket.root).toContainText('A manager whom the caller puts on the line does not count.');
    await expect(ticket.root.getByRole('group', { name: /how did you reach them/i })).not.toContainText('900001');
    const manager = await fromDesk(page, 'users.open', { userId });
    const managerId = manager.manager.ok ? (manager.manager.value?.id ?? '') : '';
    expect(
      await record({ kind: 'managersWord', managerId, reachedBy: 'numberOnRecord', called: { number: 'directoryMobile', ending: '0001' } }),
    ).toMatchObject({
      ok: false,
      fault: { code: 'evidence.notOnRecord', message: expect.stringMatching(/You can also use .*photo ID in person/) },
    });
  });

  await test.step('a card, and “there is no photo of me”', async () => {
    expect(await record({ kind: 'photoIdInPerson', document: 'staffCard', matchesPhotoOnRecord: 'noPhotoOnRecord' })).toMatchObject({
      ok: false,
      fault: { code: 'evidence.notOnRecord', message: expect.stringContaining('Compare the face with it') },
    });
    await ticket.way(/photo/i).check();
    await ticket.failedCheck.click();
    await ticket.root
      .getByRole('group', { name: /where was the check/i })
      .getByRole('radio', { name: /in person/i })
      .check();
    await ticket.root.getByRole('radio', { name: /do not match/i }).check();
    await ticket.recordFailure.click();
    const told = ticket.alert.filter({ hasText: /the failed check is recorded/i });
    await expect(told).toContainText('End the call and report it as your desk does.');
    await expect(told).toContainText('only a high check made from now on counts: photo ID in person, or two different kinds.');
  });

  await test.step('the next call, another agent, another reference: they read of it first, and a call back alone is not enough', async () => {
    await person.close.click();
    await start.discard(ticketReference).click();
    await bar.practiseAs('Tunde Adeyemi');
    await find.open(priya.upn, /Priya Raman/);
    const banner = person.root.getByRole('alert').filter({ hasText: /failed a check/i });
    await expect(banner).toContainText(new RegExp(`Morag Sinclair, ${ticketReference}: photo ID in person`));
    await expect(banner).toContainText('If this call is like that one, end it and report it.');
    await ticket.giveReference(otherReference);
    await ticket.way(/call back/i).check();
    await ticket.number.first().check();
    await ticket.calledBack.click();
    await expect(ticket.checks).toHaveCount(1);
    await expect(ticket.root).toContainText('A high check is needed: photo ID in person, or two different kinds of check.');
    await expect(ticket.continue).toHaveCount(0);
  });

  // Until here four lies, two agents and two references.
  expect(await tenant.writes()).toEqual([]);

  await test.step('the real Priya comes to the desk', async () => {
    await ticket.photoId();
    await ticket.continue.click();
    await ticket.lost(priya.iphone).check();
    await ticket.continue.click();
    await ticket.carryOut.click();
    await expect(ticket.proof).toHaveText(/directory agrees/i);
  });

  await test.step('the pass is used before its code was shown: an alarm, and its one way on', async () => {
    await tenant.usePass(priya.upn);
    await tenant.register(priya.upn, { kind: 'fido2', displayName: 'A stranger’s key' });
    await expect(ticket.alarm).toContainText('Give the code to nobody', { timeout: 15_000 });
    const [held] = await fromDesk(page, 'tickets.list', {});
    expect((await askDesk(page, 'secrets.reveal', { planId: held?.ticket.planId ?? '' })).ok).toBe(false);
    await tenant.clearRequests();
    await ticket.planWayOut.click();
    await ticket.carryOut.click();
    await expect(ticket.proof).toHaveText(/directory agrees/i);
    await expect(person.methods).not.toContainText('stranger');
    expect((await tenant.writes()).map(({ method }) => method)).toEqual(['DELETE', 'DELETE', 'POST']);
  });

  const rows = rowsOf(place.journalFile);
  expect(
    rows
      .filter(({ kind, action }) => kind === 'note' && /^(evidence|alarm|secret)\./u.test(action))
      .map(({ agentName, action, ticket: under }) => [agentName, action, under]),
  ).toEqual([
    ['Morag Sinclair', 'evidence.recorded', ticketReference],
    ['Morag Sinclair', 'evidence.recorded', ticketReference],
    ['Morag Sinclair', 'evidence.failed', ticketReference],
    ['Tunde Adeyemi', 'evidence.recorded', otherReference],
    ['Tunde Adeyemi', 'evidence.recorded', otherReference],
    [null, 'alarm.raised', otherReference],
  ]);
  expect(refusalsIn(place.journalFile)).toEqual([
    { agent: 'Morag Sinclair', person: priya.name, code: 'evidence.insufficient' },
    { agent: 'Morag Sinclair', person: priya.name, code: 'evidence.notOnRecord' },
    { agent: 'Morag Sinclair', person: priya.name, code: 'evidence.notOnRecord' },
  ]);
});
