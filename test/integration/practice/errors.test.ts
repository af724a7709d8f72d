import { expect, test } from 'vitest';
import { errorExamples } from '../../contract/support/published.ts';
import { AGENT, startPractice, upn, type Answer, type Json, type Practice } from './practice.ts';

/** Every published error body: how it is provoked here. The code and the status must be the published ones. */
const priya = `/v1.0/users/${upn('priya.raman')}`;
const mobile = `${priya}/authentication/phoneMethods/3179e48a-750b-4051-897c-87b9720928f7`;
const fault = async (practice: Practice, path: string, spec: Json): Promise<Answer> => {
  await practice.control('POST', '/faults', spec);
  return await practice.graph('GET', path);
};

const PROVOKED: Readonly<Record<string, (practice: Practice) => Promise<Answer>>> = {
  'default method cannot be deleted (id variant)': async (practice) => {
    await practice.graph('PATCH', `/beta/users/${upn('priya.raman')}/authentication/signInPreferences`, {
      body: { userPreferredMethodForSecondaryAuthentication: 'sms' },
    });
    return await practice.graph('DELETE', mobile);
  },
  'default method cannot be deleted while others exist': async (practice) => {
    const { value } = (await practice.graph('GET', `${priya}/authentication/microsoftAuthenticatorMethods`)).body;
    return await practice.graph('DELETE', `${priya}/authentication/microsoftAuthenticatorMethods/${value[0].id}`);
  },
  'caller lacks the role or the scope (authentication methods service)': (practice) =>
    practice.graph('GET', `${priya}/authentication/methods`, { as: AGENT.helpdesk }),
  'TAP not allowed by the authentication methods policy': (practice) => {
    practice.tenant.policy.find('TemporaryAccessPass')!.state = 'disabled';
    return practice.graph('POST', `${priya}/authentication/temporaryAccessPassMethods`, { body: {} });
  },
  'DELETE on the untyped methods collection does not exist': (practice) =>
    practice.graph('DELETE', `${priya}/authentication/methods/3179e48a-750b-4051-897c-87b9720928f7`),
  'insufficient privileges (directory service)': (practice) =>
    practice.graph('PATCH', priya, { as: AGENT.globalReader, body: { accountEnabled: false } }),
  'method not allowed (beta-only call on v1.0)': (practice) => practice.graph('DELETE', '/v1.0/users'),
  throttled: (practice) => fault(practice, '/v1.0/me', { route: '.', kind: 'throttled', params: { retryAfter: 10 } }),
  'object not found (directory service)': (practice) => practice.graph('GET', '/v1.0/users/68be84bf-a585-4776-80b3-30aa5207aa22'),
  '$search without the ConsistencyLevel header': (practice) => practice.graph('GET', '/v1.0/users?$search="displayName:x"'),
  'sign-in log read without the scope': async (practice) => {
    const { token } = (await practice.control('POST', '/tokens', { user: upn('morag.sinclair'), scopes: ['User.Read'] })).body;
    return await practice.graph('GET', '/v1.0/auditLogs/signIns', { token });
  },
  'access token expired': async (practice) => {
    const { token } = (await practice.control('POST', '/tokens', { user: upn('morag.sinclair'), expiresInSeconds: 0 })).body;
    return await practice.graph('GET', '/v1.0/me', { token });
  },
  'collection that refuses a page size': (practice) =>
    practice.graph('GET', `${priya}/transitiveMemberOf/microsoft.graph.directoryRole?$top=5`),
};

/** Not provoked, with the reason. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  'generic error shape with nested innerError': 'An upload error of another service; shown for its shape.',
  'sign-in log read without a premium licence': 'This tenant is premium.',
};

const examples: readonly Json[] = errorExamples;
const byName = new Map(examples.map((example) => [example.name, example]));

test('every published error body is provoked or left out for a reason', () => {
  expect([...Object.keys(PROVOKED), ...Object.keys(LEFT_OUT)].sort()).toEqual([...byName.keys()].sort());
});

/** Messages carry ids: their fixed words are compared. */
const words = (message: string | undefined): string => (message ?? '').replace(/\[[^\]]*\]|'[^']*'/gu, '[]');

test.each(Object.entries(PROVOKED))('%s', async (name, provoke) => {
  const practice = await startPractice();
  const example = byName.get(name);
  const answer = await provoke(practice);
  expect(answer.status).toBe(example.status);
  const wanted = example.body.error;
  expect(answer.body.error?.code).toBe(wanted?.code ?? answer.body.error?.code);
  expect(words(answer.body.error?.message)).toBe(words(wanted?.message));
  expect(Object.keys(answer.body)).toEqual(Object.keys(example.body));
});
