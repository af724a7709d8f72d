import type { SignInBrief } from '../../contract/sign-ins.ts';

/** Published sign-in error codes in words for an agent. https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
const outcomes: Readonly<Record<number, string>> = {
  0: 'Signed in',
  16000: 'Account of another organisation',
  50034: 'No such account here',
  50053: 'Locked out after too many wrong tries, or a blocked address',
  50055: 'Password has expired',
  50056: 'No password is stored',
  50057: 'Account is blocked',
  50058: 'No session yet (harmless)',
  50072: 'Must register a second step first',
  50074: 'Second step asked for and not passed',
  50076: 'Second step asked for',
  50078: 'Second step too long ago',
  50079: 'Must register a second step first',
  50088: 'Limit of phone calls reached',
  50097: 'Device must prove itself',
  50105: 'Not assigned to this application',
  50125: 'Stopped for a password reset or registration',
  50126: 'Wrong user name or password',
  50131: 'Refused by Conditional Access',
  50132: 'Session ended by a password change',
  50133: 'Session ended by a password change',
  50135: 'Password change required: account at risk',
  50140: 'Asked to stay signed in (harmless)',
  50144: 'On-premises password has expired',
  50155: 'Device could not prove itself',
  50158: 'External step not finished',
  50173: 'Sessions were revoked; must sign in again',
  50187: 'Device could not prove itself',
  50199: 'Asked to confirm the application (harmless)',
  53000: 'Device does not comply',
  53001: 'Device is not joined',
  53002: 'Application is not approved',
  53003: 'Blocked by Conditional Access',
  53004: 'Registration blocked: account at risk',
  53010: 'Registration is allowed from certain places only',
  53011: 'Blocked by risk at home organisation',
  65001: 'Consent is missing',
  70008: 'Session expired',
  70043: 'Must sign in again (policy)',
  80012: 'Outside permitted hours',
  500121: 'Second step failed or was declined',
  530034: 'Delegated administrator at risk',
  530035: 'Blocked by security defaults',
  700082: 'Session expired',
};

export const signInOutcome = (errorCode: number | null): string =>
  errorCode === null ? 'Result not known' : (outcomes[errorCode] ?? `Not signed in (code ${errorCode})`);

/** Codes of a question on the way; the log shows the end of the same sign-in in a row of its own. */
const interrupts: ReadonlySet<number> = new Set([50058, 50072, 50076, 50079, 50097, 50125, 50140, 50158, 50199]);

export const signInResult = (errorCode: number | null): SignInBrief['result'] => {
  if (errorCode === null) return 'unknown';
  if (errorCode === 0) return 'succeeded';
  return interrupts.has(errorCode) ? 'interrupted' : 'failed';
};
