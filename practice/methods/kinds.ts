/**
 * Authentication methods as this tenant stores them. The password is not here: everybody has exactly
 * one, with a fixed id and nothing to read. Times are milliseconds since 1970 in tenant time.
 */

export const PHONE_IDS = {
  mobile: '3179e48a-750b-4051-897c-87b9720928f7',
  alternateMobile: 'b6332ec1-7057-4abe-9331-3d72feddfe41',
  office: 'e37fc753-ff3b-4958-9484-eaa9425c82bc',
} as const;
export const EMAIL_METHOD_ID = '3ddfcfc8-9383-446f-83cc-3ab9be4be18f';
export const PASSWORD_METHOD_ID = '28c10230-6103-485e-b985-444c60001490';

export type PhoneType = keyof typeof PHONE_IDS;
export type SmsSignInState = 'notSupported' | 'notAllowedByPolicy' | 'notEnabled' | 'phoneNumberNotUnique' | 'ready' | 'notConfigured';

interface Base {
  readonly id: string;
  readonly createdAtMs: number | null;
  lastUsedAtMs: number | null;
}

export interface PhoneMethod extends Base {
  readonly kind: 'phone';
  readonly phoneType: PhoneType;
  phoneNumber: string;
  smsSignInState: SmsSignInState;
}
export interface EmailMethod extends Base {
  readonly kind: 'email';
  emailAddress: string;
}
export interface MicrosoftAuthenticatorMethod extends Base {
  readonly kind: 'microsoftAuthenticator';
  readonly displayName: string;
  readonly deviceTag: string;
  readonly phoneAppVersion: string;
  readonly clientAppName: 'microsoftAuthenticator' | 'outlookMobile';
}
export interface PasswordlessMethod extends Base {
  readonly kind: 'passwordlessMicrosoftAuthenticator';
  readonly displayName: string;
}
export interface SoftwareOathMethod extends Base {
  readonly kind: 'softwareOath';
}
export interface HardwareOathMethod extends Base {
  readonly kind: 'hardwareOath';
  /** Id of a device in the tenant's inventory. */
  readonly deviceId: string;
}
export interface Fido2Method extends Base {
  readonly kind: 'fido2';
  readonly displayName: string;
  readonly aaGuid: string;
  readonly model: string;
  readonly attestationLevel: 'attested' | 'notAttested';
  readonly passkeyType: 'deviceBound' | 'synced';
  readonly attestationCertificates: readonly string[];
}
export interface WindowsHelloMethod extends Base {
  readonly kind: 'windowsHelloForBusiness';
  readonly displayName: string;
  readonly keyStrength: 'normal' | 'weak' | 'unknown';
}
export interface PlatformCredentialMethod extends Base {
  readonly kind: 'platformCredential';
  readonly displayName: string;
  readonly keyStrength: 'normal' | 'weak' | 'unknown';
  readonly platform: 'macOS' | 'iOS' | 'android' | 'linux' | 'windows' | 'unknown';
}
export interface TemporaryAccessPass extends Base {
  readonly kind: 'temporaryAccessPass';
  /** The code itself; it leaves this process once, in the answer to the POST. */
  readonly code: string;
  readonly startAtMs: number;
  readonly lifetimeMinutes: number;
  readonly isUsableOnce: boolean;
  usedAtMs: number | null;
}
export interface ExternalMethod extends Base {
  readonly kind: 'external';
  readonly configurationId: string;
  readonly displayName: string;
}
export interface QrCode {
  readonly id: string;
  readonly createdAtMs: number;
  readonly startAtMs: number;
  expireAtMs: number;
  readonly lastUsedAtMs: number | null;
}
export interface QrCodePinMethod extends Base {
  readonly kind: 'qrCodePin';
  standard: QrCode | null;
  temporary: QrCode | null;
  pin: {
    readonly id: string;
    readonly createdAtMs: number;
    readonly updatedAtMs: number;
    readonly forceChange: boolean;
    readonly digest: string;
  };
}

export type Method =
  | PhoneMethod
  | EmailMethod
  | MicrosoftAuthenticatorMethod
  | PasswordlessMethod
  | SoftwareOathMethod
  | HardwareOathMethod
  | Fido2Method
  | WindowsHelloMethod
  | PlatformCredentialMethod
  | TemporaryAccessPass
  | ExternalMethod
  | QrCodePinMethod;

export type MethodKind = Method['kind'];

export const PREFERENCES = ['push', 'oath', 'voiceMobile', 'voiceAlternateMobile', 'voiceOffice', 'sms'] as const;
export type Preference = (typeof PREFERENCES)[number];

export const MFA_STATES = ['disabled', 'enabled', 'enforced'] as const;
export type PerUserMfaState = (typeof MFA_STATES)[number];

/** Everything about one person that the methods service keeps. */
export interface AuthState {
  methods: Method[];
  /** userPreferredMethodForSecondaryAuthentication. */
  preferred: Preference | null;
  isSystemPreferred: boolean;
  perUserMfaState: PerUserMfaState;
}
