import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { methodKey } from '../../../contract/method-key.ts';
import { callBackNumbers } from '../../../main/people/call-back-numbers.ts';
import { describeMethods, explainPreferences } from '../../../main/people/describe-methods.ts';
import { groupDevices } from '../../../main/people/devices.ts';
import { nameWarnings } from '../../../main/people/name-warnings.ts';
import { ownNumbers } from '../../../main/people/numbers-on-record.ts';
import { loadPhoneLibrary } from '../../../main/people/phone-library.ts';
import { numberEnding, numberParser } from '../../../main/people/phone-number.ts';
import { phoneVariants } from '../../../main/people/phone-variants.ts';

const type = (name: string) => `#microsoft.graph.${name}AuthenticationMethod`;
const phone = (phoneType: string, phoneNumber: string) => ({ '@odata.type': type('phone'), id: phoneType, phoneType, phoneNumber });
const authenticator = (id: string, displayName: string) => ({ '@odata.type': type('microsoftAuthenticator'), id, displayName });

describe('names', () => {
  test.each([
    ['Ada Lovell', []],
    ['Siobhán Ní Bhriain', []],
    ['Олена Коваль', []],
    ['Ada \u202Emoc.elpmaxe', ['bidirectional']],
    ['Ada\u200BLovell', ['invisible']],
    ['Аdа Lovell', ['mixedScripts']],
    ['x'.repeat(10_000), ['tooLong']],
  ])('%j has the warnings %j', (name, warnings) => expect(nameWarnings(name)).toEqual(warnings));
});

describe('phone numbers', () => {
  test('a number typed as at home is looked for as the directory writes it', () => {
    expect(phoneVariants('07700 900001', '44')).toEqual(
      expect.arrayContaining(['07700 900001', '07700900001', '+44 7700 900001', '+447700900001']),
    );
    expect(phoneVariants('00447700900001', '44')).toContain('+447700900001');
  });

  test.each([
    ['+44 7700900001', '0001'],
    ['+44 XXXXXXXX01', '01'],
    ['+1 5555551234x123', '1234'],
    ['no digits', null],
    ['5', null],
  ])('%s ends in %s', (number, ending) => expect(numberEnding(number)).toBe(ending));

  test('the numbers that the organisation keeps come before those registered in the account; what is masked nobody can dial', async () => {
    const parse = numberParser(await loadPhoneLibrary(), '44');
    const offered = (registered: readonly ReturnType<typeof phone>[]) =>
      callBackNumbers(
        ownNumbers({ businessPhones: ['+44 1632 960151'], mobilePhone: '+44 7700 900001' }, describeMethods(registered, [], null), parse),
      );
    expect(offered([phone('mobile', '+44 XXXXXXXX01'), phone('office', '+44 XXXXXXXX51')]).map(({ number }) => number)).toEqual([
      'business',
      'directoryMobile',
    ]);
    const whole = offered([
      phone('mobile', '+44 7700900002'),
      phone('office', '+44 1632960152'),
      phone('alternateMobile', '+44 7700900003'),
    ]);
    expect(whole.map(({ number }) => number)).toEqual(['business', 'office', 'alternateMobile', 'directoryMobile', 'mobile']);
    // What somebody inside the account could have set has a doubt, the office phone as well.
    expect(whole.filter(({ doubt }) => doubt === null).map(({ number }) => number)).toEqual(['business']);
  });
});

describe('devices', () => {
  test('an authenticator and its phone sign-in are one phone; the SIM is a suggestion, not a member', () => {
    const methods = describeMethods(
      [
        authenticator('a', 'Priya’s iPhone'),
        { '@odata.type': type('passwordlessMicrosoftAuthenticator'), id: 'b', displayName: 'Priya’s iPhone' },
        phone('mobile', '+44 7700900001'),
        { '@odata.type': type('password'), id: 'p' },
      ],
      [],
      'push',
    );
    const devices = groupDevices(methods);
    expect(devices.map((device) => [device.kind, device.methodKeys.length, device.oftenLostTogether.length])).toEqual([
      ['phone', 2, 1],
      ['phoneNumber', 1, 1],
    ]);
  });

  test('every removable method but e-mail is on exactly one device', () => {
    const kinds = [
      'phone',
      'email',
      'microsoftAuthenticator',
      'softwareOath',
      'hardwareOath',
      'fido2',
      'windowsHelloForBusiness',
      'password',
      'somethingNew',
    ];
    fc.assert(
      fc.property(
        fc.array(fc.record({ kind: fc.constantFrom(...kinds), displayName: fc.option(fc.string(), { nil: undefined }) }), {
          maxLength: 12,
        }),
        (raw) => {
          const methods = describeMethods(
            raw.map(({ kind, displayName }, index) => ({ '@odata.type': type(kind), id: String(index), displayName })),
            [],
            null,
          );
          const expected = methods.filter((method) => method.removable && method.kind !== 'email').map(methodKey);
          expect(
            groupDevices(methods)
              .flatMap((device) => device.methodKeys)
              .toSorted(),
          ).toEqual(expected.toSorted());
        },
      ),
    );
  });
});

describe('the default method in words', () => {
  const methods = describeMethods([authenticator('a', 'Priya’s iPhone'), phone('office', '+44 1632960101')], [], 'push');

  test.each([
    [false, 'push' as const, /first, as the person chose/u],
    [true, 'push' as const, /strongest method each time/u],
    [null, null, /No default is chosen/u],
  ])('system-preferred %s, chosen %s', (systemPreferred, preferred, sentence) => {
    expect(explainPreferences(systemPreferred, preferred, preferred === null ? [] : methods)).toMatch(sentence);
  });

  test('a code preference means the authenticator only where no code token is registered', () => {
    const raw = [authenticator('a', 'One'), { '@odata.type': type('softwareOath'), id: 't' }];
    expect(describeMethods(raw, [], 'oath').map((method) => method.isDefault)).toEqual([false, true]);
    expect(describeMethods(raw.slice(0, 1), [], 'oath').map((method) => method.isDefault)).toEqual([true]);
  });
});

test('a method of a kind this version does not know is shown and cannot be removed', () => {
  expect(describeMethods([{ '@odata.type': '#microsoft.graph.brandNewAuthenticationMethod', id: 'x' }], [], null)[0]).toMatchObject({
    kind: 'unknown',
    removable: false,
    countsAsSecondStep: false,
  });
});
