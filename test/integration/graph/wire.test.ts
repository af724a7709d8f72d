import type { IncomingHttpHeaders, IncomingMessage, RequestListener, Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, test } from 'vitest';
import { GraphClient } from '../../../main/graph/client.ts';
import type { GraphRequest, Transport, WritingRequest } from '../../../main/graph/transport.ts';
import { createTransport } from '../../../main/graph/transport.ts';
import { TransportError } from '../../../main/graph/transport-error.ts';
import { silentLogger } from '../../../main/log/logger.ts';
import { createDeskFetch } from '../../../main/network/desk-fetch.ts';
import type { DeskFetch } from '../../../main/network/undici-fetch.ts';
import { Secret } from '../../../main/secret.ts';
import { committedIntent } from '../../support/committed-intent.ts';

interface Sent {
  readonly method: string;
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const servers: Server[] = [];
const opened: DeskFetch[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((desk) => desk.close()));
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

interface World {
  readonly root: string;
  readonly sent: Sent[];
  readonly tokensAskedFor: () => number;
  readonly transport: Transport;
}

const ok: RequestListener = (_, response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":"1"}');

/** Graph as `listener` answers it, and what reached it by the desk's own fetch. */
const connect = async (listener: RequestListener): Promise<World> => {
  const sent: Sent[] = [];
  let tokens = 0;
  const server = createServer((request: IncomingMessage, response) => {
    void text(request).then((body) => {
      sent.push({ method: request.method ?? '', target: request.url ?? '', headers: request.headers, body });
      listener(request, response);
    });
  });
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const token = () => {
    tokens += 1;
    return Promise.resolve(new Secret(`practice-invented-${tokens}`));
  };
  const desk = createDeskFetch({ resolveProxy: () => Promise.resolve('DIRECT'), log: silentLogger });
  opened.push(desk);
  return { root, sent, tokensAskedFor: () => tokens, transport: createTransport({ root, token, fetch: desk.fetch }) };
};

type Changes = Partial<Omit<WritingRequest, 'method' | 'paidBy'>> & { readonly method?: GraphRequest['method'] };

const { spend } = committedIntent('sessions.revoke', { validFromBefore: null }, 'p', 'c-1');
const request = ({ method = 'GET', ...changes }: Changes): GraphRequest => {
  const any = { version: 'v1.0' as const, path: '/me', timeoutMs: 10_000, ...changes };
  return method === 'GET' ? { ...any, method, clientRequestId: 'c-1' } : { ...any, method, paidBy: spend() };
};
const errorOf = async (work: Promise<unknown>): Promise<TransportError> => {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof TransportError) return error;
  throw new Error(`no transport error, but ${String(error)}`);
};

/** Put on by Node's fetch and HTTP itself. */
const ofNode = new Set(['host', 'connection', 'accept-encoding', 'accept-language', 'sec-fetch-mode', 'user-agent', 'content-length']);
const ours = ({ headers }: Sent): Record<string, unknown> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !ofNode.has(name)));

const common = { 'client-request-id': 'c-1', 'return-client-request-id': 'true', authorization: 'Bearer practice-invented-1' };
const typed = { 'content-type': 'application/json' };

describe('over the wire goes what we wrote and nothing else', () => {
  test.each<[string, Changes, { headers: object; body: string }]>([
    ['a read', {}, { headers: { accept: 'application/json', ...common }, body: '' }],
    ['a file', { accept: 'bytes' }, { headers: { accept: '*/*', ...common }, body: '' }],
    [
      'a read with a header of its own',
      { headers: { ConsistencyLevel: 'eventual' } },
      { headers: { accept: 'application/json', consistencylevel: 'eventual', ...common }, body: '' },
    ],
    ['a POST', { method: 'POST', json: { a: 'é' } }, { headers: { accept: 'application/json', ...typed, ...common }, body: '{"a":"é"}' }],
    ['a POST of nothing', { method: 'POST' }, { headers: { accept: 'application/json', ...common }, body: '' }],
    ['a PATCH', { method: 'PATCH', json: { a: 1 } }, { headers: { accept: 'application/json', ...typed, ...common }, body: '{"a":1}' }],
    ['a PUT', { method: 'PUT', json: { a: 1 } }, { headers: { accept: 'application/json', ...typed, ...common }, body: '{"a":1}' }],
    ['a DELETE', { method: 'DELETE' }, { headers: { accept: 'application/json', ...common }, body: '' }],
  ])('%s', async (_, changes, expected) => {
    const { transport, sent } = await connect(ok);
    await transport.send(request(changes));
    expect(sent.map((one) => ({ headers: ours(one), body: one.body }))).toEqual([expected]);
    expect(sent[0]?.method).toBe(changes.method ?? 'GET');
  });

  const redirected = [301, 302, 307, 308].map((status) => [status, { reason: 'redirected', sent: true, status }] as const);
  const answered = [400, 401, 408, 429, 500, 502, 503, 504].map((status) => [status, { status }] as const);
  // The fetch standard sends it again; the desk's fetch breaks off instead.
  const misdirected = [421, { reason: 'reset', sent: true }] as const;
  test.each([...redirected, ...answered, misdirected])('once, whatever is answered: %i', async (status, expected) => {
    for (const method of ['GET', 'POST', 'PATCH', 'DELETE'] as const) {
      const { transport, sent, root } = await connect((_, response) =>
        response.writeHead(status, { location: `${root}/v1.0/elsewhere`, 'retry-after': '1' }).end(),
      );
      const end: unknown = await transport
        .send(request({ method, ...(method === 'POST' || method === 'PATCH' ? { json: {} } : {}) }))
        .catch((error: unknown) => error);
      expect(end).toMatchObject(expected);
      expect(sent.length).toBe(1);
    }
  });

  test('once, when the connection breaks', async () => {
    const { transport, sent } = await connect((incoming) => incoming.socket.destroy());
    expect(await errorOf(transport.send(request({ method: 'POST', json: {} })))).toMatchObject({ reason: 'reset', sent: true });
    expect(sent.length).toBe(1);
  });

  test('a token is asked for at each request', async () => {
    const { transport, sent, tokensAskedFor } = await connect(ok);
    await transport.send(request({}));
    await transport.send(request({}));
    expect(sent.map(({ headers }) => headers.authorization)).toEqual(['Bearer practice-invented-1', 'Bearer practice-invented-2']);
    expect(tokensAskedFor()).toBe(2);
  });

  test('a batch of twenty at most, each item with the address that it would have alone', async () => {
    const { transport, sent } = await connect(ok);
    const targets = Array.from(
      { length: 21 },
      (_, index) => `/users/o%27brien%23EXT%23%2F..%2F${index}?$select=id,displayName&$filter=a%20eq%20'b%2F%2Fc%2F'`,
    );
    await new GraphClient({ transport, sleep: () => Promise.resolve() })
      .batchRead(targets, { correlationId: 'c-1' })
      .catch(() => undefined);
    const items = sent.slice(0, 2).map(({ body }) => (JSON.parse(body) as { requests: { url: string }[] }).requests);
    expect(items.map((item) => item.length).toSorted((a, b) => a - b)).toEqual([1, 20]);
    const urls = items
      .toSorted((a, b) => b.length - a.length)
      .flat()
      .map(({ url }) => decodeURIComponent(url));
    expect(urls).toEqual(targets.map((target) => decodeURIComponent(target)));
  });
});

describe('a link of Graph’s own', () => {
  const follow = async (tail: string): Promise<{ readonly sent: readonly string[]; readonly wanted: string }> => {
    const { transport, sent, root } = await connect(ok);
    await transport.send(request(transport.relative(`${root}${tail}`)));
    return { sent: sent.map(({ target }) => target), wanted: tail };
  };

  test.each([
    '/v1.0/users?$top=5&$skiptoken=RFNwdAIAAQ%3d%3d&$select=id',
    '/beta/users?$skiptoken=x&$select=id&$select=mail&$filter=a&$filter=b',
    '/v1.0/users?$skiptoken=https://elsewhere.example/v1.0/me',
    '/v1.0/users?$expand=manager($levels=max;$select=id)&$skiptoken=a=b=c',
    '/v1.0/users?$skiptoken',
    '/v1.0/users?a&b',
    "/v1.0/users('a%40b')/x?y=a+b%20c",
  ])('is followed letter by letter: %s', async (tail) => {
    const { sent, wanted } = await follow(tail);
    expect(sent).toEqual([wanted]);
  });

  test.each(['/v1.0/users/https://elsewhere.example/v1.0/me', '/v1.0//elsewhere.example/me', '/v1.0/users?__proto__=x', '/v1.0/users??a'])(
    'is refused where the request builder would make another address of it: %s',
    async (tail) => {
      const { transport, sent, root, tokensAskedFor } = await connect(ok);
      const asked = async () => transport.send(request(transport.relative(`${root}${tail}`)));
      expect(await errorOf(asked())).toMatchObject({ reason: 'malformed', sent: false });
      expect([sent, tokensAskedFor()]).toEqual([[], 0]);
    },
  );
});

test.each(['//elsewhere.example/me', '/../../me', '/users/a#EXT#b', '/users/https://elsewhere.example/'])(
  'a path that nobody encoded is not sent: %s',
  async (path) => {
    const { transport, sent, tokensAskedFor } = await connect(ok);
    expect(await errorOf(transport.send(request({ path })))).toMatchObject({ reason: 'malformed', sent: false });
    expect([sent, tokensAskedFor()]).toEqual([[], 0]);
  },
);
