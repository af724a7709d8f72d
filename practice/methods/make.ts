import { createHash } from 'node:crypto';
import { guidOf } from '../random.ts';
import {
  EMAIL_METHOD_ID,
  PHONE_IDS,
  type EmailMethod,
  type ExternalMethod,
  type Fido2Method,
  type HardwareOathMethod,
  type MicrosoftAuthenticatorMethod,
  type PasswordlessMethod,
  type PhoneMethod,
  type PhoneType,
  type PlatformCredentialMethod,
  type QrCode,
  type QrCodePinMethod,
  type SmsSignInState,
  type SoftwareOathMethod,
  type TemporaryAccessPass,
  type WindowsHelloMethod,
} from './kinds.ts';

/** Builders for stored methods. `key` makes the id: the same key, the same id. */

/** Authenticator models with real AAGUIDs would point at vendors; these are invented. */
export const KEY_MODELS = [
  { model: 'Northmoor Blue Key NFC', aaGuid: 'a0000000-0000-4000-8000-00000000b10e' },
  { model: 'Northmoor Red Key C', aaGuid: 'a0000000-0000-4000-8000-000000000ed0' },
] as const;

/** The one external provider of this tenant. */
export const EXTERNAL_CONFIGURATION = { id: guidOf('externalConfiguration', 'harbourlight'), displayName: 'Harbourlight MFA' } as const;

export const phone = (
  phoneType: PhoneType,
  phoneNumber: string,
  createdAtMs: number | null = null,
  smsSignInState?: SmsSignInState,
): PhoneMethod => ({
  kind: 'phone',
  id: PHONE_IDS[phoneType],
  createdAtMs,
  lastUsedAtMs: null,
  phoneType,
  phoneNumber,
  smsSignInState: smsSignInState ?? (phoneType === 'mobile' ? 'notEnabled' : 'notSupported'),
});

export const email = (emailAddress: string): EmailMethod => ({
  kind: 'email',
  id: EMAIL_METHOD_ID,
  createdAtMs: null,
  lastUsedAtMs: null,
  emailAddress,
});

export const authenticator = (
  key: string,
  displayName: string,
  createdAtMs: number,
  lastUsedAtMs: number | null = null,
): MicrosoftAuthenticatorMethod => ({
  kind: 'microsoftAuthenticator',
  id: guidOf('microsoftAuthenticator', key, displayName),
  createdAtMs,
  lastUsedAtMs,
  displayName,
  deviceTag: 'SoftwareTokenActivated',
  phoneAppVersion: '6.2509.6119',
  clientAppName: 'microsoftAuthenticator',
});

export const passwordless = (key: string, displayName: string, createdAtMs: number): PasswordlessMethod => ({
  kind: 'passwordlessMicrosoftAuthenticator',
  id: guidOf('passwordless', key, displayName),
  createdAtMs,
  lastUsedAtMs: null,
  displayName,
});

export const softwareOath = (key: string, createdAtMs: number): SoftwareOathMethod => ({
  kind: 'softwareOath',
  id: guidOf('softwareOath', key),
  createdAtMs,
  lastUsedAtMs: null,
});

/** The method has the id of its device. */
export const hardwareOath = (deviceId: string, createdAtMs: number): HardwareOathMethod => ({
  kind: 'hardwareOath',
  id: deviceId,
  createdAtMs,
  lastUsedAtMs: null,
  deviceId,
});

export const fido2 = (key: string, displayName: string, createdAtMs: number, model = 0): Fido2Method => ({
  kind: 'fido2',
  id: guidOf('fido2', key, displayName).replaceAll('-', ''),
  createdAtMs,
  lastUsedAtMs: null,
  displayName,
  aaGuid: (KEY_MODELS[model] ?? KEY_MODELS[0]).aaGuid,
  model: (KEY_MODELS[model] ?? KEY_MODELS[0]).model,
  attestationLevel: 'attested',
  passkeyType: 'deviceBound',
  attestationCertificates: [],
});

export const windowsHello = (key: string, displayName: string, createdAtMs: number): WindowsHelloMethod => ({
  kind: 'windowsHelloForBusiness',
  id: guidOf('windowsHello', key, displayName),
  createdAtMs,
  lastUsedAtMs: null,
  displayName,
  keyStrength: 'normal',
});

export const platformCredential = (key: string, displayName: string, createdAtMs: number): PlatformCredentialMethod => ({
  kind: 'platformCredential',
  id: guidOf('platformCredential', key, displayName),
  createdAtMs,
  lastUsedAtMs: null,
  displayName,
  keyStrength: 'normal',
  platform: 'macOS',
});

export const pass = (
  key: string,
  given: {
    readonly code: string;
    readonly createdAtMs: number;
    readonly startAtMs: number;
    readonly lifetimeMinutes: number;
    readonly isUsableOnce: boolean;
  },
): TemporaryAccessPass => ({
  kind: 'temporaryAccessPass',
  id: guidOf('temporaryAccessPass', key),
  lastUsedAtMs: null,
  usedAtMs: null,
  ...given,
});

export const external = (key: string, createdAtMs: number): ExternalMethod => ({
  kind: 'external',
  id: guidOf('external', key),
  createdAtMs,
  lastUsedAtMs: null,
  configurationId: EXTERNAL_CONFIGURATION.id,
  displayName: EXTERNAL_CONFIGURATION.displayName,
});

export const qrCodePin = (key: string, createdAtMs: number, lifetimeDays = 365): QrCodePinMethod => ({
  kind: 'qrCodePin',
  id: guidOf('qrCodePin', key),
  createdAtMs,
  lastUsedAtMs: null,
  standard: {
    id: guidOf('qrCode', key, 'standard'),
    createdAtMs,
    startAtMs: createdAtMs,
    expireAtMs: createdAtMs + lifetimeDays * 86_400_000,
    lastUsedAtMs: null,
  },
  temporary: null,
  pin: { id: guidOf('qrPin', key), createdAtMs, updatedAtMs: createdAtMs, forceChange: false, digest: pinDigest('20202020') },
});

export const temporaryQrCode = (key: string, createdAtMs: number): QrCode => ({
  id: guidOf('qrCode', key, 'temporary'),
  createdAtMs,
  startAtMs: createdAtMs,
  expireAtMs: createdAtMs + 12 * 3_600_000,
  lastUsedAtMs: null,
});

/** PINs are kept as a digest: enough to compare. */
export const pinDigest = (code: string): string => createHash('sha256').update(`practice-pin:${code}`).digest('base64url');
