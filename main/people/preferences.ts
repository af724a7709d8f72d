import type { AuthenticationMethod, PreferredMethod } from '../../contract/methods.ts';

/** The value by which Graph calls this method the default of the second step; null for one that cannot be it. */
export const preferenceFor = (method: AuthenticationMethod): PreferredMethod | null => {
  switch (method.kind) {
    case 'microsoftAuthenticator':
    case 'passwordlessMicrosoftAuthenticator':
      return 'push';
    case 'softwareOath':
    case 'hardwareOath':
      return 'oath';
    case 'phone':
      if (method.phoneType === 'mobile') return 'sms';
      return method.phoneType === 'alternateMobile' ? 'voiceAlternateMobile' : 'voiceOffice';
    default:
      return null;
  }
};
