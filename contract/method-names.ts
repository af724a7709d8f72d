import type { MethodKind } from './methods.ts';

/** What a person would call each kind of method; the same words on every screen, on paper and in the journal. */
export const methodNames: Readonly<Record<MethodKind, string>> = {
  password: 'Password',
  phone: 'Phone',
  email: 'E-mail for password reset',
  microsoftAuthenticator: 'Microsoft Authenticator',
  passwordlessMicrosoftAuthenticator: 'Authenticator phone sign-in',
  softwareOath: 'Authenticator app code',
  hardwareOath: 'Hardware token',
  fido2: 'Passkey',
  windowsHelloForBusiness: 'Windows Hello for Business',
  platformCredential: 'Platform credential',
  temporaryAccessPass: 'Temporary Access Pass',
  externalAuthentication: 'External method',
  qrCodePin: 'QR code and PIN',
  unknown: 'Method this version does not know',
};
