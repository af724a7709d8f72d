/*
 * The fourth attacker: malware that runs as the agent and finds Latchkey closed: it has the files. Rows of the journal that it forges or
 * deletes are not refused yet, because whoever can open the file can drop its triggers; that comes with the sealed journal (decision 19,
 * "what this cannot do"), and nothing here says otherwise. A clock that was set back between two starts cannot be had in a test of the
 * whole app without setting the machine's; test/integration/desk/limits.test.ts does it with the real journal.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { askDesk, fromDesk } from '../support/ask-desk.ts';
import { expect, test } from '../support/console.ts';
import { refusalsIn, rowsOf } from '../support/journal-file.ts';
import { launchConsole } from '../support/launch-console.ts';
import { priya, ticketReference } from '../support/people.ts';
import { filesHolding } from '../support/secrets.ts';

const nadia = { upn: 'nadia.rahman@northmoor.example', name: /Nadia Rahman/ };

test('malware of the same user finds no code, token or number in any file, and what it plants there opens nothing', async ({
  desk,
  launch,
  tenant,
  place,
  complaints,
}) => {
  const ticketsFile = join(place.userData, 'tickets-practice.json');
  const profileFile = join(place.userData, 'desk-profile.json');

  await test.step('what it finds', async () => {
    const { find, ticket, person } = desk;
    await find.open(priya.upn, /Priya Raman/);
    await ticket.planFor(ticketReference, [priya.iphone]);
    await ticket.carryOut.click();
    await expect(ticket.proof).toHaveText(/directory agrees/i);
    const code = await ticket.readCode();
    await person.close.click();
    await find.open(nadia.upn, nadia.name);
    await ticket.giveReference('INC-20418');
    await expect.poll(() => readFileSync(ticketsFile, 'utf8')).toContain('INC-20418');
    await desk.close();
    const tokens = (JSON.parse(tenant.announcement) as { agents: readonly { token: string }[] }).agents.map(({ token }) => token);
    expect(tokens.length).toBeGreaterThan(1);
    const numbers = ['7700 900001', '7700900001', '1632 960151', '1632960151'];
    const { searched, found } = filesHolding(place.userData, [code, ...tokens, ...numbers]);
    expect(found).toEqual([]);
    expect(searched).toBeGreaterThan(5);
    // The search finds what is there.
    expect(filesHolding(place.userData, ticketReference).found.join()).toContain('journal-practice.sqlite');
    if (process.platform !== 'win32') {
      const own = readdirSync(place.userData, { withFileTypes: true, recursive: true })
        .filter((entry) => entry.isFile() && (entry.parentPath === place.userData || entry.parentPath.endsWith('logs')))
        .map((entry) => join(entry.parentPath, entry.name));
      expect(own.length).toBeGreaterThan(3);
      expect([place.userData, ...own].filter((path) => (statSync(path).mode & 0o077) !== 0)).toEqual([]);
    }
  });

  await test.step('what it plants: a check that nobody made, and looser rules', async () => {
    const kept = JSON.parse(readFileSync(ticketsFile, 'utf8')) as { tickets: { reference: string; evidenceIds: string[] }[] };
    const tickets = kept.tickets.map((one) => (one.reference === 'INC-20418' ? { ...one, evidenceIds: [randomUUID()], at: 'lost' } : one));
    writeFileSync(ticketsFile, JSON.stringify({ ...kept, tickets }));
    writeFileSync(
      profileFile,
      JSON.stringify({ pass: { perAgentPerHour: 1_000 }, lock: { afterIdleMinutes: 60 }, limits: { changesPerPersonPerHour: 10_000 } }),
    );
  });

  const again = await launch();
  await again.start.ready();

  await test.step('a planted check counts for nothing', async () => {
    const { page, find, ticket } = again;
    await tenant.clearRequests();
    await find.open(nadia.upn, nadia.name);
    await ticket.onlyAPass.click();
    await expect(ticket.root).toContainText('No check yet');
    await expect(ticket.carryOut).toBeDisabled();
    await expect(ticket.checkCaller).toBeVisible();
    const { id: userId } = await tenant.truth(nadia.upn);
    const { id: ticketId, evidenceIds } = await fromDesk(page, 'tickets.open', { userId, ticketId: null });
    expect(evidenceIds).toEqual([]);
    const plan = await fromDesk(page, 'plans.propose', { ticketId });
    expect(plan).toMatchObject({ executable: false, strengthHeld: 'none' });
    expect(await askDesk(page, 'plans.execute', { planId: plan.id })).toMatchObject({
      ok: false,
      fault: { code: 'evidence.insufficient' },
    });
    expect(await tenant.writes()).toEqual([]);
    expect(refusalsIn(place.journalFile)).toEqual([{ agent: 'Morag Sinclair', person: 'Nadia Rahman', code: 'evidence.insufficient' }]);
  });

  await test.step('looser rules go as far as the agent’s own may, are said and are noted', async () => {
    const { page, person, start } = again;
    await person.close.click();
    await expect(start.notices).toContainText('pass.perAgentPerHour (at most 20)');
    await expect(start.notices).toContainText('ask your administrator if you need more');
    const { profile } = await fromDesk(page, 'session.current', {});
    expect(profile).toMatchObject({ pass: { perAgentPerHour: 20 }, limits: { changesPerPersonPerHour: 80 } });
    expect(rowsOf(place.journalFile).findLast(({ action }) => action === 'settings.changed')?.summary).toBe(
      'The desk profile has changed since this desk was last open: lock.afterIdleMinutes from 5 to 60.',
    );
  });

  await test.step('files that are no longer what they were are set aside and said, and an administrator’s that is broken closes the rules', async () => {
    await again.close();
    writeFileSync(ticketsFile, '{ "tickets": [{ "evidenceIds": "all" }] }');
    writeFileSync(profileFile, '{ "lock": ');
    const managed = join(place.folder, 'managed.json');
    writeFileSync(managed, '{ "verification": { "checks": ["photoIdInPerson"] }');
    const third = await launchConsole(place, tenant, complaints, [], { LATCHKEY_MANAGED_PROFILE: managed });
    try {
      await third.start.ready();
      await expect(third.start.notices).toContainText('The file of open tickets could not be read');
      await expect(third.start.notices).toContainText(managed);
      await expect(third.start.ticket(/Priya Raman/)).toBeVisible();
      const { profile } = await fromDesk(third.page, 'settings.read', {});
      expect(profile).toMatchObject({ lock: { afterIdleMinutes: 5 }, pass: { perAgentPerHour: 20 } });
      expect(await askDesk(third.page, 'settings.save', { profile: { ...profile, deskName: 'Mine' } })).toMatchObject({
        ok: false,
        fault: { code: 'desk.policy' },
      });
      expect(refusalsIn(place.journalFile).at(-1)).toEqual({ agent: 'Morag Sinclair', person: null, code: 'desk.policy' });
    } finally {
      await third.close();
    }
  });
});
