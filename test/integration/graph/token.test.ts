import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { committedIntent } from '../../support/committed-intent.ts';
import { FaultError } from '../../../main/fault-error.ts';
import type { WriteRequest } from '../../../main/graph/client.ts';
import { GraphClient } from '../../../main/graph/client.ts';
import type { TransportOptions } from '../../../main/graph/transport.ts';
import { createTransport } from '../../../main/graph/transport.ts';
import { Secret } from '../../../main/secret.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

interface World {
  readonly client: GraphClient;
  /** What reached Graph: verb and token. */
  readonly seen: string[];
  readonly slept: number[];
}

/** Graph as `listener` answers it, and a console that gets its token from `source`. */
const connect = async (
  listener: RequestListener,
  source: Partial<Pick<TransportOptions, 'token' | 'refresh' | 'onChallenge'>>,
  tryMs = 10_000,
): Promise<World> => {
  const seen: string[] = [];
  const slept: number[] = [];
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${tokenOf(request)}`);
    listener(request, response);
  });
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = new GraphClient({
    transport: createTransport({ root, token: () => Promise.resolve(new Secret('good')), fetch, ...source }),
    sleep: (ms) => {
      slept.push(ms);
      return Promise.resolve();
    },
    limits: { readTryMs: tryMs, readAllMs: 60_000, writeTryMs: tryMs },
  });
  return { client, seen, slept };
};

const tokenOf = (request: IncomingMessage): string => request.headers.authorization?.replace('Bearer ', '') ?? '';
const json = (response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}) =>
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
const me: RequestListener = (_, response) => json(response, 200, { id: '1' });
const ended = { error: { code: 'InvalidAuthenticationToken' } };

const read = { version: 'v1.0', path: '/me' } as const;
const options = { correlationId: 'c-1' };
/** Only the journal makes these; a client test needs no more of one than its id. */
const intent = committedIntent('sessions.revoke', { validFromBefore: null }, 'p', 'intent-1');
const pass: WriteRequest = {
  method: 'POST',
  version: 'v1.0',
  path: '/users/x/authentication/temporaryAccessPassMethods',
  json: {},
  idempotent: false,
  expectedStatus: [201],
};
const deletion: WriteRequest = {
  method: 'DELETE',
  version: 'v1.0',
  path: '/users/x/authentication/phoneMethods/y',
  idempotent: true,
  expectedStatus: [204],
};
const never = () => new Promise<never>(() => undefined);
const faultOf = async (work: Promise<unknown>): Promise<FaultError> => {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof FaultError) return error;
  throw new Error(`no fault, but ${String(error)}`);
};

describe('A token that does not come', () => {
  test('ends a read in its own time, with nothing sent', async () => {
    const { client, seen } = await connect(me, { token: never }, 50);
    expect(await faultOf(client.read(read, options))).toMatchObject({
      code: 'graph.timeout',
      retryable: true,
      message: expect.stringContaining('sign-in') as string,
    });
    expect(seen).toEqual([]);
  });

  test('does not keep a read that was cancelled', async () => {
    const controller = new AbortController();
    const { client, seen } = await connect(me, { token: never });
    const reading = client.read(read, { ...options, signal: controller.signal });
    controller.abort();
    expect((await faultOf(reading)).code).toBe('graph.cancelled');
    expect(seen).toEqual([]);
  });

  test.each([
    ['a pass', pass],
    ['a deletion', deletion],
  ])('means of %s that it was not made', async (_, write) => {
    const { client, seen } = await connect(me, { token: never }, 50);
    expect(await client.write(intent, write)).toMatchObject({ result: 'failed', fault: { code: 'graph.timeout' } });
    expect(seen).toEqual([]);
  });
});

describe('A token that cannot be had', () => {
  const signedOut = new FaultError('auth.signInNeeded', 'Sign in again.', { detail: 'invalid_grant' });

  test('is the fault of the read itself, at once', async () => {
    const { client, seen, slept } = await connect(me, { token: () => Promise.reject(signedOut) });
    expect(await faultOf(client.read(read, options))).toBe(signedOut);
    expect([seen, slept]).toEqual([[], []]);
  });

  test('means of a write that it was not made', async () => {
    const { client, seen } = await connect(me, { token: () => Promise.reject(signedOut) });
    expect(await client.write(intent, pass)).toEqual({ result: 'failed', fault: signedOut });
    expect(seen).toEqual([]);
  });

  test('for a defect is a fault too, so that a write is recorded as not made', async () => {
    const { client } = await connect(me, { token: () => Promise.reject(new TypeError('a defect')) });
    expect(await client.write(intent, pass)).toMatchObject({ result: 'failed', fault: { code: 'internal' } });
  });

  test('is asked for again as late as the sign-in service wants it', async () => {
    let asked = 0;
    const retryAtUtc = new Date(Date.now() + 20_000).toISOString();
    const throttled = new FaultError('graph.throttled', 'Wait.', { retryable: true, retryAtUtc });
    const { client, slept } = await connect(me, {
      token: () => {
        asked += 1;
        return asked === 1 ? Promise.reject(throttled) : Promise.resolve(new Secret('good'));
      },
    });
    expect((await client.read(read, options)).status).toBe(200);
    expect(slept).toHaveLength(1);
    expect(slept[0]).toBeGreaterThan(19_000);
  });
});

describe('A token that Graph does not take any more', () => {
  /** Graph takes `good-2` and nothing else. */
  const wantsNew: RequestListener = (request, response) => {
    if (tokenOf(request) === 'good-2') json(response, 200, { id: '1' });
    else json(response, 401, ended);
  };
  const source = (renewed: () => Promise<void> = () => Promise.resolve()) => {
    const state = { renewals: 0 };
    return {
      state,
      token: () => Promise.resolve(new Secret(`good-${state.renewals + 1}`)),
      refresh: async () => {
        await renewed();
        state.renewals += 1;
      },
    };
  };

  test('is renewed once, and the read sent once again', async () => {
    const { state, ...tokens } = source();
    const { client, seen } = await connect(wantsNew, tokens);
    expect((await client.read(read, options)).status).toBe(200);
    expect([state.renewals, seen]).toEqual([1, ['GET good-1', 'GET good-2']]);
  });

  test('ends the read when the new one is not taken either', async () => {
    const { state, ...tokens } = source();
    const { client, seen } = await connect((_, response) => json(response, 401, ended), tokens);
    expect((await faultOf(client.read(read, options))).code).toBe('graph.unauthenticated');
    expect([state.renewals, seen]).toEqual([1, ['GET good-1', 'GET good-2']]);
  });

  test('is what the sign-in service says when there is no new one', async () => {
    const signedOut = new FaultError('auth.signInNeeded', 'Sign in again.');
    const { client, seen } = await connect(
      wantsNew,
      source(() => Promise.reject(signedOut)),
    );
    expect(await faultOf(client.read(read, options))).toBe(signedOut);
    expect(seen).toEqual(['GET good-1']);
  });

  test('does not keep the read when the renewal hangs', async () => {
    const { client } = await connect(wantsNew, source(never), 500);
    expect((await faultOf(client.read(read, options))).code).toBe('graph.timeout');
  });

  test('is not renewed again for a read that was on its way before', async () => {
    const { state, ...tokens } = source();
    const held: (() => void)[] = [];
    const { client, seen } = await connect((request, response) => {
      if (tokenOf(request) === 'good-1' && request.url?.includes('slow')) held.push(() => json(response, 401, ended));
      else wantsNew(request, response);
    }, tokens);
    const slow = client.read({ version: 'v1.0', path: '/users/slow' }, options);
    while (held.length === 0) await new Promise((done) => setTimeout(done, 2));
    await client.read(read, options);
    for (const answer of held) answer();
    expect((await slow).status).toBe(200);
    expect(state.renewals).toBe(1);
    expect(seen).toHaveLength(4);
  });

  test('is renewed for a batch of reads as well', async () => {
    const { state, ...tokens } = source();
    const { client } = await connect((request, response) => {
      if (tokenOf(request) === 'good-2') json(response, 200, { responses: [{ id: '0', status: 200, body: {} }] });
      else json(response, 401, ended);
    }, tokens);
    expect(await client.batchRead(['/users/1'], options)).toMatchObject([{ status: 200 }]);
    expect(state.renewals).toBe(1);
  });

  test.each([
    ['a pass', pass],
    ['a deletion', deletion],
  ])('is never renewed to send %s again', async (_, write) => {
    const { state, ...tokens } = source();
    const { client, seen } = await connect(wantsNew, tokens);
    expect(await client.write(intent, write)).toMatchObject({ result: 'failed', fault: { code: 'graph.unauthenticated' } });
    expect([state.renewals, seen.length]).toEqual([0, 1]);
  });
});

describe('A claims challenge', () => {
  const claims = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';
  const challenged =
    (status: number): RequestListener =>
    (_, response) =>
      json(response, status, ended, {
        'www-authenticate': `Bearer realm="", error="insufficient_claims", claims="${Buffer.from(claims).toString('base64url')}"`,
      });

  test.each([401, 403])('of a read (%i) is told, and neither renewed nor repeated', async (status) => {
    const told: string[] = [];
    const { client, seen } = await connect(challenged(status), {
      refresh: () => Promise.reject(new Error('not to be renewed')),
      onChallenge: (asked) => told.push(asked),
    });
    expect((await faultOf(client.read(read, options))).code).toBe('graph.claimsChallenge');
    expect([told, seen]).toEqual([[claims], ['GET good']]);
  });

  test('of a write is told, and the write is never repeated', async () => {
    const told: string[] = [];
    const { client, seen } = await connect(challenged(401), { onChallenge: (asked) => told.push(asked) });
    expect(await client.write(intent, deletion)).toMatchObject({ result: 'failed', fault: { code: 'graph.claimsChallenge' } });
    expect([told, seen]).toEqual([[claims], ['DELETE good']]);
  });

  test('that cannot be read is an ordinary refusal, and tells nothing', async () => {
    const told: string[] = [];
    const { client } = await connect(
      (_, response) => json(response, 401, ended, { 'www-authenticate': 'Bearer error="insufficient_claims", claims="not base64!"' }),
      {
        onChallenge: (asked) => told.push(asked),
      },
    );
    expect((await faultOf(client.read(read, options))).code).toBe('graph.unauthenticated');
    expect(told).toEqual([]);
  });
});
