import { expect, test } from './support/console.ts';
import { rowsOf } from './support/journal-file.ts';
import { priya, ticketReference } from './support/people.ts';

test('a new method that was not the person’s: one button plans its removal, and the pass’s, under the same ticket; a new pass would need a new check', async ({
  desk,
  tenant,
  place,
}) => {
  const { find, person, ticket } = desk;
  await find.open(priya.upn, /Priya Raman/);
  await ticket.planFor(ticketReference, [priya.iphone]);
  await ticket.carryOut.click();
  await expect(ticket.proof).toHaveText(/directory agrees/i);

  // Handed over: from here on a new method may be the person's own.
  await ticket.readCode();
  await tenant.register(priya.upn, { kind: 'fido2', displayName: 'A stranger’s key' });
  await expect(ticket.appeared).toBeVisible();
  await ticket.notThem.dblclick();

  // The first run is closed, once; the newcomer is ticked, and the check still counts for taking it away.
  await expect(ticket.step(/what was lost/i)).toBeVisible();
  await expect(ticket.lost(/stranger/i)).toBeChecked();
  await ticket.continue.click();
  await expect(ticket.planStep(/temporary access pass.*1 hour/i)).not.toBeChecked();
  await expect(ticket.root).toContainText(/the check from then is enough/i);
  await expect(ticket.carryOut).toBeEnabled();
  await ticket.planStep(/temporary access pass.*1 hour/i).click();
  await expect(ticket.root).toContainText(/was for an earlier plan/i);
  await expect(ticket.carryOut).toBeDisabled();
  await ticket.planStep(/temporary access pass.*1 hour/i).click();
  await expect(ticket.carryOut).toBeEnabled();
  expect(rowsOf(place.journalFile).filter(({ action }) => action === 'ticket.closed')).toHaveLength(1);

  await ticket.carryOut.click();
  await expect(ticket.proof).toHaveText(/directory agrees/i);
  await ticket.close.click();
  await expect(ticket.summary).toHaveValue(/iPhone[\s\S]*stranger/i);
  await expect(person.methods).not.toContainText('stranger');
  await expect(person.methods).not.toContainText('Temporary Access Pass');
});
