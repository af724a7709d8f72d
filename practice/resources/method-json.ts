import { isoSeconds, isoTicks } from '../clock.ts';
import {
  PASSWORD_METHOD_ID,
  type Method,
  type MethodKind,
  type QrCode,
  type QrCodePinMethod,
  type TemporaryAccessPass,
} from '../methods/kinds.ts';
import type { GraphCall } from '../router.ts';
import { deviceJson } from './hardware-devices.ts';

export const TYPE_NAMES: Readonly<Record<MethodKind, string>> = {
  phone: 'phoneAuthenticationMethod',
  email: 'emailAuthenticationMethod',
  microsoftAuthenticator: 'microsoftAuthenticatorAuthenticationMethod',
  passwordlessMicrosoftAuthenticator: 'passwordlessMicrosoftAuthenticatorAuthenticationMethod',
  softwareOath: 'softwareOathAuthenticationMethod',
  hardwareOath: 'hardwareOathAuthenticationMethod',
  fido2: 'fido2AuthenticationMethod',
  windowsHelloForBusiness: 'windowsHelloForBusinessAuthenticationMethod',
  platformCredential: 'platformCredentialAuthenticationMethod',
  temporaryAccessPass: 'temporaryAccessPassAuthenticationMethod',
  external: 'externalAuthenticationMethod',
  qrCodePin: 'qrCodePinAuthenticationMethod',
};

/** Kinds that v1.0 does not know: it leaves them out of the untyped list. */
export const BETA_ONLY: ReadonlySet<MethodKind> = new Set(['passwordlessMicrosoftAuthenticator', 'hardwareOath']);

/** Published examples of these two show no @odata.type in their own collections. */
const UNTYPED_IN_OWN_COLLECTION: ReadonlySet<MethodKind> = new Set(['phone', 'email']);

/** "+44 7700900123" -> "+44 XXXXXXXX23": what an Authentication Administrator is shown. */
export const maskNumber = (number: string): string => {
  const [country = '', rest = ''] = number.split(' ');
  return `${country} ${'X'.repeat(Math.max(0, rest.length - 2))}${rest.slice(-2)}`;
};

export interface Shown {
  readonly inOwnCollection: boolean;
  readonly masked: boolean;
}

export const methodJson = (call: GraphCall, method: Method, shown: Shown): Record<string, unknown> => {
  const beta = call.version === 'beta';
  return {
    ...(shown.inOwnCollection && UNTYPED_IN_OWN_COLLECTION.has(method.kind)
      ? {}
      : { '@odata.type': `#microsoft.graph.${TYPE_NAMES[method.kind]}` }),
    id: method.id,
    createdDateTime: method.createdAtMs === null ? null : isoSeconds(method.createdAtMs),
    ...(beta ? { lastUsedDateTime: method.lastUsedAtMs === null ? null : isoSeconds(method.lastUsedAtMs) } : {}),
    ...own(call, method, shown, beta),
  };
};

const own = (call: GraphCall, method: Method, shown: Shown, beta: boolean): Record<string, unknown> => {
  switch (method.kind) {
    case 'phone':
      return {
        phoneNumber: shown.masked ? maskNumber(method.phoneNumber) : method.phoneNumber,
        phoneType: method.phoneType,
        smsSignInState: method.smsSignInState,
      };
    case 'email':
      return { emailAddress: method.emailAddress };
    case 'microsoftAuthenticator':
      return {
        displayName: method.displayName,
        deviceTag: method.deviceTag,
        phoneAppVersion: method.phoneAppVersion,
        ...(beta ? { clientAppName: method.clientAppName } : {}),
      };
    case 'passwordlessMicrosoftAuthenticator':
      return { displayName: method.displayName };
    case 'softwareOath':
      return { secretKey: null };
    case 'hardwareOath':
      return { device: deviceJson(call.tenant, method.deviceId) };
    case 'fido2':
      return {
        displayName: method.displayName,
        aaGuid: method.aaGuid,
        model: method.model,
        attestationCertificates: method.attestationCertificates,
        attestationLevel: method.attestationLevel,
        passkeyType: method.passkeyType,
      };
    case 'windowsHelloForBusiness':
      return { displayName: method.displayName, keyStrength: method.keyStrength };
    case 'platformCredential':
      return { displayName: method.displayName, keyStrength: method.keyStrength, platform: method.platform };
    case 'temporaryAccessPass':
      return passJson(call, method);
    case 'external':
      return { configurationId: method.configurationId, displayName: method.displayName };
    case 'qrCodePin':
      return qrJson(method);
  }
};

export type PassState = 'EnabledByPolicy' | 'DisabledByPolicy' | 'Expired' | 'NotYetValid' | 'OneTimeUsed';

export const passState = (pass: TemporaryAccessPass, nowMs: number, isPolicyOn: boolean): PassState => {
  if (!isPolicyOn) return 'DisabledByPolicy';
  if (pass.isUsableOnce && pass.usedAtMs !== null) return 'OneTimeUsed';
  if (nowMs >= pass.startAtMs + pass.lifetimeMinutes * 60_000) return 'Expired';
  return nowMs < pass.startAtMs ? 'NotYetValid' : 'EnabledByPolicy';
};

/** The code is in the answer to the POST alone; that caller adds it. */
const passJson = (call: GraphCall, pass: TemporaryAccessPass): Record<string, unknown> => {
  const state = passState(pass, call.nowMs, call.tenant.policy.passPolicy().enabled);
  return {
    temporaryAccessPass: null,
    createdDateTime: isoTicks(pass.createdAtMs ?? pass.startAtMs),
    startDateTime: isoTicks(pass.startAtMs),
    lifetimeInMinutes: pass.lifetimeMinutes,
    isUsableOnce: pass.isUsableOnce,
    // Gone from the metadata of beta, there in v1.0.
    ...(call.version === 'beta' ? {} : { isUsable: state === 'EnabledByPolicy', methodUsabilityReason: state }),
  };
};

export const NEVER = '0001-01-01T00:00:00Z';

export const qrCodeJson = (code: QrCode, image: unknown = null): Record<string, unknown> => ({
  id: code.id,
  createdDateTime: isoTicks(code.createdAtMs),
  startDateTime: isoSeconds(code.startAtMs),
  expireDateTime: isoSeconds(code.expireAtMs),
  lastUsedDateTime: code.lastUsedAtMs === null ? NEVER : isoSeconds(code.lastUsedAtMs),
  image,
});

export const qrPinJson = (pin: QrCodePinMethod['pin'], code: string | null = null): Record<string, unknown> => ({
  id: pin.id,
  ...(code === null ? {} : { code }),
  forceChangePinNextSignIn: pin.forceChange,
  createdDateTime: isoTicks(pin.createdAtMs),
  updatedDateTime: isoTicks(pin.updatedAtMs),
});

export const qrJson = (method: QrCodePinMethod): Record<string, unknown> => ({
  standardQRCode: method.standard === null ? null : qrCodeJson(method.standard),
  temporaryQRCode: method.temporary === null ? null : qrCodeJson(method.temporary),
  pin: qrPinJson(method.pin),
});

/** Everybody's password: a fixed id and nothing to read. */
export const passwordJson = (call: GraphCall): Record<string, unknown> => ({
  '@odata.type': '#microsoft.graph.passwordAuthenticationMethod',
  id: PASSWORD_METHOD_ID,
  password: null,
  createdDateTime: null,
  ...(call.version === 'beta' ? { lastUsedDateTime: null } : {}),
});
