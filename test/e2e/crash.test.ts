import type { JournalAction } from '../../contract/journal.ts';
import type { TestTenant } from '../support/practice-tenant.ts';
import type { Console } from './support/console.ts';
import { expect, test } from './support/console.ts';
import { lastWordOn, linesOf, rowsOf } from './support/journal-file.ts';
import { priya, ticketReference } from './support/people.ts';

interface Write {
  readonly action: Extract<JournalAction, 'pass.create' | 'method.setDefault' | 'method.delete' | 'sessions.revoke'>;
  /** Over "METHOD /path", as the tenant's faults take it. */
  readonly route: string;
  readonly step: RegExp;
}

const writes: readonly Write[] = [
  { action: 'pass.create', route: 'POST .*temporaryAccessPassMethods', step: /Temporary Access Pass/ },
  { action: 'method.setDefault', route: 'PATCH .*signInPreferences', step: /the default/ },
  { action: 'method.delete', route: 'DELETE .*microsoftAuthenticatorMethods', step: /Remove Microsoft Authenticator/ },
  { action: 'sessions.revoke', route: 'POST .*revokeSignInSessions', step: /sessions/ },
];

const orders = [
  { order: 'before the request was taken', fault: 'hang-before', verdict: 'notHappened' },
  { order: 'after it was applied and before the answer', fault: 'applied-then-hang', verdict: 'succeeded' },
] as const;

for (const write of writes) {
  for (const { order, fault, verdict } of orders) {
    test(`kill -9 ${order}: ${write.action} ends as ${verdict}, and the ticket is taken up again`, async ({ launch, tenant, place }) => {
      await crashDuring(write, fault, { launch, tenant, journalFile: place.journalFile });
      const before = linesOf(place.journalFile);
      expect(before).toContain(`intent ${write.action}`);
      expect(before).not.toContain(`outcome ${write.action} succeeded`);
      const sentBefore = await sent(tenant, write);

      const desk = await launch();
      await desk.start.ready();
      const intent = rowsOf(place.journalFile).find((row) => row.kind === 'intent' && row.action === write.action);
      await expect.poll(() => lastWordOn(place.journalFile, intent?.id ?? '')).toMatchObject({ kind: 'reconciled', result: verdict });
      // Finding out is reading: nothing was sent again.
      expect(await sent(tenant, write)).toBe(sentBefore);

      await desk.start.takeUp(ticketReference).click();
      await expect(desk.person.name).toHaveText(priya.name);
      await expect(desk.ticket.paused).toBeVisible();
      await tenant.clearRequests();
      await desk.ticket.takeUpAgain.click();
      await expect(desk.ticket.proof).toHaveText(/directory agrees/i);

      // What had happened is not done twice. A pass whose code died with the process is made again, in its place.
      const repeated = (await sent(tenant, write)) > 0;
      expect(repeated).toBe(write.action === 'pass.create' || verdict === 'notHappened');
      const truth = await tenant.truth(priya.upn);
      expect(truth.methods.map(({ kind, phoneType }) => phoneType ?? kind).toSorted()).toEqual([
        'fido2',
        'mobile',
        'office',
        'temporaryAccessPass',
      ]);
      // A pass that was not made again has lost its code with the process, and the hand-over says so.
      await expect(desk.ticket.masked.or(desk.ticket.codeLost)).toBeVisible();
      const intents = rowsOf(place.journalFile).filter((row) => row.kind === 'intent');
      const undecided = intents.filter(({ id }) => (lastWordOn(place.journalFile, id)?.result ?? 'unknown') === 'unknown');
      expect(undecided).toEqual([]);
    });
  }
}

test('after a crash the console says what it found out', async ({ launch, tenant, place }) => {
  const [, , deletion] = writes;
  if (deletion === undefined) throw new Error('no deletion to try');
  await crashDuring(deletion, 'applied-then-hang', { launch, tenant, journalFile: place.journalFile });
  const desk = await launch();
  await desk.start.ready();
  await expect(desk.start.notices).toContainText(/Priya Raman \(INC-20417\).*It did happen/);
  await expect(desk.start.tickets).toContainText(/paused/i);
});

test('a crash while a code is held: the code is gone, and the ticket says so', async ({ launch, place }) => {
  const first = await launch();
  await first.start.ready();
  await first.find.open(priya.upn, /Priya Raman/);
  await first.ticket.planFor(ticketReference, [priya.iphone]);
  await first.ticket.carryOut.click();
  await expect(first.ticket.masked).toBeVisible();
  await first.kill();

  const desk = await launch();
  await desk.start.takeUp(ticketReference).click();
  await expect(desk.ticket.codeLost).toBeVisible();
  await expect(desk.ticket.hold).toHaveCount(0);
  await desk.ticket.close.click();
  await expect(desk.ticket.summary).toHaveValue(new RegExp(ticketReference));
  expect(linesOf(place.journalFile)).toContain('note ticket.closed');
});

/** Carries the lost phone's plan out and kills the app while the one write has no answer. */
const crashDuring = async (
  { action, route }: Write,
  fault: string,
  { launch, tenant, journalFile }: { readonly launch: () => Promise<Console>; readonly tenant: TestTenant; readonly journalFile: string },
): Promise<void> => {
  const desk = await launch();
  await desk.start.ready();
  await desk.find.open(priya.upn, /Priya Raman/);
  await desk.ticket.planFor(ticketReference, [priya.iphone]);
  await tenant.fault({ route, kind: fault });
  await desk.ticket.carryOut.click();
  await expect
    .poll(() => tenant.requests().then((all) => all.filter((request) => (request as { fault?: unknown }).fault === fault).length))
    .toBe(1);
  expect(linesOf(journalFile)).toContain(`intent ${action}`);
  await desk.kill();
  await tenant.clearFaults();
};

const sent = async (tenant: TestTenant, { route }: Write): Promise<number> =>
  (await tenant.writes()).filter(({ method, path }) => new RegExp(route, 'u').test(`${method} ${path}`)).length;
