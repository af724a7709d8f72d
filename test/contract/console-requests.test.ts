import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { OperationScope } from '../../main/auth/scopes.ts';
import { consentScopes, operationScopes } from '../../main/auth/scopes.ts';
import { Secret } from '../../main/secret.ts';
import type { DeskHarness } from '../support/desk-harness.ts';
import { keysOf, preparePlan, removeFolder, startDesk } from '../support/desk-harness.ts';
import type { TestTenant } from '../support/practice-tenant.ts';
import { startTestTenant } from '../support/practice-tenant.ts';
import { answerProblems, requestProblems } from './support/checks.ts';
import type { SentRequest } from './support/checks.ts';
import { Ledger } from './support/ledger.ts';
import { upn } from './support/practice.ts';
import type { ScopeLists } from './support/published.ts';
import { publishedScopes } from './support/published.ts';
import type { Exchange } from './support/recorder.ts';
import { recordingFetch } from './support/recorder.ts';
import { report } from './support/report.ts';

/** The lost-phone ticket with every kind of step; every request that the console sends on the way is held against the description. */
const exchanges: Exchange[] = [];
const ledger = new Ledger('console requests');
let tenant: TestTenant;
let harness: DeskHarness;

/** The same tenant, with tokens that hold the scopes of the console's own table and no others. */
const withConsentOnly = async ({ tenant: reached, announcement, ...rest }: TestTenant): Promise<TestTenant> => {
  const { controlToken } = JSON.parse(announcement) as { readonly controlToken: string };
  const agents = await Promise.all(
    reached.agents.map(async (agent) => {
      const response = await fetch(new URL('/_practice/tokens', reached.root), {
        method: 'POST',
        headers: { authorization: `Bearer ${controlToken}`, 'content-type': 'application/json' },
        body: JSON.stringify({ user: agent.userPrincipalName, scopes: consentScopes() }),
      });
      const { token } = (await response.json()) as { readonly token: string };
      return { ...agent, token: new Secret(token) };
    }),
  );
  return { ...rest, announcement, tenant: { ...reached, agents } };
};

const run = async (who: string, choose: Parameters<typeof preparePlan>[2]): Promise<string> => {
  const { plan } = await preparePlan(harness, upn(who), choose);
  const { state, steps } = await harness.call('plans.execute', { planId: plan.id });
  if (state !== 'done') throw new Error(`The plan for ${who} ended ${state}: ${steps.map((step) => step.message ?? step.state).join(' ')}`);
  return plan.id;
};

beforeAll(async () => {
  tenant = await withConsentOnly(await startTestTenant());
  harness = await startDesk({ tenant, fetch: recordingFetch(exchanges) });
  for (const query of ['priya raman', upn('priya.raman'), '+44 7700 900001', 'NM100001', "O'Connor", '7700900014']) await harness.call('users.search', { query });
  for (const who of ['priya.raman', 'helena.brandt', 'amara.nwosu_riverside.example#EXT#', 'ada.lovell']) {
    const { user } = await harness.open(upn(who));
    await harness.call('users.photo', { userId: user.id });
  }
  // Every kind of method goes; a default moves to what is kept; a pass goes without a new one.
  const planId = await run('priya.raman', { lost: (person) => keysOf(person, 'microsoftAuthenticator') });
  await run('wen.zhang', { lost: (person) => (person.methods.ok ? person.methods.value.filter(({ kind }) => kind !== 'password').map(({ kind, id }) => `${kind}/${id}`) : []) });
  await run('sofia.lindqvist', { lost: (person) => keysOf(person, 'temporaryAccessPass'), pass: null });

  await harness.call('watch.start', { planId });
  await tenant.register(upn('priya.raman'), { kind: 'microsoftAuthenticator' });
  await vi.waitUntil(() => harness.events.some((event) => event.type === 'watch.changed' && event.watch.state === 'appeared'), { timeout: 20_000, interval: 200 });
  await harness.call('watch.stop', { planId });

  // Answers that never come: each kind of write is decided by reading.
  for (const [who, route] of [
    ['tomasz.zielinski', 'POST .*temporaryAccessPassMethods'],
    ['nikhil.desai', 'PATCH .*signInPreferences'],
    ['zoe.muller-ostergard', 'POST .*revokeSignInSessions'],
    ['kenji.watanabe', 'DELETE .*microsoftAuthenticatorMethods'],
  ] as const) {
    await tenant.fault({ route, kind: 'applied-then-reset', times: 1 });
    const { plan } = await preparePlan(harness, upn(who), { lost: (person) => keysOf(person, 'microsoftAuthenticator').slice(0, 1) });
    await harness.call('plans.execute', { planId: plan.id });
    await tenant.clearFaults();
  }
  for (const { userPrincipalName } of tenant.tenant.agents) await harness.call('session.switchAgent', { userPrincipalName });
}, 120_000);

afterAll(async () => {
  harness.close();
  removeFolder(harness.folder);
  await tenant.stop();
});

/** The requests as sent, and those inside batches as if they had been sent alone. */
const sent = (): readonly SentRequest[] =>
  exchanges.flatMap(({ request }) => {
    if (!request.target.endsWith('/$batch')) return [request];
    const { requests } = request.body as { readonly requests: readonly { readonly method: string; readonly url: string; readonly headers?: Readonly<Record<string, string>> }[] };
    return [request, ...requests.map((inner) => ({ verb: inner.method, target: `${request.target.replace('/$batch', '')}${inner.url}`, headers: new Headers(inner.headers), body: undefined }))];
  });

/** `GET /users/{id}/authentication/methods`, as the table writes it. */
const rowOf = (request: SentRequest): string => {
  const { operation } = requestProblems(request);
  return operation === undefined ? `unpublished ${request.verb} ${request.target}` : `${operation.verb} ${operation.template.replaceAll(/\{[^}]*\}/gu, '{id}')}`;
};

test('every request has a published path, verb, query and body', () => {
  for (const request of sent()) ledger.note(rowOf(request), requestProblems(request).problems);
  expect(ledger.unexplained()).toEqual([]);
});

test('nothing is sent that only documentation pages know', () => {
  const unverified = sent().flatMap((request) => requestProblems(request).operation ?? []).filter(({ published }) => published['x-metadata-verified'] === false);
  expect(unverified.map(({ name }) => name)).toEqual([]);
});

test('every answer that came back is a published one', () => {
  const differing = exchanges.flatMap(({ request, answer }) => {
    const { operation } = requestProblems(request);
    // What an error may look like is checked elsewhere, with its named exception.
    if (answer === undefined || operation === undefined || answer.status >= 400 || operation.template.endsWith('/$value')) return [];
    return answerProblems(operation, answer).map((problem) => `${operation.name}: ${problem}`);
  });
  expect(differing).toEqual([]);
});

test('with the scopes of its own table and no others, nothing is refused', () => {
  const refused = exchanges.filter(({ answer }) => answer?.status === 403).map(({ request }) => rowOf(request));
  expect(exchanges.length).toBeGreaterThan(100);
  expect(refused).toEqual([]);
});

describe('the table of scopes', () => {
  test('has every operation that was sent, and none that was not', () => {
    expect(operationScopes.map(({ operation }) => operation).toSorted()).toEqual([...new Set(sent().map(rowOf))].toSorted());
  });

  const listed = ({ operation, listedAs }: OperationScope) => {
    const [verb = '', path = ''] = (listedAs ?? operation).split(' ');
    return publishedScopes(verb, path);
  };

  const published = operationScopes.flatMap((row) => {
    const scopes = listed(row);
    return scopes === undefined ? [] : [{ ...row, onOthers: leastForOthers(scopes) }];
  });
  test.each(published)('$operation: the least published one', ({ least, asked, onOthers }) => {
    expect(least).toBe(onOthers[0]);
    expect(onOthers).toContain(asked?.scope ?? least);
  });

  test.each(operationScopes.filter((row) => listed(row) === undefined))('$operation: the permissions are silent, so it says where the scope is from', ({ source }) => {
    expect(source).toMatch(/^https:\/\/learn\.microsoft\.com\/graph\//u);
  });
});

/**
 * The scopes that act on other people, least first. A scope without `.All` is for oneself; its `.All` form
 * stands for it here. Scopes of device management and of agent identities are left out: they are not ours to ask.
 */
function leastForOthers({ least, higher }: ScopeLists): readonly string[] {
  const all = [...least, ...higher].filter((scope) => !/^(?:DeviceManagement|AgentIdUser)/u.test(scope));
  return all.flatMap((scope) => {
    if (/\.All$|^Policy\.|\.Directory$/u.test(scope)) return [scope];
    return all.includes(`${scope}.All`) ? [`${scope}.All`] : [];
  });
}

test('no exception is left over', () => {
  report({ counts: { 'requests of the console checked': sent().length, 'operations of the console with their scope': operationScopes.length }, exceptions: ledger.used() });
  expect(ledger.stale()).toEqual([]);
});
