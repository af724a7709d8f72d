import { expect, test } from 'vitest';
import { startPractice, upn, type Json } from './practice.ts';

const items = (count: number) => Array.from({ length: count }, (_, i) => ({ id: String(i), method: 'GET', url: '/me?$select=id' }));

test('every item has its own status; the whole is 200 even when all fail', async () => {
  const practice = await startPractice();
  const answer = await practice.graph('POST', '/v1.0/$batch', {
    body: {
      requests: [
        { id: 'a', method: 'GET', url: '/users/nobody' },
        { id: 'b', method: 'DELETE', url: `/users/${upn('helena.brandt')}/authentication/microsoftAuthenticatorMethods/x` },
        { id: 'c', method: 'GET', url: '/nonsense' },
      ],
    },
  });
  expect(answer.status).toBe(200);
  const status = Object.fromEntries(answer.body.responses.map((one: Json) => [one.id, one.status]));
  expect(status).toEqual({ a: 404, b: 403, c: 400 });
});

test('answers come in another order than asked', async () => {
  const practice = await startPractice();
  const body = (
    await practice.graph('POST', '/v1.0/$batch', {
      body: { requests: items(20) },
      headers: { 'client-request-id': '11111111-1111-4111-8111-111111111111' },
    })
  ).body;
  const order = body.responses.map((one: Json) => Number(one.id));
  expect([...order].sort((a, b) => a - b)).toEqual(items(20).map((_, i) => i));
  expect(order).not.toEqual(items(20).map((_, i) => i));
});

test('takes 20 items at most, with unique ids, relative urls, and a Content-Type beside a body', async () => {
  const practice = await startPractice();
  const status = async (requests: unknown): Promise<number> =>
    (await practice.graph('POST', '/v1.0/$batch', { body: { requests } })).status;
  expect(await status(items(20))).toBe(200);
  expect(await status(items(21))).toBe(400);
  expect(await status([items(1)[0], items(1)[0]])).toBe(400);
  expect(await status([{ id: '1', method: 'GET', url: 'https://elsewhere.invalid/me' }])).toBe(400);
  expect(await status([{ id: '1', method: 'POST', url: '/me/revokeSignInSessions', body: {} }])).toBe(400);
});

test('an item that depends on a failed one is 424; a fault can strike single items', async () => {
  const practice = await startPractice();
  await practice.control('POST', '/faults', [{ route: 'GET /organization', kind: 'throttled', where: 'batch', params: { retryAfter: 3 } }]);
  const { responses } = (
    await practice.graph('POST', '/v1.0/$batch', {
      body: {
        requests: [
          { id: '1', method: 'GET', url: '/organization' },
          { id: '2', method: 'GET', url: '/me', dependsOn: ['1'] },
          { id: '3', method: 'GET', url: '/me' },
        ],
      },
    })
  ).body;
  const byId = Object.fromEntries(responses.map((one: Json) => [one.id, one]));
  expect(byId['1']).toMatchObject({ status: 429, headers: { 'Retry-After': '3' } });
  expect(byId['2'].status).toBe(424);
  expect(byId['3'].body.userPrincipalName).toBe(upn('morag.sinclair'));
  expect((await practice.graph('GET', '/v1.0/organization')).status).toBe(200);
  expect(practice.server.log.list().filter((entry) => entry.fault === 'throttled')).toHaveLength(1);
});
