import { describe, expect, it } from 'vitest';
import { readAnnouncement } from '../../../main/auth/practice-tenant.ts';
import { liveFacts } from '../../../main/auth/tenant-sign-in.ts';
import { practiceSignIn } from '../../../main/auth/practice-sign-in.ts';
import { FaultError } from '../../../main/fault-error.ts';

const agents = [{ id: 'a', upn: 'ada@practice.example', displayName: 'Ada', roles: [], token: 'for practice' }];
const rootOf = (url: string): string => readAnnouncement(JSON.stringify({ url, agents })).root;

describe('A practice tenant that is announced', () => {
  it.each([
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['http://127.0.0.1:8080/', 'http://127.0.0.1:8080'],
    ['http://127.9.8.7:1', 'http://127.9.8.7:1'],
    ['http://[::1]:8080', 'http://[::1]:8080'],
  ])('may be at %s', (url, root) => expect(rootOf(url)).toBe(root));

  it.each([
    'https://graph.microsoft.com',
    'https://graph.microsoft.com:443',
    'https://127.0.0.1:8080',
    'http://localhost:8080',
    'http://practice.example:8080',
    'http://127.0.0.1.example:8080',
    'http://127.0.0.1@graph.microsoft.com:80',
    'http://user@127.0.0.1:8080',
    'http://127.0.0.1',
    'http://127.0.0.1:8080/elsewhere',
    'http://127.0.0.1:8080/?x',
    'http://192.0.2.1:8080',
    'http://0.0.0.0:8080',
    'http://[::]:8080',
    'http://[::ffff:192.0.2.1]:8080',
    'ftp://127.0.0.1:21',
    'ws://127.0.0.1:8080',
  ])('may not be at %s', (url) => {
    expect(() => rootOf(url)).toThrow(FaultError);
    expect(() => rootOf(url)).toThrow(/not on this computer/u);
  });
});

describe('The window’s title', () => {
  const practice = practiceSignIn(() => Promise.reject(new Error('not started here'))).title;

  it.each(['practice tenant', 'Practice Tenant', '\u202Etnanet ecitcarp', 'рractice tenant', '\u200Bpractice tenant', '', 'Contoso'])(
    'of a live tenant begins with the word live, whatever the organisation is called: %s',
    (name) => {
      const { title } = liveFacts(name);
      expect(title).toMatch(/^live tenant, /u);
      expect(title).not.toMatch(/\p{C}/u);
      expect(title).not.toBe(practice);
    },
  );

  it('of the practice tenant says so and names no organisation', () => expect(practice).toBe('practice tenant'));
});
