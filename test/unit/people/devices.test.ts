import { describe, expect, test } from 'vitest';
import { buildSteps } from '../../../main/plans/build-steps.ts';
import { describeMethods, deviceIdsOf } from '../../../main/people/describe-methods.ts';
import { groupDevices } from '../../../main/people/devices.ts';
import { plainName } from '../../../main/people/method-words.ts';

const type = (name: string) => `#microsoft.graph.${name}AuthenticationMethod`;
const app = (id: string, displayName: string | null, more: object = {}) => ({
  '@odata.type': type('microsoftAuthenticator'),
  id,
  displayName,
  ...more,
});
const phoneSignIn = (id: string, displayName: string) => ({ '@odata.type': type('passwordlessMicrosoftAuthenticator'), id, displayName });
const one = '11111111-1111-4111-8111-111111111111';
const other = '22222222-2222-4222-8222-222222222222';
const devicesOf = (...methods: Parameters<typeof describeMethods>[0]) =>
  groupDevices(describeMethods(methods, [], null), deviceIdsOf(methods));

describe('two handsets of one name', () => {
  test.each([
    ['iPhone 13', 'iPhone 13'],
    ['iPhone 13', 'IPHONE 13'],
    ['iPhone 13 ', 'iPhone 13'],
  ])('%j and %j are two things to tick', (first, second) => {
    const devices = devicesOf(app(one, first), app(other, second));
    expect(devices.map(({ methodKeys }) => methodKeys)).toEqual([[`microsoftAuthenticator/${one}`], [`microsoftAuthenticator/${other}`]]);
    expect(new Set(devices.map(({ key }) => key)).size).toBe(2);
  });

  test('are told apart by when they were registered, and where that does not help by their ids', () => {
    const dated = devicesOf(
      app(one, 'iPhone 13', { createdDateTime: '2023-03-04T10:00:00Z' }),
      app(other, 'iPhone 13', { createdDateTime: '2026-11-20T10:00:00Z' }),
    );
    expect(dated.map(({ label }) => label)).toEqual(['iPhone 13, registered 4 March 2023', 'iPhone 13, registered 20 November 2026']);
    expect(devicesOf(app(one, 'iPhone 13'), app(other, 'iPhone 13')).map(({ label }) => label)).toEqual([
      'iPhone 13, id ending 1111',
      'iPhone 13, id ending 2222',
    ]);
  });

  test('neither takes the phone sign-in that may be on either, unless Graph says on which it is', () => {
    const alone = devicesOf(app(one, 'iPhone 13'), app(other, 'iPhone 13'), phoneSignIn('p', 'iPhone 13'));
    expect(alone.map(({ methodKeys }) => methodKeys.length)).toEqual([1, 1, 1]);
    const known = devicesOf(app(one, 'iPhone 13', { device: { id: 'd1' } }), app(other, 'iPhone 13', { device: { id: 'd2' } }), {
      ...phoneSignIn('p', 'iPhone 13'),
      device: { id: 'd2' },
    });
    expect(known.map(({ methodKeys }) => methodKeys)).toEqual([
      [`microsoftAuthenticator/${one}`],
      [`microsoftAuthenticator/${other}`, 'passwordlessMicrosoftAuthenticator/p'],
    ]);
  });

  test('make two lines of a plan that can be told apart', () => {
    const methods = describeMethods(
      [
        app(one, 'iPhone 13', { createdDateTime: '2023-03-04T10:00:00Z' }),
        app(other, 'iphone 13', { createdDateTime: '2026-11-20T10:00:00Z' }),
      ],
      [],
      null,
    );
    const { steps } = buildSteps({
      methods,
      lostKeys: new Set([`microsoftAuthenticator/${one}`, `microsoftAuthenticator/${other}`]),
      pass: null,
      fallbackPass: { lifetimeMinutes: 60, isUsableOnce: true },
      switchedOff: new Set(),
      switchedOn: new Set(),
      endsAccess: false,
      isExternal: false,
      sessionsOnly: false,
    });
    const removals = steps.filter(({ action }) => action === 'method.delete').map(({ summary }) => summary);
    expect(removals).toEqual([
      'Remove Microsoft Authenticator (iPhone 13, registered 4 March 2023).',
      'Remove Microsoft Authenticator (iphone 13, registered 20 November 2026).',
    ]);
    expect(methods.map((method) => plainName(method, method.kind, methods))[0]).toContain('4 March 2023');
  });
});

describe('the app and its phone sign-in', () => {
  test('are one handset, whatever the case of its name', () => {
    const devices = devicesOf(app(one, 'iPhone 13'), phoneSignIn('p', 'IPHONE 13'));
    expect(devices.map(({ label, methodKeys }) => [label, methodKeys.length])).toEqual([['iPhone 13', 2]]);
  });
});

describe('a name that is none', () => {
  test.each(['', '  ', 'NO_DEVICE', 'no_device', 'SoftwareTokenActivated'])('%j names nothing', (name) => {
    const methods = describeMethods([app(one, name, { deviceTag: 'SoftwareTokenActivated' })], [], null);
    expect(methods[0]?.detail).toBeNull();
    expect(groupDevices(methods).map(({ label }) => label)).toEqual(['Microsoft Authenticator']);
  });

  test.each([
    ['phone', { phoneNumber: '' }],
    ['email', { emailAddress: ' ' }],
    ['windowsHelloForBusiness', { displayName: '' }],
    ['softwareOath', { displayName: '' }],
  ])('an empty text of a %s is none either', (kind, more) => {
    expect(describeMethods([{ '@odata.type': type(kind), id: 'x', ...more }], [], null)[0]?.detail).toBeNull();
  });

  test('two without a name are two', () => {
    expect(devicesOf(app(one, ''), app(other, 'NO_DEVICE'), phoneSignIn('p', '')).map(({ methodKeys }) => methodKeys.length)).toEqual([
      1, 1, 1,
    ]);
  });
});
