import { z } from 'zod';
import type { GraphClient, ReadOptions } from './client.ts';
import { parseBody } from './parse.ts';

const Configuration = z.object({
  state: z.string(),
  minimumLifetimeInMinutes: z.number().int().nullish(),
  maximumLifetimeInMinutes: z.number().int().nullish(),
  defaultLifetimeInMinutes: z.number().int().nullish(),
  isUsableOnce: z.boolean().nullish(),
  includeTargets: z.array(z.object({ id: z.string(), targetType: z.string().nullish() })).nullish(),
  excludeTargets: z.array(z.object({ id: z.string() })).nullish(),
});

export interface TemporaryAccessPassConfiguration {
  readonly enabled: boolean;
  readonly minimumLifetimeMinutes: number;
  readonly maximumLifetimeMinutes: number;
  readonly defaultLifetimeMinutes: number;
  readonly oneTimeOnly: boolean;
  /** Group ids, or `all_users`. */
  readonly includedGroups: readonly string[];
  readonly excludedGroups: readonly string[];
}

/** The tenant's rules for passes. https://learn.microsoft.com/graph/api/temporaryaccesspassauthenticationmethodconfiguration-get */
export const getPassConfiguration = async (client: GraphClient, options: ReadOptions): Promise<TemporaryAccessPassConfiguration> => {
  const answer = await client.read(
    {
      version: 'v1.0',
      path: '/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/TemporaryAccessPass',
    },
    options,
  );
  const read = parseBody(Configuration, answer);
  return {
    enabled: read.state === 'enabled',
    // Where the policy is silent, the limits that ship with it.
    minimumLifetimeMinutes: read.minimumLifetimeInMinutes ?? 60,
    maximumLifetimeMinutes: read.maximumLifetimeInMinutes ?? 480,
    defaultLifetimeMinutes: read.defaultLifetimeInMinutes ?? 60,
    oneTimeOnly: read.isUsableOnce ?? false,
    includedGroups: (read.includeTargets ?? []).map((target) => target.id),
    excludedGroups: (read.excludeTargets ?? []).map((target) => target.id),
  };
};
