import type { AuthState, Method, Preference } from './kinds.ts';

/**
 * Which methods stand behind the person's default. Graph names a default by kind of use (push, sms ...),
 * not by id, so two Authenticators are both behind "push".
 */
export const methodsBehind = (state: AuthState, preference: Preference): readonly Method[] => {
  const phones = (type: string): Method[] => state.methods.filter((m) => m.kind === 'phone' && m.phoneType === type);
  switch (preference) {
    case 'push':
      return state.methods.filter((m) => m.kind === 'microsoftAuthenticator' || m.kind === 'passwordlessMicrosoftAuthenticator');
    case 'oath': {
      const tokens = state.methods.filter((m) => m.kind === 'softwareOath' || m.kind === 'hardwareOath');
      // The Authenticator shows codes too, but is the default only where no token of its own exists.
      return tokens.length > 0 ? tokens : state.methods.filter((m) => m.kind === 'microsoftAuthenticator');
    }
    case 'sms':
    case 'voiceMobile':
      return phones('mobile');
    case 'voiceAlternateMobile':
      return phones('alternateMobile');
    case 'voiceOffice':
      return phones('office');
  }
};

/** Could this method be somebody's default? Keys, passes, e-mail and the password never are. */
export const canBeDefault = (method: Method): boolean => {
  switch (method.kind) {
    case 'phone':
    case 'microsoftAuthenticator':
    case 'passwordlessMicrosoftAuthenticator':
    case 'softwareOath':
    case 'hardwareOath':
      return true;
    case 'email':
    case 'fido2':
    case 'windowsHelloForBusiness':
    case 'platformCredential':
    case 'temporaryAccessPass':
    case 'external':
    case 'qrCodePin':
      return false;
  }
};

/**
 * The published rule: the default cannot be deleted while others exist. "Others" are methods that could
 * be the default themselves; a kept FIDO2 key, Windows Hello, a pass or the password do not count.
 * One of two Authenticators may go, because "push" stays covered by the other.
 */
export const blocksAsDefault = (state: AuthState, method: Method): boolean => {
  if (state.preferred === null) return false;
  const behind = methodsBehind(state, state.preferred);
  if (!behind.includes(method) || behind.length > 1) return false;
  return state.methods.some((other) => other !== method && canBeDefault(other));
};

/** After a change: a default without a method behind it is no default. */
export const settleDefault = (state: AuthState): void => {
  if (state.preferred !== null && methodsBehind(state, state.preferred).length === 0) state.preferred = null;
};

/** The preference that a newly registered method brings when there was none. */
export const naturalPreference = (method: Method): Preference | null => {
  switch (method.kind) {
    case 'microsoftAuthenticator':
    case 'passwordlessMicrosoftAuthenticator':
      return 'push';
    case 'softwareOath':
    case 'hardwareOath':
      return 'oath';
    case 'phone':
      return method.phoneType === 'mobile' ? 'sms' : method.phoneType === 'office' ? 'voiceOffice' : 'voiceAlternateMobile';
    default:
      return null;
  }
};
