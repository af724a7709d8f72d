import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import type { CommittedIntent } from '../../../main/audit/records.ts';
import { FaultError } from '../../../main/fault-error.ts';
import { GraphClient } from '../../../main/graph/client.ts';
import { createTransport } from '../../../main/graph/transport.ts';
import { Secret } from '../../../main/secret.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

const serve = async (listener: RequestListener): Promise<string> => {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

const clientFor = (root: string, slept: number[] = []): GraphClient =>
  new GraphClient({
    transport: createTransport({ root, token: () => Promise.resolve(new Secret('practice-invented-token')), fetch }),
    sleep: (ms) => {
      slept.push(ms);
      return Promise.resolve();
    },
    limits: { readTryMs: 10_000, readAllMs: 60_000, writeTryMs: 2_000 },
  });

const json = (response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}) =>
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body === undefined ? undefined : JSON.stringify(body));
const options = { correlationId: 'c-1' };
const read = { version: 'v1.0', path: '/me' } as const;
const faultOf = async (work: Promise<unknown>): Promise<FaultError> => {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof FaultError) return error;
  throw new Error(`no fault, but ${String(error)}`);
};
/** Only the journal makes these; a client test needs no more of one than its id. */
const intent = { id: 'intent-1' } as CommittedIntent;
const pass = { method: 'POST', version: 'v1.0', path: '/users/x/authentication/temporaryAccessPassMethods', json: {}, idempotent: false, expectedStatus: [201] } as const;
const deletion = { method: 'DELETE', version: 'v1.0', path: '/users/x/authentication/phoneMethods/y', idempotent: true, expectedStatus: [204] } as const;

describe('reads', () => {
  test('are tried four times at most, and never before Retry-After', async () => {
    let seen = 0;
    const root = await serve((_, response) => {
      seen += 1;
      json(response, 429, { error: { code: 'TooManyRequests' } }, { 'retry-after': '7' });
    });
    const slept: number[] = [];
    expect((await faultOf(clientFor(root, slept).read(read, options))).code).toBe('graph.throttled');
    expect(seen).toBe(4);
    expect(slept.length).toBe(3);
    expect(slept.every((ms) => ms >= 7_000)).toBe(true);
  });

  test('give up at once when trying again cannot help', async () => {
    let seen = 0;
    const root = await serve((_, response) => {
      seen += 1;
      json(response, 403, { error: { code: 'accessDenied' } });
    });
    expect((await faultOf(clientFor(root).read(read, options))).code).toBe('graph.forbidden');
    expect(seen).toBe(1);
  });

  test('end when they are cancelled, though the answer never comes', async () => {
    const controller = new AbortController();
    const root = await serve(() => controller.abort());
    expect((await faultOf(clientFor(root).read(read, { ...options, signal: controller.signal }))).code).toBe('graph.cancelled');
  });

  test('end when they are cancelled between two tries', async () => {
    const controller = new AbortController();
    const root = await serve((_, response) => json(response, 503, undefined, { 'retry-after': '30' }));
    const client = new GraphClient({ transport: createTransport({ root, token: () => Promise.resolve(new Secret('practice-invented-token')), fetch }) });
    setTimeout(() => controller.abort(), 500);
    expect((await faultOf(client.read(read, { ...options, signal: controller.signal }))).code).toBe('graph.cancelled');
  });

  test('call a captive portal’s page, half an answer and a wrong shape malformed', async () => {
    for (const body of ['<html>Sign in to the Wi-Fi</html>', '{"id": "1", "user']) {
      const root = await serve((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(body));
      expect((await faultOf(clientFor(root).read(read, options))).code).toBe('graph.malformed');
    }
  });
});

describe('the token', () => {
  test('goes along no redirect and to no foreign nextLink', async () => {
    const stolen: IncomingMessage[] = [];
    const foreign = await serve((request, response) => {
      stolen.push(request);
      json(response, 200, {});
    });
    const redirecting = await serve((_, response) => response.writeHead(302, { location: `${foreign}/v1.0/me` }).end());
    expect((await faultOf(clientFor(redirecting).read(read, options))).code).toBe('graph.malformed');
    const linking = await serve((_, response) => json(response, 200, { value: [], '@odata.nextLink': `${foreign}/v1.0/users?$skiptoken=1` }));
    const pages = async () => {
      for await (const page of clientFor(linking).pages(read, options)) expect(page).toBeDefined();
    };
    expect((await faultOf(pages())).code).toBe('graph.malformed');
    expect(stolen).toEqual([]);
  });

  test('a nextLink that leads in a circle ends as a fault', async () => {
    let seen = 0;
    const root = await serve((request, response) => {
      seen += 1;
      json(response, 200, { value: [], '@odata.nextLink': `http://${request.headers.host}/v1.0/users?$skiptoken=1` });
    });
    const pages = async () => {
      for await (const page of clientFor(root).pages(read, options)) expect(page).toBeDefined();
    };
    expect((await faultOf(pages())).code).toBe('graph.malformed');
    expect(seen).toBe(2);
  });
});

describe('a write that is not idempotent', () => {
  const once = async (listener: RequestListener) => {
    let seen = 0;
    const root = await serve((request, response) => {
      seen += 1;
      listener(request, response);
    });
    const result = await clientFor(root).write(intent, pass);
    return { verdict: result.verdict, seen };
  };

  test.each<[string, RequestListener]>([
    ['the connection broke', (request) => request.socket.destroy()],
    ['no answer came', () => undefined],
    ['a gateway gave up', (_, response) => json(response, 504, undefined)],
    ['the service had a fault', (_, response) => json(response, 500, undefined)],
    ['it was unavailable', (_, response) => json(response, 503, undefined, { 'retry-after': '1' })],
    ['half an answer came', (_, response) => response.writeHead(201, { 'content-type': 'application/json' }).end('{"id":')],
    ['another network answered', (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>')],
  ])('is sent once and left unknown when %s', async (_, listener) => {
    expect(await once(listener)).toEqual({ verdict: 'unknown', seen: 1 });
  });

  test('is sent once when a kept-alive connection breaks under it', async () => {
    let posts = 0;
    const root = await serve((request, response) => {
      if (request.method === 'GET') {
        json(response, 200, {});
        return;
      }
      posts += 1;
      request.resume().once('end', () => request.socket.destroy());
    });
    const client = clientFor(root);
    await client.read(read, options);
    expect((await client.write(intent, pass)).verdict).toBe('unknown');
    expect(posts).toBe(1);
  });

  test('is sent again only after a 429, which says that it was not applied', async () => {
    let seen = 0;
    const slept: number[] = [];
    const root = await serve((_, response) => {
      seen += 1;
      if (seen === 1) json(response, 429, { error: { code: 'TooManyRequests' } }, { 'retry-after': '3' });
      else json(response, 201, { id: 'made' });
    });
    expect((await clientFor(root, slept).write(intent, pass)).verdict).toBe('applied');
    expect([seen, slept.length, (slept[0] ?? 0) >= 3_000]).toEqual([2, 1, true]);
  });

  test('certainly did not happen when nobody listens', async () => {
    const root = await serve(() => undefined);
    for (const server of servers.splice(0)) await new Promise((closed) => server.close(closed));
    expect((await clientFor(root).write(intent, pass)).verdict).toBe('notApplied');
  });

  test('carries the intent’s id to Graph', async () => {
    let id: string | string[] | undefined;
    const root = await serve((request, response) => {
      id = request.headers['client-request-id'];
      json(response, 201, {});
    });
    await clientFor(root).write(intent, pass);
    expect(id).toBe('intent-1');
  });
});

describe('a deletion by id', () => {
  test('is repeated until the answer is certain, and 404 means done', async () => {
    let seen = 0;
    const root = await serve((request, response) => {
      seen += 1;
      if (seen === 1) request.socket.destroy();
      else json(response, 404, { error: { code: 'resourceNotFound' } });
    });
    expect((await clientFor(root).write(intent, deletion)).verdict).toBe('applied');
    expect(seen).toBe(2);
  });

  test.each([401, 403, 429])('stays unknown when it may have been applied and a repetition is refused with %i', async (status) => {
    let seen = 0;
    const root = await serve((request, response) => {
      seen += 1;
      if (seen === 1) request.socket.destroy();
      else json(response, status, { error: { code: 'refused' } }, { 'retry-after': '60' });
    });
    expect((await clientFor(root).write(intent, deletion)).verdict).toBe('unknown');
    expect(seen).toBe(2);
  });

  test('a 404 page of somebody else is no word of Graph’s', async () => {
    const root = await serve((_, response) => response.writeHead(404, { 'content-type': 'text/html' }).end('<html>'));
    expect((await clientFor(root).write(intent, deletion)).verdict).toBe('unknown');
  });
});
