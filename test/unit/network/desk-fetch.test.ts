import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import type { SecureContext } from 'node:tls';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { ConnectionError } from '../../../main/network/connection-error.ts';
import { faultFromTransport } from '../../../main/graph/errors.ts';
import { createTransport } from '../../../main/graph/transport.ts';
import { TransportError } from '../../../main/graph/transport-error.ts';
import { Secret } from '../../../main/secret.ts';
import { createDeskFetch, type DeskFetchOptions } from '../../../main/network/desk-fetch.ts';
import type { DeskFetch } from '../../../main/network/undici-fetch.ts';
import { silentLogger } from '../../../main/log/logger.ts';
import { committedIntent } from '../../support/committed-intent.ts';
import { certificateFor, ProxyWorld, trusting, type Certificate } from './proxy-world.ts';

let graph: Certificate;
let proxyCertificate: Certificate;
beforeAll(async () => {
  graph = await certificateFor('graph.example');
  proxyCertificate = await certificateFor('localhost');
}, 60_000);

const world = new ProxyWorld();
const opened: DeskFetch[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((desk) => desk.close()));
  await world.close();
});

const deskFetch = (
  list: string | ((url: string) => Promise<string>),
  more: Partial<DeskFetchOptions> & { trusted?: SecureContext } = {},
) => {
  const { trusted, ...options } = more;
  const desk = createDeskFetch({
    resolveProxy: typeof list === 'string' ? () => Promise.resolve(list) : list,
    log: silentLogger,
    trust: () => trusted,
    ...options,
  });
  opened.push(desk);
  return desk.fetch;
};

const hello: RequestListener = (_, response) => response.end('hello');
const causeOf = async (work: Promise<unknown>): Promise<Error & { readonly code?: unknown }> => {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof TypeError && error.cause instanceof Error) return error.cause;
  throw new Error(`no network error, but ${String(error)}`);
};
/** The connection goes back to the pool a turn after the answer was read; asked sooner, the pool opens another. */
const connectionIsFree = () => wait(50);
const address = 'https://graph.example/v1.0/me';

describe('a request', () => {
  it('goes straight to this computer, and nobody is asked for a proxy', async () => {
    const port = await world.server(hello);
    let asked = 0;
    const fetch = deskFetch(() => {
      asked += 1;
      return Promise.resolve('PROXY 127.0.0.1:1');
    });
    for (const host of ['127.0.0.1', 'localhost']) expect(await (await fetch(`http://${host}:${port}/`)).text()).toBe('hello');
    expect(asked).toBe(0);
  });

  it('goes through the proxy that the system names for its origin, which is asked for once a connection', async () => {
    const { port, asked } = await world.proxy(await world.server(hello, graph));
    const urls: string[] = [];
    const fetch = deskFetch(
      (url) => {
        urls.push(url);
        return Promise.resolve(`PROXY 127.0.0.1:${port}; DIRECT`);
      },
      { trusted: trusting(graph) },
    );
    for (let time = 0; time < 3; time += 1) {
      expect(await (await fetch(address)).text()).toBe('hello');
      await connectionIsFree();
    }
    expect(asked).toEqual(['graph.example:443']);
    expect(urls).toEqual(['https://graph.example/']);
  });

  it('goes through a proxy that is spoken to over TLS', async () => {
    const { port, asked } = await world.proxy(await world.server(hello, graph), {}, proxyCertificate);
    const fetch = deskFetch(`HTTPS localhost:${port}`, { trusted: trusting(graph, proxyCertificate) });
    expect(await (await fetch(address)).text()).toBe('hello');
    expect(asked).toHaveLength(1);
  });

  it('goes on to the next proxy when one is not there, and does not come back to it for five minutes', async () => {
    const { port, asked } = await world.proxy(await world.server(hello, graph));
    let nowMs = 0;
    const dead = await world.deadPort();
    const fetch = deskFetch(`SOCKS5 127.0.0.1:1; PROXY 127.0.0.1:${dead}; PROXY 127.0.0.1:${port}`, {
      trusted: trusting(graph),
      now: () => nowMs,
    });
    const ask = async () => (await fetch(address, { headers: { connection: 'close' } })).text();
    expect(await ask()).toBe('hello');
    // Whoever listens there now is not asked while the other one works.
    const { asked: revived } = await world.proxy(await world.server(hello, graph), {}, undefined, dead);
    expect(await ask()).toBe('hello');
    expect([asked.length, revived.length]).toEqual([2, 0]);
    nowMs = 5 * 60_000;
    expect(await ask()).toBe('hello');
    expect([asked.length, revived.length]).toEqual([2, 1]);
  });

  it('goes straight when the system cannot say which proxy it uses', async () => {
    const cause = await causeOf(deskFetch(() => Promise.reject(new Error('no answer')))('https://nowhere.invalid/'));
    expect(['ENOTFOUND', 'EAI_AGAIN']).toContain(cause.code);
  });
});

describe('what was never sent says so by its code', () => {
  const through = async (answer: Parameters<ProxyWorld['proxy']>[1], trusted = trusting(graph)) => {
    let requests = 0;
    const target = await world.server((_, response) => {
      requests += 1;
      response.end();
    }, graph);
    const { port } = await world.proxy(target, answer);
    const cause = await causeOf(
      deskFetch(`PROXY 127.0.0.1:${port}; DIRECT`, { trusted, stepMs: 1_500 })(address, { method: 'POST', body: '{}' }),
    );
    expect(requests).toBe(0);
    return cause;
  };

  it('a proxy that asks for a sign-in, and what to ask the administrator for', async () => {
    const cause = await through({ status: 407, headers: 'Proxy-Authenticate: Negotiate\r\nProxy-Authenticate: NTLM\r\n' });
    expect(cause).toBeInstanceOf(ConnectionError);
    expect(cause.code).toBe('ERR_PROXY_AUTHENTICATION');
    expect(cause.message).toMatch(/asks for a sign-in \(Negotiate, NTLM\).*Ask your administrator/u);
  });

  it.each([403, 502, 504])('a proxy that answers %i; going round it is not tried', async (status) => {
    const cause = await through({ status });
    expect(cause.code).toBe('ERR_PROXY_REFUSED');
    expect(cause.message).toContain(`graph.example:443 (answer ${status})`);
  });

  it('a proxy that hangs up, or never answers, when there is no other way', async () => {
    const alone = async (instead: (socket: { destroy: () => unknown }) => void) => {
      const { port } = await world.proxy(0, { instead });
      return (await causeOf(deskFetch(`PROXY 127.0.0.1:${port}`, { stepMs: 1_500 })(address))).code;
    };
    expect(await alone((socket) => socket.destroy())).toBe('ERR_NO_CONNECTION');
    expect(await alone(() => undefined)).toBe('ERR_NO_CONNECTION');
  });

  it('a tunnel that breaks during the handshake', async () => {
    const cause = await through({
      instead: (socket) => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        socket.once('data', () => socket.destroy());
      },
    });
    expect(cause.code).toBe('ERR_NO_CONNECTION');
  });

  it('a server whose certificate is not trusted, through a proxy and without one', async () => {
    expect((await through({}, trusting(proxyCertificate))).code).toBe('DEPTH_ZERO_SELF_SIGNED_CERT');
    const port = await world.server(hello, proxyCertificate);
    expect((await causeOf(deskFetch('DIRECT')(`https://localhost:${port}/`))).code).toBe('DEPTH_ZERO_SELF_SIGNED_CERT');
  });

  it('the same where an environment variable says to trust everybody', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    expect((await through({}, trusting(proxyCertificate))).code).toBe('DEPTH_ZERO_SELF_SIGNED_CERT');
  });

  it('a certificate for another name, which does not make it try for ever', async () => {
    const { port, asked } = await world.proxy(await world.server(hello, proxyCertificate));
    const fetch = deskFetch(`PROXY 127.0.0.1:${port}`, { trusted: trusting(proxyCertificate) });
    expect((await causeOf(fetch(address))).code).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
    expect(asked).toHaveLength(1);
  });

  it('a proxy whose own certificate is not trusted or is another’s', async () => {
    const { port } = await world.proxy(0, {}, proxyCertificate);
    expect((await causeOf(deskFetch(`HTTPS localhost:${port}`)(address))).code).toBe('ERR_PROXY_UNTRUSTED');
    expect((await causeOf(deskFetch(`HTTPS 127.0.0.1:${port}`, { trusted: trusting(proxyCertificate) })(address))).code).toBe(
      'ERR_PROXY_UNTRUSTED',
    );
  });

  it('nobody listening', async () => {
    const dead = await world.deadPort();
    expect((await causeOf(deskFetch('DIRECT')(`http://127.0.0.1:${dead}/`))).code).toBe('ECONNREFUSED');
    expect((await causeOf(deskFetch(`PROXY 127.0.0.1:${dead}`)(address))).code).toBe('ECONNREFUSED');
  });

  it('only a kind of proxy that is not supported', async () => {
    const cause = await causeOf(deskFetch('SOCKS5 127.0.0.1:1080; SOCKS 127.0.0.1:1080')(address));
    expect(cause.code).toBe('ERR_PROXY_UNSUPPORTED');
    expect(cause.message).toContain('Ask your administrator');
  });

  it('a connection that takes too long', async () => {
    const server = await world.unansweringPort();
    expect((await causeOf(deskFetch('DIRECT', { stepMs: 700 })(`https://127.0.0.1:${server}/`))).code).toBe('UND_ERR_CONNECT_TIMEOUT');
  });
});

describe('the rest of main', () => {
  it('knows a write that a proxy refused as one that certainly did not happen, and says what to ask for', async () => {
    const { port } = await world.proxy(0, { status: 407, headers: 'Proxy-Authenticate: Negotiate\r\n' });
    const transport = createTransport({
      root: 'https://graph.example',
      token: () => Promise.resolve(new Secret('invented')),
      fetch: deskFetch(`PROXY 127.0.0.1:${port}`),
    });
    const error: unknown = await transport
      .send({
        method: 'POST',
        version: 'v1.0',
        path: '/users/x',
        json: {},
        paidBy: committedIntent('sessions.revoke', { validFromBefore: null }).spend(),
        timeoutMs: 5_000,
      })
      .catch((reason: unknown) => reason);
    if (!(error instanceof TransportError)) throw new Error('no transport error');
    expect([error.reason, error.sent]).toEqual(['offline', false]);
    expect(faultFromTransport(error)).toMatchObject({
      code: 'graph.offline',
      message: expect.stringMatching(/proxy .* asks for a sign-in .*Ask your administrator/u),
    });
  });
});

describe('a POST', () => {
  it('is sent once when the kept-alive connection in the tunnel breaks under it', async () => {
    let posts = 0;
    const target = await world.server((request, response) => {
      if (request.method === 'GET') return void response.end('{}');
      posts += 1;
      request.resume().once('end', () => request.socket.destroy());
    }, graph);
    const { port, asked } = await world.proxy(target);
    const fetch = deskFetch(`PROXY 127.0.0.1:${port}`, { trusted: trusting(graph) });
    await (await fetch(address)).text();
    await connectionIsFree();
    const cause = await causeOf(fetch(address, { method: 'POST', body: '{}' }));
    // Not one of the codes that say it never left.
    expect(cause.code).toMatch(/^(?:UND_ERR_SOCKET|ECONNRESET)$/u);
    expect([posts, asked.length]).toEqual([1, 1]);
  });

  it('is sent once when many wait for the same connections and those break', async () => {
    let posts = 0;
    const target = await world.server((request) => {
      posts += 1;
      request.resume().once('end', () => request.socket.destroy());
    });
    const fetch = deskFetch('DIRECT');
    const ended = await Promise.allSettled(
      Array.from({ length: 40 }, () => fetch(`http://127.0.0.1:${target}/`, { method: 'POST', body: '{}' })),
    );
    expect(ended.every(({ status }) => status === 'rejected')).toBe(true);
    expect(posts).toBe(40);
  });
});

describe('one call is one request', () => {
  it.each<[number, RequestInit]>([
    [421, { method: 'POST', body: '{}' }],
    [307, { method: 'POST', body: '{}', redirect: 'follow' }],
    [302, { redirect: 'follow' }],
  ])('also after a %i, which the fetch standard answers with another', async (status, init) => {
    let seen = 0;
    const port = await world.server((_, response) => {
      seen += 1;
      response.writeHead(status, { location: '/else' }).end();
    });
    const cause = await causeOf(deskFetch('DIRECT')(`http://127.0.0.1:${port}/`, init));
    // It was sent, so it must not look like one that was not.
    expect(cause.code).toBeUndefined();
    expect(seen).toBe(1);
  });
});

describe('what the callers rely on', () => {
  it('shows a redirect as it is, or refuses it, and follows none', async () => {
    let followed = 0;
    const port = await world.server((request, response) => {
      if (request.url === '/else') followed += 1;
      response.writeHead(302, { location: '/else' }).end();
    });
    const fetch = deskFetch('DIRECT');
    const shown = await fetch(`http://127.0.0.1:${port}/`, { redirect: 'manual' });
    expect([shown.status, shown.headers.get('location')]).toEqual([302, '/else']);
    await shown.text();
    await expect(fetch(`http://127.0.0.1:${port}/`, { redirect: 'error' })).rejects.toThrow(TypeError);
    expect(followed).toBe(0);
  });

  it('lets go when it is told to, while it connects and while it waits for an answer', async () => {
    const silent = await world.server(() => undefined);
    const { port } = await world.proxy(0, { instead: () => undefined });
    const fetch = deskFetch(`PROXY 127.0.0.1:${port}`);
    for (const url of [`http://127.0.0.1:${silent}/`, address]) {
      const cancel = new AbortController();
      const asked = fetch(url, { signal: cancel.signal });
      setTimeout(() => cancel.abort(), 100);
      await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
      await expect(fetch(url, { signal: AbortSignal.timeout(100) })).rejects.toMatchObject({ name: 'TimeoutError' });
    }
  });

  it('takes form data for the sign-in server', async () => {
    const bodies: string[] = [];
    const port = await world.server((request, response) => {
      void once(request, 'data').then(([chunk]) => {
        bodies.push(`${request.headers['content-type']} ${String(chunk)}`);
        response.end();
      });
    });
    await deskFetch('DIRECT')(`http://127.0.0.1:${port}/`, { method: 'POST', body: new URLSearchParams({ a: 'b c' }) });
    expect(bodies).toEqual(['application/x-www-form-urlencoded;charset=UTF-8 a=b+c']);
  });

  it('ends what is under way when it is closed', async () => {
    const port = await world.server(() => undefined);
    const desk = createDeskFetch({ resolveProxy: () => Promise.resolve('DIRECT'), log: silentLogger });
    const ended = causeOf(desk.fetch(`http://127.0.0.1:${port}/`));
    await desk.close();
    expect((await ended).message).toMatch(/destroyed/u);
  });
});
