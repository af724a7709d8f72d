import type { Fault } from '../../../contract/result.ts';
import type { PerUserMfaState } from '../../../contract/methods.ts';

/** The per-user MFA state in words; this switch is apart from Conditional Access and security defaults. */
export const perUserMfaWords: Readonly<Record<PerUserMfaState, string>> = {
  disabled: 'Off (policies decide)',
  enabled: 'On, not yet enforced',
  enforced: 'Enforced',
};

/** A value that may not have been readable, as one line. */
export const partWords = <T>(
  part: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: Fault },
  words: (value: T) => string,
): string => (part.ok ? words(part.value) : 'Could not be read');
