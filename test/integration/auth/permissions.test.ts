import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { GraphAccess } from '../../../main/auth/access.ts';
import { FaultError } from '../../../main/fault-error.ts';
import type { Authority } from '../../support/authority/authority.ts';
import { adaAgent, benAgent, startAuthority } from '../../support/authority/authority.ts';
import type { TestConsole } from './console.ts';
import { openConsole } from './console.ts';

let authority: Authority;
beforeAll(async () => {
  authority = await startAuthority();
});
afterAll(() => authority.close());
afterEach(() => {
  authority.agreeForEverybody(false);
  authority.tamper({});
  authority.requests.length = 0;
});

const signedIn = async (
  options: Parameters<typeof openConsole>[2] = {},
): Promise<{ readonly desk: TestConsole; readonly access: GraphAccess }> => {
  const desk = openConsole(authority, adaAgent, options);
  const access = await desk.signIn.signIn(null);
  authority.requests.length = 0;
  return { desk, access };
};
const asked = (desk: TestConsole) => new URL(desk.opened.at(-1) ?? '').searchParams;

describe('What is missing', () => {
  test('is everything that can change something, as long as nobody agreed; no page opens for the question', async () => {
    const { desk, access } = await signedIn();
    expect(await access.missing(['lookUp'])).toEqual([]);
    expect(authority.requests).toEqual([]);
    expect(await access.missing(['lookUp', 'passes', 'removals'])).toEqual(['passes', 'removals']);
    expect(desk.opened).toHaveLength(1);
    await expect(access.token()).resolves.toBeDefined();
  });

  test('is nothing where an administrator agreed for everybody, without a page', async () => {
    authority.agreeForEverybody(true);
    const { desk, access } = await signedIn();
    expect(await access.missing(['passes', 'removals', 'sessions', 'defaultMethod', 'signInLog', 'photos'])).toEqual([]);
    await access.allow(['passes', 'removals']);
    expect(desk.opened).toHaveLength(1);
  });

  test('is what is left after the agent agreed to a part of it', async () => {
    const { desk, access } = await signedIn();
    await access.allow(['sessions']);
    expect(asked(desk).get('login_hint')).toBe(adaAgent.upn);
    expect(await access.missing(['sessions', 'passes'])).toEqual(['passes']);
    expect(desk.opened).toHaveLength(2);
  });

  test('is not known when the sign-in service cannot be asked', async () => {
    const { access } = await signedIn();
    authority.answerToken({ status: 503, body: {} });
    await expect(access.missing(['passes'])).rejects.toMatchObject({ code: 'graph.unavailable' });
    expect(await access.missing(['passes'])).toEqual(['passes']);
  });
});

describe('Several features', () => {
  test('are agreed to on one page, which is theirs together', async () => {
    const { desk, access } = await signedIn();
    await access.allow(['passes', 'sessions']);
    expect(desk.opened).toHaveLength(2);
    expect(asked(desk).get('scope')).toContain('UserAuthMethod-TAP.ReadWrite.All');
    expect(asked(desk).get('scope')).toContain('User.RevokeSessions.All');
    expect(await access.missing(['passes', 'sessions'])).toEqual([]);
    expect(desk.opened).toHaveLength(2);
  });

  test('are agreed to by the agent at work and nobody else', async () => {
    const { desk, access } = await signedIn();
    desk.answerAs = benAgent;
    await expect(access.allow(['passes'])).rejects.toMatchObject({ code: 'auth.wrongAccount' });
    desk.answerAs = adaAgent;
    expect(await access.missing(['passes'])).toEqual(['passes']);
    expect(await desk.signIn.remembered()).toBe(adaAgent.upn);
  });
});

describe('Access that was made for one agent', () => {
  const uses: readonly [string, (access: GraphAccess) => Promise<unknown>][] = [
    ['a token', (access) => access.token()],
    ['what is missing', (access) => access.missing(['passes'])],
    ['a permission', (access) => access.allow(['passes'])],
    ['a page', (access) => access.signInAgain()],
    ['a new token', (access) => access.refresh()],
  ];

  test.each(uses)('gives another agent no %s', async (_, use) => {
    const { desk, access } = await signedIn();
    desk.answerAs = benAgent;
    await desk.signIn.switchAccount(null);
    const pages = desk.opened.length;
    await expect(use(access)).rejects.toMatchObject({ code: 'auth.signInNeeded' });
    expect(desk.opened).toHaveLength(pages);
  });

  test.each(uses)('gives nobody %s after signing out, nor when the same agent comes back', async (_, use) => {
    const { desk, access } = await signedIn();
    await desk.signIn.signOut();
    await expect(use(access)).rejects.toMatchObject({ code: 'auth.signInNeeded' });
    await desk.signIn.signIn(null);
    await expect(use(access)).rejects.toMatchObject({ code: 'auth.signInNeeded' });
  });
});

describe('Proving again who one is', () => {
  test('is a page that asks for the password, for this agent', async () => {
    const { desk, access } = await signedIn();
    const before = (await access.token()).unwrap();
    await desk.signIn.proveAgain();
    expect(asked(desk).get('prompt')).toContain('login');
    expect(JSON.parse(asked(desk).get('claims') ?? '')).toMatchObject({ id_token: { auth_time: { essential: true } } });
    expect(asked(desk).get('login_hint')).toBe(adaAgent.upn);
    expect((await access.token()).unwrap()).not.toBe(before);
  });

  test('is not done by somebody else', async () => {
    const { desk } = await signedIn();
    desk.answerAs = benAgent;
    await expect(desk.signIn.proveAgain()).rejects.toMatchObject({ code: 'auth.wrongAccount' });
    expect(await desk.signIn.remembered()).toBe(adaAgent.upn);
  });

  test.each([
    ['an hour ago', () => Math.floor(Date.now() / 1000) - 3600, 'auth.wrongAccount'],
    ['just now', () => Math.floor(Date.now() / 1000), 'taken'],
    ['at a time that the token does not tell', () => undefined, 'auth.misconfigured'],
    // Whoever sets the clock back before the page opens has that hour in which an old proof looks new.
    ['an hour ago, on a computer whose clock was set back', () => Math.floor(Date.now() / 1000) - 3600, 'auth.wrongAccount', -3_600_000],
    ['just now, on a computer whose clock is some minutes late', () => Math.floor(Date.now() / 1000), 'taken', -240_000],
  ])('counts only if it was given anew: %s', async (_, authTime, expected, offsetMs = 0) => {
    const { desk } = await signedIn({ now: () => Date.now() + offsetMs });
    authority.tamper({ auth_time: authTime() });
    const outcome = await desk.signIn.proveAgain().then(
      () => 'taken',
      (error: unknown) => (error instanceof FaultError ? error.code : error),
    );
    expect(outcome).toBe(expected);
  });
});

describe('A new token on demand', () => {
  test('is asked of Microsoft although the old one is good, once for all who want it', async () => {
    const { access } = await signedIn();
    const before = (await access.token()).unwrap();
    await Promise.all([access.refresh(), access.refresh(), access.refresh()]);
    expect(authority.tokenRequests('refresh_token')).toHaveLength(1);
    expect((await access.token()).unwrap()).not.toBe(before);
  });

  test('is refused when the agent may not sign in any more', async () => {
    const { access } = await signedIn();
    authority.revoke();
    await expect(access.refresh()).rejects.toMatchObject({ code: 'auth.signInNeeded' });
  });
});

describe('What Conditional Access asks for at a renewal', () => {
  test('is on the next sign-in page, whoever opens it', async () => {
    const { desk, access } = await signedIn();
    const claims = '{"access_token":{"capolids":{"essential":true,"values":["a-policy"]}}}';
    authority.answerToken({
      status: 400,
      body: { error: 'interaction_required', suberror: 'basic_action', claims, error_description: 'AADSTS50076' },
    });
    await expect(access.refresh()).rejects.toMatchObject({ code: 'auth.signInNeeded' });
    await access.signInAgain();
    expect(JSON.parse(asked(desk).get('claims') ?? '')).toMatchObject(JSON.parse(claims) as object);
    await access.signInAgain();
    expect(asked(desk).get('claims') ?? '').not.toContain('capolids');
  });
});

describe('What Graph asks for', () => {
  const claims = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';

  test('is on the page of the front door, too, and done with when that was answered', async () => {
    // MSAL takes it for ended at once.
    authority.setAccessTokenSeconds(200);
    const { desk, access } = await signedIn();
    authority.setAccessTokenSeconds(3600);
    access.challenged(claims);
    authority.revoke();
    await desk.signIn.signIn(null);
    expect(JSON.parse(asked(desk).get('claims') ?? '')).toMatchObject(JSON.parse(claims) as object);
    expect(await access.signInAgain()).toEqual({ isChallengeAnswered: false });
    expect(asked(desk).get('claims') ?? '').not.toContain('acrs');
  });

  test('is not proved by a sign-in without a page', async () => {
    const { desk, access } = await signedIn();
    access.challenged(claims);
    await desk.signIn.signIn(null);
    await desk.signIn.checkFreshly();
    expect(desk.opened).toHaveLength(1);
    expect(await access.signInAgain()).toEqual({ isChallengeAnswered: true });
    expect(asked(desk).get('claims') ?? '').toContain('acrs');
  });
});
