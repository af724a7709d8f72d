import { describe, expect, test } from 'vitest';
import { NOW, startPractice, upn, type Practice } from './practice.ts';

const PASSES = `/v1.0/users/${upn('priya.raman')}/authentication/temporaryAccessPassMethods`;
const install = (practice: Practice, ...faults: readonly unknown[]) => practice.control('POST', '/faults', faults);
const passesOf = async (practice: Practice): Promise<number> =>
  (await practice.control('GET', `/users/${upn('priya.raman')}`)).body.passes.length;

describe('a fault', () => {
  test('is played as often as asked, on its route only, then gone', async () => {
    const practice = await startPractice();
    await install(practice, { route: '^GET /me$', kind: 'status', times: 2, params: { status: 503, retryAfter: 7 } });
    const statuses: number[] = [];
    for (let i = 0; i < 3; i += 1) statuses.push((await practice.graph('GET', '/v1.0/me')).status);
    expect(statuses).toEqual([503, 503, 200]);
    await install(practice, { route: 'GET /me', kind: 'status', skip: 1, params: { status: 507 } });
    expect((await practice.graph('GET', '/v1.0/organization')).status).toBe(200);
    expect((await practice.graph('GET', '/v1.0/me')).status).toBe(200);
    expect((await practice.graph('GET', '/v1.0/me')).status).toBe(507);
    expect((await practice.control('DELETE', '/faults')).status).toBe(204);
    expect((await practice.graph('GET', '/v1.0/me')).status).toBe(200);
  });

  test('that nobody knows is refused with a sentence', async () => {
    const practice = await startPractice();
    for (const fault of [
      { route: '(', kind: 'status' },
      { route: 'x', kind: 'nonsense' },
      { kind: 'status' },
      { route: 'x', kind: 'status', probability: 2 },
      'x',
    ]) {
      const answer = await install(practice, fault);
      expect(answer.status).toBe(400);
      expect(answer.body.error.message).toMatch(/\.$/u);
    }
    expect((await practice.control('GET', '/faults')).body).toEqual([]);
  });
});

describe('Retry-After of a 429', () => {
  test.each([
    [5, '5'],
    [0, '0'],
    [-3, '-3'],
    [86_400, '86400'],
    ['soon', 'soon'],
    ['date', new Date(NOW + 10_000).toUTCString().slice(0, 16)],
    [undefined, null],
  ])('%s', async (retryAfter, shown) => {
    const practice = await startPractice();
    await install(practice, { route: 'GET /me', kind: 'throttled', params: { retryAfter } });
    const answer = await practice.graph('GET', '/v1.0/me');
    expect(answer).toMatchObject({ status: 429, body: { error: { code: 'TooManyRequests' } } });
    expect(answer.headers.get('retry-after')?.slice(0, 16) ?? null).toBe(shown);
  });
});

test('a strict throttle asks for twice as long of whoever comes back too early, and lets those through who waited', async () => {
  const practice = await startPractice();
  await install(practice, { route: 'GET /me', kind: 'throttled', times: 1, params: { retryAfter: 10, strict: true } });
  const ask = async () => {
    const answer = await practice.graph('GET', '/v1.0/me');
    return [answer.status, answer.headers.get('retry-after')];
  };
  expect([await ask(), await ask(), await ask()]).toEqual([
    [429, '10'],
    [429, '20'],
    [429, '40'],
  ]);
  await practice.control('POST', '/clock', { advanceSeconds: 41 });
  expect((await ask())[0]).toBe(200);
});

describe('lost answers', () => {
  test.each([
    ['applied-then-reset', 1],
    ['applied-then-hang', 1],
    ['reset-before', 0],
    ['hang-before', 0],
  ])('%s leaves the client without an answer and %i pass', async (kind, passes) => {
    const practice = await startPractice();
    await install(practice, { route: 'POST .*temporaryAccessPass', kind, times: 1 });
    const attempt = fetch(`${practice.url}${PASSES}`, {
      method: 'POST',
      body: '{}',
      headers: { Authorization: `Bearer ${practice.agents[0]!.token}`, 'Content-Type': 'application/json' },
      signal: AbortSignal.timeout(300),
    });
    await expect(attempt).rejects.toThrow();
    expect(await passesOf(practice)).toBe(passes);
  });

  test('applied-then-status says 504 although it has happened', async () => {
    const practice = await startPractice();
    await install(practice, { route: 'POST .*temporaryAccessPass', kind: 'applied-then-status', times: 1 });
    expect((await practice.graph('POST', PASSES, { body: {} })).status).toBe(504);
    expect(await passesOf(practice)).toBe(1);
  });

  test('truncated JSON breaks off before the announced length', async () => {
    const practice = await startPractice();
    await install(practice, { route: 'GET /users', kind: 'truncated-json', times: 1 });
    await expect(practice.graph('GET', '/v1.0/users')).rejects.toThrow();
  });
});

describe('other spoilt answers', () => {
  test('a captive portal is HTML with 200', async () => {
    const practice = await startPractice();
    await install(practice, { route: '.', kind: 'captive-portal', times: 1 });
    const answer = await practice.graph('GET', '/v1.0/me');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('text/html');
  });

  test('a nextLink loops or leads abroad', async () => {
    const practice = await startPractice();
    await install(
      practice,
      { route: 'GET /users', kind: 'next-link-loop', times: 1 },
      { route: 'GET /users', kind: 'next-link-foreign', times: 1, params: { origin: 'https://elsewhere.invalid' } },
    );
    expect((await practice.graph('GET', '/v1.0/users?$top=3')).body['@odata.nextLink']).toBe(`${practice.url}/v1.0/users?$top=3`);
    expect((await practice.graph('GET', '/v1.0/users?$top=3')).body['@odata.nextLink']).toMatch(/^https:\/\/elsewhere\.invalid\//u);
  });

  test('a 401 in mid-flow, plain or with a claims challenge', async () => {
    const practice = await startPractice();
    await install(practice, { route: 'GET /me', kind: 'unauthorized', times: 1 }, { route: 'GET /me', kind: 'claims-challenge', times: 1 });
    expect(await practice.graph('GET', '/v1.0/me')).toMatchObject({ status: 401, body: { error: { code: 'InvalidAuthenticationToken' } } });
    const challenge = (await practice.graph('GET', '/v1.0/me')).headers.get('www-authenticate') ?? '';
    const claims = /claims="(?<claims>[^"]+)"/u.exec(challenge)?.groups?.['claims'] ?? '';
    expect(challenge).toContain('insufficient_claims');
    expect(JSON.parse(Buffer.from(claims, 'base64').toString())).toHaveProperty('access_token');
  });

  test('reads stay stale for so long after a write; the truth does not', async () => {
    const practice = await startPractice();
    await install(practice, { route: 'POST .*temporaryAccessPass', kind: 'stale-reads', params: { seconds: 30 } });
    expect((await practice.graph('POST', PASSES, { body: {} })).status).toBe(201);
    expect((await practice.graph('GET', PASSES)).body.value).toEqual([]);
    expect(await passesOf(practice)).toBe(1);
    practice.tenant.clock.advance(31_000);
    expect((await practice.graph('GET', PASSES)).body.value).toHaveLength(1);
  });

  test('latency is added to every answer, or to a route', async () => {
    const practice = await startPractice({ latencyMs: 40 });
    await install(practice, { route: 'GET /organization', kind: 'latency', params: { ms: 80 } });
    const time = async (path: string): Promise<number> => {
      const start = performance.now();
      await practice.graph('GET', path);
      return performance.now() - start;
    };
    await time('/v1.0/me');
    expect(await time('/v1.0/me')).toBeGreaterThanOrEqual(38);
    expect(await time('/v1.0/organization')).toBeGreaterThanOrEqual(115);
  });

  test('clock skew moves the Date header', async () => {
    const practice = await startPractice();
    await install(practice, { route: 'GET /me', kind: 'clock-skew', params: { seconds: 3600 } });
    const date = Date.parse((await practice.graph('GET', '/v1.0/me')).headers.get('date') ?? '');
    expect(Math.round((date - NOW) / 60_000)).toBe(60);
  });
});
