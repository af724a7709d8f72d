import type { FeatureId } from '../../contract/features.ts';

const words: Readonly<Record<FeatureId, string>> = {
  lookUp: 'find people and read how they sign in',
  photos: 'show photos',
  signInLog: 'read the sign-in log',
  passes: 'issue a Temporary Access Pass',
  removals: 'remove sign-in methods',
  defaultMethod: 'change the default sign-in method',
  sessions: 'end sessions',
};

/** "issue a Temporary Access Pass and end sessions": what Microsoft is asked to allow. */
export const featureWords = (features: readonly FeatureId[]): string => new Intl.ListFormat('en-GB').format(features.map((feature) => words[feature]));
