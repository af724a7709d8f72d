import { vi } from 'vitest';
import { consentScopes } from '../../../main/permissions/scopes.ts';
import type { DeskHarness } from '../../support/desk-harness.ts';
import { keysOf, preparePlan, removeFolder, startDesk } from '../../support/desk-harness.ts';
import type { TestTenant } from '../../support/practice-tenant.ts';
import { startTestTenant } from '../../support/practice-tenant.ts';
import type { SentRequest } from './checks.ts';
import { requestProblems } from './checks.ts';
import { upn } from './practice.ts';
import { tokenOf } from './practice-token.ts';
import type { Exchange } from './recorder.ts';
import { recordingFetch } from './recorder.ts';

export interface ConsoleWalk {
  readonly exchanges: readonly Exchange[];
  /** The requests as sent, and those inside batches as if they had been sent alone. */
  readonly sent: readonly SentRequest[];
  readonly end: () => Promise<void>;
}

/** The same tenant, with tokens that hold the scopes of the console's own table and no others. */
const withConsentOnly = async (tenant: TestTenant): Promise<TestTenant> => {
  const agents = await Promise.all(
    tenant.tenant.agents.map(async (agent) => ({ ...agent, token: await tokenOf(tenant, agent.userPrincipalName, consentScopes()) })),
  );
  return { ...tenant, tenant: { ...tenant.tenant, agents } };
};

const run = async (harness: DeskHarness, who: string, choose: Parameters<typeof preparePlan>[2]): Promise<string> => {
  const { plan } = await preparePlan(harness, upn(who), choose);
  const { state, steps } = await harness.carryOut(plan.id);
  if (state !== 'done') throw new Error(`The plan for ${who} ended ${state}: ${steps.map((step) => step.message ?? step.state).join(' ')}`);
  return plan.id;
};

/** Lost-phone tickets with every kind of step, by the console's own code: each operation that it knows is sent at least once. */
export const walkConsole = async (): Promise<ConsoleWalk> => {
  const exchanges: Exchange[] = [];
  const tenant = await withConsentOnly(await startTestTenant());
  // All of it under one ticket, which helps more people than a desk usually would.
  const profile = { limits: { peoplePerTicketPerHour: 20 } };
  const harness = await startDesk({ tenant, profile, fetch: recordingFetch(exchanges) });
  for (const query of ['priya raman', upn('priya.raman'), '+44 7700 900001', 'NM100001', "O'Connor", '7700900014'])
    await harness.call('users.search', { query });
  for (const who of ['priya.raman', 'helena.brandt', 'amara.nwosu_riverside.example#EXT#', 'ada.lovell']) {
    const { user } = await harness.open(upn(who));
    await harness.call('users.photo', { userId: user.id });
  }
  // Every kind of method goes; a default moves to what is kept; a pass goes without a new one.
  const planId = await run(harness, 'priya.raman', { lost: (person) => keysOf(person, 'microsoftAuthenticator') });
  await run(harness, 'wen.zhang', {
    lost: (person) =>
      person.methods.ok ? person.methods.value.filter(({ kind }) => kind !== 'password').map(({ kind, id }) => `${kind}/${id}`) : [],
  });
  await run(harness, 'sofia.lindqvist', { lost: (person) => keysOf(person, 'temporaryAccessPass'), pass: null });

  await harness.call('watch.start', { planId });
  await tenant.register(upn('priya.raman'), { kind: 'microsoftAuthenticator' });
  await vi.waitUntil(() => harness.events.some((event) => event.type === 'watch.changed' && event.watch.state === 'appeared'), {
    timeout: 20_000,
    interval: 200,
  });
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
    await harness.carryOut(plan.id);
    await tenant.clearFaults();
  }
  for (const { userPrincipalName } of tenant.tenant.agents) await harness.call('session.switchAgent', { userPrincipalName });

  return {
    exchanges,
    sent: exchanges.flatMap(({ request }) => [request, ...insideOf(request)]),
    end: async () => {
      harness.close();
      removeFolder(harness.folder);
      await tenant.stop();
    },
  };
};

const insideOf = (request: SentRequest): readonly SentRequest[] => {
  if (!request.target.endsWith('/$batch')) return [];
  const { requests } = request.body as {
    readonly requests: readonly { readonly method: string; readonly url: string; readonly headers?: Readonly<Record<string, string>> }[];
  };
  return requests.map((inner) => ({
    verb: inner.method,
    target: `${request.target.replace('/$batch', '')}${inner.url}`,
    headers: new Headers(inner.headers),
    body: undefined,
  }));
};

/** `GET /users/{id}/authentication/methods`, as the console's table of scopes writes it. */
export const rowOf = (request: SentRequest): string => {
  const { operation } = requestProblems(request);
  return operation === undefined
    ? `unpublished ${request.verb} ${request.target}`
    : `${operation.verb} ${operation.template.replaceAll(/\{[^}]*\}/gu, '{id}')}`;
};
