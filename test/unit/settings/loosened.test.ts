import { describe, expect, it } from 'vitest';
import { DeskProfile } from '../../../contract/profile.ts';
import { loosened } from '../../../main/settings/loosened.ts';
import { fieldName, fieldsOf } from '../../../main/settings/profile-fields.ts';
import { ruleOf } from '../../../main/settings/rules.ts';

const defaults = DeskProfile.parse({});
const withChange = (change: unknown): DeskProfile => DeskProfile.parse(change);
const tenant = { tenantId: '11111111-1111-4111-8111-111111111111', clientId: '22222222-2222-4222-8222-222222222222' };
const other = { ...tenant, tenantId: '33333333-3333-4333-8333-333333333333' };
const link = (address: string, title = 'Wiki') => ({ links: [{ title, address }] });
const network = (range: string) => ({ trustedNetworks: [{ name: 'Office', range }] });

describe('what a change of settings loosens', () => {
  it.each<[string, unknown, unknown, string[]]>([
    ['nothing changed', {}, {}, []],
    ['a longer check', {}, { verification: { expiresAfterMinutes: 240 } }, ['Longest check: 15 → 240 minutes']],
    ['a shorter check', {}, { verification: { expiresAfterMinutes: 10 } }, []],
    [
      'longer passes by the usual check',
      {},
      { verification: { longPassMinutes: 481 } },
      ['A stricter check for passes longer than: 480 → 481 minutes'],
    ],
    [
      'a further check',
      { verification: { checks: ['photoIdInPerson'] } },
      { verification: { checks: ['photoIdInPerson', 'managersWord'] } },
      ['Checks of a caller: added: the manager’s word'],
    ],
    ['one check fewer', {}, { verification: { checks: ['photoIdInPerson'] } }, []],
    ['another pattern', {}, { ticket: { pattern: '.*' } }, ['Pattern of a ticket reference: [A-Z]{2,6}-?[0-9]{3,10} → .*']],
    ['longer passes', {}, { pass: { preferredLifetimeMinutes: 480 } }, ['A pass lasts: 60 → 480 minutes']],
    ['passes of more than one use', {}, { pass: { isUsableOnce: false } }, ['A pass can be used once only: yes → no']],
    ['passes of one use', { pass: { isUsableOnce: false } }, {}, []],
    ['more passes', {}, { pass: { perAgentPerHour: 1_000 } }, ['Passes per agent in 60 minutes: 20 → 1000']],
    ['fewer passes', {}, { pass: { perAgentPerHour: 1 } }, []],
    [
      'where people register',
      {},
      { pass: { registrationAddress: 'https://elsewhere.example' } },
      ['Where people register again: https://aka.ms/mysecurityinfo → https://elsewhere.example'],
    ],
    ['whom people call', {}, { supportContact: '1234' }, ['How people reach the desk: nothing → 1234']],
    ['fewer days', {}, { repeatResetDays: 7 }, ['Earlier resets are pointed out within: 30 → 7 days']],
    ['more days', {}, { repeatResetDays: 90 }, []],
    ['a further method', { allowedMethods: ['fido2'] }, { allowedMethods: ['fido2', 'phone'] }, ['What people may register: added: Phone']],
    ['a network', {}, network('192.0.2.0/24'), ['Trusted networks: added: 192.0.2.0/24']],
    ['a wider network', network('192.0.2.0/24'), network('192.0.0.0/16'), ['Trusted networks: added: 192.0.0.0/16']],
    ['a network fewer', network('192.0.2.0/24'), {}, []],
    ['a link', {}, link('https://wiki.example/'), ['Pages that the desk opens: added: wiki.example/']],
    [
      'the same page with something behind it',
      link('https://wiki.example/'),
      link('https://wiki.example/?x=1'),
      ['Pages that the desk opens: added: wiki.example/?x=1'],
    ],
    [
      'a page that hides its host behind a name',
      {},
      link('https://wiki.example@elsewhere.example/'),
      ['Pages that the desk opens: added: elsewhere.example/'],
    ],
    [
      'the widest of many networks first',
      {},
      {
        trustedNetworks: [
          ...Array.from({ length: 30 }, (_, n) => ({ name: 'x', range: `192.0.2.${n}/32` })),
          { name: 'y', range: '0.0.0.0/0' },
        ],
      },
      [expect.stringMatching(/added: 0\.0\.0\.0\/0; 192.*; and 11 more$/u)],
    ],
    ['another title', link('https://wiki.example/'), link('https://wiki.example/', 'Notes'), []],
    ['a later lock', {}, { lock: { afterIdleMinutes: 60 } }, ['Locks without keyboard and mouse after: 5 → 60 minutes']],
    [
      'unlocking without the page',
      { lock: { bySigningIn: true } },
      { lock: { bySigningIn: false } },
      ['Unlocks on Microsoft’s sign-in page: yes → no'],
    ],
    ['unlocking with the page', { lock: { bySigningIn: false } }, { lock: { bySigningIn: true } }, []],
    ['the broker', {}, { signIn: { useBroker: true } }, ['Signs in through the account broker of Windows: no → yes']],
    ['the first tenant', {}, { tenant }, []],
    ['names', {}, { organisation: 'A', deskName: 'B', supportHours: 'C', ticket: { example: 'INC-1' } }, []],
  ])('%s', (_name, before, after, expected) => {
    expect(loosened(withChange(before), withChange(after))).toEqual(expected);
  });

  it('is said for a second tenant, with both', () => {
    const [line = ''] = loosened(withChange({ tenant }), withChange({ tenant: other }));
    expect(line).toContain(tenant.tenantId);
    expect(line).toContain(other.tenantId);
    expect(loosened(withChange({ tenant }), defaults)).toHaveLength(1);
  });

  it('counts any change of a field that no rule is written for', () => {
    const unknown = { ...defaults, later: { limit: 1 } } as DeskProfile;
    expect(loosened(unknown, { ...defaults, later: { limit: 0 } } as DeskProfile)).toEqual(['later.limit: 1 → 0']);
    expect(loosened(unknown, defaults)).toEqual(['later.limit: 1 → nothing']);
  });

  it('has a label for every field of the profile', () => {
    const changed = fieldsOf(defaults).map(({ path }) => fieldName(path));
    expect(changed.filter((field) => ruleOf(field).label === field)).toEqual([]);
  });
});
