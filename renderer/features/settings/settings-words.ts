import type { EvidenceKind } from '../../../contract/evidence.ts';
import type { MethodKind } from '../../../contract/methods.ts';

export const checkNames: Readonly<Record<EvidenceKind, string>> = {
  callBack: 'Call back on a number on record',
  photoIdInPerson: 'Photo ID in person',
  photoIdVideo: 'Photo ID by video',
  managersWord: 'The manager’s word',
};

/** As the methods are called on the person's screen. */
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
  unknown: 'Any kind that this version does not know',
};

/** Why a field cannot be changed: without an administrator's file it can only have come from the command line. */
export const managedWords = (managedFile: string | null): string =>
  managedFile === null ? 'Set when Latchkey was started.' : 'Set by your administrator.';
