import type { PerUserMfaState } from '../../../contract/methods.ts';

/** The per-user MFA state in words; this switch is apart from Conditional Access and security defaults. */
export const perUserMfaWords: Readonly<Record<PerUserMfaState, string>> = {
  disabled: 'Off (policies decide)',
  enabled: 'On, not yet enforced',
  enforced: 'Enforced',
};
