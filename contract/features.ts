import { z } from 'zod';

/** What an agent can do, as far as consent goes: each asks Microsoft for its own permissions when it is first used. */
export const FeatureId = z.enum(['lookUp', 'photos', 'signInLog', 'risk', 'passes', 'removals', 'defaultMethod', 'sessions']);
export type FeatureId = z.infer<typeof FeatureId>;
