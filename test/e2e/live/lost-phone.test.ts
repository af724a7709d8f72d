import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { scopesOf } from '../../../main/permissions/features.ts';
import { scopesAsked } from '../support/browser-user.ts';
import { rowsOf } from '../support/journal-file.ts';
import { journalOf } from '../support/live-console.ts';
import { expect, test } from '../support/live.ts';
import { morag, priya, ticketReference } from '../support/people.ts';

test('from a fresh installation to the first real ticket: set-up, sign-in, a lost phone', async ({ launch, user, network, place }) => {
  const { authority, tenant, proxy } = network;
  const { tenantId, clientId } = authority.tenant;
  const latchkey = await launch();

  // The set-up, with two IDs on paper.
  let door = await latchkey.door();
  await expect(door.heading(/welcome/i)).toBeVisible();
  await expect(door.practice).toBeVisible();
  expect(await latchkey.titles()).toEqual(['Latchkey — set-up']);
  await door.enter({ tenantId, clientId, organisation: 'Northmoor' });

  // Signing in, in the system browser.
  door = await latchkey.door();
  await expect(door.heading(/sign in to northmoor/i)).toBeVisible();
  expect(await latchkey.titles()).toEqual(['Latchkey — sign in']);
  expect([...proxy.asked]).toEqual([]);
  await door.signIn.click();
  await expect(door.waiting).toBeVisible();
  const address = await user.signIn(morag.name);
  expect(address.origin).toBe('https://login.microsoftonline.com');
  expect(scopesAsked(address)).toEqual(scopesOf(['lookUp']));
  expect(scopesAsked(address).filter((scope) => scope.includes('ReadWrite'))).toEqual([]);

  // The desk says whose it is and what the agent may do.
  const { page, bar, find, person, ticket, start } = await latchkey.desk();
  await start.ready();
  expect(await latchkey.titles()).toEqual(['Latchkey — live tenant, Northmoor']);
  await expect(bar.practiceBanner).toHaveCount(0);
  await expect(bar.agent).toContainText(morag.name);
  await expect(bar.agent).toContainText('Authentication Administrator');

  // 1. Find. The sign-in log asks for a permission of its own, and the rest of the person is there without it.
  await find.open('priya r', /Priya Raman/);
  await expect(person.name).toHaveText(priya.name);
  await expect(person.methods).toContainText("Priya's iPhone");
  await person.agree.first().click();
  expect(scopesAsked(await user.signIn(morag.name))).toContain('AuditLog.Read.All');
  await expect(person.signIns.getByRole('listitem').first()).toBeVisible();

  // 2. to 4. Ticket, caller, what was lost, the plan.
  await ticket.planFor(ticketReference, [priya.iphone, priya.mobile]);

  // 5. Carry out: nothing is sent before the agent has agreed to what the plan needs, and then only when asked again.
  await tenant.clearRequests();
  await ticket.carryOut.click();
  await expect(ticket.agree).toBeVisible();
  expect(await tenant.writes()).toEqual([]);
  await ticket.agree.click();
  const asked = scopesAsked(await user.signIn(morag.name));
  expect(asked).toEqual(scopesOf(['lookUp', 'signInLog', 'passes', 'removals', 'defaultMethod', 'sessions']));
  await expect(ticket.carryOut).toBeEnabled();
  expect(await tenant.writes()).toEqual([]);
  await ticket.carryOut.click();
  await expect(ticket.proof).toHaveText(/directory agrees/i);

  // 6. Hand over.
  const code = await ticket.readCode();
  expect(code).toMatch(/^\S{8,}$/u);
  await expect(ticket.watching).toBeVisible();
  await tenant.register(priya.upn, { kind: 'microsoftAuthenticator', displayName: 'Priya’s new iPhone' });
  await expect(ticket.appeared).toBeVisible();
  await ticket.close.click();
  await expect(ticket.summary).toHaveValue(new RegExp(ticketReference, 'u'));
  expect(await page.content()).not.toContain(code);

  // The tenant's own word.
  const after = await tenant.truth(priya.upn);
  expect(after.methods.map(({ kind, phoneType }) => [kind, phoneType].filter(Boolean).join(' ')).toSorted()).toEqual([
    'fido2',
    'microsoftAuthenticator',
    'phone office',
    'temporaryAccessPass',
  ]);
  const writes = await tenant.writes();
  expect(writes.map(({ status }) => status).every((status) => status >= 200 && status < 300)).toBe(true);

  // The journal: each write under its intent, in the tenant's own file, and none in the practice tenant's.
  const rows = rowsOf(journalOf(place, tenantId));
  const intents = rows.filter(({ kind }) => kind === 'intent');
  expect(intents.map(({ action }) => action)).toEqual([
    'pass.create',
    'method.setDefault',
    'method.delete',
    'method.delete',
    'sessions.revoke',
  ]);
  expect(writes.map(({ clientRequestId }) => clientRequestId).toSorted()).toEqual(intents.map(({ id }) => id).toSorted());
  for (const { id } of intents)
    expect(rows.find((row) => row.intentId === id)).toMatchObject({
      kind: 'outcome',
      result: 'succeeded',
      userPrincipalName: priya.upn,
      ticket: ticketReference,
    });
  // What the desk found out by itself, and what its profile sets, is nobody's.
  const byItself: readonly string[] = ['method.appeared', 'settings.changed'];
  expect(new Set(rows.filter(({ action }) => !byItself.includes(action)).map(({ agentName }) => agentName))).toEqual(new Set([morag.name]));
  expect(rows.filter(({ kind }) => kind === 'note').map(({ action }) => action)).toEqual([
    'settings.changed',
    'session.started',
    'session.permissionAgreed',
    'evidence.recorded',
    'session.permissionAgreed',
    'plan.started',
    'plan.finished',
    'plan.proved',
    'secret.revealed',
    'method.appeared',
    'ticket.closed',
  ]);
  expect(existsSync(join(place.userData, 'journal-practice.sqlite'))).toBe(false);

  // Nobody else was asked for anything, by any process of the app.
  expect([...proxy.asked].toSorted()).toEqual(['graph.microsoft.com:443', 'login.microsoftonline.com:443']);
});
