import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectTls } from 'node:tls';
import { fetch as undiciFetch, ProxyAgent } from 'undici';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { scopesOf } from '../../../main/permissions/features.ts';
import { liveSignIn } from '../../../main/auth/live-sign-in.ts';
import type { LiveNetwork } from '../../support/network/live-network.ts';
import { inMemory } from '../../support/in-memory-store.ts';
import { startLiveNetwork } from '../../support/network/live-network.ts';

let folder: string;
let network: LiveNetwork;
let agent: ProxyAgent;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-network-'));
  network = await startLiveNetwork({ folder });
  agent = new ProxyAgent({ uri: `http://127.0.0.1:${network.proxy.port}`, requestTls: { ca: readFileSync(network.caFile, 'utf8') } });
});
beforeEach(() => network.tenant.clearRequests());
afterAll(async () => {
  await agent.close();
  await network.close();
  rmSync(folder, { recursive: true });
});

/** The way the console goes: through the proxy, trusting the certificate of the run. */
const throughProxy = ((input: string | URL, init?: RequestInit) =>
  undiciFetch(input, { ...(init as object), dispatcher: agent })) as unknown as typeof fetch;
const graph = (path: string, token: string, init: RequestInit = {}) =>
  throughProxy(`https://graph.microsoft.com${path}`, { ...init, headers: { authorization: `Bearer ${token}` } });

const signInAs = async (upn: string): Promise<string> => {
  const account = network.tenant.accounts.find((one) => one.upn === upn);
  const signIn = liveSignIn({
    tenant: network.authority.tenant,
    displayName: 'Northmoor',
    fetch: throughProxy,
    openBrowser: async (address) => void network.authority.browse(address, account!),
    store: inMemory(),
    notice: () => undefined,
  });
  const access = await signIn.signIn(null);
  return (await access.token()).unwrap();
};

describe('The network of the live tests', () => {
  test('leads to Graph under its own name, which takes what the sign-in service gave out and nothing else', async () => {
    const token = await signInAs('morag.sinclair@northmoor.example');
    const me = await graph('/v1.0/me', token);
    expect(await me.json()).toMatchObject({ userPrincipalName: 'morag.sinclair@northmoor.example' });
    expect((await graph('/v1.0/me', `${token}x`)).status).toBe(401);
    const page = (await (await graph('/v1.0/users?$top=3', token)).json()) as Record<string, string>;
    expect(page['@odata.nextLink']).toMatch(/^https:\/\/graph\.microsoft\.com\/v1\.0\/users\?/u);
  });

  test('grants a token the scopes that were asked for, and Graph refuses what lies outside them', async () => {
    const token = await signInAs('morag.sinclair@northmoor.example');
    expect(scopesOf(['lookUp'])).not.toContain('AuditLog.Read.All');
    expect((await graph('/v1.0/auditLogs/signIns?$top=1', token)).status).toBe(403);
    const pass = await graph('/v1.0/users/priya.raman@northmoor.example/authentication/temporaryAccessPassMethods', token, {
      method: 'POST',
      body: '{}',
    });
    expect(pass.status).toBe(403);
  });

  test('knows everybody whom the tenant lets work, by their own object id', async () => {
    const token = await signInAs('ingrid.halvorsen@northmoor.example');
    const me = (await (await graph('/v1.0/me', token)).json()) as { id: string };
    expect(me.id).toBe((await network.tenant.truth('ingrid.halvorsen@northmoor.example')).id);
  });

  test('ends a token in the middle of its life', async () => {
    const token = await signInAs('morag.sinclair@northmoor.example');
    await network.tenant.endToken(token);
    expect((await graph('/v1.0/me', token)).status).toBe(401);
  });

  test('hands on a connection that breaks', async () => {
    const token = await signInAs('morag.sinclair@northmoor.example');
    await network.tenant.fault({ route: 'GET /me', kind: 'reset-before', times: 1 });
    await expect(graph('/v1.0/me', token)).rejects.toMatchObject({ message: 'fetch failed' });
    expect((await graph('/v1.0/me', token)).status).toBe(200);
  });

  test('keeps a connection for the next request', async () => {
    const socket = connectTls({
      host: '127.0.0.1',
      port: network.routes['graph.microsoft.com:443'],
      servername: 'graph.microsoft.com',
      ca: readFileSync(network.caFile),
    });
    let heard = '';
    socket.on('data', (chunk: Buffer) => (heard += chunk.toString('latin1')));
    const ask = () => void socket.write('GET /v1.0/me HTTP/1.1\r\nHost: graph.microsoft.com\r\n\r\n');
    ask();
    await expect.poll(() => heard.split('HTTP/1.1 401').length - 1).toBe(1);
    ask();
    await expect.poll(() => heard.split('HTTP/1.1 401').length - 1).toBe(2);
    socket.destroy();
  });

  test('refuses every other host and says which', async () => {
    await expect(throughProxy('https://telemetry.example/')).rejects.toThrow('fetch failed');
    await expect(throughProxy('https://graph.microsoft.com:8443/')).rejects.toThrow('fetch failed');
    // A plain request, without a tunnel.
    const plain = await new Promise<string>((heard, failed) => {
      const socket = connect({ host: '127.0.0.1', port: network.proxy.port }, () =>
        socket.write('GET http://plain.example/ HTTP/1.1\r\nHost: plain.example\r\nConnection: close\r\n\r\n'),
      );
      socket.once('data', (chunk: Buffer) => heard(chunk.toString('latin1')));
      socket.on('error', failed);
    });
    expect(plain).toMatch(/^HTTP\/1\.1 403/u);
    expect([...network.proxy.refused]).toEqual(['telemetry.example:443', 'graph.microsoft.com:8443', 'plain.example']);
  });

  test('lets nobody in who does not trust the certificate of the run', async () => {
    const stranger = new ProxyAgent(`http://127.0.0.1:${network.proxy.port}`);
    await expect(undiciFetch('https://graph.microsoft.com/v1.0/me', { dispatcher: stranger })).rejects.toMatchObject({
      cause: expect.objectContaining({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }),
    });
    await stranger.close();
  });
});
