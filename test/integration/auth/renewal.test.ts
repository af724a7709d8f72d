import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { GraphAccess } from '../../../main/auth/access.ts';
import type { Authority } from '../../support/authority/authority.ts';
import { adaAgent, benAgent, startAuthority } from '../../support/authority/authority.ts';
import type { TestConsole } from './console.ts';
import { openConsole } from './console.ts';

let authority: Authority;
beforeAll(async () => {
  authority = await startAuthority();
});
afterAll(() => authority.close());

/** MSAL and the console count a token with less than 300 s left as ended. */
const alreadyEnded = 200;
const isRenewal = (form: URLSearchParams) => form.get('grant_type') === 'refresh_token';
const renewals = () => authority.tokenRequests('refresh_token').length;

let desk: TestConsole;
let access: GraphAccess;
let nowMs: number;
beforeEach(async () => {
  nowMs = Date.now();
  authority.setAccessTokenSeconds(alreadyEnded);
  desk = openConsole(authority, adaAgent, { now: () => nowMs });
  access = await desk.signIn.signIn(null);
  authority.setAccessTokenSeconds(3600);
  authority.requests.length = 0;
});

describe('Renewing a token', () => {
  test('happens once for ten parallel requests, and not at all while the token is good', async () => {
    const tokens = await Promise.all(Array.from({ length: 10 }, () => access.token()));
    expect(new Set(tokens.map((token) => token.unwrap())).size).toBe(1);
    expect(renewals()).toBe(1);
    await access.token();
    expect(renewals()).toBe(1);
    expect(desk.opened).toHaveLength(1);
  });

  test('asks for nothing more than was agreed to', async () => {
    await access.token();
    expect(authority.tokenRequests('refresh_token')[0]?.form.get('scope')).not.toContain('ReadWrite');
  });

  test('ends with a page when the refresh token was revoked, and the page knows who', async () => {
    authority.revoke();
    await expect(access.token()).rejects.toMatchObject({ code: 'auth.signInNeeded', claims: undefined });
    expect(desk.opened).toHaveLength(1);
    await desk.signIn.signIn(null);
    expect(desk.opened).toHaveLength(2);
    expect(new URL(desk.opened[1] ?? '').searchParams.get('login_hint')).toBe(adaAgent.upn);
  });

  test.each(['bad_token', 'device_authentication_failed', 'token_expired'])(
    'invalid_grant with suberror %s means: sign in again',
    async (suberror) => {
      authority.answerToken(
        { status: 400, body: { error: 'invalid_grant', suberror, error_description: 'AADSTS50173: The provided grant has expired.' } },
        isRenewal,
      );
      await expect(access.token()).rejects.toMatchObject({ code: 'auth.signInNeeded', message: expect.stringContaining('Sign in again') });
    },
  );

  test('hands on the claims of interaction_required, and the next sign-in page carries them', async () => {
    const claims = '{"access_token":{"capolids":{"essential":true,"values":["a-policy"]}}}';
    const refusal = {
      status: 400,
      body: {
        error: 'interaction_required',
        suberror: 'basic_action',
        claims,
        error_description: 'AADSTS50076: Due to a configuration change.',
      },
    };
    authority.answerToken(refusal, isRenewal);
    await expect(access.token()).rejects.toMatchObject({
      code: 'auth.signInNeeded',
      claims,
      message: expect.stringContaining('prove again'),
    });
    expect(desk.opened).toHaveLength(1);
    authority.answerToken(refusal, isRenewal);
    await desk.signIn.signIn(null);
    expect(JSON.parse(new URL(desk.opened[1] ?? '').searchParams.get('claims') ?? '')).toMatchObject(JSON.parse(claims));
  });

  test('waits as long as a throttled endpoint asks, without asking it again', async () => {
    authority.answerToken({ status: 429, headers: { 'retry-after': '120' }, body: { error: 'temporarily_unavailable' } }, isRenewal);
    const retryAtUtc = new Date(nowMs + 120_000).toISOString();
    await expect(access.token()).rejects.toMatchObject({ code: 'graph.throttled', retryable: true, retryAtUtc });
    nowMs += 119_000;
    await expect(access.token()).rejects.toMatchObject({ code: 'graph.throttled', retryAtUtc });
    expect(renewals()).toBe(1);
    nowMs += 2_000;
    await expect(access.token()).resolves.toBeDefined();
    expect(renewals()).toBe(2);
  });

  test('waits a minute when a 429 names no time', async () => {
    authority.answerToken({ status: 429, body: {} }, isRenewal);
    await expect(access.token()).rejects.toMatchObject({ code: 'graph.throttled', retryAtUtc: new Date(nowMs + 60_000).toISOString() });
    nowMs += 61_000;
  });

  test('says that the service is at fault, and works again afterwards', async () => {
    authority.answerToken({ status: 503, body: { error: 'temporarily_unavailable' } }, isRenewal);
    await expect(access.token()).rejects.toMatchObject({ code: 'graph.unavailable', retryable: true });
    await expect(access.token()).resolves.toBeDefined();
  });

  test('does not take the page of a captive portal for an answer', async () => {
    authority.answerToken({ status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Welcome to the hotel</html>' }, isRenewal);
    await expect(access.token()).rejects.toMatchObject({ code: 'graph.malformed' });
  });

  test('follows no redirect with a refresh token in its hand', async () => {
    authority.answerToken({ status: 307, headers: { location: 'https://login.example/token' }, body: {} }, isRenewal);
    await expect(access.token()).rejects.toMatchObject({ code: 'graph.offline' });
    expect(renewals()).toBe(1);
  });
});

describe('A computer without network', () => {
  test('is told apart from an ended sign-in', async () => {
    const offline = openConsole(authority, adaAgent, { fetch: () => Promise.reject(new TypeError('fetch failed')), pageTimeoutMs: 5_000 });
    await expect(offline.signIn.signIn(null)).rejects.toMatchObject({ code: 'graph.offline', retryable: true });
  });
});

describe('Checking freshly, as unlocking does', () => {
  test('asks Microsoft although the token is good', async () => {
    await access.token();
    authority.requests.length = 0;
    await desk.signIn.checkFreshly();
    expect(renewals()).toBe(1);
  });

  test('fails when the agent may not sign in any more', async () => {
    await access.token();
    authority.revoke();
    await expect(desk.signIn.checkFreshly()).rejects.toMatchObject({ code: 'auth.signInNeeded' });
  });
});

describe('A feature’s permission', () => {
  test('is asked for when the feature is first used, with what was agreed to before, and not again', async () => {
    await access.allow(['passes']);
    expect(desk.opened).toHaveLength(2);
    const asked = new URL(desk.opened[1] ?? '').searchParams;
    expect(asked.get('scope')).toContain('UserAuthMethod-TAP.ReadWrite.All');
    expect(asked.get('scope')).toContain('User.Read.All');
    expect(asked.get('scope')).not.toContain('AuditLog.Read.All');
    await access.allow(['passes']);
    expect(desk.opened).toHaveLength(2);
  });

  test('is not handed on to the next agent at the same desk', async () => {
    await access.allow(['passes']);
    desk.answerAs = benAgent;
    authority.setAccessTokenSeconds(alreadyEnded);
    const ben = await desk.signIn.switchAccount(null);
    await ben.token();
    expect(authority.tokenRequests('refresh_token').at(-1)?.form.get('scope')).not.toContain('ReadWrite');
  });

  test('may be declined: the feature stays off, and the rest goes on working', async () => {
    desk.fill = { decision: 'decline' };
    await expect(access.allow(['removals'])).rejects.toMatchObject({
      code: 'auth.declined',
      message: expect.stringContaining('the rest goes on working'),
    });
    await expect(access.token()).resolves.toBeDefined();
    expect(authority.tokenRequests('refresh_token').at(-1)?.form.get('scope')).not.toContain('ReadWrite');
  });
});
