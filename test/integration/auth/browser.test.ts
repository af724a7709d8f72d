import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { scopesOf } from '../../../main/permissions/features.ts';
import type { Authority } from '../../support/authority/authority.ts';
import { adaAgent, benAgent, standInTenant, startAuthority } from '../../support/authority/authority.ts';
import { within } from '../../support/time-promise.ts';
import type { TestConsole } from './console.ts';
import { isListening, memoryStore, openConsole } from './console.ts';

let authority: Authority;
beforeAll(async () => {
  authority = await startAuthority();
});
afterEach(() => authority.tamper({}));
afterAll(() => authority.close());

const sent = (desk: TestConsole, at = -1): URLSearchParams => new URL(desk.opened.at(at) ?? '').searchParams;

/** Waits until the browser was sent somewhere. */
const pageOf = async (desk: TestConsole): Promise<URLSearchParams> => {
  await expect.poll(() => desk.opened.length).toBeGreaterThan(0);
  return sent(desk);
};

describe('Signing in with the system browser', () => {
  test('gives a token for Graph of the same cloud, after one page', async () => {
    const desk = openConsole(authority, adaAgent);
    const access = await desk.signIn.signIn(null);
    expect(access.root).toBe('https://graph.microsoft.com');
    expect(authority.issued).toContain((await access.token()).unwrap());
    expect(desk.opened).toHaveLength(1);
    expect((await desk.visits[0])?.text).toContain('Go back to Latchkey');
    expect(await desk.signIn.remembered()).toBe(adaAgent.upn);
  });

  test('asks for the least, with PKCE, a nonce and a loopback redirect, and says that it answers claims challenges', async () => {
    const desk = openConsole(authority, adaAgent);
    await desk.signIn.signIn(null);
    const asked = sent(desk);
    const graph = (asked.get('scope') ?? '').split(' ').filter((scope) => scope.startsWith('https://'));
    expect(graph.toSorted()).toEqual(scopesOf(['lookUp']).map((scope) => `https://graph.microsoft.com/${scope}`));
    expect(graph.filter((scope) => scope.includes('ReadWrite'))).toEqual([]);
    expect(asked.get('code_challenge_method')).toBe('S256');
    expect(asked.get('response_mode')).toBe('form_post');
    expect(asked.get('prompt')).toBe('select_account');
    expect(asked.get('nonce')).toMatch(/^[0-9a-f-]{36}$/u);
    expect(asked.get('redirect_uri')).toMatch(/^http:\/\/localhost:\d+$/u);
    expect(JSON.parse(asked.get('claims') ?? '')).toMatchObject({ access_token: { xms_cc: { values: ['CP1'] } } });
  });

  test('is over when the page is not finished in time, and frees its port', async () => {
    const desk = openConsole(authority, null, { pageTimeoutMs: 400 });
    await expect(desk.signIn.signIn(null)).rejects.toMatchObject({ code: 'graph.timeout', retryable: true });
    const { port } = new URL(sent(desk).get('redirect_uri') ?? '');
    await expect.poll(() => isListening(Number(port))).toBe(false);
  });

  test('is over within 200 ms of Cancel, frees its port, and can be started again', async () => {
    const desk = openConsole(authority, null);
    const attempt = desk.signIn.signIn(null).catch((error: unknown) => error);
    const { port } = new URL((await pageOf(desk)).get('redirect_uri') ?? '');
    await expect.poll(() => isListening(Number(port))).toBe(true);
    desk.signIn.cancel();
    expect(await within(200, attempt)).toMatchObject({ code: 'graph.cancelled' });
    await expect.poll(() => isListening(Number(port))).toBe(false);
    desk.answerAs = adaAgent;
    await expect(desk.signIn.signIn(null)).resolves.toBeDefined();
  });

  test('can be left while Microsoft is asked in silence: no page opens afterwards', async () => {
    const store = memoryStore();
    // A second: MSAL takes it for ended at once, and asks for another when it is wanted.
    authority.setAccessTokenSeconds(1);
    await openConsole(authority, adaAgent, { store }).signIn.signIn(null);
    authority.setAccessTokenSeconds(3600);
    let isAsked = false;
    const slow: typeof fetch = (_address, init) => {
      isAsked = true;
      return new Promise((_, failed) => init?.signal?.addEventListener('abort', () => failed(new TypeError('fetch failed'))));
    };
    const desk = openConsole(authority, adaAgent, { store, fetch: slow });
    const attempt = desk.signIn.signIn(null).catch((error: unknown) => error);
    await expect.poll(() => isAsked).toBe(true);
    desk.signIn.cancel();
    expect(await within(200, attempt)).toMatchObject({ code: 'graph.cancelled' });
    expect(desk.opened).toEqual([]);
  });

  test('keeps nothing of an answer that comes after Cancel', async () => {
    const store = memoryStore();
    let letAnswer = (): void => undefined;
    const held = new Promise<void>((let_) => (letAnswer = let_));
    const slow: typeof fetch = async (input, init) => {
      if (new Request(input).url.includes('/oauth2/v2.0/token')) await held;
      return authority.fetch(input, init);
    };
    const desk = openConsole(authority, adaAgent, { store, fetch: slow });
    const attempt = desk.signIn.signIn(null).catch((error: unknown) => error);
    await expect.poll(() => desk.visits.length).toBe(1);
    // The page is done and the code is on its way to a token.
    await desk.visits[0];
    desk.signIn.cancel();
    expect(await attempt).toMatchObject({ code: 'graph.cancelled' });
    letAnswer();
    await expect.poll(() => store.writes).toBeGreaterThan(1);
    await expect.poll(() => desk.signIn.remembered()).toBe(null);
    for (const token of authority.issued) expect(store.text ?? '').not.toContain(token);
  });

  test('is refused while another page is open', async () => {
    const desk = openConsole(authority, null);
    const first = desk.signIn.signIn(null).catch(() => undefined);
    await pageOf(desk);
    await expect(desk.signIn.switchAccount(null)).rejects.toMatchObject({ code: 'desk.busy' });
    expect(desk.opened).toHaveLength(1);
    desk.signIn.cancel();
    await first;
  });

  test('says so when the page was answered with no', async () => {
    const desk = openConsole(authority, adaAgent);
    desk.fill = { decision: 'decline' };
    await expect(desk.signIn.signIn(null)).rejects.toMatchObject({ code: 'auth.declined' });
    expect((await desk.visits[0])?.text).toContain('Not signed in');
  });

  /** What Entra answers for the code of a page that was answered well. */
  const isFirst = (form: URLSearchParams): boolean => form.get('grant_type') === 'authorization_code';
  test.each([
    [
      'AADSTS53003: Access has been blocked by Conditional Access policies.',
      'invalid_grant',
      /Conditional Access.*Ask your administrator/u,
    ],
    ['AADSTS50057: The user account is disabled.', 'invalid_grant', /blocked/u],
    [
      'AADSTS70043: The refresh token has expired or is invalid due to sign-in frequency checks.',
      'invalid_grant',
      /Sign out of your work account/u,
    ],
    ['AADSTS50158: External security challenge was not satisfied.', 'interaction_required', /second proof/u],
    ['AADSTS90072: User account does not exist in tenant.', 'invalid_grant', /does not belong to your organisation/u],
    ['AADSTS99999: Something new.', 'invalid_grant', /Show the details to your administrator/u],
  ])('refused after the page is refused, not ended: %s', async (error_description, error, sentence) => {
    const desk = openConsole(authority, adaAgent);
    authority.answerToken({ status: 400, body: { error, error_description, suberror: 'message_only' } }, isFirst);
    const refused: unknown = await desk.signIn.signIn(null).catch((caught: unknown) => caught);
    expect(refused).toMatchObject({
      code: 'auth.refused',
      message: expect.stringMatching(sentence),
      detail: expect.stringContaining('AADSTS'),
    });
    expect(refused).not.toMatchObject({ message: expect.stringContaining('ended') });
    expect(await desk.signIn.remembered()).toBe(null);
  });

  test.each(['invalid_scope', 'invalid_client'])(
    'goes on without what can be left out when a scope is unknown (%s), and says so',
    async (error) => {
      const desk = openConsole(authority, adaAgent);
      const error_description = "AADSTS650053: The application asked for scope 'AdministrativeUnit.Read.All' that doesn't exist.";
      authority.answerToken({ status: 400, body: { error, error_description } }, isFirst);
      const access = await desk.signIn.signIn(null);
      expect(desk.opened).toHaveLength(2);
      const graph = (sent(desk).get('scope') ?? '').split(' ').filter((scope) => scope.startsWith('https://'));
      expect(graph.map((scope) => scope.split('/').at(-1)).toSorted()).toEqual([
        'User.Read',
        'User.Read.All',
        'UserAuthenticationMethod.Read.All',
      ]);
      expect(authority.issued).toContain((await access.token()).unwrap());
      expect(desk.notices.at(-1)).toContain('AdministrativeUnit.Read.All');
    },
  );

  test('offers the code when the browser cannot be opened', async () => {
    const desk = openConsole(authority, null, { openBrowser: () => Promise.reject(new Error('no browser')) });
    await expect(desk.signIn.signIn(null)).rejects.toMatchObject({
      code: 'graph.unavailable',
      message: expect.stringContaining('code on another device'),
    });
  });
});

describe('An ID token', () => {
  test.each([
    ['of another tenant', { tid: '99999999-9999-4999-8999-999999999999' }, /another organisation/u, 'auth.wrongAccount'],
    ['for another app', { aud: '99999999-9999-4999-8999-999999999999' }, /another app/u, 'auth.wrongAccount'],
    ['of another issuer', { iss: `https://login.microsoftonline.us/${standInTenant.tenantId}/v2.0` }, /cloud/u, 'auth.wrongAccount'],
    ['that has ended', { exp: 1_000_000_000 }, /already ended/u, 'auth.wrongAccount'],
    ['without our nonce', { nonce: 'somebody else’s' }, /not the one you started/u, 'auth.signInNeeded'],
    ['without its person', { oid: null }, /without the proof/u, 'auth.wrongAccount'],
  ])('%s is refused, and its tokens are forgotten', async (_, claims, sentence, code) => {
    authority.tamper(claims);
    const store = memoryStore();
    const desk = openConsole(authority, adaAgent, { store });
    await expect(desk.signIn.signIn(null)).rejects.toMatchObject({ code, retryable: false, message: expect.stringMatching(sentence) });
    expect(await desk.signIn.remembered()).toBe(null);
    for (const token of authority.issued) expect(store.text ?? '').not.toContain(token);
  });
});

describe('Another account', () => {
  test('is chosen from the list of accounts, and the one left behind gets no more tokens', async () => {
    const desk = openConsole(authority, adaAgent);
    const ada = await desk.signIn.signIn(null);
    const adaToken = (await ada.token()).unwrap();
    desk.answerAs = benAgent;
    const ben = await desk.signIn.switchAccount(null);
    expect(sent(desk).get('prompt')).toBe('select_account');
    expect((await ben.token()).unwrap()).not.toBe(adaToken);
    await expect(ada.token()).rejects.toMatchObject({ code: 'auth.signInNeeded' });
    expect(await desk.signIn.remembered()).toBe(benAgent.upn);
  });

  test('may not answer a claims challenge, and the agent stays who they were', async () => {
    const desk = openConsole(authority, adaAgent);
    const ada = await desk.signIn.signIn(null);
    const token = (await ada.token()).unwrap();
    desk.answerAs = benAgent;
    ada.challenged('{"access_token":{"acrs":{"essential":true,"value":"c1"}}}');
    await expect(ada.signInAgain()).rejects.toMatchObject({
      code: 'auth.wrongAccount',
      message: expect.stringContaining('Another account'),
    });
    expect((await ada.token()).unwrap()).toBe(token);
    expect(await desk.signIn.remembered()).toBe(adaAgent.upn);
  });
});

describe('A claims challenge', () => {
  test('is answered on a page with those claims, and gives a new token', async () => {
    const desk = openConsole(authority, adaAgent);
    const access = await desk.signIn.signIn(null);
    const token = (await access.token()).unwrap();
    access.challenged('{"access_token":{"acrs":{"essential":true,"value":"c1"}}}');
    expect(await access.signInAgain()).toMatchObject({ isChallengeAnswered: true });
    const asked = sent(desk);
    expect(JSON.parse(asked.get('claims') ?? '')).toMatchObject({
      access_token: { acrs: { essential: true, value: 'c1' }, xms_cc: { values: ['CP1'] } },
    });
    expect(asked.get('login_hint')).toBe(adaAgent.upn);
    expect((await access.token()).unwrap()).not.toBe(token);
  });
});

describe('Signing out', () => {
  test('forgets the tokens and opens the logout page', async () => {
    const desk = openConsole(authority, adaAgent);
    const access = await desk.signIn.signIn(null);
    expect(await desk.signIn.signOut()).toEqual({ isPageOpened: true });
    expect(desk.opened.at(-1)).toBe(`https://login.microsoftonline.com/${standInTenant.tenantId}/oauth2/v2.0/logout`);
    await expect(access.token()).rejects.toMatchObject({ code: 'auth.signInNeeded' });
    expect(await desk.signIn.remembered()).toBe(null);
  });
});
