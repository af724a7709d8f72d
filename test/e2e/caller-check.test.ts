import type { EvidenceObservation } from '../../contract/evidence.ts';
import { askDesk, fromDesk } from './support/ask-desk.ts';
import { expect, test } from './support/console.ts';
import { rowsOf } from './support/journal-file.ts';
import { priya, ticketReference } from './support/people.ts';

const kenji = { name: 'Kenji Watanabe', upn: 'kenji.watanabe@northmoor.example' };
const recorded = (journalFile: string): number => rowsOf(journalFile).filter(({ action }) => action === 'evidence.recorded').length;

test('nothing that proves something is filled in, and one click records nothing', async ({ desk, place }) => {
  const { find, ticket } = desk;
  await find.open(priya.upn, /Priya Raman/);
  await ticket.giveReference(ticketReference);

  await ticket.way(/call back/i).check();
  await expect(ticket.number).toHaveCount(2);
  for (const number of await ticket.number.all()) await expect(number).not.toBeChecked();
  await ticket.calledBack.click();
  // The browser says what is missing, at the control.
  await expect(ticket.number.first()).toBeFocused();

  await ticket.way(/photo/i).check();
  for (const name of [/^in person$/i, /^by video$/i, /they match/i]) {
    await expect(ticket.root.getByRole('radio', { name })).not.toBeChecked();
  }
  await expect(ticket.document).toHaveValue('');
  await ticket.sawPhotoId.click();

  await ticket.way(/manager/i).check();
  const reached = ticket.root.getByRole('group', { name: /how did you reach them/i }).getByRole('radio');
  await expect(reached).toHaveCount(4);
  for (const way of await reached.all()) await expect(way).not.toBeChecked();
  await ticket.managerConfirmed.click();
  expect(recorded(place.journalFile)).toBe(0);

  await ticket.root.getByRole('radio', { name: /I called .*960169/ }).check();
  await ticket.managerConfirmed.click();
  await expect(ticket.checks).toContainText('called on the number ending 0169');
});

test('what cannot be compared cannot match: without a photo there is no match to choose, and main takes none', async ({
  desk,
  tenant,
  place,
}) => {
  const { page, find, ticket } = desk;
  const { id: userId } = await tenant.truth(kenji.upn);
  await find.open(kenji.upn, /Kenji Watanabe/);
  await ticket.giveReference(ticketReference);
  await ticket.way(/photo/i).check();
  await expect(ticket.root.getByText(/no photo on record/i)).toBeVisible();
  await expect(ticket.root.getByRole('radio', { name: /match/i })).toHaveCount(0);
  await ticket.photoId();
  await expect(ticket.checks).toContainText('Standard check');
  expect(recorded(place.journalFile)).toBe(1);

  // A script in the page.
  const inventions: readonly EvidenceObservation[] = [
    { kind: 'photoIdInPerson', document: 'passport', matchesPhotoOnRecord: 'yes' },
    { kind: 'callBack', number: 'office', numberEnding: '1234', answered: true },
    {
      kind: 'managersWord',
      managerId: userId.replace(/^./u, (first) => (first === '0' ? '1' : '0')),
      reachedBy: 'teamsCallByAgent',
      called: null,
    },
  ];
  for (const observation of inventions) {
    expect(await askDesk(page, 'evidence.record', { userId, ticket: ticketReference, observation })).toMatchObject({
      ok: false,
      fault: { code: 'evidence.notOnRecord' },
    });
  }
  expect(recorded(place.journalFile)).toBe(1);
});

test('“Check the caller” leads to the way that is chosen, and what is not checked has no tick', async ({ desk }) => {
  const { page, find, ticket } = desk;
  await find.open(priya.upn, /Priya Raman/);
  await ticket.giveReference(ticketReference);
  await ticket.way(/photo/i).check();
  await ticket.root.getByRole('button', { name: /see the plan first/i }).click();
  await ticket.onlyAPass.click();
  const caller = ticket.root.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 3, name: /ticket and caller/i }) });
  await expect(caller).toContainText('No check yet');
  await expect(caller.getByRole('heading', { level: 3 })).toHaveAccessibleName(/not done/i);
  await expect(caller.locator('span[aria-hidden] svg')).toHaveCount(0);
  await ticket.checkCaller.click();
  await expect(ticket.way(/photo/i)).toBeFocused();
});

test('a failed check is recorded, stands on the person for whoever opens them next, and asks for a high check', async ({
  desk,
  tenant,
}) => {
  const { page, bar, find, person, ticket } = desk;
  await find.open(priya.upn, /Priya Raman/);
  await ticket.giveReference(ticketReference);
  await ticket.callBack();
  await ticket.root.getByRole('button', { name: /change: ticket and caller/i }).click();
  await expect(ticket.checks).toHaveCount(1);
  const { id: userId } = await tenant.truth(priya.upn);
  await fromDesk(page, 'evidence.fail', { userId, ticket: 'INC-30001', observation: { kind: 'managersWord', outcome: 'managerSaidNo' } });

  await bar.practiseAs('Tunde Adeyemi');
  await find.open(priya.upn, /Priya Raman/);
  const banner = person.root.getByRole('alert').filter({ hasText: /failed a check/i });
  await expect(banner).toContainText(/Morag Sinclair, INC-30001: manager’s word: the manager said no/);
  await expect(banner).toContainText(/only a high check made after it counts/);

  // The next one fails as well, at the form itself.
  await ticket.way(/call back/i).check();
  await ticket.failedCheck.click();
  await ticket.root.getByRole('radio', { name: /somebody else answered/i }).check();
  await ticket.recordFailure.click();
  await expect(ticket.alert.filter({ hasText: /the failed check is recorded/i })).toContainText(/end the call/i);
  await expect(banner).toContainText(/Tunde Adeyemi.*somebody else answered.*One more failed before it/);
  await ticket.number.first().check();
  await ticket.calledBack.click();
  await expect(ticket.checks).toHaveCount(1);
  await expect(ticket.continue).toHaveCount(0);
});
