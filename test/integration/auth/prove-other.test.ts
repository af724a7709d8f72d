import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { GraphAccess } from '../../../main/auth/access.ts';
import type { TokenStore } from '../../../main/auth/token-cache.ts';
import { clouds } from '../../../main/permissions/clouds.ts';
import type { Authority } from '../../support/authority/authority.ts';
import { adaAgent, benAgent, startAuthority } from '../../support/authority/authority.ts';
import type { TestConsole } from './console.ts';
import { isListening, openConsole } from './console.ts';

let authority: Authority;
beforeAll(async () => {
  authority = await startAuthority();
});
afterAll(() => authority.close());

/** A store that remembers everything it was ever given to keep. */
const keepingStore = (texts: string[]): TokenStore => ({
  read: () => Promise.resolve(texts.at(-1) ?? null),
  write: (text) => Promise.resolve(void texts.push(text)),
  setAside: () => Promise.resolve('aside'),
  remove: () => Promise.resolve(),
});

let desk: TestConsole;
let ada: GraphAccess;
/** What the store was given. */
let kept: string[];
/** Tokens that were given out before the second agent came. */
let adaTokens: readonly string[];

beforeEach(async () => {
  kept = [];
  desk = openConsole(authority, adaAgent, { store: keepingStore(kept) });
  ada = await desk.signIn.signIn(null);
  adaTokens = authority.issued.slice(-3);
  authority.requests.length = 0;
  authority.issued.length = 0;
});
afterEach(() => {
  authority.tamper({});
  authority.setAccessTokenSeconds(3600);
});

const page = (): URLSearchParams => new URL(desk.opened.at(-1) ?? '').searchParams;
/** Whatever happened on the other agent's page. */
const expectFirstUntouched = async (): Promise<void> => {
  expect(adaTokens).toContain((await ada.token()).unwrap());
  expect(await desk.signIn.remembered()).toBe(adaAgent.upn);
  await desk.signIn.checkFreshly();
  expect(await desk.signIn.remembered()).toBe(adaAgent.upn);
};

const expectNothingKeptOf = (tokens: readonly string[]): void => {
  // The search finds what is there.
  expect(adaTokens.filter((token) => kept.some((text) => text.includes(token)))).toHaveLength(3);
  for (const needle of [...tokens, benAgent.oid, benAgent.upn, benAgent.name]) {
    expect(kept.filter((text) => text.includes(needle))).toEqual([]);
  }
};

describe('Another agent', () => {
  test('proves who they are on a page of their own, and the one at work stays signed in', async () => {
    desk.answerAs = benAgent;
    const before = Math.floor(Date.now() / 1000) * 1000;
    const proved = await desk.signIn.proveOther(null);
    const { authenticatedAtUtc, ...who } = proved;
    expect(who).toEqual({ objectId: benAgent.oid, userPrincipalName: benAgent.upn, displayName: benAgent.name });
    expect(Date.parse(authenticatedAtUtc ?? '')).toBeGreaterThanOrEqual(before);
    expect(Date.parse(authenticatedAtUtc ?? '')).toBeLessThanOrEqual(Date.now());
    const benTokens = [...authority.issued];
    expect(benTokens.length).toBeGreaterThanOrEqual(2);
    await expectFirstUntouched();
    expectNothingKeptOf(benTokens);
    expect(JSON.stringify(proved)).not.toMatch(/token/iu);
  });

  test('is asked for the password anew, with PKCE and a nonce, and for no permission in Graph', async () => {
    desk.answerAs = benAgent;
    await desk.signIn.proveOther(benAgent.upn);
    expect(page().get('prompt')).toContain('login');
    expect(Number(page().get('max_age'))).toBeGreaterThan(0);
    expect(page().get('login_hint')).toBe(benAgent.upn);
    expect(page().get('code_challenge_method')).toBe('S256');
    expect(page().get('nonce')).toMatch(/^[0-9a-f-]{36}$/u);
    expect(page().get('scope')).toContain('openid');
    expect(page().get('scope')).not.toContain(clouds.global.graphRoot);
  });

  test('is no account that is signed in from then on: no other page asks for them, and none is lost', async () => {
    desk.answerAs = benAgent;
    await desk.signIn.proveOther(null);
    desk.answerAs = null;
    const again = await desk.signIn.signIn(null);
    expect(adaTokens).toContain((await again.token()).unwrap());
    expect(desk.opened).toHaveLength(2);
    expect(authority.tokenRequests('refresh_token')).toHaveLength(0);
  });

  test('may not be the agent at work', async () => {
    await expect(desk.signIn.proveOther(null)).rejects.toMatchObject({
      code: 'auth.wrongAccount',
      message: expect.stringContaining('somebody other than the agent at work'),
    });
    await expectFirstUntouched();
  });

  test.each([
    ['of another tenant', { tid: '99999999-9999-4999-8999-999999999999' }, /another organisation/u],
    ['who rests on an earlier proof', { auth_time: Math.floor(Date.now() / 1000) - 3600 }, /did not ask again/u],
    ['for whom there is no proof', { oid: null }, /without the proof/u],
  ])('%s is refused, and nothing of them is kept', async (_, claims, sentence) => {
    desk.answerAs = benAgent;
    authority.tamper(claims);
    await expect(desk.signIn.proveOther(null)).rejects.toMatchObject({
      code: 'auth.wrongAccount',
      message: expect.stringMatching(sentence),
    });
    const benTokens = [...authority.issued];
    authority.tamper({});
    await expectFirstUntouched();
    expectNothingKeptOf(benTokens);
  });

  test('whose proof has no time is taken, and the time is unknown', async () => {
    desk.answerAs = benAgent;
    authority.tamper({ auth_time: undefined });
    expect(await desk.signIn.proveOther(null)).toMatchObject({ objectId: benAgent.oid, authenticatedAtUtc: null });
  });

  test('who says no leaves everything as it was', async () => {
    desk.answerAs = benAgent;
    desk.fill = { decision: 'decline' };
    await expect(desk.signIn.proveOther(null)).rejects.toMatchObject({ code: 'auth.declined' });
    await expectFirstUntouched();
  });

  test('cannot be asked while nobody is at work', async () => {
    await desk.signIn.signOut();
    await expect(desk.signIn.proveOther(null)).rejects.toMatchObject({ code: 'auth.signInNeeded' });
  });
});

describe('The page of another agent', () => {
  /** Opens it and leaves it open. */
  const openPage = async (): Promise<{ readonly outcome: Promise<unknown>; readonly port: number }> => {
    desk.answerAs = null;
    const opened = desk.opened.length;
    const outcome = desk.signIn.proveOther(null).catch((error: unknown) => error);
    await expect.poll(() => desk.opened.length).toBe(opened + 1);
    return { outcome, port: Number(new URL(page().get('redirect_uri') ?? '').port) };
  };

  test('can be cancelled: it is over within 200 ms, and its port is free', async () => {
    const { outcome, port } = await openPage();
    await expect.poll(() => isListening(port)).toBe(true);
    const cancelledAt = performance.now();
    desk.signIn.cancel();
    expect(await outcome).toMatchObject({ code: 'graph.cancelled' });
    expect(performance.now() - cancelledAt).toBeLessThan(200);
    await expect.poll(() => isListening(port)).toBe(false);
    await expectFirstUntouched();
  });

  test('is over when it is not finished in time', async () => {
    const hasty = openConsole(authority, adaAgent, { store: keepingStore([]), pageTimeoutMs: 2_000 });
    const access = await hasty.signIn.signIn(null);
    const token = (await access.token()).unwrap();
    hasty.answerAs = null;
    await expect(hasty.signIn.proveOther(null)).rejects.toMatchObject({ code: 'graph.timeout' });
    expect((await access.token()).unwrap()).toBe(token);
    expect(await hasty.signIn.remembered()).toBe(adaAgent.upn);
  });

  test('leaves the token of the one at work to be renewed as ever, before and after its answer', async () => {
    authority.setAccessTokenSeconds(200);
    await ada.refresh();
    authority.requests.length = 0;
    authority.issued.length = 0;
    const { outcome } = await openPage();
    const renewed = (await ada.token()).unwrap();
    expect(authority.tokenRequests('refresh_token')).toHaveLength(1);
    const adaRenewed = [...authority.issued];
    expect(adaRenewed).toContain(renewed);
    authority.setAccessTokenSeconds(3600);
    await authority.browse(desk.opened.at(-1) ?? '', benAgent);
    expect(await outcome).toMatchObject({ objectId: benAgent.oid });
    const benTokens = authority.issued.filter((token) => !adaRenewed.includes(token));
    expect(benTokens.length).toBeGreaterThanOrEqual(2);
    const renewedAfter = (await ada.token()).unwrap();
    expect([...benTokens, renewed]).not.toContain(renewedAfter);
    expect(await desk.signIn.remembered()).toBe(adaAgent.upn);
    expectNothingKeptOf(benTokens);
    expect(kept.at(-1)).toContain(renewedAfter);
  });

  test('keeps nothing of an answer that comes after Cancel', async () => {
    let letAnswer = (): void => undefined;
    const isHeld = new Promise<void>((let_) => (letAnswer = let_));
    let holds = false;
    let answered = 0;
    const slow: typeof fetch = async (input, init) => {
      if (!holds || !new Request(input).url.includes('/oauth2/v2.0/token')) return authority.fetch(input, init);
      await isHeld;
      const answer = await authority.fetch(input, init);
      answered += 1;
      return answer;
    };
    const texts: string[] = [];
    const late = openConsole(authority, adaAgent, { fetch: slow, store: keepingStore(texts) });
    const access = await late.signIn.signIn(null);
    const token = (await access.token()).unwrap();
    authority.issued.length = 0;
    holds = true;
    late.answerAs = benAgent;
    const outcome = late.signIn.proveOther(null).catch((error: unknown) => error);
    await expect.poll(() => late.visits.length).toBe(2);
    await late.visits[1];
    late.signIn.cancel();
    expect(await outcome).toMatchObject({ code: 'graph.cancelled' });
    letAnswer();
    await expect.poll(() => answered).toBe(1);
    expect(authority.issued.length).toBeGreaterThanOrEqual(2);
    expect((await access.token()).unwrap()).toBe(token);
    expect(await late.signIn.remembered()).toBe(adaAgent.upn);
    for (const issued of authority.issued) expect(texts.join('\n')).not.toContain(issued);
  });

  test('is one page at a time, and signing out ends it', async () => {
    const { outcome } = await openPage();
    await expect(ada.signInAgain()).rejects.toMatchObject({ code: 'desk.busy' });
    await expect(desk.signIn.switchAccount(null)).rejects.toMatchObject({ code: 'desk.busy' });
    await desk.signIn.signOut();
    expect(await outcome).toMatchObject({ code: 'graph.cancelled' });
  });
});
