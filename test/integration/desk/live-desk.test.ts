import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetch as undiciFetch, ProxyAgent } from 'undici';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Person } from '../../../contract/person.ts';
import { scopesOf } from '../../../main/permissions/features.ts';
import type { TenantSignIn } from '../../../main/auth/tenant-sign-in.ts';
import { liveSignIn } from '../../../main/auth/live-sign-in.ts';
import type { DeskHarness } from '../../support/desk-harness.ts';
import { keysOf, preparePlan, removeFolder, startDesk } from '../../support/desk-harness.ts';
import type { LiveNetwork } from '../../support/network/live-network.ts';
import { inMemory } from '../../support/in-memory-store.ts';
import { startLiveNetwork } from '../../support/network/live-network.ts';

const morag = 'morag.sinclair@northmoor.example';
const priya = 'priya.raman@northmoor.example';
const app = (person: Person) => keysOf(person, 'microsoftAuthenticator');

let folder: string;
let network: LiveNetwork;
let way: ProxyAgent;
let signIn: TenantSignIn;
let harness: DeskHarness;
/** Addresses of the pages that the agent was sent to. */
let pages: URL[];
/** Filled into the pages besides the account. */
let fill: Readonly<Record<string, string>>;

const throughProxy = ((input: string | URL, init?: RequestInit) =>
  undiciFetch(input, { ...(init as object), dispatcher: way })) as unknown as typeof fetch;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-live-desk-'));
});
afterAll(() => rmSync(folder, { recursive: true }));
// Each test changes the person and what is agreed to.
beforeEach(async () => {
  network = await startLiveNetwork({ folder });
  way = new ProxyAgent({ uri: `http://127.0.0.1:${network.proxy.port}`, requestTls: { ca: readFileSync(network.caFile, 'utf8') } });
  pages = [];
  fill = {};
  const account = network.tenant.accounts.find(({ upn }) => upn === morag);
  signIn = liveSignIn({
    tenant: network.authority.tenant,
    displayName: 'Northmoor',
    fetch: throughProxy,
    openBrowser: (address) => {
      pages.push(new URL(address));
      if (account !== undefined) void network.authority.browse(address, account, fill);
      return Promise.resolve();
    },
    store: inMemory(),
    notice: () => undefined,
  });
  harness = await startDesk({
    tenant: network.tenant,
    signIn,
    fetch: throughProxy,
  });
});
afterEach(async () => {
  harness.close();
  removeFolder(harness.folder);
  await way.close();
  await network.close();
});

const page = (): URLSearchParams => (pages.at(-1) ?? new URL('about:blank')).searchParams;
const posts = async () =>
  (await network.tenant.writes())
    .filter(({ method, path }) => method === 'POST' && path.includes('temporaryAccessPassMethods'))
    .map(({ status }) => status);

test('a lost phone on a real tenant: the agent agrees once to what the plan needs, and Graph grants exactly that', async () => {
  const { plan } = await preparePlan(harness, priya, { lost: app });
  const fault = await harness.refusal('plans.execute', { planId: plan.id });
  expect(fault).toMatchObject({ code: 'auth.consentNeeded', features: ['passes', 'defaultMethod', 'removals', 'sessions'] });
  expect(await network.tenant.writes()).toEqual([]);
  expect(pages).toHaveLength(1);

  await harness.call('session.allow', { features: [...(fault.features ?? [])] });
  expect(pages).toHaveLength(2);
  const asked = (page().get('scope') ?? '').split(' ').flatMap((scope) => scope.split('https://graph.microsoft.com/')[1] ?? []);
  expect(asked.toSorted()).toEqual(scopesOf(['lookUp', ...(fault.features ?? [])]));
  expect(await network.tenant.writes()).toEqual([]);

  expect(await harness.carryOut(plan.id)).toMatchObject({ state: 'done', proof: { complete: true } });
  expect((await network.tenant.requests()).filter(({ status }) => status === 403)).toEqual([]);
});

test('a refusal switches off what needs it, and nothing else', async () => {
  fill = { decision: 'decline' };
  expect((await harness.refusal('session.allow', { features: ['signInLog'] })).code).toBe('auth.declined');
  const person = await harness.open(priya);
  expect(person.signIns).toMatchObject({ ok: false, fault: { code: 'auth.consentNeeded', features: ['signInLog'] } });
  expect([person.methods.ok, person.permission.acts.manageMethods.allowed]).toEqual([true, true]);
  fill = {};
  await harness.call('session.allow', { features: ['signInLog'] });
  expect((await harness.open(priya)).signIns.ok).toBe(true);
});

test('a token that Microsoft took back early is renewed for reads; a write waits for the agent', async () => {
  await harness.call('session.allow', { features: ['passes', 'sessions', 'signInLog', 'photos'] });
  const { plan } = await preparePlan(harness, priya, { lost: () => [] });
  await network.tenant.endToken((await (await signIn.signIn(morag)).token()).unwrap());
  const paused = await harness.carryOut(plan.id);
  expect(paused.steps[0]).toMatchObject({ state: 'failed', fault: { code: 'graph.unauthenticated' } });
  expect(await posts()).toEqual([401]);
  // The next read has the new token, without a page.
  expect((await harness.takeUp(plan.id)).state).toBe('done');
  expect(await posts()).toEqual([401, 201]);
  expect(pages).toHaveLength(2);
});

test('what is read of a person at once renews a taken-back token once for all', async () => {
  await harness.open(priya);
  await network.tenant.endToken((await (await signIn.signIn(morag)).token()).unwrap());
  const before = network.authority.tokenRequests('refresh_token').length;
  await network.tenant.clearRequests();
  const person = await harness.open(priya);
  expect([person.methods.ok, person.preferences.ok, person.passPolicy.ok, person.adminRoles.ok]).toEqual([true, true, true, true]);
  expect((await network.tenant.requests()).filter(({ status }) => status === 401).length).toBeGreaterThan(1);
  expect(network.authority.tokenRequests('refresh_token')).toHaveLength(before + 1);
});

test('a session that was ended stops the desk until the agent signs in again, and then it goes on', async () => {
  await network.tenant.endToken((await (await signIn.signIn(morag)).token()).unwrap());
  network.authority.revoke();
  const { id } = await network.tenant.truth(priya);
  expect((await harness.refusal('users.open', { userId: id })).code).toBe('auth.signInNeeded');
  expect(pages).toHaveLength(1);
  await harness.call('session.signInAgain', {});
  expect(page().get('login_hint')).toBe(morag);
  expect((await harness.open(priya)).methods.ok).toBe(true);
});

test('a step-up in the middle of a plan is answered on a page, and one pass is made', async () => {
  await harness.call('session.allow', { features: ['passes', 'sessions', 'signInLog', 'photos'] });
  const { plan } = await preparePlan(harness, priya, { lost: () => [] });
  await network.tenant.fault({ route: 'POST .*temporaryAccessPassMethods', kind: 'claims-challenge', times: 1 });
  expect((await harness.carryOut(plan.id)).state).toBe('paused');
  await harness.call('session.signInAgain', {});
  expect(JSON.parse(page().get('claims') ?? '')).toMatchObject({ access_token: { acrs: { essential: true, value: 'c1' } } });
  expect(await posts()).toEqual([401]);
  expect((await harness.takeUp(plan.id)).state).toBe('done');
  expect(await posts()).toEqual([401, 201]);
});

test('roles are read again with a token from Microsoft', async () => {
  const before = network.authority.tokenRequests('refresh_token').length;
  await harness.call('session.readRoles', {});
  expect(network.authority.tokenRequests('refresh_token')).toHaveLength(before + 1);
  network.authority.revoke();
  expect((await harness.refusal('session.readRoles', {})).code).toBe('auth.signInNeeded');
});
