import { expect, tenantArgs, test } from '../support/live.ts';
import { morag } from '../support/people.ts';

test('a code on another device signs in where this computer has no browser', async ({ launch, network, user }) => {
  const latchkey = await launch(tenantArgs(network));
  const door = await latchkey.door();
  await door.useCode.click();
  const { code, page } = await door.code();
  // Another device: nothing was opened on this one.
  await user.page.goto(page);
  await user.page.getByRole('textbox').fill(code);
  await user.page.getByRole('button', { name: 'Next' }).click();
  await user.page.getByRole('button', { name: 'Continue' }).click();
  await user.choose(morag.name);
  await expect(user.page.getByRole('heading', { name: /you have signed in/i })).toBeVisible();
  const desk = await latchkey.desk();
  await desk.start.ready();
  await expect(desk.bar.agent).toContainText(morag.name);
  expect(await user.waiting()).toBe(0);
});

test('a sign-in that comes to nothing leaves the door open, and says what to do', async ({ launch, network, user }) => {
  const { authority } = network;
  const latchkey = await launch(tenantArgs(network));
  const door = await latchkey.door();

  // The page was closed without an answer: the console waits until the agent says so. (Its own end comes after
  // five minutes; test/integration/auth has that with a shorter one.)
  await door.signIn.click();
  await user.open();
  await user.page.goto('about:blank');
  await door.cancel.click();
  await expect(door.signIn).toBeVisible();
  await expect(door.alert).toHaveCount(0);

  await door.signIn.click();
  await user.decline();
  await expect(door.alert).toContainText(/answered with no/i);

  for (const [claims, sentence] of [
    [{ tid: '99999999-9999-4999-8999-999999999999' }, /another organisation/iu],
    [{ aud: '99999999-9999-4999-8999-999999999999' }, /another app/iu],
  ] as const) {
    authority.tamper(claims);
    await door.signIn.click();
    // The page itself went well: what is wrong is seen in the answer.
    await user.signIn(morag.name);
    await expect(door.alert).toContainText(sentence);
    expect(await latchkey.titles()).toEqual(['Latchkey — sign in']);
  }
  authority.tamper({});

  authority.answerToken({ status: 429, headers: { 'retry-after': '2' }, body: { error: 'temporarily_unavailable' } });
  await door.signIn.click();
  await user.signIn(morag.name);
  await expect(door.alert).toContainText(/asks this console to wait/i);
  await door.page.waitForTimeout(2_000);
  await door.signIn.click();
  await user.signIn(morag.name);
  await (await latchkey.desk()).start.ready();
});
