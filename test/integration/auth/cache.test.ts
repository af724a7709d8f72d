import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Keystore } from '../../../main/shell/keystore.ts';
import { sealedFile } from '../../../main/shell/sealed-file.ts';
import type { Authority } from '../../support/authority/authority.ts';
import { adaAgent, benAgent, startAuthority } from '../../support/authority/authority.ts';
import { memoryStore, openConsole } from './console.ts';

let authority: Authority;
let folder: string;
beforeAll(async () => {
  authority = await startAuthority();
});
afterAll(() => authority.close());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-tokens-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  authority.setAccessTokenSeconds(3600);
});

/** Seals as an operating system's keystore does: with a key that is not in the folder. */
const keystore = (key = randomBytes(32)): Extract<Keystore, { kind: 'os' }> => ({
  kind: 'os',
  seal: async (text) => {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, iv);
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
  },
  open: async (sealed) => {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12)).setAuthTag(sealed.subarray(12, 28));
    return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8');
  },
});
const tokenFile = () => join(folder, 'sign-in');

/** Each token as UTF-8, as UTF-16 and as base64 at each of its three alignments. */
const traces = (token: string): Buffer[] => [
  Buffer.from(token, 'utf8'),
  Buffer.from(token, 'utf16le'),
  ...[0, 1, 2].map((shift) => {
    const encoded = Buffer.from('\0'.repeat(shift) + token).toString('base64');
    return Buffer.from(encoded.slice(shift === 0 ? 0 : 4, -4));
  }),
];

const filesWithTokens = (): string[] =>
  readdirSync(folder).filter((name) => {
    const bytes = readFileSync(join(folder, name));
    return authority.issued.some((token) => traces(token).some((trace) => bytes.includes(trace)));
  });

describe('Tokens on disk', () => {
  test('are renewed there too, again and again', async () => {
    const seal = keystore();
    authority.setAccessTokenSeconds(200);
    const desk = openConsole(authority, adaAgent, { store: sealedFile(tokenFile(), seal) });
    const access = await desk.signIn.signIn(null);
    const tokens = [await access.token(), await access.token(), await access.token()].map((token) => token.unwrap());
    expect(new Set(tokens).size).toBe(3);
    expect(await sealedFile(tokenFile(), seal).read()).toContain(tokens[2]);
  });

  test('are sealed: the next start signs in without a page, and no token is in any file in any encoding', async () => {
    const seal = keystore();
    const first = openConsole(authority, adaAgent, { store: sealedFile(tokenFile(), seal) });
    await first.signIn.signIn(null);
    const next = openConsole(authority, null, { store: sealedFile(tokenFile(), seal) });
    expect(await next.signIn.remembered()).toBe(adaAgent.upn);
    const access = await next.signIn.signIn(null);
    expect(authority.issued).toContain((await access.token()).unwrap());
    expect(next.opened).toEqual([]);
    expect(readdirSync(folder)).toEqual(['sign-in']);
    expect(filesWithTokens()).toEqual([]);
    // The same search finds them when they are there.
    writeFileSync(join(folder, 'canary'), Buffer.from(`..${authority.issued[0]}`).toString('base64'));
    expect(filesWithTokens()).toEqual(['canary']);
  });

  test('do not exist without a keystore, and the agent is told so', async () => {
    const before = readdirSync(folder);
    const desk = openConsole(authority, adaAgent);
    await desk.signIn.signIn(null);
    expect(readdirSync(folder)).toEqual(before);
    expect(desk.notices).toEqual([expect.stringContaining('kept in memory only')]);
  });

  test('are gone after signing out', async () => {
    const seal = keystore();
    const desk = openConsole(authority, adaAgent, { store: sealedFile(tokenFile(), seal) });
    await desk.signIn.signIn(null);
    await desk.signIn.signOut();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('of an agent left behind are gone after switching', async () => {
    const store = memoryStore();
    const desk = openConsole(authority, adaAgent, { store });
    await desk.signIn.signIn(null);
    const adaTokens = [...authority.issued];
    desk.answerAs = benAgent;
    await desk.signIn.switchAccount(null);
    for (const token of adaTokens) expect(store.text).not.toContain(token);
  });
});

describe('A cache that cannot be read', () => {
  const seal = keystore();
  test.each([
    ['is sealed with another key', () => keystore().seal('{}')],
    ['is cut off', async () => (await seal.seal('{"Account":{}}')).subarray(0, 20)],
    ['is random', () => Promise.resolve(randomBytes(500))],
    ['is empty', () => Promise.resolve(Buffer.alloc(0))],
    ['is no JSON', () => seal.seal('garbage')],
    ['is another JSON', () => seal.seal('[1,2,3]')],
    ['has another shape', () => seal.seal('{"Account":{"x":7},"RefreshToken":"y"}')],
  ])('because it %s is set aside: signed out, said, and signing in works and is kept again', async (_, content) => {
    writeFileSync(tokenFile(), await content());
    const desk = openConsole(authority, adaAgent, { store: sealedFile(tokenFile(), seal) });
    expect(await desk.signIn.remembered()).toBe(null);
    expect(desk.notices).toEqual([
      expect.stringMatching(/could not be read, so you are signed out\. It was set aside as sign-in\.unreadable-/u),
    ]);
    await desk.signIn.signIn(null);
    const next = openConsole(authority, null, { store: sealedFile(tokenFile(), seal) });
    expect(await next.signIn.remembered()).toBe(adaAgent.upn);
    expect(readdirSync(folder).filter((name) => name.includes('unreadable'))).toHaveLength(1);
  });

  test('with entries that mean nothing counts as signed out', async () => {
    writeFileSync(tokenFile(), await seal.seal('{"Account":{"a":{}},"RefreshToken":{"b":{"secret":5}},"AccessToken":{"c":{}}}'));
    const desk = openConsole(authority, adaAgent, { store: sealedFile(tokenFile(), seal) });
    expect(await desk.signIn.remembered()).toBe(null);
    await expect(desk.signIn.signIn(null)).resolves.toBeDefined();
  });
});

describe('A disk that takes nothing', () => {
  test('leaves the agent signed in until the end, and says so once', async () => {
    const store = { ...memoryStore(), write: () => Promise.reject(new Error('ENOSPC')) };
    authority.setAccessTokenSeconds(200);
    const desk = openConsole(authority, adaAgent, { store });
    const access = await desk.signIn.signIn(null);
    const tokens = [await access.token(), await access.token()].map((token) => token.unwrap());
    expect(new Set(tokens).size).toBe(2);
    expect(desk.notices).toEqual([expect.stringContaining('could not be saved')]);
  });
});
