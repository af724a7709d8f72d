import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import type { Context, Middleware } from '@microsoft/microsoft-graph-client';
import { Client, HTTPMessageHandler, RetryHandler, RetryHandlerOptions } from '@microsoft/microsoft-graph-client';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answerProblems, requestProblems } from './support/checks.ts';
import type { GivenAnswer } from './support/checks.ts';
import { itemsOf } from './support/fill.ts';
import { findOperation, splitTarget } from './support/operations.ts';
import type { Practice } from './support/practice.ts';
import { startPractice, upn } from './support/practice.ts';
import type { Verb } from './support/published.ts';
import type { Exchange } from './support/recorder.ts';
import { recordingFetch } from './support/recorder.ts';
import { report } from './support/report.ts';

/** Clients that are not ours walk the lost-phone ticket; every answer that they get is held against the description. */
let practice: Practice;
let token: string;
let answers = 0;
beforeEach(async () => {
  practice = await startPractice();
  token = practice.token(upn('tunde.adeyemi'));
});
afterEach(async () => practice.close());
afterAll(() => report({ counts: { 'answers to other clients checked': answers } }));

const differences = (verb: string, target: string, answer: GivenAnswer): readonly string[] => {
  answers += 1;
  const parts = splitTarget(target);
  const operation = parts === undefined ? 'no version' : findOperation(parts.version, verb, parts.path);
  return typeof operation === 'string'
    ? [operation]
    : answerProblems(operation, answer).filter((problem) => !problem.includes('/innerError/date'));
};

const typeOf = (method: Readonly<Record<string, unknown>>): string =>
  String(method['@odata.type']).replace('#microsoft.graph.', '').replace('AuthenticationMethod', '');
const mobile = '3179e48a-750b-4051-897c-87b9720928f7';
const leftInTheEnd = ['password', 'phone', 'fido2', 'temporaryAccessPass'];

/** The client's own handler gives its token to https hosts only; this one stands in for it on loopback. */
class LoopbackToken implements Middleware {
  #next: Middleware | undefined;

  async execute(context: Context): Promise<void> {
    context.options = {
      ...context.options,
      headers: { ...(context.options?.headers as Readonly<Record<string, string>>), Authorization: `Bearer ${token}` },
    };
    await this.#next?.execute(context);
  }

  setNext(next: Middleware): void {
    this.#next = next;
  }
}

test('the official JavaScript client', async () => {
  const exchanges: Exchange[] = [];
  vi.stubGlobal('fetch', recordingFetch(exchanges, fetch));
  const client = Client.initWithMiddleware({
    baseUrl: `${practice.url}/`,
    middleware: [new LoopbackToken(), new RetryHandler(new RetryHandlerOptions()), new HTTPMessageHandler()],
  });
  const found: unknown = await client
    .api('/users')
    .header('ConsistencyLevel', 'eventual')
    .search('"displayName:priya"')
    .select(['id', 'displayName'])
    .count(true)
    .get();
  const user = `/users/${String(itemsOf(found)[0]?.['id'])}`;
  const authentication = `${user}/authentication`;

  const before: unknown = await client.api(`${authentication}/methods`).get();
  const app = itemsOf(before).find((method) => typeOf(method) === 'microsoftAuthenticator');
  const pass: unknown = await client
    .api(`${authentication}/temporaryAccessPassMethods`)
    .post({ lifetimeInMinutes: 60, isUsableOnce: true });
  expect(pass).toMatchObject({ temporaryAccessPass: expect.stringMatching(/^\S{8,}$/u) as string, lifetimeInMinutes: 60 });

  const deleteApp = async (): Promise<unknown> =>
    client.api(`${authentication}/microsoftAuthenticatorMethods/${String(app?.['id'])}`).delete() as Promise<unknown>;
  await expect(deleteApp()).rejects.toMatchObject({ statusCode: 400, code: 'badRequest' });
  await client
    .api(`${authentication}/signInPreferences`)
    .version('beta')
    .patch({ userPreferredMethodForSecondaryAuthentication: 'voiceOffice' });
  await deleteApp();
  await client.api(`${authentication}/phoneMethods/${mobile}`).delete();
  await client.api(`${user}/revokeSignInSessions`).post({});
  const after: unknown = await client.api(`${authentication}/methods`).get();
  expect(itemsOf(after).map(typeOf)).toEqual(leftInTheEnd);

  expect(exchanges.length).toBe(9);
  expect(
    exchanges.flatMap(({ request, answer }) => (answer === undefined ? ['no answer'] : differences(request.verb, request.target, answer))),
  ).toEqual([]);
  // The client cannot post without a body; all else that it sends is as published.
  expect(exchanges.flatMap(({ request }) => requestProblems(request).problems)).toEqual(['no body is published for this operation']);
});

/** curl reads its whole configuration from standard input, so that the token is in no list of processes. */
const curl = async (
  verb: Verb,
  target: string,
  options: { readonly body?: unknown; readonly headers?: readonly string[] } = {},
): Promise<GivenAnswer> => {
  const lines = [
    `url = ${JSON.stringify(`${practice.url}${target}`)}`,
    `request = ${verb}`,
    `header = "Authorization: Bearer ${token}"`,
    ...(options.headers ?? []).map((header) => `header = ${JSON.stringify(header)}`),
  ];
  if (options.body !== undefined)
    lines.push('header = "Content-Type: application/json"', `data-raw = ${JSON.stringify(JSON.stringify(options.body))}`);
  const child = spawn('curl', ['--silent', '--show-error', '--include', '--globoff', '--noproxy', '*', '--config', '-'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(lines.join('\n'));
  const [head = '', content = ''] = (await text(child.stdout)).split(/\r\n\r\n(.*)/su);
  const [status = '', ...headerLines] = head.split('\r\n');
  const headers = new Headers(
    headerLines.map((line): [string, string] => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
  );
  const answer = { status: Number(status.split(' ')[1]), headers, body: content === '' ? undefined : (JSON.parse(content) as unknown) };
  expect(differences(verb, target, answer)).toEqual([]);
  return answer;
};

test('plain curl', async () => {
  const search = encodeURIComponent('"displayName:priya"');
  const found = await curl('GET', `/v1.0/users?$search=${search}&$select=id,displayName`, { headers: ['ConsistencyLevel: eventual'] });
  const user = `/users/${String(itemsOf(found.body)[0]?.['id'])}`;
  const authentication = `/v1.0${user}/authentication`;
  const apps = await curl('GET', `${authentication}/microsoftAuthenticatorMethods`);
  const app = `${authentication}/microsoftAuthenticatorMethods/${String(itemsOf(apps.body)[0]?.['id'])}`;

  expect(
    (await curl('POST', `${authentication}/temporaryAccessPassMethods`, { body: { lifetimeInMinutes: 60, isUsableOnce: true } })).status,
  ).toBe(201);
  expect((await curl('DELETE', app)).status).toBe(400);
  expect(
    (
      await curl('PATCH', `/beta${user}/authentication/signInPreferences`, {
        body: { userPreferredMethodForSecondaryAuthentication: 'voiceOffice' },
      })
    ).status,
  ).toBe(204);
  expect((await curl('DELETE', app)).status).toBe(204);
  expect((await curl('DELETE', `${authentication}/phoneMethods/${mobile}`)).status).toBe(204);
  expect((await curl('POST', `/v1.0${user}/revokeSignInSessions`)).body).toMatchObject({ value: true });
  expect(itemsOf((await curl('GET', `${authentication}/methods`)).body).map(typeOf)).toEqual(leftInTheEnd);
});
