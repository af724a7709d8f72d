import type { FeatureId } from '../../../../contract/features.ts';

/** What is lost without a feature, for an administrator who weighs a permission. */
export const without: Readonly<Record<FeatureId, string>> = {
  lookUp: 'Needed by everything else.',
  photos: 'Without it agents see initials.',
  signInLog: 'Without it the last sign-ins do not show.',
  risk: 'Without it a person whom Microsoft holds to be at risk looks like any other.',
  passes: 'Without it nobody is let back in by this desk.',
  removals: 'Without it a lost device stays registered.',
  defaultMethod: 'Without it a lost default method cannot be moved, and may then not be removable.',
  sessions: 'Without it whoever holds a lost device stays signed in on it.',
};
