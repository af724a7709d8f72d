import { z } from 'zod';
import type { AppRegistration } from './app.ts';
import { graphAppId, proofTimeClaim, redirectAddress, registeredScopes, singleLine } from './app.ts';

const Scopes = z.array(z.object({ id: z.guid(), value: z.string() }));
/** The bare list, as the Azure CLI's query answers, or the service principal around it, as Graph does. */
const Published = z.union([
  Scopes,
  z.object({ oauth2PermissionScopes: Scopes }).transform(({ oauth2PermissionScopes }) => oauth2PermissionScopes),
]);

/**
 * Names to IDs, from what Graph says of itself in the tenant.
 * Source: https://learn.microsoft.com/graph/api/resources/serviceprincipal (oauth2PermissionScopes)
 * @throws ZodError for anything else.
 */
export const readScopeIds = (untrustedScopes: unknown): ReadonlyMap<string, string> =>
  new Map(Published.parse(untrustedScopes).map(({ id, value }) => [value, id]));

/** A scope that the tenant's own list does not have, so no manifest can name it. */
export class UnknownScope extends RangeError {
  readonly scope: string;

  constructor(scope: string) {
    super(`Microsoft Graph of this tenant has no permission named ${scope}.`);
    this.scope = scope;
  }
}

/**
 * The app as an application object of Graph v1.0, for the manifest editor of the Entra admin centre and for POST
 * /applications. A manifest names permissions by ID only, and IDs are the tenant's to tell.
 * Source: https://learn.microsoft.com/graph/api/resources/application
 * @throws UnknownScope when a permission has no ID.
 */
export const registrationManifest = (registration: AppRegistration, scopeIds: ReadonlyMap<string, string>): string => {
  const resourceAccess = registeredScopes(registration).map((scope) => {
    const id = scopeIds.get(scope);
    if (id === undefined) throw new UnknownScope(scope);
    return { id, type: 'Scope' };
  });
  const manifest = {
    displayName: singleLine(registration.displayName),
    signInAudience: 'AzureADMyOrg',
    isFallbackPublicClient: registration.deviceCodes,
    publicClient: { redirectUris: [redirectAddress] },
    optionalClaims: { idToken: [{ name: proofTimeClaim }] },
    requiredResourceAccess: [{ resourceAppId: graphAppId, resourceAccess }],
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
};
