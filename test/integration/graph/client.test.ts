import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { committedIntent } from '../../support/committed-intent.ts';
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
const intent = committedIntent('sessions.revoke', { validFromBefore: null }, 'p', 'intent-1');
const pass = {
  method: 'POST',
  version: 'v1.0',
  path: '/users/x/authentication/temporaryAccessPassMethods',
  json: {},
  idempotent: false,
  expectedStatus: [201],
} as const;
const deletion = {
  method: 'DELETE',
  version: 'v1.0',
  path: '/users/x/authentication/phoneMethods/y',
  idempotent: true,
  expectedStatus: [204],
} as const;

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
    const client = new GraphClient({
      transport: createTransport({ root, token: () => Promise.resolve(new Secret('practice-invented-token')), fetch }),
    });
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
    const linking = await serve((_, response) =>
      json(response, 200, { value: [], '@odata.nextLink': `${foreign}/v1.0/users?$skiptoken=1` }),
    );
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

describe('pages', () => {
  const readAll = async (root: string, path: string) => {
    let count = 0;
    for await (const page of clientFor(root).pages({ version: 'v1.0', path }, options)) count += page === undefined ? 0 : 1;
    return count;
  };

  test('that lead back to the first one end as a fault before it is read twice', async () => {
    let seen = 0;
    const root = await serve((request, response) => {
      seen += 1;
      json(response, 200, { value: [], '@odata.nextLink': `http://${request.headers.host}${request.url}` });
    });
    expect((await faultOf(readAll(root, '/users?$top=5'))).code).toBe('graph.malformed');
    expect(seen).toBe(1);
  });

  test('do not end early because an answer is empty', async () => {
    const root = await serve((_, response) => response.writeHead(200).end());
    expect((await faultOf(readAll(root, '/users'))).code).toBe('graph.malformed');
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
    return { result: result.result, seen };
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
    expect(await once(listener)).toEqual({ result: 'unknown', seen: 1 });
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
    expect((await client.write(intent, pass)).result).toBe('unknown');
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
    expect((await clientFor(root, slept).write(intent, pass)).result).toBe('succeeded');
    expect([seen, slept.length, (slept[0] ?? 0) >= 3_000]).toEqual([2, 1, true]);
  });

  test('certainly did not happen when nobody listens', async () => {
    const root = await serve(() => undefined);
    for (const server of servers.splice(0)) await new Promise((closed) => server.close(closed));
    expect((await clientFor(root).write(intent, pass)).result).toBe('failed');
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
    expect((await clientFor(root).write(intent, deletion)).result).toBe('succeeded');
    expect(seen).toBe(2);
  });

  test.each([401, 403, 429])('stays unknown when it may have been applied and a repetition is refused with %i', async (status) => {
    let seen = 0;
    const root = await serve((request, response) => {
      seen += 1;
      if (seen === 1) request.socket.destroy();
      else json(response, status, { error: { code: 'refused' } }, { 'retry-after': '60' });
    });
    expect((await clientFor(root).write(intent, deletion)).result).toBe('unknown');
    expect(seen).toBe(2);
  });

  test('a 404 page of somebody else is no word of Graph’s', async () => {
    const root = await serve((_, response) => response.writeHead(404, { 'content-type': 'text/html' }).end('<html>'));
    expect((await clientFor(root).write(intent, deletion)).result).toBe('unknown');
  });
});

describe('a batch', () => {
  interface Requested {
    requests: { id: string; url: string }[];
  }
  const serveBatches = async (
    answer: (url: string, batch: number) => { status: number; headers?: Record<string, string>; body?: unknown },
  ) => {
    const sent: string[][] = [];
    const root = await serve((request, response) => {
      let text = '';
      request.on('data', (chunk: Buffer) => (text += chunk.toString()));
      request.on('end', () => {
        const { requests } = JSON.parse(text) as Requested;
        sent.push(requests.map(({ url }) => url));
        const batch = sent.length;
        json(response, 200, { responses: requests.map(({ id, url }) => ({ id, ...answer(url, batch) })).toReversed() });
      });
    });
    return { root, sent };
  };
  const paths = (count: number) => Array.from({ length: count }, (_, index) => `/users/${index}`);

  test('is split at twenty, and every answer finds its question', async () => {
    const { root, sent } = await serveBatches((url) => ({ status: 200, body: url }));
    const items = await clientFor(root).batchRead(paths(45), options);
    expect(sent.map((batch) => batch.length).toSorted()).toEqual([20, 20, 5]);
    expect(items.map(({ body }) => body)).toEqual(paths(45));
  });

  test('reads throttled items again, alone and after their Retry-After, and keeps what others answered', async () => {
    const slept: number[] = [];
    const { root, sent } = await serveBatches((url, batch) => {
      if (url === '/users/1' && batch === 1) return { status: 429, headers: { 'Retry-After': '6' } };
      if (url === '/users/2') return { status: 403, body: { error: { code: 'accessDenied' } } };
      return url === '/users/3' ? { status: 424 } : { status: 200, body: url };
    });
    const items = await clientFor(root, slept).batchRead(paths(4), options);
    expect(items.map(({ status }) => status)).toEqual([200, 200, 403, 424]);
    expect(sent).toEqual([paths(4), ['/users/1']]);
    expect([slept.length, (slept[0] ?? 0) >= 6_000]).toEqual([1, true]);
  });

  test('counts an item’s date from the server’s clock', async () => {
    const slept: number[] = [];
    const anHourOff = Date.now() - 3_600_000;
    const root = await serve((_, response) => {
      const item = {
        id: '0',
        status: slept.length === 0 ? 429 : 200,
        headers: { 'Retry-After': new Date(anHourOff + 9_000).toUTCString() },
      };
      json(response, 200, { responses: [item] }, { date: new Date(anHourOff).toUTCString() });
    });
    await clientFor(root, slept).batchRead(paths(1), options);
    expect(slept.map((ms) => Math.floor(ms / 1000))).toEqual([9]);
  });

  test('asks for an item four times at most', async () => {
    const { root, sent } = await serveBatches(() => ({ status: 429, headers: { 'Retry-After': '1' } }));
    expect((await clientFor(root).batchRead(paths(1), options))[0]?.status).toBe(429);
    expect(sent.length).toBe(4);
  });

  test('leaves an item that must wait too long as it is, and reads the others', async () => {
    const { root, sent } = await serveBatches((url, batch) =>
      batch > 1 ? { status: 200 } : { status: 429, headers: { 'Retry-After': url === '/users/0' ? '86400' : '1' } },
    );
    expect((await clientFor(root).batchRead(paths(2), options)).map(({ status }) => status)).toEqual([429, 200]);
    expect(sent[1]).toEqual(['/users/1']);
  });

  test('of nothing sends nothing', async () => {
    expect(await clientFor('http://127.0.0.1:9').batchRead([], options)).toEqual([]);
  });
});

test('all pages together end within the time of one read', async () => {
  let clockMs = 0;
  let page = 0;
  const root = await serve((request, response) => {
    page += 1;
    clockMs += 25_000;
    json(response, 200, { value: [], '@odata.nextLink': `http://${request.headers.host}/v1.0/users?$skiptoken=${page}` });
  });
  const client = new GraphClient({
    transport: createTransport({ root, token: () => Promise.resolve(new Secret('practice-invented-token')), fetch }),
    now: () => clockMs,
  });
  const readAll = async () => {
    for await (const body of client.pages({ version: 'v1.0', path: '/users' }, options)) expect(body).toBeDefined();
  };
  expect((await faultOf(readAll())).code).toBe('graph.timeout');
  expect(page).toBe(3);
});

test('a captive portal’s page and an empty file are no photo', async () => {
  for (const [type, body] of [
    ['text/html', '<html>'],
    ['image/png', ''],
  ] as const) {
    const root = await serve((_, response) => response.writeHead(200, { 'content-type': type }).end(body));
    expect((await faultOf(clientFor(root).read(read, { ...options, accept: 'bytes' }))).code).toBe('graph.malformed');
  }
});
