import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { DeskHarness } from '../../support/desk-harness.ts';
import { keysOf, preparePlan, removeFolder, startDesk } from '../../support/desk-harness.ts';
import type { TestTenant } from '../../support/practice-tenant.ts';
import { startTestTenant } from '../../support/practice-tenant.ts';

const priya = 'priya.raman@northmoor.example';
const helpdeskAgent = 'chidi.okonkwo@northmoor.example';
/** What the directory calls a Helpdesk Administrator, in place of the agent's own roles. */
const helpdeskRole = {
  roleDefinitionId: '729827e3-9c14-49f7-bb1b-9608f156bbb8',
  directoryScopeId: '/',
  roleDefinition: { displayName: 'Helpdesk Administrator', templateId: '729827e3-9c14-49f7-bb1b-9608f156bbb8', isBuiltIn: true },
};
let tenant: TestTenant;
let harness: DeskHarness;
/** Whether the directory shows the agent as a Helpdesk Administrator, whatever they are. */
let isDemoted: boolean;

const withRoles: typeof fetch = async (input, init) => {
  const response = await fetch(input, init);
  const { url } = new Request(input);
  const isOwn =
    tenant.accounts.some(({ oid }) => url.includes(oid)) &&
    (url.includes('roleAssignments') || url.includes('microsoft.graph.directoryRole'));
  if (!isDemoted || !isOwn) return response;
  await response.body?.cancel();
  return Response.json({ value: url.includes('roleAssignments') ? [helpdeskRole] : [] });
};

beforeAll(async () => {
  tenant = await startTestTenant();
});
afterAll(() => tenant.stop());
beforeEach(async () => {
  isDemoted = false;
  await tenant.clearFaults();
  harness = await startDesk({ tenant, fetch: withRoles });
  await tenant.clearRequests();
});
afterEach(() => {
  harness.close();
  removeFolder(harness.folder);
});

test('a helpdesk administrator ends sessions, is told who does the rest, and proves it without seeing a method', async () => {
  await harness.call('session.switchAgent', { userPrincipalName: helpdeskAgent });
  const before = await tenant.truth(priya);
  const { person, plan } = await preparePlan(harness, priya, { lost: () => [] });
  expect(person.methods).toMatchObject({ ok: false });
  expect(plan.steps.map((step) => [step.action, step.enabled])).toEqual([['sessions.revoke', true]]);
  expect(plan.executable).toBe(true);
  const left = plan.findings.find(({ code }) => code === 'notYourRole');
  expect(left?.message).toContain('making a pass');
  expect(left?.message).toContain('Ask an Authentication Administrator.');
  expect(plan.findings.filter(({ level }) => level === 'stop')).toEqual([]);

  await tenant.clearRequests();
  const run = await harness.carryOut(plan.id);
  expect(run).toMatchObject({ state: 'done', proofFault: null, secret: null, proof: { complete: true, gone: [], kept: [] } });
  expect((await tenant.writes()).map(({ method, path }) => [method, path.split('/').at(-1)])).toEqual([['POST', 'revokeSignInSessions']]);
  const after = await tenant.truth(priya);
  expect(after.methods).toEqual(before.methods);
  expect(Date.parse(after.sessionsValidFromUtc)).toBeGreaterThan(Date.parse(before.sessionsValidFromUtc));
  expect(run.proof?.sessionsRevokedSinceUtc).not.toBeNull();
  const { summary } = await harness.call('tickets.close', {
    ticketId: (await harness.call('tickets.open', { userId: person.user.id, ticketId: null })).id,
  });
  expect(summary).toContain('methods not read');
  expect(summary).not.toContain('kept: nothing');
});

test('a revocation that the directory does not show yet is not proved by its answer', async () => {
  await harness.call('session.switchAgent', { userPrincipalName: helpdeskAgent });
  const { plan } = await preparePlan(harness, priya, { lost: () => [] });
  await tenant.fault({ route: 'POST .*revokeSignInSessions', kind: 'stale-reads', params: { seconds: 600 } });
  const run = await harness.carryOut(plan.id);
  expect(run).toMatchObject({ state: 'done', proof: { complete: false, sessionsRevokedSinceUtc: null } });
});

test('a role that went between the plan and the click stops the plan, and nothing is sent', async () => {
  const { plan } = await preparePlan(harness, priya, { lost: (person) => keysOf(person, 'microsoftAuthenticator') });
  expect(plan.steps.length).toBeGreaterThan(1);
  isDemoted = true;
  await harness.call('session.readRoles', {});
  await tenant.clearRequests();
  expect((await harness.refusal('plans.execute', { planId: plan.id })).code).toBe('desk.changed');
  expect(await tenant.writes()).toEqual([]);
});

test('a plan is not taken up beyond what the role still allows, and its sessions may still end', async () => {
  // The deletion fails, so that it and the sessions are left.
  await tenant.fault({ route: 'DELETE .*', kind: 'forbidden' });
  const { plan } = await preparePlan(harness, priya, { lost: (person) => keysOf(person, 'microsoftAuthenticator'), pass: null });
  const paused = await harness.carryOut(plan.id);
  expect(paused.state).toBe('paused');
  await tenant.clearFaults();
  isDemoted = true;
  await harness.call('session.readRoles', {});
  await tenant.clearRequests();
  const refusal = await harness.refusal('plans.resume', { planId: plan.id });
  expect(refusal.code).toBe('desk.notAllowed');
  expect(refusal.message).toContain('Ask an Authentication Administrator.');
  expect(await tenant.writes()).toEqual([]);
  // A new plan holds what is left for this role: the methods are readable here, and what was lost is named.
  const { plan: next } = await preparePlan(harness, priya, { lost: (person) => keysOf(person, 'microsoftAuthenticator') });
  expect(next.steps.map((step) => step.action)).toEqual(['sessions.revoke']);
  expect(next.findings.find(({ code }) => code === 'notYourRole')?.message).toContain('removing 1 method, making a pass');
  expect((await harness.carryOut(next.id)).state).toBe('done');
});
