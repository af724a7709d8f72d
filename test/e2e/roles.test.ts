import { expect, test } from './support/console.ts';
import { helena, priya, ticketReference } from './support/people.ts';

test('the practice role decides what is allowed, and the banner never goes', async ({ desk, tenant }) => {
  const { app, find, person, ticket, bar } = desk;
  const title = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle());
  expect(await title()).toMatch(/Latchkey.*practice tenant/);
  await expect(bar.practiceBanner).toContainText(/nothing here is real/i);
  await expect(bar.practiceBanner.getByRole('button')).toHaveCount(0);

  // Authentication Administrator: people without roles, no administrators.
  await find.open(priya.upn, /Priya Raman/);
  await expect(ticket.reference).toBeEditable();
  await find.open(helena.upn, /Helena Brandt/);
  await expect(person.forbidden).toBeVisible();
  await expect(ticket.reference).toHaveCount(0);

  // Privileged Authentication Administrator: administrators too, with a stricter check.
  await bar.practiseAs('Ingrid Halvorsen');
  await expect(bar.agent).toContainText('Ingrid Halvorsen');
  await expect(bar.agent).toContainText('Privileged Authentication Administrator');
  await find.open(helena.upn, /Helena Brandt/);
  await expect(person.name).toHaveText(helena.name);
  await expect(ticket.reference).toBeEditable();
  await expect(person.forbidden).toHaveCount(0);

  // Global Reader: everything readable, nothing to be changed.
  await bar.practiseAs('Yusuf Demir');
  await expect(bar.agent).toContainText('Yusuf Demir');
  await find.open(priya.upn, /Priya Raman/);
  await expect(person.forbidden).toContainText(/ask/i);
  await expect(ticket.reference).toHaveCount(0);

  // One campus only: a student of the Strings is inside, an officer of the Registry is not.
  await bar.practiseAs('Rhys Pritchard');
  await expect(bar.agent).toContainText('Rhys Pritchard');
  await find.open('tomasz.zielinski', /Tomasz/);
  await expect(ticket.reference).toBeEditable();
  await find.open(priya.upn, /Priya Raman/);
  await expect(person.forbidden).toBeVisible();

  await expect(bar.practiceBanner).toBeVisible();
  await bar.screen(/journal/i).click();
  await expect(bar.practiceBanner).toBeVisible();
  expect(await title()).toMatch(/practice tenant/);
  expect(await tenant.writes()).toEqual([]);
});

test('a helpdesk administrator is shown what they may do on an ordinary person, and the plan holds only that', async ({ desk, tenant }) => {
  const { find, person, ticket, bar } = desk;
  const before = await tenant.truth(priya.upn);
  await bar.practiseAs('Chidi Okonkwo');
  await expect(bar.agent).toContainText('Helpdesk Administrator');
  await find.open(priya.upn, /Priya Raman/);
  await expect(person.acts).toContainText('You may: reset the password, end sessions.');
  await expect(person.acts).toContainText('Not: manage sign-in methods');
  await expect(person.acts).toContainText('Ask an Authentication Administrator.');
  await person.acts.getByText('Why').click();
  await expect(person.acts.getByRole('definition').first()).toContainText('No. Your role (Helpdesk Administrator)');
  await expect(person.forbidden).toHaveCount(0);

  await ticket.giveReference(ticketReference);
  await ticket.callBack();
  await ticket.onlyEndSessions.click();
  await expect(ticket.plan.getByRole('switch')).toHaveCount(1);
  await expect(ticket.planStep(/end all sessions/i)).toBeChecked();
  await expect(ticket.root.getByText(/not in this plan: making a pass/i)).toContainText('Ask an Authentication Administrator.');
  await expect(ticket.root.getByText('all their sign-in methods')).toBeVisible();
  await tenant.clearRequests();
  await ticket.carryOut.click();
  await expect(ticket.proof).toContainText(/the directory agrees/i);
  expect((await tenant.writes()).map(({ method, path }) => `${method} ${path.split('/').at(-1) ?? ''}`)).toEqual([
    'POST revokeSignInSessions',
  ]);
  const after = await tenant.truth(priya.upn);
  expect(after.methods).toEqual(before.methods);
  expect(Date.parse(after.sessionsValidFromUtc)).toBeGreaterThan(Date.parse(before.sessionsValidFromUtc));
  await ticket.close.click();
  await expect(ticket.summary).toHaveValue(/Done: End all sessions/);
  await expect(ticket.summary).toHaveValue(/methods not read/);

  // An administrator is beyond them, for every act.
  await find.open(helena.upn, /Helena Brandt/);
  await expect(person.forbidden).toBeVisible();
  await expect(ticket.reference).toHaveCount(0);
});
