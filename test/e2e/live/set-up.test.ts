import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FeatureId } from '../../../contract/features.ts';
import { scopesOf } from '../../../main/permissions/features.ts';
import { madeAppId, runWithAz } from '../../support/registration/azure-cli.ts';
import { readPowerShell } from '../../support/registration/power-shell.ts';
import { scopeId, tenantScopes } from '../../support/registration/tenant-scopes.ts';
import type { LiveConsole } from '../support/live-console.ts';
import { expect, test } from '../support/live.ts';
import { morag, nadia, ticketReference } from '../support/people.ts';

const text = readFileSync(new URL('../../../docs/set-up.md', import.meta.url), 'utf8');
const page = text.replaceAll(/\s+/gu, ' ');

/** A name that the page tells its reader to look for, as it stands there in bold. */
const named = (name: string): string => {
  if (!page.includes(`**${name}**`) && !page.includes(`**${name}.**`)) throw new Error(`docs/set-up.md does not say **${name}**.`);
  return name;
};

/** Answers the save dialog, which is the system's and cannot be clicked. */
const saveAs = (latchkey: LiveConsole, path: string): Promise<void> =>
  latchkey.app.evaluate(
    ({ dialog }, filePath) => void Object.assign(dialog, { showSaveDialog: () => Promise.resolve({ canceled: false, filePath }) }),
    path,
  );

const withoutPhotos = FeatureId.options.filter((id) => id !== 'photos');

test('docs/set-up.md, word by word: from nothing to the first real ticket', async ({ launch, user, network, place }) => {
  const { authority, tenant } = network;
  const { tenantId, clientId } = authority.tenant;
  const latchkey = await launch();
  let door = await latchkey.door();

  // 2. Register the app.
  await door.button(new RegExp(`^${named('Connect your organisation')}`, 'u')).click();
  await door.button(named('Show me how')).click();
  await door.page.getByRole('textbox', { name: named('Directory (tenant) ID') }).fill(tenantId);
  await door.page.getByRole('switch', { name: /photo/iu }).click();
  const panel = door.page.getByRole('tabpanel');

  for (const [way, file] of [
    ['PowerShell', 'latchkey-registration.ps1'],
    ['Azure CLI', 'latchkey-registration.sh'],
  ] as const) {
    await door.page.getByRole('tab', { name: named(way) }).click();
    await saveAs(latchkey, join(place.folder, file));
    await panel.getByRole('button', { name: /^save/iu }).click();
    await expect(door.page.getByRole('status').filter({ hasText: file })).toBeVisible();
  }
  const { variables } = readPowerShell(readFileSync(join(place.folder, 'latchkey-registration.ps1'), 'utf8'));
  expect(Object.keys(variables.get('$scopes') ?? {})).toEqual(scopesOf(withoutPhotos));
  const registered = runWithAz(readFileSync(join(place.folder, 'latchkey-registration.sh'), 'utf8'));
  expect(registered.scopes).toEqual(scopesOf(withoutPhotos));
  expect(registered.stdout).toContain(`Tenant ID: ${tenantId}\nClient ID: ${madeAppId}\n`);

  await door.page.getByRole('tab', { name: named('Manifest') }).click();
  await panel.getByRole('textbox').fill('az: command not found');
  await expect(panel).toContainText('What was pasted is not the list of permissions.');
  await panel.getByRole('textbox').fill(JSON.stringify(tenantScopes));
  await saveAs(latchkey, join(place.folder, 'manifest.json'));
  await panel.getByRole('button', { name: /^save/iu }).click();
  await expect(door.page.getByRole('status').filter({ hasText: 'manifest.json' })).toBeVisible();
  const manifest = readFileSync(join(place.folder, 'manifest.json'), 'utf8');
  expect(scopesOf(withoutPhotos).filter((scope) => !manifest.includes(scopeId(scope)))).toEqual([]);

  await door.page.getByRole('tab', { name: named('By hand') }).click();
  for (const word of [
    'App registrations',
    'New registration',
    'Public client/native (mobile & desktop)',
    'Allow public client flows',
    'API permissions',
    'Delegated permissions',
  ]) {
    await expect(panel).toContainText(named(word));
  }

  // 3. An administrator agrees for everybody. 6. The two IDs.
  await expect(door.page.getByText(named('Grant admin consent'))).toBeVisible();
  authority.agreeForEverybody(true);
  await door.button(/enter the ids/iu).click();
  await door.page.getByRole('textbox', { name: /client/iu }).fill(clientId);
  await door.page.getByRole('textbox', { name: /organisation/iu }).fill('Contoso');
  await door.button(named('Go on to the sign-in')).click();

  // 7. First start.
  door = await latchkey.door();
  await expect(door.heading(/^Sign in to Contoso/u)).toBeVisible();
  expect(named('Sign in to')).toBe('Sign in to');
  await door.button(named('Sign in')).click();
  await user.signIn(morag.name);
  const { bar, find, person, ticket, journal, start } = await latchkey.desk();
  await start.ready();
  await expect(bar.practiceBanner).toHaveCount(0);
  expect(await latchkey.titles()).toEqual(['Latchkey — Contoso']);

  // The first ticket. Everybody was agreed for, so no page opens.
  await find.open(nadia.upn, /Nadia Rahman/u);
  await expect(person.signIns.getByRole('listitem').first()).toBeVisible();
  await ticket.giveReference(ticketReference);
  await ticket.photoId();
  await ticket.continue.click();
  await ticket.root.getByRole('button', { name: named('Nothing was lost, only a new pass') }).click();
  await expect(ticket.carryOut).toBeEnabled();
  await tenant.clearRequests();
  await ticket.carryOut.click();
  expect(await ticket.readCode()).toMatch(/^\S{8,}$/u);
  expect((await tenant.writes()).map(({ method, status }) => ({ method, status }))).toEqual([{ method: 'POST', status: 201 }]);
  expect(await user.waiting()).toBe(0);
  await ticket.close.click();
  await bar.screen(new RegExp(`^${named('Journal')}`, 'u')).click();
  await expect(journal.root).toContainText(nadia.name);
});

test('the smallest desk profile of docs/set-up.md leads to the sign-in, chosen as a file or named at the start', async ({
  launch,
  network,
  place,
}) => {
  const { tenantId, clientId } = network.authority.tenant;
  const [, example = ''] = /```json\n(.*?)```/su.exec(text) ?? [];
  const ids = [tenantId, clientId];
  const file = join(place.folder, 'desk-profile.json');
  writeFileSync(
    file,
    example.replaceAll('00000000-0000-0000-0000-000000000000', () => ids.shift() ?? ''),
  );

  const latchkey = await launch();
  let door = await latchkey.door();
  await latchkey.app.evaluate(
    ({ dialog }, filePath) =>
      void Object.assign(dialog, { showOpenDialog: () => Promise.resolve({ canceled: false, filePaths: [filePath] }) }),
    file,
  );
  await door.button(new RegExp(`^${named('I have a desk profile file')}`, 'u')).click();
  await expect(door.heading(/^Sign in to Contoso/u)).toBeVisible();
  await latchkey.close();

  const again = await launch([`--desk-profile=${file}`]);
  door = await again.door();
  await expect(door.heading(/^Sign in to Contoso/u)).toBeVisible();
  await expect(door.page.getByText(tenantId)).toBeVisible();
});
