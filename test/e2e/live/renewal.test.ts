import type { LiveConsole } from '../support/live-console.ts';
import { expect, test } from '../support/live.ts';
import { helena, morag, nadia, priya } from '../support/people.ts';

/** The console renews a token that has less than five minutes left. */
const almostEnded = 301;

const search = async (latchkey: LiveConsole, person: { readonly upn: string; readonly name: string }): Promise<void> => {
  const { find, person: pane } = await latchkey.desk();
  await find.open(person.upn, new RegExp(person.name, 'u'));
  await expect(pane.name).toHaveText(person.name);
};

test('a token that ends in mid-work is renewed without a word', async ({ launch, network, user }) => {
  network.authority.setAccessTokenSeconds(almostEnded);
  const latchkey = await launch([`--tenant-id=${network.authority.tenant.tenantId}`, `--client-id=${network.authority.tenant.clientId}`]);
  await (await latchkey.door()).signIn.click();
  await user.signIn(morag.name);
  const { page, start } = await latchkey.desk();
  await start.ready();
  const before = network.authority.tokenRequests('refresh_token').length;
  await page.waitForTimeout((almostEnded - 300) * 1_000);
  network.authority.setAccessTokenSeconds(3600);
  await search(latchkey, priya);
  expect(network.authority.tokenRequests('refresh_token').length).toBeGreaterThan(before);
  expect(await user.waiting()).toBe(0);
});

test('a sign-in that was revoked is asked for again, and work goes on', async ({ latchkey, network, user }) => {
  const { authority, tenant } = network;
  await search(latchkey, priya);
  for (const answer of [undefined, { error: 'invalid_grant', suberror: 'token_expired', error_description: 'AADSTS50173: The provided grant has expired.' }]) {
    // Graph refuses the token, and the sign-in service the next one.
    if (answer === undefined) authority.revoke();
    else authority.answerToken({ status: 400, body: answer }, (form) => form.get('grant_type') === 'refresh_token');
    for (const token of authority.issued) await tenant.endToken(token).catch(() => undefined);
    const { person } = await latchkey.desk();
    await person.readAgain.click();
    await person.signInAgain.first().click();
    await user.signIn(morag.name);
    await expect(person.signInAgain).toHaveCount(0);
    await search(latchkey, answer === undefined ? nadia : helena);
  }
});
