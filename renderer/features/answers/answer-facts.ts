/**
 * What the built-in answers state and Microsoft may change, in one place and dated, so that it is checked in one place.
 * Days are ISO 8601; they are days of the calendar wherever the caller is.
 */
export const facts = {
  /** The day on which everything here was read. Shown under the answers. */
  asOf: '2026-11-27',
  /** Microsoft's own texts and calls, for signing in and for resetting a password (concept-sms-voice-retirement, 2026-09-23). */
  textsAndCallsEnd: '2027-02-01',
  /** The same for Global Administrators and people from other organisations. */
  textsAndCallsEndForGuests: '2027-07-01',
  /** A passkey in Microsoft Authenticator (how-to-register-passkey-authenticator, 2026-07-05). */
  passkeyNeeds: 'Android 14 or iOS 17',
  /** How new a sign-in must be for changing one's methods, and for a passkey (concept-registration-mfa-sspr-combined). */
  changeWithinMinutes: 10,
  passkeyWithinMinutes: 5,
} as const;

/** The pages of Microsoft's that the answers follow, with the day of the version that was read; null where it bears none. */
export const sources = {
  authenticator: { page: 'concept-authentication-authenticator-app', day: null },
  newPhone: { page: 'how-to-transfer-authenticator-new-phone', day: '2026-07-02' },
  passkey: { page: 'how-to-register-passkey-authenticator', day: '2026-07-05' },
  passwordless: { page: 'howto-authentication-passwordless-phone', day: null },
  phones: { page: 'concept-authentication-phone-options', day: null },
  retirement: { page: 'concept-sms-voice-retirement', day: '2026-09-23' },
  pass: { page: 'howto-authentication-temporary-access-pass', day: '2026-03-04' },
  registration: { page: 'concept-registration-mfa-sspr-combined', day: null },
  preferred: { page: 'concept-system-preferred-authentication', day: '2026-04-15' },
  tokens: { page: 'concept-authentication-oath-tokens', day: null },
  card: { page: 'concept-authentication-qr-code', day: '2026-06-26' },
  rooted: { page: 'jailbreak-rooted-detection-in-microsoft-authenticator', day: null },
  /** Smart lockout: how long one stays locked out. */
  lockout: { page: 'howto-password-smart-lockout', day: null },
  /** What organisations tell their own people; no page of Microsoft's says it. */
  desks: { page: null, day: null },
} as const satisfies Readonly<Record<string, { readonly page: string | null; readonly day: string | null }>>;
export type Source = keyof typeof sources;

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** "1 February 2027": the same in every time zone, which a Date would not be. */
export const dayInWords = (day: string): string => {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${Number(date)} ${months[Number(month) - 1] ?? ''} ${year}`;
};
