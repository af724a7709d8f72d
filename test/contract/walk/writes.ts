import { newCredential, publishedTotpKey, totpNow } from '../support/authenticator.ts';
import { itemsOf } from '../support/fill.ts';
import type { GivenAnswer } from '../support/checks.ts';
import type { Verb, Version } from '../support/published.ts';

/** What the writes are tried with: the person's id, and calls by somebody who may do everything. */
export interface Desk {
  readonly version: Version;
  readonly personId: string;
  readonly ask: (verb: Verb, target: string, body?: unknown) => Promise<GivenAnswer>;
}

export interface Write {
  readonly verb: Verb;
  /** Matches the published template. */
  readonly template: RegExp;
  /** First part of the UPN; the default has one method of every kind. */
  readonly who?: string;
  /** Calls that put something there to write to. */
  readonly before?: (desk: Desk) => Promise<unknown>;
  /** A body, or how to make it; undefined sends none. */
  readonly good: unknown;
  /** Further bodies that are accepted after the first. */
  readonly also?: readonly unknown[];
  /** Bodies that Graph refuses. */
  readonly bad?: readonly unknown[];
}

type MakeBody = (desk: Desk) => Promise<unknown>;
export const isMade = (body: unknown): body is MakeBody => typeof body === 'function';

const firstId = async (desk: Desk, target: string): Promise<unknown> => itemsOf((await desk.ask('GET', target)).body)[0]?.['id'];
const freeDevice = async (desk: Desk): Promise<Readonly<Record<string, unknown>>> => {
  const made = await desk.ask('POST', '/beta/directory/authenticationMethodDevices/hardwareOathDevices', device('CONTRACT-2'));
  return made.body as Readonly<Record<string, unknown>>;
};
const device = (serialNumber: string): Readonly<Record<string, unknown>> => ({
  serialNumber,
  manufacturer: 'Contract',
  model: 'Token 1',
  secretKey: publishedTotpKey,
  timeIntervalInSeconds: 30,
  hashFunction: 'hmacsha1',
});
const tenantNowMs = (answer: GivenAnswer): number => Date.parse(answer.headers.get('date') ?? '');
const codeNow = async (desk: Desk): Promise<string> => totpNow(tenantNowMs(await desk.ask('GET', '/v1.0/organization')));

const people: MakeBody = (desk) => Promise.resolve({ userIds: [desk.personId] });
const signIns: MakeBody = async (desk) => ({ requestIds: [await firstId(desk, '/v1.0/auditLogs/signIns?$top=1')] });
const configuration = (kind: string): Readonly<Record<string, unknown>> => ({
  '@odata.type': `#microsoft.graph.${kind}AuthenticationMethodConfiguration`,
  state: 'disabled',
});
const configurationWrites = (
  ['TemporaryAccessPass', 'Sms', 'Voice', 'SoftwareOath', 'Email', 'Fido2', 'MicrosoftAuthenticator', 'QRCodePin', 'HardwareOath'] as const
).map((id): Write => ({
  verb: 'PATCH',
  template: new RegExp(`Configurations/${id}$`, 'u'),
  good: configuration(id === 'QRCodePin' ? 'qrCodePin' : `${id[0]?.toLowerCase() ?? ''}${id.slice(1)}`),
  bad: [{ state: 'disabled' }, { '@odata.type': '#microsoft.graph.fido2AuthenticationMethodConfiguration', state: 'perhaps' }],
}));

/** Every published write that has a body, or needs a particular person. A DELETE not listed is tried on the default person. */
export const writes: readonly Write[] = [
  {
    verb: 'PATCH',
    template: /^\/users\/\{user-id\}$/u,
    who: 'priya.raman',
    good: { accountEnabled: false },
    bad: [{ accountEnabled: 'no' }, { noSuchProperty: 1 }],
  },
  { verb: 'PATCH', template: /^\/me$/u, good: { officeLocation: '18/2111' }, bad: [{ noSuchProperty: 1 }] },
  {
    verb: 'POST',
    template: /appRoleAssignments$/u,
    good: async (desk: Desk) => {
      const [known] = itemsOf((await desk.ask('GET', `/${desk.version}/users/${desk.personId}/appRoleAssignments`)).body);
      return { principalId: desk.personId, resourceId: known?.['resourceId'], appRoleId: known?.['appRoleId'] };
    },
    bad: [{}],
  },
  { verb: 'POST', template: /(?:revokeSignInSessions|invalidateAllRefreshTokens)$/u, good: undefined },
  { verb: 'POST', template: /resetPassword$/u, good: undefined, also: [{ newPassword: 'Cuyo5459' }], bad: [{ newPassword: 5 }] },
  {
    verb: 'POST',
    template: /phoneMethods$/u,
    who: 'femi.balogun',
    good: { phoneType: 'mobile', phoneNumber: '+44 7700900090' },
    bad: [{ phoneType: 'mobile' }, { phoneType: 'pager', phoneNumber: '+44 7700900090' }, { phoneType: 'mobile', phoneNumber: '07700' }],
  },
  { verb: 'PATCH', template: /phoneMethods\/\{/u, good: { phoneNumber: '+44 7700900091' }, bad: [{ phoneNumber: 'none' }] },
  { verb: 'POST', template: /(?:en|dis)ableSmsSignIn$/u, good: undefined },
  {
    verb: 'POST',
    template: /emailMethods$/u,
    who: 'femi.balogun',
    good: { emailAddress: 'femi@letters.example' },
    bad: [{}, { emailAddress: 'nowhere' }],
  },
  { verb: 'PATCH', template: /emailMethods\/\{/u, good: { emailAddress: 'wen@letters.example' }, bad: [{ emailAddress: 'nowhere' }] },
  {
    verb: 'POST',
    template: /fido2Methods$/u,
    good: async (desk: Desk) => {
      const options = (await desk.ask('GET', `/v1.0/users/${desk.personId}/authentication/fido2Methods/creationOptions`)).body as {
        readonly publicKey: { readonly challenge: string };
      };
      return { displayName: 'Red key', publicKeyCredential: newCredential(options.publicKey.challenge) };
    },
    bad: [{}, { displayName: 'Red key', publicKeyCredential: newCredential('bm90LWlzc3VlZA') }],
  },
  {
    verb: 'POST',
    template: /temporaryAccessPassMethods$/u,
    who: 'priya.raman',
    good: { lifetimeInMinutes: 60, isUsableOnce: true },
    bad: [{ lifetimeInMinutes: 5 }, { lifetimeInMinutes: 'an hour' }, { isUsableOnce: 'yes' }],
  },
  {
    verb: 'POST',
    template: /externalAuthenticationMethods$/u,
    who: 'femi.balogun',
    good: async (desk: Desk) => ({ configurationId: await externalConfiguration(desk), displayName: 'Harbourlight' }),
    bad: [{}, { displayName: 'Harbourlight' }],
  },
  {
    verb: 'PUT',
    template: /qrCodePinMethod$/u,
    who: 'femi.balogun',
    good: { pin: { code: '12345678' } },
    bad: [{}, { pin: { code: '12' } }],
  },
  {
    verb: 'PATCH',
    template: /standardQRCode$/u,
    good: { expireDateTime: '2027-01-31T00:00:00Z' },
    bad: [{ expireDateTime: 'soon' }, { expireDateTime: '2031-01-01T00:00:00Z' }],
  },
  {
    verb: 'PATCH',
    template: /temporaryQRCode$/u,
    who: 'grace.mbeki',
    good: { startDateTime: '2026-11-22T09:00:00Z', expireDateTime: '2026-11-22T11:00:00Z' },
    bad: [{ expireDateTime: 'soon' }],
  },
  { verb: 'PATCH', template: /qrCodePinMethod\/pin$/u, good: {} },
  {
    verb: 'POST',
    template: /pin\/updatePin$/u,
    good: async (desk: Desk) => {
      const reset = (await desk.ask('PATCH', `/${desk.version}/users/${desk.personId}/authentication/qrCodePinMethod/pin`, {})).body as {
        readonly code?: string;
      };
      return { currentPin: reset.code, newPin: '87654321' };
    },
    bad: [{}, { currentPin: '00000000', newPin: '87654321' }],
  },
  { verb: 'POST', template: /^\/auditLogs\/signIns\/\w+$/u, good: signIns, bad: [{}, { requestIds: 'all' }] },
  { verb: 'POST', template: /^\/identityProtection\/riskyUsers\/\w+$/u, good: people, bad: [{}, { userIds: 'all' }] },
  {
    verb: 'PATCH',
    template: /authenticationMethodsPolicy$/u,
    good: {
      registrationEnforcement: {
        authenticationMethodsRegistrationCampaign: { snoozeDurationInDays: 1, state: 'enabled', excludeTargets: [], includeTargets: [] },
      },
    },
    bad: [{ noSuchProperty: 1 }],
  },
  ...configurationWrites,
  {
    verb: 'POST',
    template: /namedLocations$/u,
    good: {
      '@odata.type': '#microsoft.graph.ipNamedLocation',
      displayName: 'Annexe',
      isTrusted: false,
      ipRanges: [{ '@odata.type': '#microsoft.graph.iPv4CidrRange', cidrAddress: '198.51.100.0/24' }],
    },
    bad: [{}, { '@odata.type': '#microsoft.graph.ipNamedLocation', displayName: 'Annexe' }],
  },
  {
    verb: 'PATCH',
    template: /namedLocations\/\{/u,
    good: { '@odata.type': '#microsoft.graph.ipNamedLocation', displayName: 'Campus', isTrusted: false },
    bad: [{ '@odata.type': '#microsoft.graph.ipNamedLocation', displayName: 5 }],
  },
  {
    verb: 'POST',
    template: /runHuntingQuery$/u,
    good: { query: 'AADSignInEventsBeta | where AccountUpn =~ "wen.zhang@northmoor.example"' },
    bad: [{}, { query: 'Nonsense |' }],
  },
  {
    verb: 'POST',
    template: /^\/\$batch$/u,
    good: {
      requests: [
        { id: '1', method: 'GET', url: '/users?$top=1' },
        { id: '2', method: 'GET', url: '/users/00000000-0000-4000-8000-000000000000' },
        { id: '3', method: 'GET', url: '/me', dependsOn: ['2'] },
      ],
    },
    bad: [
      {},
      { requests: [] },
      {
        requests: [
          { id: '1', method: 'GET', url: '/me' },
          { id: '1', method: 'GET', url: '/me' },
        ],
      },
      { requests: Array.from({ length: 21 }, (_, i) => ({ id: String(i), method: 'GET', url: '/me' })) },
    ],
  },
  {
    verb: 'POST',
    template: /hardwareOathMethods$/u,
    who: 'priya.raman',
    good: async (desk: Desk) => ({ device: { id: (await freeDevice(desk))['id'] } }),
    bad: [{}, { device: { id: '00000000-0000-4000-8000-000000000000' } }],
  },
  {
    verb: 'POST',
    template: /hardwareOathMethods\/\{[^}]+\}\/activate$/u,
    who: 'priya.raman',
    before: async (desk) =>
      desk.ask('POST', `/beta/users/${desk.personId}/authentication/hardwareOathMethods`, {
        device: { id: (await freeDevice(desk))['id'] },
      }),
    good: async (desk: Desk) => ({ verificationCode: await codeNow(desk), displayName: 'Contract token' }),
    bad: [{}, { verificationCode: '12' }],
  },
  { verb: 'POST', template: /hardwareOathMethods\/\{[^}]+\}\/deactivate$/u, good: undefined },
  {
    verb: 'POST',
    template: /assignAndActivate$/u,
    who: 'priya.raman',
    good: async (desk: Desk) => ({ device: { id: (await freeDevice(desk))['id'] }, verificationCode: await codeNow(desk) }),
    bad: [{}],
  },
  {
    verb: 'POST',
    template: /assignAndActivateBySerialNumber$/u,
    who: 'priya.raman',
    good: async (desk: Desk) => ({ serialNumber: (await freeDevice(desk))['serialNumber'], verificationCode: await codeNow(desk) }),
    bad: [{}, { serialNumber: 'NONE', verificationCode: '123456' }],
  },
  {
    verb: 'POST',
    template: /hardwareOathDevices$/u,
    good: device('CONTRACT-1'),
    bad: [{}, { ...device('CONTRACT-3'), secretKey: '!' }, { ...device('CONTRACT-4'), timeIntervalInSeconds: 45 }],
  },
  {
    verb: 'PATCH',
    template: /hardwareOathDevices$/u,
    good: { '@context': '#$delta', value: [{ '@contentId': '1', ...device('CONTRACT-5') }] },
    bad: [{}, { value: 'all' }],
  },
  { verb: 'PATCH', template: /hardwareOathDevices\/\{/u, good: { displayName: 'Spare' }, bad: [{ displayName: 5 }] },
  {
    verb: 'PATCH',
    template: /signInPreferences$/u,
    good: { userPreferredMethodForSecondaryAuthentication: 'sms' },
    bad: [{ userPreferredMethodForSecondaryAuthentication: 'pigeon' }],
  },
  { verb: 'PATCH', template: /requirements$/u, good: { perUserMfaState: 'disabled' }, bad: [{ perUserMfaState: 'perhaps' }] },
  // Those whose default person could not lose the method: a second default, a trusted location.
  { verb: 'DELETE', template: /temporaryQRCode$/u, good: undefined },
];

const externalConfiguration = async (desk: Desk): Promise<unknown> => {
  const wen = itemsOf((await desk.ask('GET', "/v1.0/users?$filter=startsWith(userPrincipalName,'wen.zhang')")).body)[0]?.['id'];
  return itemsOf((await desk.ask('GET', `/v1.0/users/${String(wen)}/authentication/externalAuthenticationMethods`)).body)[0]?.[
    'configurationId'
  ];
};
