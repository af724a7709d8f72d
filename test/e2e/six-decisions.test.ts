import type { Locator } from '@playwright/test';
import { expect, test } from './support/console.ts';
import { rowsOf } from './support/journal-file.ts';
import { priya, ticketReference } from './support/people.ts';
import { filesHolding, processesHolding } from './support/secrets.ts';

test('a lost phone in six decisions: the tenant, the journal and the screen agree, and the code stays nowhere', async ({
  desk,
  tenant,
  place,
}) => {
  const { page, find, person, ticket, app } = desk;
  const before = await tenant.truth(priya.upn);
  await tenant.clearRequests();

  // 1. Find.
  await find.type('priya r');
  await expect(find.option(/Priya Raman/)).toContainText(priya.upn);
  await expect(find.option(/Priya Raman/)).toContainText('Admissions Officer');
  await find.option(/Priya Raman/).click();

  // 2. The person.
  await expect(person.name).toHaveText(priya.name);
  await expect(person.methods).toContainText("Priya's iPhone");
  await expect(person.methods.getByRole('listitem').filter({ hasText: 'Authenticator' }).last()).toContainText('Default');
  await expect(person.fact(/manager/i)).toContainText('Rosalind Achebe');
  await expect(person.fact(/MFA/i)).toContainText('Enforced');
  await expect(person.signIns.getByRole('listitem').first()).toBeVisible();
  await expect(person.history).toBeVisible();
  await expect(page).toHaveTitle(/Priya Raman/);

  // 3. The ticket, and who is calling.
  await ticket.giveReference(ticketReference);
  await expect(ticket.way(/call back/i)).toBeChecked();
  await ticket.callBack();

  // 4. What was lost, and the plan in words.
  await ticket.lost(priya.iphone).check();
  await ticket.lostToo.click();
  await expect(ticket.lost(priya.mobile)).toBeChecked();
  await ticket.continue.click();
  await expect(ticket.plan.getByRole('switch')).toHaveCount(6);
  expect(await namesOf(ticket.plan.getByRole('switch'))).toEqual([
    expect.stringMatching(/Temporary Access Pass.*1 hour.*once/),
    'One sign-in only',
    expect.stringMatching(/default.*needed/),
    expect.stringMatching(/Authenticator|Mobile/),
    expect.stringMatching(/Authenticator|Mobile/),
    expect.stringMatching(/session/i),
  ]);
  await expect(ticket.plan).toContainText(/never left with only a password/i);
  await expect(ticket.plan).toContainText(/default moves to a method that stays/i);
  expect(await tenant.writes()).toEqual([]);
  await expect(ticket.carryOut).toHaveText(/for Priya Raman \(5 changes\)/);

  // 5. Carry out, and the proof.
  await ticket.carryOut.click();
  await expect(ticket.proof).toHaveText(/directory agrees/i);
  // The person's pane has heard of it, and does not count it as help from before.
  await expect(person.history).toContainText('Nothing before this ticket; what it does stands beside.');
  await ticket.whatChanged.click();
  await expect(ticket.proved('Gone')).toHaveCount(2);
  await expect(ticket.proved('Kept')).toHaveCount(3);
  await expect(ticket.proved('New')).toHaveCount(1);

  // 6. Hand over.
  await expect(ticket.masked).toBeVisible();
  await ticket.hold.hover();
  await page.mouse.down();
  await expect(ticket.code).toBeVisible();
  const code = await ticket.code.innerText();
  expect(code).toMatch(/^\S{8,}$/);
  await expect(ticket.spelled).toHaveCount(code.length);
  await page.mouse.up();
  await expect(ticket.code).toHaveCount(0);
  await expect(ticket.spelled).toHaveCount(0);
  await expect(ticket.masked).toBeVisible();
  expect(await page.content()).not.toContain(code);

  await ticket.copyCode.click();
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toBe(code);

  await expect(ticket.watching).toBeVisible();
  await tenant.register(priya.upn, { kind: 'microsoftAuthenticator', displayName: 'Priya’s new iPhone' });
  await expect(ticket.appeared).toBeVisible();
  await expect(ticket.root).toContainText('Priya’s new iPhone');

  // While the code is still held, it is nowhere but in the main process's memory and the clipboard.
  const mainPid = app.process().pid ?? 0;
  expect(processesHolding(mainPid, code)).toEqual({ searched: expect.any(Number), found: [] });
  expect(processesHolding(mainPid, code).searched).toBeGreaterThan(2);
  expect(filesHolding(place.userData, code).found).toEqual([]);
  expect(filesHolding(place.userData, tokenOf(tenant)).found).toEqual([]);
  expect(processesHolding(mainPid, tokenOf(tenant)).found).toEqual([]);

  await ticket.close.click();
  await expect(ticket.summary).toHaveValue(new RegExp(ticketReference));
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe('');
  const summary = await ticket.summary.inputValue();
  expect(summary).not.toContain(code);
  expect(summary).toContain('Priya’s new iPhone');
  await ticket.copySummary.click();
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toBe(summary);
  expect(await page.content()).not.toContain(code);

  // The tenant: what was lost is gone, the rest stays, one pass, sessions ended.
  const after = await tenant.truth(priya.upn);
  expect(kindsOf(after.methods)).toEqual(['fido2', 'microsoftAuthenticator', 'phone office', 'temporaryAccessPass']);
  expect(Date.parse(after.sessionsValidFromUtc)).toBeGreaterThan(Date.parse(before.sessionsValidFromUtc));
  expect(after.methods.find((method) => method.kind === 'microsoftAuthenticator')?.displayName).toBe('Priya’s new iPhone');

  // The writes, in the plan's order, each under its intent.
  const writes = await tenant.writes();
  expect(
    writes.map(({ method, path }) => `${method} ${path.replace(/.*\/(?:users\/[^/]+\/)/u, '').replace(/\/[0-9a-f-]{36}$/u, '/…')}`),
  ).toEqual([
    'POST authentication/temporaryAccessPassMethods',
    'PATCH authentication/signInPreferences',
    expect.stringMatching(/^DELETE authentication\/(phoneMethods|microsoftAuthenticatorMethods)\//),
    expect.stringMatching(/^DELETE authentication\/(phoneMethods|microsoftAuthenticatorMethods)\//),
    'POST revokeSignInSessions',
  ]);
  const rows = rowsOf(place.journalFile);
  const intents = rows.filter((row) => row.kind === 'intent');
  expect(intents.map((row) => row.action)).toEqual([
    'pass.create',
    'method.setDefault',
    'method.delete',
    'method.delete',
    'sessions.revoke',
  ]);
  expect(writes.map((write) => write.clientRequestId).toSorted()).toEqual(intents.map((row) => row.id).toSorted());
  for (const intent of intents) {
    const outcome = rows.find((row) => row.intentId === intent.id);
    expect(outcome).toMatchObject({ kind: 'outcome', result: 'succeeded', userPrincipalName: priya.upn, ticket: ticketReference });
    expect(outcome?.seq).toBeGreaterThan(intent.seq);
  }
  expect(rows.filter((row) => row.kind === 'note').map((row) => row.action)).toEqual([
    'session.started',
    'evidence.recorded',
    'plan.started',
    'plan.finished',
    'plan.proved',
    'secret.revealed',
    'secret.copied',
    'method.appeared',
    'ticket.closed',
  ]);

  // After the end too: what Chromium and SQLite flushed on the way out holds no code and no token.
  await desk.close();
  const { searched, found } = filesHolding(place.userData, code);
  expect(found).toEqual([]);
  expect(searched).toBeGreaterThan(5);
  expect(filesHolding(place.userData, tokenOf(tenant)).found).toEqual([]);
});

test('the search for secrets finds what it is meant to find', async ({ place, desk }) => {
  const known = priya.upn;
  await desk.find.open(known, /Priya Raman/);
  await desk.ticket.giveReference(ticketReference);
  await desk.ticket.callBack();
  expect(filesHolding(place.userData, known).found.join(' ')).toContain('journal-practice.sqlite');
  const pid = desk.app.process().pid ?? 0;
  expect(processesHolding(pid, place.userData).found.length).toBeGreaterThan(0);
});

const namesOf = async (locator: Locator): Promise<readonly string[]> =>
  Promise.all(
    (await locator.all()).map(
      async (one) =>
        (await one.getAttribute('aria-label')) ?? (await one.evaluate((input: HTMLInputElement) => input.labels?.[0]?.textContent ?? '')),
    ),
  );

const kindsOf = (methods: readonly { readonly kind: string; readonly phoneType?: string }[]): readonly string[] =>
  methods.map(({ kind, phoneType }) => (phoneType === undefined ? kind : `${kind} ${phoneType}`)).toSorted();

const tokenOf = (tenant: { readonly tenant: { readonly agents: readonly { readonly token: { unwrap: () => string } }[] } }): string =>
  tenant.tenant.agents[0]?.token.unwrap() ?? '';
