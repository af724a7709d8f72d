import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { DeskHarness } from '../../support/desk-harness.ts';
import { keysOf, photoIdInPerson, preparePlan, removeFolder, startDesk, ticket } from '../../support/desk-harness.ts';
import type { TestTenant } from '../../support/practice-tenant.ts';
import { startTestTenant } from '../../support/practice-tenant.ts';

/* Controls that could be taken out without a test that noticed. */
const priya = 'priya.raman@northmoor.example';
const ingrid = 'ingrid.halvorsen@northmoor.example';
const groupsAdministrator = 'fdd7a751-b60b-444a-984c-02652fe8fa1c';
const app = (person: Parameters<typeof keysOf>[0]) => keysOf(person, 'microsoftAuthenticator');

let tenant: TestTenant;
let harness: DeskHarness;
/** Called before each request is sent. */
let beforeRequest: (request: { readonly method: string; readonly url: string }) => void;
/** Somebody who has become an administrator meanwhile. */
let promotedId: string | null;

const promoting: typeof fetch = async (input, init) => {
  const { method, url } = new Request(input, init);
  beforeRequest({ method, url });
  const response = await fetch(input, init);
  if (promotedId === null || !response.ok || !url.includes(`/users/${promotedId}/transitiveMemberOf`)) return response;
  const body = (await response.json()) as { value: unknown[] };
  const role = {
    '@odata.type': '#microsoft.graph.directoryRole',
    id: '5a000000-0000-4000-8000-00000000000a',
    displayName: 'Groups Administrator',
    roleTemplateId: groupsAdministrator,
  };
  return Response.json({ ...body, value: [...body.value, role] }, { headers: { 'request-id': response.headers.get('request-id') ?? '' } });
};

beforeAll(async () => {
  tenant = await startTestTenant();
});
afterAll(() => tenant.stop());
beforeEach(async () => {
  beforeRequest = () => undefined;
  promotedId = null;
  harness = await startDesk({ tenant, fetch: promoting });
  await tenant.clearRequests();
});
afterEach(() => {
  harness.close();
  removeFolder(harness.folder);
});

test('evidence is asked for before each step: what runs out in the middle of a run stops the rest of it', async () => {
  const { plan } = await preparePlan(harness, priya, { lost: app });
  beforeRequest = ({ method, url }) => {
    if (method === 'POST' && url.includes('temporaryAccessPassMethods')) harness.clock.offsetMs = 16 * 60_000;
  };
  const run = await harness.carryOut(plan.id);
  expect(run.state).toBe('paused');
  expect(run.steps.map(({ state }) => state)).toEqual(['succeeded', 'failed', ...run.steps.slice(2).map(() => 'waiting')]);
  expect(run.steps[1]?.fault?.code).toBe('evidence.expired');
  expect((await tenant.writes()).map(({ method }) => method)).toEqual(['POST']);
});

test('somebody who was given a role since the plan was made is not the one it was made for, even where the agent may still act', async () => {
  await harness.call('session.switchAgent', { userPrincipalName: ingrid });
  const { plan, person } = await preparePlan(harness, priya, { lost: app });
  expect(plan.strengthNeeded).toBe('standard');
  promotedId = person.user.id;
  harness.clock.offsetMs = 61_000;
  expect((await harness.refusal('plans.execute', { planId: plan.id })).code).toBe('desk.changed');
  expect(await tenant.writes()).toEqual([]);
});

test('what the agent may do is asked again when a plan is taken up: somebody has become an administrator meanwhile', async () => {
  const { plan, person } = await preparePlan(harness, priya, { lost: app });
  await tenant.fault({ route: 'DELETE .*microsoftAuthenticatorMethods', kind: 'forbidden', times: 1 });
  expect((await harness.carryOut(plan.id)).state).toBe('paused');
  await tenant.clearRequests();
  promotedId = person.user.id;
  expect((await harness.refusal('plans.resume', { planId: plan.id })).code).toBe('desk.notAllowed');
  expect(await tenant.writes()).toEqual([]);
});

test('what the agent may do is asked again at a plan’s start', async () => {
  const { plan, person } = await preparePlan(harness, priya, { lost: app });
  promotedId = person.user.id;
  harness.clock.offsetMs = 61_000;
  // The account is not what it was, which is said first.
  expect((await harness.refusal('plans.execute', { planId: plan.id })).code).toBe('desk.changed');
  expect(await tenant.writes()).toEqual([]);
});

test('codes that are held are what the log is told to blank, and no longer than they are held', async () => {
  const { plan, person } = await preparePlan(harness, 'maria.santos@northmoor.example', { lost: () => [] });
  expect(harness.desk.liveCodes()).toEqual([]);
  await harness.carryOut(plan.id);
  const { code } = await harness.call('secrets.reveal', { planId: plan.id });
  expect(harness.desk.liveCodes()).toEqual([code]);
  const opened = await harness.call('tickets.open', { userId: person.user.id, ticketId: null });
  await harness.call('tickets.close', { ticketId: opened.id });
  expect(harness.desk.liveCodes()).toEqual([]);
});

test('a manager’s word needs a third person: neither the agent’s own nor that of the person', async () => {
  const { user } = await harness.open(priya);
  const { agent } = await harness.call('session.current', {});
  for (const managerId of [agent.id, user.id, user.id.toUpperCase(), agent.id.toUpperCase()]) {
    const observation = { kind: 'managersWord', managerId, reachedBy: 'inPerson', called: null } as const;
    await harness.refusal('evidence.record', { userId: user.id, ticket, observation });
  }
  expect(harness.reader.notes('evidence.recorded')).toEqual([]);
  await harness.call('evidence.record', { userId: user.id, ticket, observation: photoIdInPerson });
});
