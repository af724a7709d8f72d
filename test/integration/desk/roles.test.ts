import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { DeskHarness } from '../../support/desk-harness.ts';
import { removeFolder, startDesk } from '../../support/desk-harness.ts';
import type { TestTenant } from '../../support/practice-tenant.ts';
import { startTestTenant } from '../../support/practice-tenant.ts';
import type { Script } from './scripted-sign-in.ts';
import { scriptedSignIn } from './scripted-sign-in.ts';
import { FaultError } from '../../../main/fault-error.ts';

const priya = 'priya.raman@northmoor.example';
const campusAgent = 'rhys.pritchard@northmoor.example';
let tenant: TestTenant;
let harness: DeskHarness;
let script: Script;
/** Role assignments in place of the practice tenant's own. */
let assignments: readonly Record<string, unknown>[] | null;
/** Whether the agent holds no role through a group either. */
let isInNoRole: boolean;

const withAssignments: typeof fetch = async (input, init) => {
  const response = await fetch(input, init);
  const { url } = new Request(input);
  const isOwn = tenant.accounts.some(({ oid }) => url.includes(oid));
  const value =
    url.includes('roleAssignments') && isOwn ? assignments : isInNoRole && url.includes('microsoft.graph.directoryRole') ? [] : null;
  if (value === null) return response;
  await response.body?.cancel();
  return Response.json({ value });
};

beforeAll(async () => {
  tenant = await startTestTenant();
});
afterAll(() => tenant.stop());
beforeEach(async () => {
  assignments = null;
  isInNoRole = false;
  await tenant.clearFaults();
  const scripted = scriptedSignIn(tenant.tenant, ['lookUp', 'photos', 'signInLog']);
  script = scripted.script;
  harness = await startDesk({ tenant, signIn: scripted.signIn, fetch: withAssignments });
  await tenant.clearRequests();
});
afterEach(() => {
  harness.close();
  removeFolder(harness.folder);
});

const roleRequests = async () =>
  (await tenant.requests())
    .filter(({ path }) => path.includes('roleAssignments'))
    .map(({ path }) => decodeURIComponent(path.split('expand=')[1] ?? ''));

test('a role that holds in one administrative unit says so by its name, as the directory tells it', async () => {
  const { agent } = await harness.call('session.switchAgent', { userPrincipalName: campusAgent });
  expect(agent.roles).toEqual([{ displayName: 'Authentication Administrator', scopedTo: 'Strings campus' }]);
  expect(await roleRequests()).toEqual(['roleDefinition', 'directoryScope']);
});

test('names of units are asked for only where there are any', async () => {
  await harness.call('session.readRoles', {});
  expect(await roleRequests()).toEqual(['roleDefinition']);
});

test.each(['forbidden', 'unauthorized', 'captive-portal'])(
  'a unit whose name cannot be read (%s) is shown by its id, and the agent works all the same',
  async (kind) => {
    await tenant.fault({ route: 'GET /roleManagement.*directoryScope', kind });
    const { agent } = await harness.call('session.switchAgent', { userPrincipalName: campusAgent });
    expect(agent.roles).toMatchObject([
      { displayName: 'Authentication Administrator', scopedTo: expect.stringMatching(/^[0-9a-f-]{36}$/u) as string },
    ]);
  },
);

test('a role that the agent holds through a group counts for the whole tenant', async () => {
  assignments = [];
  const { agent } = await harness.call('session.readRoles', {});
  expect(agent.roles).toEqual([
    { displayName: 'Authentication Administrator', scopedTo: null },
    { displayName: 'Global Reader', scopedTo: null },
  ]);
  expect((await harness.open(priya)).permission.acts.manageMethods.allowed).toBe(true);
});

test('a role that the agent holds twice is said once, and one over a unit stays over that unit', async () => {
  expect((await harness.call('session.readRoles', {})).agent.roles).toHaveLength(2);
  const { agent } = await harness.call('session.switchAgent', { userPrincipalName: campusAgent });
  expect(agent.roles).toEqual([{ displayName: 'Authentication Administrator', scopedTo: 'Strings campus' }]);
});

test('a role that was activated a minute ago counts once the roles are read again', async () => {
  assignments = [];
  isInNoRole = true;
  expect((await harness.call('session.readRoles', {})).agent.roles).toEqual([]);
  expect((await harness.open(priya)).permission.acts.manageMethods).toMatchObject({ allowed: false, reason: 'noRole' });
  assignments = null;
  isInNoRole = false;
  // What was read before is still decided by the roles of then.
  expect((await harness.open(priya)).permission.acts.manageMethods.allowed).toBe(false);
  const { agent } = await harness.call('session.readRoles', {});
  expect(agent.roles.map(({ displayName }) => displayName)).toContain('Authentication Administrator');
  expect((await harness.open(priya)).permission.acts.manageMethods.allowed).toBe(true);
  expect(script.refreshed).toBe(2);
});

test('roles stay as they were when there is no new token', async () => {
  const before = (await harness.call('session.current', {})).agent;
  script.refreshFault = new FaultError('auth.signInNeeded', 'Sign in again.');
  expect((await harness.refusal('session.readRoles', {})).code).toBe('auth.signInNeeded');
  expect((await harness.call('session.current', {})).agent).toEqual(before);
  expect(await roleRequests()).toEqual([]);
});
