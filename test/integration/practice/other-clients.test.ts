import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Client, HTTPMessageHandler, RetryHandler, RetryHandlerOptions, type Context, type Middleware } from '@microsoft/microsoft-graph-client';
import { expect, test } from 'vitest';
import { startPractice, upn, type Json, type Practice } from './practice.ts';

/** Clients that are not ours walk the lost-phone ticket: the tenant must not depend on our habits. */

/** The client's own handler gives tokens over https only; this one stands in for it on loopback. */
class LoopbackAuthentication implements Middleware {
  readonly #token: string;
  #next: Middleware | undefined;

  constructor(token: string) {
    this.#token = token;
  }

  async execute(context: Context): Promise<void> {
    context.options = { ...context.options, headers: { ...(context.options?.headers as Record<string, string>), Authorization: `Bearer ${this.#token}` } };
    await this.#next?.execute(context);
  }

  setNext(next: Middleware): void {
    this.#next = next;
  }
}

const officialClient = (practice: Practice): Client =>
  Client.initWithMiddleware({
    baseUrl: `${practice.url}/`,
    middleware: [new LoopbackAuthentication(practice.agents[0]!.token), new RetryHandler(new RetryHandlerOptions()), new HTTPMessageHandler()],
  });

test('the official JavaScript client finds, reads, deletes in order, issues a pass and revokes', async () => {
  const practice = await startPractice();
  const client = officialClient(practice);
  const found: Json = await client
    .api('/users')
    .header('ConsistencyLevel', 'eventual')
    .search('"displayName:priya"')
    .select(['id', 'displayName'])
    .count(true)
    .get();
  expect(found['@odata.count']).toBe(1);
  const { id } = found.value[0];

  const methods: Json = await client.api(`/users/${id}/authentication/methods`).get();
  const authenticator = methods.value.find((one: Json) => one['@odata.type'].includes('microsoftAuthenticator'));
  const pass: Json = await client.api(`/users/${id}/authentication/temporaryAccessPassMethods`).post({ lifetimeInMinutes: 60, isUsableOnce: true });
  expect(pass.temporaryAccessPass).toHaveLength(8);

  const deleteAuthenticator = () => client.api(`/users/${id}/authentication/microsoftAuthenticatorMethods/${authenticator.id}`).delete();
  await expect(deleteAuthenticator()).rejects.toMatchObject({ statusCode: 400, code: 'badRequest' });
  await client.api(`/users/${id}/authentication/signInPreferences`).version('beta').patch({ userPreferredMethodForSecondaryAuthentication: 'voiceOffice' });
  await client.api(`/users/${id}/authentication/phoneMethods/3179e48a-750b-4051-897c-87b9720928f7`).delete();
  await deleteAuthenticator();
  const revoked: Json = await client.api(`/users/${id}/revokeSignInSessions`).post({});
  expect(revoked.value).toBe(true);

  const left: Json = await client.api(`/users/${id}/authentication/methods`).get();
  expect(left.value.map((one: Json) => one['@odata.type'].replace('#microsoft.graph.', ''))).toEqual([
    'passwordAuthenticationMethod',
    'phoneAuthenticationMethod',
    'fido2AuthenticationMethod',
    'temporaryAccessPassAuthenticationMethod',
  ]);
});

test('the official client pages through everybody, and waits when it is throttled', async () => {
  const practice = await startPractice({ users: 230 });
  await practice.control('POST', '/faults', { route: 'GET /users', kind: 'throttled', times: 1, params: { retryAfter: 1 } });
  const client = officialClient(practice);
  const seen: string[] = [];
  // Its own iterator takes https links only for absolute ones; on loopback the origin is cut off.
  for (let path: string | undefined = '/users?$select=id'; path !== undefined; ) {
    const page: Json = await client.api(path).get();
    seen.push(...page.value.map((one: Json) => one.id));
    path = page['@odata.nextLink']?.slice(`${practice.url}/v1.0`.length);
  }
  expect(new Set(seen).size).toBe(230);
  expect(practice.server.log.list().map((entry) => entry.status)).toEqual([429, 200, 200, 200]);
});

test('plain curl does the same', async () => {
  const practice = await startPractice();
  const run = promisify(execFile);
  const curl = async (...args: readonly string[]): Promise<{ status: number; body: Json }> => {
    const { stdout } = await run('curl', [
      '-s',
      '-w',
      '\n%{http_code}',
      '-H',
      `Authorization: Bearer ${practice.agents[0]!.token}`,
      '-H',
      'Content-Type: application/json',
      ...args,
    ]);
    const at = stdout.lastIndexOf('\n');
    const text = stdout.slice(0, at);
    return { status: Number(stdout.slice(at + 1)), body: text === '' ? undefined : JSON.parse(text) };
  };
  const user = `${practice.url}/v1.0/users/${upn('tomasz.zielinski')}`;
  const authenticators = await curl(`${user}/authentication/microsoftAuthenticatorMethods`);
  expect((await curl('-X', 'POST', `${user}/authentication/temporaryAccessPassMethods`, '-d', '{}')).status).toBe(201);
  expect(await curl('-X', 'DELETE', `${user}/authentication/microsoftAuthenticatorMethods/${authenticators.body.value[0].id}`)).toEqual({
    status: 204,
    body: undefined,
  });
  expect((await curl('-X', 'POST', `${user}/revokeSignInSessions`)).body.value).toBe(true);
  expect(
    (
      await curl(
        '-G',
        `${practice.url}/v1.0/users`,
        '-H',
        'ConsistencyLevel: eventual',
        '--data-urlencode',
        '$search="displayName:tomasz"',
        '--data-urlencode',
        '$select=displayName',
      )
    ).body.value,
  ).toEqual([{ displayName: 'Tomasz Zieliński' }]);
});
