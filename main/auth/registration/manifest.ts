import { z } from 'zod';
import type { AppRegistration } from './app.ts';
import { graphAppId, redirectAddress, registeredScopes, singleLine } from './app.ts';

const PublishedScopes = z.array(z.object({ id: z.string(), value: z.string() }));

/**
 * Names to IDs, from what Graph says of itself in the tenant:
 * `az ad sp show --id 00000003-0000-0000-c000-000000000000 --query oauth2PermissionScopes`.
 * @throws ZodError for anything else.
 */
export const readScopeIds = (untrustedScopes: unknown): ReadonlyMap<string, string> => new Map(PublishedScopes.parse(untrustedScopes).map(({ id, value }) => [value, id]));

/**
 * The app as an application object of Graph v1.0, for the manifest editor of the Entra admin centre and for POST
 * /applications. A manifest names permissions by ID only, and IDs are the tenant's to tell.
 * Source: https://learn.microsoft.com/graph/api/resources/application
 * @throws RangeError when a permission has no ID.
 */
export const registrationManifest = (registration: AppRegistration, scopeIds: ReadonlyMap<string, string>): string => {
  const resourceAccess = registeredScopes(registration).map((scope) => {
    const id = scopeIds.get(scope);
    if (id === undefined) throw new RangeError(`Microsoft Graph of this tenant has no permission named ${scope}.`);
    return { id, type: 'Scope' };
  });
  const manifest = {
    displayName: singleLine(registration.displayName),
    signInAudience: 'AzureADMyOrg',
    isFallbackPublicClient: true,
    publicClient: { redirectUris: [redirectAddress] },
    requiredResourceAccess: [{ resourceAppId: graphAppId, resourceAccess }],
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
};
