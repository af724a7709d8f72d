import type { Context } from '@microsoft/microsoft-graph-client';
import {
  BatchRequestContent,
  BatchResponseContent,
  Client,
  HTTPMessageHandler,
  PageIterator,
  ResponseType,
  RetryHandler,
  RetryHandlerOptions,
  TelemetryHandler,
} from '@microsoft/microsoft-graph-client';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { batchItems } from '../../main/graph/batch.ts';

/**
 * What of Microsoft's client is used and what is not, and why (decision 2). Where one of these turns red with a new version,
 * the reason may be gone: look at the decision again.
 */
const root = 'https://graph.microsoft.com';

/** A client whose only middleware answers by itself, and the addresses that it was asked for. */
const answering = (answer: (url: string) => Response): { readonly client: Client; readonly asked: string[] } => {
  const asked: string[] = [];
  const execute = (context: Context): Promise<void> => {
    const url = typeof context.request === 'string' ? context.request : context.request.url;
    asked.push(url);
    context.response = answer(url);
    return Promise.resolve();
  };
  return { client: Client.initWithMiddleware({ baseUrl: `${root}/`, middleware: { execute } }), asked };
};
const empty = () => Response.json({});

describe('its request builder writes down what it is given, so all is escaped before', () => {
  test.each<[string, (client: Client) => { get: () => Promise<unknown> }, string]>([
    ['a UPN', (client) => client.api("/users/o'brien#EXT#@x"), "/v1.0/users/o'brien#EXT#@x"],
    ['a way up', (client) => client.api('/users/../me'), '/v1.0/users/../me'],
    ['a filter', (client) => client.api('/users').filter("mail eq 'a&b+c'"), "/v1.0/users?$filter=mail eq 'a&b+c'"],
    ['a search', (client) => client.api('/users').search('"displayName:a&b"'), '/v1.0/users?$search="displayName:a&b"'],
  ])('%s', async (_, request, expected) => {
    const { client, asked } = answering(empty);
    await request(client).get();
    expect(asked).toEqual([`${root}${expected}`]);
  });

  test.each([
    ['sorts what stands in a link', '/users?$skiptoken=x&$select=id', '/v1.0/users?$select=id&$skiptoken=x'],
    ['keeps one of two options', '/users?$filter=a&$filter=b', '/v1.0/users?$filter=b'],
    ['merges two options', '/users?$select=id&$select=mail', '/v1.0/users?$select=id,mail'],
  ])('%s', async (_, path, expected) => {
    const { client, asked } = answering(empty);
    await client.api(path).get();
    expect(asked).toEqual([`${root}${expected}`]);
  });

  test('and takes "https://" anywhere in a path for another host, which only the middleware can refuse', async () => {
    const { client, asked } = answering(empty);
    await client.api('/users/https://elsewhere.example/me').get();
    expect(new URL(asked[0] ?? '').host).toBe('users');
  });
});

describe('its handlers are not in the chain', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  test('the one for retries posts twice what a 503 may have done', async () => {
    let posts = 0;
    vi.stubGlobal('fetch', () => {
      posts += 1;
      return Promise.resolve(posts === 1 ? new Response('', { status: 503 }) : Response.json({}, { status: 201 }));
    });
    const client = Client.initWithMiddleware({
      baseUrl: `${root}/`,
      middleware: [new RetryHandler(new RetryHandlerOptions(0.01, 1)), new HTTPMessageHandler()],
    });
    await client.api('/users/x/authentication/temporaryAccessPassMethods').post({});
    expect(posts).toBe(2);
  });

  test('the one for telemetry names itself, and an id of its own, to Graph', async () => {
    const names: string[] = [];
    vi.stubGlobal('fetch', (_: unknown, init: RequestInit) => {
      names.push(...new Headers(init.headers).keys());
      return Promise.resolve(Response.json({}));
    });
    const telemetry = new TelemetryHandler();
    telemetry.setNext(new HTTPMessageHandler());
    await Client.initWithMiddleware({ baseUrl: `${root}/`, middleware: telemetry })
      .api('/me')
      .get();
    expect(names).toEqual(expect.arrayContaining(['client-request-id', 'sdkversion']));
  });

  test('the one for errors, which stands outside the chain, keeps nothing of what a middleware throws but its name', async () => {
    const thrown = Object.assign(new TypeError('broken', { cause: { code: 'ECONNRESET' } }), { sent: true });
    const client = Client.initWithMiddleware({ baseUrl: `${root}/`, middleware: { execute: () => Promise.reject(thrown) } });
    const error: unknown = await client
      .api('/me')
      .responseType(ResponseType.RAW)
      .get()
      .catch((reason: unknown) => reason);
    expect(error).not.toBe(thrown);
    expect(error).toMatchObject({ statusCode: -1, code: 'TypeError' });
    expect(error).not.toHaveProperty('sent');
    expect(error).not.toHaveProperty('cause');
  });
});

describe('its class for the answers of a batch', () => {
  const good = { id: '0', status: 200, headers: { 'Content-Type': 'application/json' }, body: { value: [1] } };
  const statusOfGood = (bad: object): number | undefined =>
    new BatchResponseContent({ responses: [good, bad] }).getResponseById('0').status;

  test.each<[string, object]>([
    ['without a status that HTTP knows', { id: '1', status: 0 }],
    ['of a 204 that has a body all the same', { id: '1', status: 204, headers: {}, body: {} }],
    ['with a header of two lines', { id: '1', status: 429, headers: { 'Retry-After': '1\n2' } }],
  ])('loses all answers over one %s; ours loses that one at most', (_, bad) => {
    expect(() => statusOfGood(bad)).toThrow();
    expect(batchItems({ responses: [good, bad] }, null)?.get(0)).toMatchObject({ status: 200, body: good.body });
  });

  test('loses the body where the type is spelled in small letters, as HTTP allows', async () => {
    const small = { ...good, headers: { 'content-type': 'application/json' } };
    expect(await new BatchResponseContent({ responses: [small] }).getResponseById('0').text()).toBe('[object Object]');
    expect(batchItems({ responses: [small] }, null)?.get(0)?.body).toEqual(good.body);
  });
});

describe('its class for the requests of a batch is used', () => {
  const step = (id: number, url = '/me') => ({ id: String(id), request: new Request(`${root}${url}`) });

  test('because it refuses a twenty-first and an id that comes twice', () => {
    expect(() => new BatchRequestContent(Array.from({ length: 21 }, (_, id) => step(id)))).toThrow('Maximum requests limit exceeded');
    expect(() => new BatchRequestContent([step(1), step(1)])).toThrow('duplicate id');
  });

  test('for addresses that are escaped: it cuts off what follows a bare "//"', async () => {
    const { requests } = await new BatchRequestContent([
      step(1, "/users?$filter=a eq 'b//c/d'"),
      step(2, "/users?$filter=a%20eq%20'b%2F%2Fc%2Fd'"),
    ]).getContent();
    expect(requests.map(({ url }) => url)).toEqual(['/', '/users?$filter=a%20eq%20%27b%2F%2Fc%2Fd%27']);
  });
});

describe('its class for pages', () => {
  test('follows a link that leads to itself for ever', async () => {
    const again = `${root}/v1.0/users?$skiptoken=1`;
    const { client, asked } = answering(() => Response.json({ value: [1], '@odata.nextLink': again }));
    let seen = 0;
    await new PageIterator(client, { value: [1], '@odata.nextLink': again }, () => {
      seen += 1;
      return seen < 50;
    }).iterate();
    expect([seen, new Set(asked).size]).toEqual([50, 1]);
  });

  test('asks another host when a link says so', async () => {
    const { client, asked } = answering(() => Response.json({ value: [] }));
    await new PageIterator(client, { value: [], '@odata.nextLink': 'https://elsewhere.example/v1.0/users' }, () => true).iterate();
    expect(asked).toEqual(['https://elsewhere.example/v1.0/users']);
  });

  test('ends in a TypeError over an answer that is no page', async () => {
    const { client } = answering(empty);
    const pages = new PageIterator(client, { value: [1], '@odata.nextLink': `${root}/v1.0/users?$skiptoken=1` }, () => true);
    await expect(pages.iterate()).rejects.toThrow(TypeError);
  });
});
