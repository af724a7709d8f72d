import { answerQuestions, questionsOf } from '../support/answer-questions.ts';
import { askDesk, fromDesk } from '../support/ask-desk.ts';
import { expect, test } from '../support/console.ts';
import { rowsOf } from '../support/journal-file.ts';
import { priya, ticketReference } from '../support/people.ts';
import { SettingsView } from '../support/settings-view.ts';

test('a script in the page gets no pass, loosens no rule and sends nothing out without the agent', async ({ desk, place }) => {
  const { page, app, find, ticket } = desk;
  await find.open(priya.upn, /Priya Raman/u);
  await ticket.planFor(ticketReference, [priya.iphone]);
  await ticket.carryOut.click();
  await expect(ticket.masked).toBeVisible();
  const [held] = await fromDesk(page, 'tickets.list', {});
  const planId = held?.ticket.planId ?? '';
  await app.evaluate(({ clipboard }) => clipboard.writeText('before'));
  expect(await questionsOf(app)).toEqual([]);

  await answerQuestions(app, 'no');
  for (const way of ['secrets.reveal', 'secrets.copy', 'secrets.print'] as const) {
    expect(await askDesk(page, way, { planId }), way).toMatchObject({ ok: false, fault: { code: 'desk.declined' } });
  }
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe('before');
  const { profile } = await fromDesk(page, 'settings.read', {});
  const link = { title: 'Help', address: 'https://elsewhere.example/?code=' };
  const looser = [
    { ...profile, lock: { ...profile.lock, afterIdleMinutes: 60 } },
    { ...profile, verification: { ...profile.verification, expiresAfterMinutes: 240 } },
    { ...profile, links: [link] },
  ];
  for (const next of looser) {
    expect(await askDesk(page, 'settings.save', { profile: next })).toMatchObject({ ok: false, fault: { code: 'desk.declined' } });
  }
  // Nobody is asked about what no agent may set.
  const higher = { ...profile, pass: { ...profile.pass, perAgentPerHour: 1_000 } };
  expect(await askDesk(page, 'settings.save', { profile: higher })).toMatchObject({ ok: false, fault: { code: 'desk.policy' } });
  for (const address of [link.address, 'https://learn.microsoft.com/?code=ABCD', 'https://aka.ms/ABCD']) {
    expect(await askDesk(page, 'app.openPage', { address })).toMatchObject({ ok: false, fault: { code: 'input.invalid' } });
  }
  expect((await fromDesk(page, 'settings.read', {})).profile).toEqual(profile);
  const asked = await questionsOf(app);
  expect(asked.map(({ message }) => message)).toEqual([
    'Show this pass?',
    'Copy this pass?',
    'Print this pass?',
    'Loosen this rule of the desk?',
    'Loosen this rule of the desk?',
    'Loosen this rule of the desk?',
  ]);
  expect(asked[0]?.detail).toContain(`${priya.upn}), ticket ${ticketReference}`);
  expect(asked[4]?.detail).toContain('Longest check: 15 → 240 minutes');
  expect(rowsOf(place.journalFile).filter(({ action }) => action.endsWith('.declined'))).toHaveLength(6);

  // One at a time, and none over a locked desk.
  await app.evaluate(({ dialog }) => {
    dialog.showMessageBox = () => new Promise(() => undefined);
  });
  const first = askDesk(page, 'secrets.reveal', { planId }).catch(() => null);
  await expect.poll(() => askDesk(page, 'secrets.copy', { planId })).toMatchObject({ ok: false, fault: { code: 'desk.busy' } });
  await page.keyboard.press('Control+l').catch(() => undefined);
  await expect.poll(() => app.windows().map((window) => new URL(window.url()).hash)).toEqual(['#door']);
  expect(await first).toBeNull();
  const [door] = app.windows();
  if (door === undefined) throw new Error('There is no window.');
  expect(await askDesk(door, 'secrets.reveal', { planId })).toMatchObject({ ok: false, fault: { code: 'desk.locked' } });
  expect(rowsOf(place.journalFile).some(({ action }) => action === 'secret.revealed')).toBe(false);
});

test('an agent who says no is told so where they are, and may say yes the next time', async ({ desk }) => {
  const { page, app, find, ticket, bar } = desk;
  await answerQuestions(app, 'no');
  await find.open(priya.upn, /Priya Raman/u);
  await ticket.planFor(ticketReference, [priya.iphone]);
  await ticket.carryOut.click();
  await expect(ticket.masked).toBeVisible();
  const show = page.getByRole('button', { name: 'Show for 60 seconds' });
  await show.click();
  await expect(ticket.root.getByRole('alert').getByText('You chose Cancel, so the pass stays hidden.')).toBeVisible();
  await expect(show).toBeFocused();
  await answerQuestions(app, 'yes');
  expect(await ticket.readCode()).toMatch(/^\S{8,}$/u);
  await ticket.readCode();
  expect(await questionsOf(app)).toHaveLength(2);

  await answerQuestions(app, 'no');
  await bar.screen(/settings/i).click();
  const settings = new SettingsView(page);
  await settings.field('A check counts for').fill('240');
  await settings.save.click();
  await expect(settings.root.getByText('You chose Cancel, so nothing was saved.')).toBeVisible();
  await expect(settings.field('A check counts for')).toHaveValue('240');
  await expect(settings.save).toBeFocused();
});
