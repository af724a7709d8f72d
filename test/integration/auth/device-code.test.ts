import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { SignInCode } from '../../../contract/app-state.ts';
import type { Authority } from '../../support/authority/authority.ts';
import { adaAgent, startAuthority } from '../../support/authority/authority.ts';
import { within } from '../../support/time-promise.ts';
import { openConsole } from './console.ts';

let authority: Authority;
beforeAll(async () => {
  authority = await startAuthority();
});
afterEach(() => authority.tamper({}));
afterAll(() => authority.close());

const onOtherDevice = (code: SignInCode, fill: Readonly<Record<string, string>> = {}) =>
  authority.browse(code.page, adaAgent, { user_code: code.code, ...fill });

describe('Signing in with a code on another device', () => {
  test('gives a token once the code was typed there, and opens no browser here', async () => {
    const desk = openConsole(authority, null);
    const codes: SignInCode[] = [];
    const attempt = desk.signIn.signInWithCode((code) => void codes.push(code));
    await expect.poll(() => codes.length).toBe(1);
    const [code] = codes;
    expect(code?.page).toMatch(/^https:\/\//u);
    expect(Date.parse(code?.expiresAtUtc ?? '')).toBeGreaterThan(Date.now());
    await onOtherDevice(code!);
    const access = await attempt;
    expect(authority.issued).toContain((await access.token()).unwrap());
    expect(desk.opened).toEqual([]);
    expect(await desk.signIn.remembered()).toBe(adaAgent.upn);
  });

  test('is over within 200 ms of Cancel, although MSAL looks up only between two polls', async () => {
    const desk = openConsole(authority, null);
    const codes: SignInCode[] = [];
    const attempt = desk.signIn.signInWithCode((code) => void codes.push(code)).catch((error: unknown) => error);
    await expect.poll(() => codes.length).toBe(1);
    desk.signIn.cancel();
    expect(await within(200, attempt)).toMatchObject({ code: 'graph.cancelled' });
    // It stops asking, too.
    await new Promise((later) => setTimeout(later, 1_500));
    const asked = authority.tokenRequests().length;
    await new Promise((later) => setTimeout(later, 1_500));
    expect(authority.tokenRequests()).toHaveLength(asked);
  });

  test('is over when nobody typed the code in time', async () => {
    const desk = openConsole(authority, null, { pageTimeoutMs: 1_000 });
    await expect(desk.signIn.signInWithCode(() => undefined)).rejects.toMatchObject({
      code: 'graph.timeout',
      message: expect.stringContaining('code was not used in time'),
    });
  });

  test('says so when it was declined there', async () => {
    const desk = openConsole(authority, null);
    await expect(desk.signIn.signInWithCode((code) => void onOtherDevice(code, { decision: 'decline' }))).rejects.toMatchObject({
      code: 'auth.declined',
    });
  });

  test('refuses the ID token of another tenant', async () => {
    authority.tamper({ tid: '99999999-9999-4999-8999-999999999999' });
    const desk = openConsole(authority, null);
    await expect(desk.signIn.signInWithCode((code) => void onOtherDevice(code))).rejects.toMatchObject({
      code: 'auth.wrongAccount',
      message: expect.stringContaining('another organisation'),
    });
    expect(await desk.signIn.remembered()).toBe(null);
  });

  test('says that it is switched off, and what works, where the app registration allows no public client flow', async () => {
    const desk = openConsole(authority, null);
    const body = {
      error: 'invalid_client',
      error_description: 'AADSTS7000218: The request body must contain the following parameter: client_assertion or client_secret.',
    };
    authority.answerToken({ status: 401, body }, (form) => form.has('device_code'));
    await expect(desk.signIn.signInWithCode(() => undefined)).rejects.toMatchObject({
      code: 'auth.misconfigured',
      message: expect.stringMatching(/switched off in your organisation\. Sign in with the browser/u),
    });
  });
});
