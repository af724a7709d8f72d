import { violations } from './support/axe.ts';
import { expect, test } from './support/console.ts';
import { GuideView } from './support/guide-view.ts';
import { helena, priya, ticketReference } from './support/people.ts';

const looks = [
  ['light', { colorScheme: 'light', contrast: 'no-preference' }],
  ['dark', { colorScheme: 'dark', contrast: 'no-preference' }],
  ['highContrast', { colorScheme: 'dark', contrast: 'more' }],
] as const;

for (const [look, media] of looks) {
  test(`no screen breaks a rule of axe in ${look}`, async ({ desk, tenant }) => {
    const { page, find, person, ticket, journal, bar } = desk;
    await page.emulateMedia(media);
    await expect(page.locator(`[data-theme="${look}"]`).first()).toBeAttached();
    const check = async (where: string) => expect.soft(await violations(page), where).toEqual([]);

    await check('start');
    await find.type('maria');
    await expect(find.options.first()).toBeVisible();
    await check('results');
    await find.box.fill('nobody of this name');
    await expect(find.noneFound).toBeVisible();
    await check('none found');

    await find.box.fill(helena.upn);
    await find.option(/Helena Brandt/).click();
    await expect(person.forbidden).toBeVisible();
    await check('person, not allowed');
    await find.open(priya.upn, /Priya Raman/);
    await expect(ticket.reference).toBeEditable();
    await check('person, ticket reference');
    await person.methods.getByRole('button', { name: 'Guide…' }).click();
    const guide = new GuideView(page);
    for (const kind of ['To do alone', 'Done at the desk'] as const) {
      await guide.kind(kind).check();
      await expect(guide.paper).toBeVisible();
      await check(`guide, ${kind}`);
    }
    await guide.button('Close').click();
    await ticket.giveReference(ticketReference);
    for (const way of [/photo/i, /manager/i, /call back/i]) {
      await ticket.way(way).check();
      await check(`caller check, ${way.source}`);
    }
    await ticket.failedCheck.click();
    await check('a failed check');
    await ticket.root.getByRole('button', { name: 'Cancel' }).click();
    await ticket.number.first().check();
    await ticket.calledBack.click();
    await expect(ticket.checks).toHaveCount(1);
    await check('caller checked');
    await ticket.continue.click();
    await ticket.lost(priya.iphone).check();
    await check('what was lost');
    await ticket.continue.click();
    await expect(ticket.carryOut).toBeEnabled();
    await check('plan');
    await ticket.carryOut.click();
    await expect(ticket.proof).toBeVisible();
    await check('proof and hand-over');
    await ticket.showForAWhile.click();
    await expect(ticket.code).toBeVisible();
    await check('pass shown');
    await ticket.showForAWhile.click();
    await tenant.register(priya.upn, { kind: 'fido2', displayName: 'New key' });
    await expect(ticket.appeared).toBeVisible();
    await check('new method seen');
    await ticket.close.click();
    await expect(ticket.summary).toBeVisible();
    await check('closed');

    await bar.agent.click();
    await expect(page.getByRole('menu').first()).toBeVisible();
    await check('agent menu');
    await page.keyboard.press('Escape');
    await bar.screen(/journal/i).click();
    await expect(journal.rows.first()).toBeVisible();
    await check('journal');
    await journal.rows.first().click();
    await expect(journal.record).toBeVisible();
    await check('journal record');
  });
}
