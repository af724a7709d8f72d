import type { Page } from '@playwright/test';
import { fromDesk } from './support/ask-desk.ts';
import type { Console } from './support/console.ts';
import { expect, test } from './support/console.ts';
import { nadia, priya, ticketReference } from './support/people.ts';

/** What main has of the ticket by now: letters are on their way for a moment. */
const kept = async (page: Page): Promise<{ readonly typed: string; readonly lost: number; readonly switchedOff: number } | undefined> => {
  const [newest] = await fromDesk(page, 'tickets.list', {});
  if (newest === undefined) return undefined;
  const { typedReference, lostMethodKeys, switchedOff } = newest.ticket;
  return { typed: typedReference, lost: lostMethodKeys.length, switchedOff: switchedOff.length };
};

/** Half-way through the plan: a check recorded, a phone lost, the sessions left alone, a longer pass. */
const toChangedPlan = async ({ find, ticket, page }: Console): Promise<void> => {
  await find.open(priya.upn, /Priya Raman/);
  await ticket.planFor(ticketReference, [priya.iphone]);
  // The switch follows the plan, which main makes anew.
  await ticket.planStep(/sessions/i).click();
  await expect(ticket.planStep(/sessions/i)).not.toBeChecked();
  await ticket.lifetime.selectOption({ label: '2 hours' });
  await expect(ticket.carryOut).toBeEnabled();
  expect(await kept(page)).toMatchObject({ typed: ticketReference, switchedOff: 1 });
};

const standsThere = async ({ ticket }: Pick<Console, 'ticket'>): Promise<void> => {
  await expect(ticket.root).toContainText(/has an open ticket, opened by Morag Sinclair/);
  await expect(ticket.step(/plan/)).toBeVisible();
  await expect(ticket.planStep(/sessions/i)).not.toBeChecked();
  await expect(ticket.lifetime).toHaveValue('120');
  await expect(ticket.carryOut).toBeEnabled();
  await expect(ticket.root).toContainText(`${ticketReference} · Standard check`);
  await expect(ticket.root).toContainText(/iPhone.* lost/);
};

test.describe('kill -9 in the middle of a ticket', () => {
  test('loses no letter of a reference that is not finished, nor a check that is not recorded', async ({ launch }) => {
    const first = await launch();
    await first.start.ready();
    await first.find.open(priya.upn, /Priya Raman/);
    await first.ticket.reference.pressSequentially('INC-2');
    await expect.poll(() => kept(first.page)).toMatchObject({ typed: 'INC-2' });
    await first.kill();

    const second = await launch();
    await expect(second.start.ticket(/Priya Raman/)).toContainText(/INC-2….*Draft, nothing carried out/s);
    await second.start.takeUp('INC-2').click();
    await expect(second.person.name).toHaveText(priya.name);
    await expect(second.ticket.reference).toHaveValue('INC-2');
    await second.ticket.reference.press('End');
    await second.ticket.reference.pressSequentially('0417');
    await second.ticket.continue.click();
    await second.ticket.way(/photo id/i).check();
    await second.ticket.document.selectOption({ label: 'Passport' });
    await expect.poll(() => fromDesk(second.page, 'tickets.list', {}).then(([one]) => one?.ticket.check.document)).toBe('passport');
    await second.kill();

    const third = await launch();
    await third.start.takeUp(ticketReference).click();
    await expect(third.ticket.way(/photo id/i)).toBeChecked();
    await expect(third.ticket.document).toHaveValue('passport');
    await expect(third.ticket.root).toContainText(`Ticket ${ticketReference}`);
  });

  test('keeps evidence and choices: the plan stands there, and is carried out once', async ({ launch, tenant }) => {
    const first = await launch();
    await first.start.ready();
    await toChangedPlan(first);
    await first.kill();

    const desk = await launch();
    await desk.start.ready();
    // Not by the list: whoever finds the person is on the ticket too.
    await desk.find.open(priya.upn, /Priya Raman/);
    await standsThere(desk);
    await tenant.clearRequests();
    await desk.ticket.carryOut.click();
    await expect(desk.ticket.proof).toHaveText(/directory agrees/i, { timeout: 20_000 });
    expect((await tenant.writes()).filter(({ path }) => path.includes('revokeSignInSessions'))).toEqual([]);
    expect((await tenant.writes()).filter(({ path }) => path.includes('temporaryAccessPassMethods'))).toHaveLength(1);
  });
});

test('a lost page: the ticket stands there as it was, evidence and choices included', async ({ desk }) => {
  await toChangedPlan(desk);
  // Playwright's own page does not outlive its renderer, so the new one is asked through main.
  await desk.app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    await new Promise<void>((gone) => {
      contents?.once('render-process-gone', () => gone());
      contents?.forcefullyCrashRenderer();
    });
  });
  const seen = () =>
    desk.app.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      if (contents === undefined || contents.isCrashed() || contents.isLoading()) return null;
      const question = `({
        text: document.querySelector('main')?.innerText ?? '',
        minutes: document.querySelector('main select')?.value,
        sessions: [...document.querySelectorAll('main [role=switch]')].find((one) => /sessions/i.test(one.getAttribute('aria-label') ?? ''))?.checked,
        ready: [...document.querySelectorAll('main button')].some((one) => /^Carry out/.test(one.innerText) && one.getAttribute('aria-disabled') !== 'true'),
      })`;
      return (await contents.executeJavaScript(question)) as unknown;
    });
  await expect
    .poll(seen, { timeout: 20_000 })
    .toMatchObject({ text: expect.stringContaining(`${ticketReference} · Standard check`), minutes: '120', sessions: false, ready: true });
});

test('closing a person is not closing a ticket, and a draft is discarded where it is listed', async ({ desk }) => {
  const { page, find, person, ticket, start } = desk;
  await find.open(priya.upn, /Priya Raman/);
  await ticket.giveReference(ticketReference);
  await find.open(nadia.upn, new RegExp(nadia.name));
  await expect(person.name).toHaveText(nadia.name);
  await expect(ticket.reference).toHaveValue('');
  await person.close.click();
  // Nadia was only looked at.
  await expect(start.tickets.getByRole('listitem')).toHaveCount(1);
  await expect(start.ticket(/Priya Raman/)).toContainText(/INC-20417.*opened .* by Morag Sinclair/s);
  await start.takeUp(ticketReference).click();
  await expect(ticket.root).toContainText(`Ticket ${ticketReference}`);
  await person.close.click();
  await start.discard(ticketReference).click();
  await expect(start.tickets).toContainText(/none/i);
  expect(await kept(page)).toBeUndefined();
  await find.open(priya.upn, /Priya Raman/);
  await expect(ticket.reference).toHaveValue('');
});

test('a colleague finds the ticket open, sees whose it is, and checks the caller anew', async ({ desk }) => {
  const { find, ticket, bar } = desk;
  await find.open(priya.upn, /Priya Raman/);
  await ticket.planFor(ticketReference, [priya.iphone]);
  await bar.practiseAs('Tunde Adeyemi');
  await expect(bar.agent).toContainText('Tunde Adeyemi');
  await find.open(priya.upn, /Priya Raman/);
  await expect(ticket.root).toContainText(/opened by Morag Sinclair/);
  await expect(ticket.checkCaller).toBeVisible();
  await expect(ticket.carryOut).toBeDisabled();
});
