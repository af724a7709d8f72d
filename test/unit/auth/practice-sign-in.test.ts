import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { beforeEach, describe, expect, test } from 'vitest';
import { practiceSignIn } from '../../../main/auth/practice-sign-in.ts';
import type { PracticeTenant } from '../../../main/auth/practice-tenant.ts';
import type { TenantSignIn } from '../../../main/auth/tenant-sign-in.ts';
import { Secret } from '../../../main/secret.ts';

const agent = (name: string) => ({
  objectId: `0${name.charAt(0)}000000-0000-4000-8000-00000000000${name.charAt(0)}`,
  userPrincipalName: `${name}@practice.example`,
  displayName: name,
  roles: ['Authentication Administrator'],
  scopedTo: null,
  token: new Secret(`token-of-${name}`),
});
const tenant: PracticeTenant = { root: 'http://127.0.0.1:1', organisation: 'Northmoor', agents: [agent('ada'), agent('ben')] };

let started: number;
let signIn: TenantSignIn;
beforeEach(() => {
  started = 0;
  signIn = practiceSignIn(
    async () => {
      started += 1;
      return tenant;
    },
    () => Date.parse('2026-11-22T09:00:00Z'),
  );
});

describe('The practice tenant', () => {
  test('lets in at once, as its first agent or as whom one chooses', async () => {
    expect([signIn.kind, signIn.opensPages, await signIn.remembered()]).toEqual(['practice', false, null]);
    expect((await (await signIn.resume()).token()).unwrap()).toBe('token-of-ada');
    expect((await (await signIn.switchAccount('ben@practice.example')).token()).unwrap()).toBe('token-of-ben');
    await expect(signIn.signIn('nobody@practice.example')).rejects.toMatchObject({ code: 'input.invalid' });
    await expect(signIn.switchAccount(null)).rejects.toMatchObject({
      code: 'input.invalid',
      message: expect.stringContaining('Choose whom to practise as'),
    });
  });

  test('is not started for what needs nothing of it', async () => {
    await signIn.remembered();
    signIn.cancel();
    await signIn.signOut();
    await expect(signIn.checkFreshly()).rejects.toMatchObject({ code: 'auth.signInNeeded' });
    expect(started).toBe(0);
  });

  test('says who it is and whom one may practise as, and nothing of their tokens', async () => {
    const about = await signIn.about();
    expect(about.tenant).toEqual({ kind: 'practice', displayName: 'Northmoor' });
    expect(about.agents.map(({ userPrincipalName }) => userPrincipalName)).toEqual(['ada@practice.example', 'ben@practice.example']);
    expect(Object.keys(about.agents[0] ?? {})).toEqual(['userPrincipalName', 'displayName', 'roles', 'scopedTo']);
  });

  test('takes an agent at work at their word, and nobody when they left', async () => {
    await signIn.resume();
    await signIn.checkFreshly();
    await signIn.proveAgain();
    await signIn.signOut();
    await expect(signIn.proveAgain()).rejects.toMatchObject({ code: 'auth.signInNeeded' });
  });

  test('says once whether what Graph asked for was answered', async () => {
    const access = await signIn.resume();
    access.challenged('{}');
    expect(await access.signInAgain()).toMatchObject({ isChallengeAnswered: true });
    expect(await access.signInAgain()).toMatchObject({ isChallengeAnswered: false });
  });
});

describe('Another agent of the practice tenant', () => {
  test('is chosen, and the one at work stays', async () => {
    await signIn.resume();
    expect(await signIn.proveOther('ben@practice.example')).toEqual({
      objectId: agent('ben').objectId,
      userPrincipalName: 'ben@practice.example',
      displayName: 'ben',
      authenticatedAtUtc: '2026-11-22T09:00:00.000Z',
    });
    // Ada is still the one who may not prove it.
    await expect(signIn.proveOther('ada@practice.example')).rejects.toMatchObject({ code: 'auth.wrongAccount' });
  });

  test.each([
    ['the one at work', 'ada@practice.example', 'auth.wrongAccount'],
    ['nobody of the tenant', 'zoe@practice.example', 'input.invalid'],
    ['nobody at all', null, 'input.invalid'],
  ])('may not be %s', async (_, who, code) => {
    await signIn.resume();
    await expect(signIn.proveOther(who)).rejects.toMatchObject({ code });
  });

  test('proves nothing while nobody is at work', async () => {
    await expect(signIn.proveOther('ben@practice.example')).rejects.toMatchObject({ code: 'auth.signInNeeded' });
  });
});

test('Practising does not wait for MSAL, which is some hundred files', async () => {
  const script = `
    import { registerHooks } from 'node:module';
    const asked = [];
    registerHooks({ resolve: (name, context, next) => (asked.push(name), next(name, context)) });
    await import(process.argv[1]);
    console.log(JSON.stringify(asked.filter((name) => !name.startsWith('.'))));`;
  const file = pathToFileURL(resolve(import.meta.dirname, '../../../main/auth/practice-sign-in.ts')).href;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script, file]);
  expect(JSON.parse(stdout)).toEqual([file]);
});
