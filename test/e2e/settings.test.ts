import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { askDesk, fromDesk } from './support/ask-desk.ts';
import type { Console } from './support/console.ts';
import { expect, test } from './support/console.ts';
import { DoorView } from './support/door-view.ts';
import { rowsOf } from './support/journal-file.ts';
import { launchConsole } from './support/launch-console.ts';
import { priya, ticketReference } from './support/people.ts';
import { SettingsView } from './support/settings-view.ts';

const openSettings = async (desk: Console): Promise<SettingsView> => {
  await desk.bar.screen(/settings/i).click();
  const settings = new SettingsView(desk.page);
  await expect(settings.heading).toBeVisible();
  return settings;
};

/** The same by the application's menu, as Ctrl+comma does. */
const openSettingsByMenu = async (desk: Console): Promise<SettingsView> => {
  await desk.app.evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? [];
    items.find(({ label }) => label.startsWith('Settings'))?.click();
  });
  const settings = new SettingsView(desk.page);
  await expect(settings.heading).toBeVisible();
  return settings;
};

/** Answers the system's file dialogs, which no test can click, with one path. */
const answerDialogs = (desk: Console, path: string): Promise<void> =>
  desk.app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen });
  }, path);

test('what is saved holds at once, in main as on the screen, and after a restart', async ({ launch, tenant, place }) => {
  const first = await launch();
  await first.start.ready();
  const settings = await openSettings(first);
  await expect(settings.save).toBeDisabled();
  await settings.field('Name of the desk').fill('Trust IT help');
  await settings.field('Call back on a number on record').uncheck();
  await settings.field('Photo ID by video').uncheck();
  await settings.field('A check counts for').fill('ten');
  await settings.save.click();
  await expect(settings.field('A check counts for')).toBeFocused();
  await expect(settings.field('A check counts for')).toHaveAttribute('aria-invalid', 'true');
  await expect(settings.field('A check counts for')).toHaveAccessibleDescription(/Must be a whole number/u);
  await settings.field('A check counts for').fill('10');
  await settings.save.click();
  await expect(settings.root.getByText('saved and in force')).toBeVisible();
  expect(JSON.parse(readFileSync(join(place.userData, 'desk-profile.json'), 'utf8'))).toEqual({
    deskName: 'Trust IT help',
    verification: { expiresAfterMinutes: 10, checks: ['photoIdInPerson', 'managersWord'] },
  });

  const { id: userId } = await tenant.truth(priya.upn);
  const byVideo = { kind: 'photoIdVideo', document: 'passport', matchesPhotoOnRecord: 'yes' } as const;
  expect(await askDesk(first.page, 'evidence.record', { userId, ticket: ticketReference, observation: byVideo })).toMatchObject({
    ok: false,
    fault: { code: 'desk.policy' },
  });
  await first.bar.screen(/desk/i).click();
  await first.find.open(priya.upn, /Priya Raman/);
  await first.ticket.reference.fill(ticketReference);
  await first.ticket.reference.press('Enter');
  await expect(first.ticket.way(/photo id/i)).toBeVisible();
  await expect(first.ticket.way(/call back/i)).toHaveCount(0);
  await first.ticket.way(/photo id/i).check();
  await expect(first.ticket.way(/^in person$/i)).toBeVisible();
  await expect(first.ticket.way(/^by video$/i)).toHaveCount(0);
  await first.close();
  expect(rowsOf(place.journalFile).some((row) => row.action === 'settings.changed')).toBe(true);

  const second = await launch();
  await second.start.ready();
  expect((await fromDesk(second.page, 'session.current', {})).profile).toMatchObject({
    deskName: 'Trust IT help',
    verification: { expiresAfterMinutes: 10 },
  });
});

test('a file with problems is shown by line and field and changes nothing; one without waits for Save', async ({ desk, place }) => {
  const file = join(place.folder, 'theirs.json');
  await answerDialogs(desk, file);
  const settings = await openSettings(desk);

  writeFileSync(file, '{\n  "deskName": "Theirs",\n  "lokc": {},\n  "repeatResetDays": 0\n}\n');
  await settings.button(/^import/i).click();
  await expect(settings.problems).toHaveCount(3);
  await expect(settings.problems.nth(1)).toContainText('3lokcThere is no such field. Did you mean “lock”?');
  await expect(settings.problems.nth(2)).toContainText('4repeatResetDaysMust be 1 or more.');
  await expect(settings.field('Name of the desk')).toHaveValue('IT service desk');

  writeFileSync(file, '{ "deskName": "Theirs", "links": [{ "title": "Wiki", "address": "https://wiki.example/" }] }');
  await settings.button(/^import/i).click();
  await expect(settings.field('Name of the desk')).toHaveValue('Theirs');
  expect((await fromDesk(desk.page, 'settings.read', {})).profile.deskName).toBe('IT service desk');
  await settings.save.click();
  await expect(settings.root.getByText('saved and in force')).toBeVisible();
  await desk.bar.screen(/desk/i).click();
  await expect(desk.page.getByRole('list', { name: 'Pages of this desk' }).getByRole('button', { name: 'Wiki' })).toBeVisible();

  const exported = join(place.folder, 'exported.json');
  await answerDialogs(desk, exported);
  await openSettings(desk);
  await settings.button(/export profile/i).click();
  await expect(settings.root.getByText(exported)).toBeVisible();
  expect(JSON.parse(readFileSync(exported, 'utf8'))).toMatchObject({ deskName: 'Theirs', lock: { afterIdleMinutes: 5 } });
  expect(statSync(exported).size).toBeLessThan(10_000);
});

test('a profile named at the start is used, and cannot be changed', async ({ place, tenant, complaints }) => {
  const file = join(place.folder, 'given.json');
  writeFileSync(file, JSON.stringify({ deskName: 'Given desk' }));
  const desk = await launchConsole(place, tenant, complaints, [`--desk-profile=${file}`]);
  try {
    await desk.start.ready();
    const settings = await openSettingsByMenu(desk);
    await expect(settings.field('Name of the desk')).toHaveValue('Given desk');
    await expect(settings.field('Name of the desk')).toBeDisabled();
    await expect(settings.field('Name of the desk')).toHaveAccessibleDescription(/Set when Latchkey was started/u);
    const { profile } = await fromDesk(desk.page, 'settings.read', {});
    expect(await askDesk(desk.page, 'settings.save', { profile: { ...profile, deskName: 'Mine' } })).toMatchObject({
      ok: false,
      fault: { code: 'desk.policy' },
    });
  } finally {
    await desk.close();
  }
});

test('an administrator’s file that cannot be read closes the live tenant and says so; practice goes on', async ({
  place,
  tenant,
  complaints,
}) => {
  const managed = join(place.folder, 'managed.json');
  writeFileSync(managed, '{ "verification": { "checks": ["photoIdInPerson"] }');
  const ids = ['--tenant-id=11111111-1111-4111-8111-111111111111', '--client-id=22222222-2222-4222-8222-222222222222'];
  const desk = await launchConsole(place, tenant, complaints, ids, { LATCHKEY_MANAGED_PROFILE: managed });
  try {
    await desk.start.ready();
    await desk.find.open(priya.upn, /Priya Raman/);
    const { profile } = await fromDesk(desk.page, 'settings.read', {});
    const closed = { ok: false, fault: { code: 'desk.policy' } };
    expect(await askDesk(desk.page, 'settings.save', { profile: { ...profile, deskName: 'Mine' } })).toMatchObject(closed);
    await askDesk(desk.page, 'workplace.choose', { to: 'live' }).catch(() => undefined);
    await expect.poll(() => desk.app.windows().map((page) => new URL(page.url()).hash)).toEqual(['#door']);
    const [page] = desk.app.windows();
    if (page === undefined) throw new Error('There is no window.');
    const door = new DoorView(page);
    await door.signIn.click();
    await expect(door.alert).toContainText(
      'nobody can sign in to your organisation until they are mended. The practice tenant still works.',
    );
    expect(await askDesk(page, 'signIn.startWithCode', {})).toMatchObject(closed);
  } finally {
    await desk.close();
  }
});
