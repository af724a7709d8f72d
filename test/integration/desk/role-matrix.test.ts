import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Act } from '../../../contract/acts.ts';
import { acts } from '../../../contract/acts.ts';
import { allowedActs } from '../../../contract/permitted.ts';
import type { PracticeTenant } from '../../../main/auth/practice-tenant.ts';
import { Secret } from '../../../main/secret.ts';
import { CAST, ROLE_HOLDERS } from '../../../practice/directory/cast.ts';
import type { Person } from '../../../practice/directory/person.ts';
import { PracticeServer } from '../../../practice/server.ts';
import { Tenant } from '../../../practice/tenant.ts';
import type { DeskHarness } from '../../support/desk-harness.ts';
import { removeFolder, startDesk } from '../../support/desk-harness.ts';

// The practice tenant's rules and the console's are two readings of the same published tables, and share no code. Here each
// agent really tries each act on each person, and the console must have told them so before.

/** One agent for each column of the tables, and those who hold something beside or less. */
const agents = [
  'morag.sinclair',
  'tunde.adeyemi',
  'ingrid.halvorsen',
  'rhys.pritchard',
  'chidi.okonkwo',
  'beatriz.carvalho',
  'yusuf.demir',
  'helena.brandt',
  'hamza.siddiqui',
].map((name) => `${name}@northmoor.example`);

/** A role that is only eligible keeps nobody away in Graph. The console counts it as held: it is one click from being so. */
const eligibleOnly = 'isla.fraser@northmoor.example';

const nowMs = Date.parse('2026-11-22T09:00:00Z');
const tenant = new Tenant({ users: 120, seed: 7, nowMs, signIns: 240, logLagSeconds: 120 });
const server = new PracticeServer(tenant, { latencyMs: 0, publicOrigin: null });
const people = tenant.directory.people.slice(0, CAST.length + ROLE_HOLDERS.length);
const tokens = new Map<string, string>();
let url: string;
let harness: DeskHarness;

beforeAll(async () => {
  url = await server.listen(0);
  for (const upn of agents) tokens.set(upn, server.tokens.issueFor(upn, {}) ?? '');
  const practice: PracticeTenant = {
    root: url,
    organisation: 'Practice',
    agents: agents.map((userPrincipalName) => ({
      objectId: tenant.directory.find(userPrincipalName)?.id ?? '',
      userPrincipalName,
      displayName: userPrincipalName,
      roles: [],
      scopedTo: null,
      token: new Secret(tokens.get(userPrincipalName) ?? ''),
    })),
  };
  harness = await startDesk({ tenant: { tenant: practice, truth: () => Promise.reject(new Error('not asked')) } });
});
afterAll(async () => {
  harness.close();
  removeFolder(harness.folder);
  await server.close();
});

const send = async (agent: string, method: string, path: string, body?: unknown): Promise<number> => {
  const response = await fetch(new URL(path, url), {
    method,
    headers: { authorization: `Bearer ${tokens.get(agent) ?? ''}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  await response.body?.cancel();
  return response.status;
};

/** Each act as a request that changes nothing that the next one depends on. */
const attempts: Readonly<Record<Act, (agent: string, person: Person) => Promise<number>>> = {
  // Roles are looked at before the method: an unknown one is told to those only who may delete it.
  manageMethods: (agent, { id }) => send(agent, 'DELETE', `/v1.0/users/${id}/authentication/fido2Methods/none`),
  resetPassword: (agent, { id }) =>
    send(agent, 'POST', `/v1.0/users/${id}/authentication/methods/28c10230-6103-485e-b985-444c60001490/resetPassword`, {}),
  endSessions: (agent, { id }) => send(agent, 'POST', `/v1.0/users/${id}/revokeSignInSessions`),
  block: (agent, { id, accountEnabled }) => send(agent, 'PATCH', `/v1.0/users/${id}`, { accountEnabled }),
  changeSensitive: (agent, { id, userPrincipalName }) => send(agent, 'PATCH', `/v1.0/users/${id}`, { userPrincipalName }),
};

describe.each(agents)('%s', (agent) => {
  test('is told of everybody exactly what the tenant then lets them do', async () => {
    await harness.call('session.switchAgent', { userPrincipalName: agent });
    const differing: { readonly upn: string; readonly told: readonly Act[]; readonly did: readonly Act[] }[] = [];
    for (const person of people.filter((one) => one.userPrincipalName !== agent)) {
      const { permission } = await harness.call('users.open', { userId: person.id });
      const statuses = await Promise.all(acts.map((act) => attempts[act](agent, person)));
      expect(statuses.filter((status) => status === 401 || status >= 500)).toEqual([]);
      const told = allowedActs(permission);
      const did = acts.filter((_, index) => statuses[index] !== 403);
      if (told.join() !== did.join()) differing.push({ upn: person.userPrincipalName, told, did });
    }
    expect(differing.filter(({ upn }) => upn !== eligibleOnly)).toEqual([]);
    // Never more than the tenant allows.
    for (const { told, did } of differing) expect(did).toEqual(expect.arrayContaining([...told]));
  });
});

test('the one person left out is the only one with an eligible role', () => {
  const eligible = tenant.directory.roleEligibilities.map(({ principalId }) => tenant.directory.find(principalId)?.userPrincipalName);
  expect(eligible).toEqual([eligibleOnly]);
});
