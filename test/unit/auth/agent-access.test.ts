import { beforeEach, describe, expect, test } from 'vitest';
import type { FeatureId } from '../../../contract/features.ts';
import { AgentAccess } from '../../../main/auth/agent-access.ts';
import { clouds } from '../../../main/permissions/clouds.ts';
import { scopesOf } from '../../../main/permissions/features.ts';
import { optionalScopes } from '../../../main/permissions/scopes.ts';
import type { PageRequest, SignedIn } from '../../../main/auth/msal-sign-in.ts';
import { ConsentNeeded, ScopesRefused, SignInNeeded } from '../../../main/auth/sign-in-needed.ts';
import { FaultError } from '../../../main/fault-error.ts';
import { Secret } from '../../../main/secret.ts';

const objectId = '0a000000-0000-4000-8000-00000000000a';
const hour = 3_600_000;

/** A promise, and who fulfils it. */
const held = <T>() => {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((fulfil) => (resolve = fulfil));
  return { promise, resolve };
};

let nowMs: number;
/** What Microsoft has on record as agreed to. */
let agreed: Set<FeatureId>;
/** Scopes of each request without a page, and of each page. */
let silents: (readonly string[])[];
let pages: PageRequest[];
let silentFault: FaultError | null;
/** A scope that Microsoft has never heard of. */
let unknown: string | null;
let hold: Promise<void>;
let made: number;
let access: AgentAccess;

const give = (): SignedIn => {
  made += 1;
  return {
    objectId,
    userPrincipalName: 'ada@practice.example',
    displayName: 'Ada',
    token: new Secret(`token-${made}`),
    expiresAtMs: nowMs + hour,
    provedAtMs: null,
  };
};
const isAgreed = (scopes: readonly string[]): boolean => {
  const covered = scopesOf([...agreed]);
  return scopes.every((scope) => covered.includes(scope));
};

beforeEach(() => {
  nowMs = Date.parse('2026-11-22T09:00:00Z');
  agreed = new Set(['lookUp']);
  silents = [];
  pages = [];
  silentFault = null;
  unknown = null;
  hold = Promise.resolve();
  made = 0;
  access = new AgentAccess(give(), {
    cloud: clouds.global,
    now: () => nowMs,
    onPage: (show) => show({ signal: new AbortController().signal, timeoutMs: 1_000 }),
    msal: {
      silent: async (_, scopes) => {
        silents.push(scopes);
        await hold;
        if (silentFault !== null) throw silentFault;
        if (unknown !== null && scopes.includes(unknown)) throw new ScopesRefused({});
        if (!isAgreed(scopes)) throw new ConsentNeeded({});
        return give();
      },
      interactive: async (request) => {
        pages.push(request);
        return give();
      },
    },
  });
});

const tokenNow = async (): Promise<string> => (await access.token()).unwrap();

describe('What is missing', () => {
  test('is asked once for all together where all was agreed to', async () => {
    agreed = new Set(['lookUp', 'passes', 'sessions', 'photos']);
    expect(await access.missing(['passes', 'sessions', 'photos'])).toEqual([]);
    expect(silents).toEqual([scopesOf(['lookUp', 'passes', 'sessions', 'photos'])]);
    expect(await access.missing(['sessions', 'photos'])).toEqual([]);
    expect(silents).toHaveLength(1);
  });

  test('is exact where a part was agreed to', async () => {
    agreed = new Set(['lookUp', 'photos', 'sessions']);
    expect(await access.missing(['passes', 'photos', 'removals', 'sessions'])).toEqual(['passes', 'removals']);
    expect(silents).toHaveLength(5);
  });

  test('is one question for many who ask at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => access.missing(['photos'])));
    expect(answers).toEqual(Array.from({ length: 20 }, () => ['photos']));
    expect(silents).toHaveLength(1);
  });

  test('is not asked again for five minutes, unless the agent asks', async () => {
    await access.missing(['photos']);
    nowMs += 4 * 60_000;
    expect(await access.missing(['photos'])).toEqual(['photos']);
    expect(silents).toHaveLength(1);
    agreed.add('photos');
    nowMs += 60_000;
    expect(await access.missing(['photos'])).toEqual([]);
    expect(silents).toHaveLength(2);
  });

  test('is asked again at once after the roles were read anew', async () => {
    await access.missing(['photos']);
    agreed.add('photos');
    await access.refresh();
    expect(await access.missing(['photos'])).toEqual([]);
  });

  test('is a fault, not an answer, when it cannot be asked', async () => {
    silentFault = new FaultError('graph.offline', 'Offline.', { retryable: true });
    await expect(access.missing(['photos'])).rejects.toBe(silentFault);
    silentFault = null;
    agreed.add('photos');
    expect(await access.missing(['photos'])).toEqual([]);
  });
});

describe('Agreeing', () => {
  test('opens no page where an administrator agreed a moment ago', async () => {
    await access.missing(['passes']);
    agreed.add('passes');
    await access.allow(['passes']);
    expect(pages).toEqual([]);
  });

  test('asks on the page for what is missing and what was agreed to before, and counts from then on', async () => {
    agreed.add('sessions');
    await access.allow(['sessions', 'passes']);
    expect(pages).toMatchObject([{ scopes: scopesOf(['lookUp', 'sessions', 'passes']), objectId, loginHint: 'ada@practice.example' }]);
    expect(await access.missing(['sessions', 'passes'])).toEqual([]);
    expect(await tokenNow()).toBe(`token-${made}`);
  });

  test('on an open page keeps nobody else waiting', async () => {
    const { promise: answered, resolve: answer } = held<SignedIn>();
    const slow = new AgentAccess(give(), {
      cloud: clouds.global,
      now: () => nowMs,
      onPage: () => answered,
      msal: { silent: () => Promise.reject(new ConsentNeeded({})), interactive: () => answered },
    });
    const agreeing = slow.allow(['passes']);
    expect(await slow.missing(['photos'])).toEqual(['photos']);
    answer(give());
    await agreeing;
  });
});

describe('A permission that was taken back', () => {
  test('switches off its feature, and looking up goes on', async () => {
    agreed.add('passes');
    await access.missing(['passes']);
    agreed.delete('passes');
    nowMs += hour;
    expect(await tokenNow()).toBe(`token-${made}`);
    expect(silents.at(-1)).toEqual(scopesOf(['lookUp']));
    expect(await access.missing(['passes'])).toEqual(['passes']);
  });

  test('for looking up itself can be agreed to again', async () => {
    agreed.clear();
    nowMs += hour;
    await expect(access.token()).rejects.toMatchObject({ code: 'auth.consentNeeded', features: ['lookUp'] });
    await access.allow(['lookUp']);
    expect(pages).toMatchObject([{ scopes: scopesOf(['lookUp']) }]);
    expect(await tokenNow()).toBe(`token-${made}`);
  });
});

describe('What looking up can do without', () => {
  const isNeeded = (scope: string): boolean => !optionalScopes.includes(scope);
  const needed = scopesOf(['lookUp']).filter(isNeeded);

  test('is left out when Microsoft does not know it, and asked for again when roles are read anew', async () => {
    unknown = 'AdministrativeUnit.Read.All';
    nowMs += hour;
    expect(await tokenNow()).toBe(`token-${made}`);
    expect(silents.at(-1)).toEqual(needed);
    unknown = null;
    await access.refresh();
    expect(silents.at(-1)).toEqual(scopesOf(['lookUp']));
  });

  test('stays left out of what is asked for a feature', async () => {
    unknown = 'GroupMember.Read.All';
    agreed.add('passes');
    access.signedIn(give(), needed);
    expect(await access.missing(['passes'])).toEqual([]);
    expect(silents.at(-1)).toEqual([...needed, 'UserAuthMethod-TAP.ReadWrite.All'].toSorted());
  });

  test('is neither names, accounts nor methods', () => {
    expect(needed).toEqual(['User.Read', 'User.Read.All', 'UserAuthenticationMethod.Read.All']);
  });
});

describe('A token', () => {
  test('of a page is not overwritten by a renewal that was under way', async () => {
    const { promise, resolve: goOn } = held<void>();
    hold = promise;
    const renewing = access.refresh();
    await access.signInAgain();
    const proved = `token-${made}`;
    goOn();
    await renewing;
    expect(await tokenNow()).toBe(proved);
  });

  test('that lacks what was agreed to meanwhile is renewed', async () => {
    agreed.add('passes');
    await access.missing(['passes']);
    access.signedIn(give(), scopesOf(['lookUp']));
    await access.token();
    expect(silents.at(-1)).toEqual(scopesOf(['lookUp', 'passes']));
  });

  test('keeps what Microsoft wants proved for the next page, until it is answered', async () => {
    silentFault = new SignInNeeded('Prove it.', { claims: '{"c":1}' });
    nowMs += hour;
    await expect(access.token()).rejects.toBe(silentFault);
    expect(await access.signInAgain()).toMatchObject({ isChallengeAnswered: true });
    expect(await access.signInAgain()).toMatchObject({ isChallengeAnswered: false });
    expect(pages.map(({ claims }) => claims)).toEqual(['{"c":1}', undefined]);
  });

  test('of any page of the agent’s answers what Graph wants proved, and a challenge that came meanwhile is still open', async () => {
    access.challenged('{"c":1}');
    const proving = access.proveAgain();
    access.challenged('{"c":2}');
    await proving;
    await access.allow(['passes']);
    await access.signInAgain();
    expect(pages.map(({ claims }) => claims)).toEqual(['{"c":1}', '{"c":2}', undefined]);
  });

  test('that is asked for while the agent leaves is not given, and leaving waits for it', async () => {
    const { promise, resolve: goOn } = held<void>();
    hold = promise;
    nowMs += hour;
    const asking = access.token().catch((error: unknown) => error);
    // Let the question reach Microsoft.
    await new Promise((done) => setTimeout(done, 1));
    let hasLeft = false;
    const leaving = access.end().then(() => (hasLeft = true));
    await new Promise((done) => setTimeout(done, 1));
    expect([silents.length, hasLeft]).toEqual([1, false]);
    goOn();
    await leaving;
    expect(await asking).toMatchObject({ code: 'auth.signInNeeded' });
  });

  test('asks in each cloud for the permissions that are there, at that cloud’s Graph', async () => {
    const elsewhere = new AgentAccess(give(), {
      cloud: clouds.usGovL4,
      now: () => nowMs,
      onPage: () => Promise.resolve(give()),
      msal: { silent: async (_, scopes) => (silents.push(scopes), give()), interactive: () => Promise.resolve(give()) },
    });
    expect(await elsewhere.missing(['removals'])).toEqual([]);
    expect(silents).toEqual([scopesOf(['lookUp', 'removals'], 'usGovL4')]);
    expect(silents.flat()).not.toContain('UserAuthMethod-QR.ReadWrite.All');
    expect(elsewhere.root).toBe('https://graph.microsoft.us');
  });
});
