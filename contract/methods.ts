import { z } from 'zod';
import { UtcTime } from './primitives.ts';

/** Kinds of authentication method, named as Graph names their collections (without "Methods"). */
export const MethodKind = z.enum([
  'password',
  'phone',
  'email',
  'microsoftAuthenticator',
  'passwordlessMicrosoftAuthenticator',
  'softwareOath',
  'hardwareOath',
  'fido2',
  'windowsHelloForBusiness',
  'platformCredential',
  'temporaryAccessPass',
  'externalAuthentication',
  'qrCodePin',
  'unknown',
]);
export type MethodKind = z.infer<typeof MethodKind>;

export const PhoneType = z.enum(['mobile', 'alternateMobile', 'office']);
export type PhoneType = z.infer<typeof PhoneType>;

/** Values of `userPreferredMethodForSecondaryAuthentication`. */
export const PreferredMethod = z.enum([
  'push',
  'oath',
  'voiceMobile',
  'voiceAlternateMobile',
  'voiceOffice',
  'sms',
  'none',
  'unknownFutureValue',
]);
export type PreferredMethod = z.infer<typeof PreferredMethod>;

export const TemporaryAccessPassState = z
  .object({
    startUtc: UtcTime.nullable(),
    lifetimeMinutes: z.number().int().nullable(),
    expiresAtUtc: UtcTime.nullable(),
    isUsableOnce: z.boolean().nullable(),
    isUsable: z.boolean().nullable(),
    /** `methodUsabilityReason`: EnabledByPolicy, DisabledByPolicy, Expired, NotYetValid, OneTimeUsed. */
    usabilityReason: z.string().nullable(),
  })
  .readonly();
export type TemporaryAccessPassState = z.infer<typeof TemporaryAccessPassState>;

/**
 * One registered method. Graph's ids repeat across users (fixed ids for phones and the password),
 * so a method is known by user id + `kind` + `id`, never by `id` alone.
 */
export const AuthenticationMethod = z
  .object({
    kind: MethodKind,
    id: z.string().min(1).max(512),
    /** What a person would call it: "Microsoft Authenticator", "Mobile phone". */
    label: z.string(),
    /** Which one: a device name, a (possibly masked) number, an address, a key model. */
    detail: z.string().nullable(),
    createdDateTime: UtcTime.nullable(),
    phoneType: PhoneType.nullable(),
    pass: TemporaryAccessPassState.nullable(),
    /** The person's chosen default for the second step. */
    isDefault: z.boolean(),
    /** False for the password and for kinds this console does not know. */
    removable: z.boolean(),
    /** Whether the person could sign in or pass the second step with this alone besides the password. */
    countsAsSecondStep: z.boolean(),
  })
  .readonly();
export type AuthenticationMethod = z.infer<typeof AuthenticationMethod>;

/** Methods that live on one thing a person can lose. */
export const Device = z
  .object({
    /** Stable for the same methods; only for selecting. */
    key: z.string(),
    label: z.string(),
    kind: z.enum(['phone', 'phoneNumber', 'securityKey', 'computer', 'token', 'card', 'other']),
    methodKeys: z.array(z.string()),
    /** Other devices that are probably lost together with this one (the SIM in the phone), with the reason. */
    oftenLostTogether: z.array(z.object({ key: z.string(), reason: z.string() })),
  })
  .readonly();
export type Device = z.infer<typeof Device>;

export const SignInPreferences = z
  .object({
    isSystemPreferredEnabled: z.boolean().nullable(),
    userPreferred: PreferredMethod.nullable(),
    /** The two lines above as one sentence for the agent. */
    explanation: z.string(),
  })
  .readonly();
export type SignInPreferences = z.infer<typeof SignInPreferences>;

export const PerUserMfaState = z.enum(['disabled', 'enabled', 'enforced']);
export type PerUserMfaState = z.infer<typeof PerUserMfaState>;
