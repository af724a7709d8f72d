import type { LiveConsole } from '../support/live-console.ts';
import { expect, tenantArgs, test } from '../support/live.ts';
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
  const latchkey = await launch(tenantArgs(network));
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

const isRenewal = (form: URLSearchParams): boolean => form.get('grant_type') === 'refresh_token';
const claims = '{"access_token":{"acrs":{"essential":true,"value":"c2"}}}';

test('a sign-in that Microsoft ends in mid-work is made again on a page, and work goes on', async ({ latchkey, network, user }) => {
  const { authority } = network;
  const endings = [
    { next: nadia, refuse: () => authority.revoke() },
    {
      next: helena,
      refuse: () =>
        authority.answerToken(
          {
            status: 400,
            body: { error: 'invalid_grant', suberror: 'token_expired', error_description: 'AADSTS50173: The provided grant has expired.' },
          },
          isRenewal,
        ),
    },
    {
      next: priya,
      refuse: () =>
        authority.answerToken(
          {
            status: 400,
            body: {
              error: 'interaction_required',
              suberror: 'basic_action',
              claims,
              error_description: 'AADSTS50076: Due to a configuration change.',
            },
          },
          isRenewal,
        ),
      claims,
    },
  ];
  await search(latchkey, priya);
  for (const ending of endings) {
    // Graph takes the token no more, and the sign-in service does not renew it.
    await network.endTokens();
    ending.refuse();
    const { person } = await latchkey.desk();
    await person.readAgain.click();
    await person.signInAgain.first().click();
    const address = await user.signIn(morag.name);
    expect(address.searchParams.get('login_hint')).toBe(morag.upn);
    if (ending.claims !== undefined) expect(JSON.parse(address.searchParams.get('claims') ?? '')).toMatchObject(JSON.parse(ending.claims));
    await expect(person.signInAgain).toHaveCount(0);
    await search(latchkey, ending.next);
    expect(await user.waiting()).toBe(0);
  }
});
