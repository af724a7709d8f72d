import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Authority } from '../../support/authority/authority.ts';
import { adaAgent, benAgent, startAuthority } from '../../support/authority/authority.ts';
import { openConsole } from './console.ts';

let authority: Authority;
beforeAll(async () => {
  authority = await startAuthority();
});
afterEach(() => {
  authority.tamper({});
  authority.setAccessTokenSeconds(3600);
});
afterAll(() => authority.close());

describe('Signing in with the system browser', () => {
  test('gives a token for Graph of the same cloud, after one page', async () => {
    const console = openConsole(authority, adaAgent);
    const access = await console.signIn.signIn(null);
    expect(access.root).toBe('https://graph.microsoft.com');
    expect(authority.issued).toContain((await access.token()).unwrap());
    expect(console.opened).toHaveLength(1);
    const page = await console.visits[0];
    expect(page?.text).toContain('Go back to Latchkey');
  });
});
