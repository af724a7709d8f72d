import { request } from 'node:http';
import { describe, expect, test } from 'vitest';
import { startPractice, upn, type Practice } from './practice.ts';

/** fetch does not let a test set Host. */
const withHost = (practice: Practice, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    request(`${practice.url}/v1.0/me`, { headers: { Host: host, Authorization: `Bearer ${practice.agents[0]!.token}` } }, (response) =>
      resolve(response.resume().statusCode ?? 0),
    )
      .on('error', reject)
      .end();
  });

describe('the door', () => {
  test('opens to its own loopback names only', async () => {
    const practice = await startPractice();
    const port = new URL(practice.url).port;
    expect(await withHost(practice, `127.0.0.1:${port}`)).toBe(200);
    expect(await withHost(practice, `localhost:${port}`)).toBe(200);
    for (const host of ['evil.example', `evil.example:${port}`, `127.0.0.1:1`])
      expect(await withHost(practice, host), host).toBeGreaterThanOrEqual(400);
  });

  test('opens to the name of what stands in front of it, and links lead back there', async () => {
    const practice = await startPractice({ publicOrigin: 'https://graph.example' });
    expect(await withHost(practice, 'graph.example')).toBe(200);
    expect(await withHost(practice, 'graph.example:444')).toBe(421);
    expect((await practice.graph('GET', '/v1.0/users?$top=5')).body['@odata.nextLink']).toMatch(
      /^https:\/\/graph\.example\/v1\.0\/users\?/u,
    );
  });

  test('wants a token of this run, and says so as Graph does', async () => {
    const practice = await startPractice();
    const status = async (authorization: string | undefined) => {
      const response = await fetch(`${practice.url}/v1.0/me`, {
        headers: authorization === undefined ? {} : { Authorization: authorization },
      });
      return {
        status: response.status,
        challenge: response.headers.get('www-authenticate') ?? '',
        code: (await response.json()).error.code,
      };
    };
    for (const wrong of [undefined, 'Bearer practice-forged', 'Basic abc', `Bearer ${practice.server.tokens.controlToken}`]) {
      expect(await status(wrong)).toMatchObject({
        status: 401,
        code: 'InvalidAuthenticationToken',
        challenge: expect.stringMatching(/^Bearer /u),
      });
    }
    const { token } = (await practice.control('POST', '/tokens', { user: upn('morag.sinclair'), expiresInSeconds: 60 })).body;
    expect((await practice.graph('GET', '/v1.0/me', { token })).status).toBe(200);
    practice.tenant.clock.advance(61_000);
    expect((await practice.graph('GET', '/v1.0/me', { token })).body.error.message).toContain('expired');
  });

  test('gives every answer a request-id and echoes the client-request-id', async () => {
    const practice = await startPractice();
    const id = '6f1967b7-15e8-4935-ac26-d50770ed07a7';
    const good = await practice.graph('GET', '/v1.0/me', { headers: { 'client-request-id': id } });
    const bad = await practice.graph('GET', '/v1.0/users/nobody', { headers: { 'client-request-id': id } });
    for (const answer of [good, bad]) {
      expect(answer.headers.get('client-request-id')).toBe(id);
      expect(answer.headers.get('request-id')).toMatch(/^[0-9a-f-]{36}$/u);
    }
    expect(bad.body.error.innerError).toMatchObject({ 'client-request-id': id, 'request-id': bad.headers.get('request-id') });
  });

  test('refuses bodies over 4 MB and bodies that are not JSON', async () => {
    const practice = await startPractice();
    const path = `/v1.0/users/${upn('priya.raman')}/authentication/phoneMethods`;
    expect((await practice.graph('POST', path, { body: { phoneNumber: 'x'.repeat(4 * 1024 * 1024 + 1) } })).status).toBe(413);
    const broken = await fetch(`${practice.url}${path}`, {
      method: 'POST',
      body: '{"phone',
      headers: { Authorization: `Bearer ${practice.agents[0]!.token}`, 'Content-Type': 'application/json' },
    });
    expect(broken.status).toBe(400);
  });

  test('tells an unknown segment from a wrong verb and a wrong version', async () => {
    const practice = await startPractice();
    expect((await practice.graph('GET', '/v1.0/nonsense')).body.error.message).toBe("Resource not found for the segment 'nonsense'.");
    expect(await practice.graph('DELETE', '/v1.0/users')).toMatchObject({ status: 405, body: { error: { code: 'Request_BadRequest' } } });
    expect((await practice.graph('GET', '/v2.0/me')).status).toBe(400);
    expect((await practice.graph('GET', '/v1.0/users/%zz')).status).toBe(400);
    expect((await practice.graph('GET', `/v1.0/users/${upn('priya.raman')}/authentication/signInPreferences`)).status).toBe(400);
  });
});

describe('the control endpoints', () => {
  test('need the control token', async () => {
    const practice = await startPractice();
    const answer = await fetch(`${practice.url}/_practice/requests`, { headers: { Authorization: `Bearer ${practice.agents[0]!.token}` } });
    expect(answer.status).toBe(401);
  });

  test('tell what was asked, by whom, without secrets, and forget it when told', async () => {
    const practice = await startPractice();
    await practice.graph('PATCH', `/v1.0/users/${upn('priya.raman')}`, {
      body: { accountEnabled: false, passwordProfile: { password: 'practice-canary-2' } },
      headers: { 'client-request-id': '6f1967b7-15e8-4935-ac26-d50770ed07a7' },
    });
    const log = (await practice.control('GET', '/requests')).body;
    expect(log).toMatchObject([
      {
        method: 'PATCH',
        path: `/v1.0/users/${upn('priya.raman')}`,
        agentUpn: upn('morag.sinclair'),
        clientRequestId: '6f1967b7-15e8-4935-ac26-d50770ed07a7',
        requestBody: { accountEnabled: false },
      },
    ]);
    expect(JSON.stringify(log)).not.toContain('practice-canary-2');
    await practice.control('DELETE', '/requests');
    expect((await practice.control('GET', '/requests')).body).toEqual([]);
  });

  test('register a method for the caller, which becomes the default where there was none', async () => {
    const practice = await startPractice();
    const made = await practice.control('POST', `/users/${upn('femi.balogun')}/register`, {
      kind: 'microsoftAuthenticator',
      displayName: 'Femi’s new phone',
    });
    expect(made).toMatchObject({ status: 201, body: { kind: 'microsoftAuthenticator', displayName: 'Femi’s new phone' } });
    const listed = (await practice.graph('GET', `/v1.0/users/${upn('femi.balogun')}/authentication/microsoftAuthenticatorMethods`)).body
      .value;
    expect(listed[0].id).toBe(made.body.id);
    expect((await practice.control('GET', `/users/${upn('femi.balogun')}`)).body.defaultMethod).toBe('push');
    expect((await practice.control('POST', `/users/${upn('femi.balogun')}/register`, { kind: 'nonsense' })).status).toBe(400);
    expect((await practice.control('POST', '/users/nobody/register', {})).status).toBe(404);
  });

  test('accept a token that was made elsewhere, for what it was given and no more, until it is ended', async () => {
    const practice = await startPractice();
    const token = 'practice-made-elsewhere';
    const me = async () => (await practice.graph('GET', '/v1.0/me', { token })).status;
    expect(await me()).toBe(401);
    expect(await practice.control('POST', '/tokens', { user: upn('morag.sinclair'), scopes: ['User.Read'], value: token })).toMatchObject({
      status: 200,
      body: { token },
    });
    expect(await me()).toBe(200);
    expect((await practice.graph('GET', '/v1.0/auditLogs/signIns', { token })).status).toBe(403);
    expect((await practice.control('DELETE', '/tokens', { value: token })).status).toBe(204);
    expect(await me()).toBe(401);
    expect((await practice.control('DELETE', '/tokens', { value: token })).status).toBe(404);
    expect((await practice.control('POST', '/tokens', { user: upn('morag.sinclair'), value: 'with a space' })).status).toBe(400);
  });

  test('move the clock', async () => {
    const practice = await startPractice();
    const before = Date.parse((await practice.control('GET', '/clock')).body.nowUtc);
    const after = Date.parse((await practice.control('POST', '/clock', { advanceSeconds: 3600 })).body.nowUtc);
    expect(Math.round((after - before) / 1000)).toBe(3600);
  });
});
