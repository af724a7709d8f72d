import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Plan } from '../../../contract/plans.ts';
import type { DeskHarness } from '../../support/desk-harness.ts';
import { keysOf, photoIdInPerson, preparePlan, removeFolder, startDesk, ticket, ticketFor } from '../../support/desk-harness.ts';
import type { TestTenant } from '../../support/practice-tenant.ts';
import { startTestTenant } from '../../support/practice-tenant.ts';

const upns = ['priya.raman', 'tomasz.zielinski', 'nikhil.desai', 'maria.santos', 'tunde.adeyemi'].map(
  (name) => `${name}@northmoor.example`,
);
const [priya = '', tomasz = '', nikhil = ''] = upns;
const app = (person: Parameters<typeof keysOf>[0]) => keysOf(person, 'microsoftAuthenticator');

let tenant: TestTenant;
let harness: DeskHarness;
/** The computer's wall clock, which can be set, and its own count, which cannot. */
const time = { wallMs: 0, ranMs: 0 };
const passes = (ms: number): void => {
  time.wallMs += ms;
  time.ranMs += ms;
};

beforeAll(async () => {
  tenant = await startTestTenant();
});
afterAll(() => tenant.stop());
beforeEach(async () => {
  Object.assign(time, { wallMs: Date.now(), ranMs: 5 * 3_600_000 });
  await tenant.clearRequests();
  // What an earlier test took away from them.
  for (const upn of [priya, tomasz]) await tenant.register(upn, { kind: 'microsoftAuthenticator' });
});
afterEach(() => {
  harness.close();
  removeFolder(harness.folder);
});

const start = async (profile: unknown, folder?: string): Promise<void> => {
  harness = await startDesk({
    tenant,
    profile,
    now: () => time.wallMs,
    elapsed: () => time.ranMs,
    ...(folder === undefined ? {} : { folder }),
  });
};
const pass = (upn: string): Promise<{ plan: Plan }> => preparePlan(harness, upn, { lost: () => [] });
const sent = async (method: string): Promise<number> => (await tenant.writes()).filter((write) => write.method === method).length;

describe('a limit of one pass', () => {
  test('lets one of five runs side by side make one, and pauses the others with when there is room again', async () => {
    await start({ pass: { perAgentPerHour: 1 } });
    const plans: Plan[] = [];
    for (const upn of upns) plans.push((await pass(upn)).plan);
    expect(plans.every(({ executable }) => executable)).toBe(true);
    const ends = await Promise.all(
      plans.map(({ id }) =>
        harness.carryOut(id).then(
          (run) => (run.state === 'paused' ? (run.steps[0]?.fault?.code ?? 'paused') : run.state),
          (error: { readonly code: string }) => error.code,
        ),
      ),
    );
    expect(ends.toSorted()).toEqual(['desk.rateLimited', 'desk.rateLimited', 'desk.rateLimited', 'desk.rateLimited', 'done']);
    expect(await sent('POST')).toBe(1);
  });

  test('refuses a plan at its start that had room when it was made: nothing is sent, and no run is begun', async () => {
    await start({ pass: { perAgentPerHour: 1 } });
    const late = await pass(priya);
    const first = await pass(tomasz);
    expect((await harness.carryOut(first.plan.id)).state).toBe('done');
    await tenant.clearRequests();
    const refused = await harness.refusal('plans.execute', { planId: late.plan.id });
    expect(refused.code).toBe('desk.rateLimited');
    expect(refused.message).toMatch(
      /limit of passes for one agent: 1 in 60 minutes\. Ask a colleague .*, or wait until \d\d:\d\d\. Nothing was sent\./u,
    );
    expect(Date.parse(refused.retryAtUtc ?? '')).toBeGreaterThan(time.wallMs + 59 * 60_000);
    expect(await tenant.writes()).toEqual([]);
    expect(harness.reader.notes('plan.started', { planId: late.plan.id })).toEqual([]);
    expect(harness.reader.notes('desk.refused', { planId: late.plan.id })).toHaveLength(1);
  });

  test.each([
    ['forward', 61 * 60_000],
    ['back', -26 * 3_600_000],
  ])('stays one when the clock is set %s, and across a restart', async (_, byMs) => {
    await start({ pass: { perAgentPerHour: 1 } });
    await harness.carryOut((await pass(tomasz)).plan.id);
    time.wallMs += byMs;
    expect((await pass(priya)).plan.findings.map(({ code }) => code)).toContain('rateLimit');
    harness.close();
    time.wallMs += byMs;
    await start({ pass: { perAgentPerHour: 1 } }, harness.folder);
    expect((await pass(priya)).plan.findings.map(({ code }) => code)).toContain('rateLimit');
    expect(await sent('POST')).toBe(1);
  });
});

test('under one ticket a script gets to five people, whatever it does to them', async () => {
  await start({ limits: { peoplePerTicketPerHour: 2 } });
  for (const upn of [priya, tomasz]) {
    const { plan } = await preparePlan(harness, upn, { lost: app });
    expect((await harness.carryOut(plan.id)).state).toBe('done');
  }
  await tenant.clearRequests();
  const { plan, person } = await preparePlan(harness, nikhil, { lost: () => [] });
  expect(plan.executable).toBe(false);
  expect(plan.findings.find(({ code }) => code === 'rateLimit')?.message).toMatch(
    /^This ticket has reached this desk’s limit of people for one ticket: 2 in 60 minutes\. Open a ticket of their own for this person, or wait until \d\d:\d\d\.$/u,
  );
  expect(await tenant.writes()).toEqual([]);
  // What the sentence says works.
  const reference = 'INC-20418';
  const ticketId = await ticketFor(harness, person.user.id, { reference });
  await harness.call('evidence.record', { userId: person.user.id, ticket: reference, observation: photoIdInPerson });
  const own = await harness.call('plans.propose', { ticketId });
  expect((await harness.carryOut(own.id)).state).toBe('done');
});

test('a limit that is met in the middle pauses the plan with that sentence, sends nothing more, and lets it go on after the time it says', async () => {
  await start({ limits: { changesPerPersonPerHour: 2 }, verification: { expiresAfterMinutes: 240 } });
  const { plan } = await preparePlan(harness, priya, { lost: app });
  expect(plan.findings.find(({ code }) => code === 'rateLimit')).toMatchObject({ level: 'caution' });
  const paused = await harness.carryOut(plan.id);
  expect(paused.state).toBe('paused');
  expect(paused.steps.filter(({ state }) => state === 'succeeded')).toHaveLength(2);
  const stopped = paused.steps.find(({ state }) => state === 'failed');
  expect(stopped).toMatchObject({ fault: { code: 'desk.rateLimited' } });
  expect(stopped?.message).toMatch(/^This person has reached .* Wait until \d\d:\d\d, then go on\. Nothing was sent\.$/u);
  expect(await tenant.writes()).toHaveLength(2);
  const noted = harness.reader.notes('desk.refused', { planId: plan.id });
  expect(noted.map(({ data }) => data['refusedBecause'])).toEqual(['desk.rateLimited']);
  expect((await harness.refusal('plans.resume', { planId: plan.id })).code).toBe('desk.rateLimited');
  passes(Date.parse(stopped?.fault?.retryAtUtc ?? '') - time.wallMs);
  expect((await harness.takeUp(plan.id)).state).toBe('done');
});

test('evidence that is hours old is not revived by a clock set back, though nothing was written or read meanwhile', async () => {
  await start({});
  const { plan } = await preparePlan(harness, priya, { lost: app });
  passes(8 * 3_600_000);
  time.wallMs -= 8 * 3_600_000;
  expect((await harness.refusal('plans.execute', { planId: plan.id })).code).toBe('evidence.expired');
  expect(await harness.call('evidence.list', { userId: plan.userId, ticket })).toEqual([]);
  expect(await tenant.writes()).toEqual([]);
});

test('nor by a clock that was set back while Latchkey was closed', async () => {
  await start({});
  const { plan } = await preparePlan(harness, priya, { lost: app });
  passes(8 * 3_600_000);
  expect(await harness.call('evidence.list', { userId: plan.userId, ticket })).toEqual([]);
  harness.close();
  time.wallMs -= 8 * 3_600_000;
  await start({}, harness.folder);
  expect(await harness.call('evidence.list', { userId: plan.userId, ticket })).toEqual([]);
  const { id: ticketId } = await harness.call('tickets.open', { userId: plan.userId, ticketId: null });
  const again = await harness.call('plans.propose', { ticketId });
  expect(again).toMatchObject({ executable: false, strengthHeld: 'none' });
  expect((await harness.refusal('plans.execute', { planId: again.id })).code).toBe('evidence.insufficient');
  expect(await tenant.writes()).toEqual([]);
});

test('a pass is held for as long as it lasts, whatever the clock says: not forgotten early, and not kept', async () => {
  await start({});
  const { plan } = await pass(nikhil);
  await harness.carryOut(plan.id);
  time.wallMs += 24 * 3_600_000;
  expect((await harness.call('secrets.reveal', { planId: plan.id })).code.length).toBeGreaterThanOrEqual(8);
  passes(60 * 60_000);
  time.wallMs -= 48 * 3_600_000;
  expect((await harness.refusal('secrets.reveal', { planId: plan.id })).code).toBe('desk.gone');
});

test('a ticket pattern that never ends holds nothing up', async () => {
  await start({ ticket: { pattern: '(a+)+$', example: 'aaa' } });
  const { user } = await harness.open(priya);
  const opened = await harness.call('tickets.open', { userId: user.id, ticketId: null });
  const before = performance.now();
  const typed = await harness.call('tickets.change', {
    ticketId: opened.id,
    revision: opened.revision,
    changes: [{ type: 'referenceTyped', text: `${'a'.repeat(60)}!` }],
  });
  expect(typed.isReferenceValid).toBe(false);
  const long = `${'a'.repeat(63)}!`;
  expect((await harness.refusal('evidence.record', { userId: user.id, ticket: long, observation: photoIdInPerson })).code).toBe(
    'input.invalid',
  );
  expect(performance.now() - before).toBeLessThan(2_000);
});
