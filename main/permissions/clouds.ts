import type { CloudId, LiveTenant } from '../../contract/live-tenant.ts';

/**
 * Microsoft's clouds. A token of one is worthless in another, and an app is registered in each of them
 * separately. Source: https://learn.microsoft.com/graph/deployments; the issuers are those of the
 * login hosts' own OpenID configuration.
 */
export const clouds = {
  global: { id: 'global', name: 'Global (and GCC)', login: 'https://login.microsoftonline.com', graphRoot: 'https://graph.microsoft.com' },
  usGovL4: {
    id: 'usGovL4',
    name: 'US Government L4 (GCC High)',
    login: 'https://login.microsoftonline.us',
    graphRoot: 'https://graph.microsoft.us',
  },
  usGovL5: {
    id: 'usGovL5',
    name: 'US Government L5 (DoD)',
    login: 'https://login.microsoftonline.us',
    graphRoot: 'https://dod-graph.microsoft.us',
  },
  china: {
    id: 'china',
    name: 'China (21Vianet)',
    login: 'https://login.partner.microsoftonline.cn',
    graphRoot: 'https://microsoftgraph.chinacloudapi.cn',
  },
} as const satisfies {
  readonly [Id in CloudId]: { readonly id: Id; readonly name: string; readonly login: string; readonly graphRoot: string };
};

/**
 * Login host and Graph root of one cloud, always together: the type is the union of the four entries, so one
 * that joins the host of this cloud to the root of that does not compile. Functions take a Cloud, never the two.
 */
export type Cloud = (typeof clouds)[CloudId];

export const cloudOf = (tenant: LiveTenant): Cloud => clouds[tenant.cloud];

export const cloudIds = Object.keys(clouds) as readonly CloudId[];

/** The authority of one tenant, as MSAL wants it. The tenant is a GUID: `common` would let any tenant in. */
export const authorityOf = (cloud: Cloud, tenantId: string): string => `${cloud.login}/${tenantId}`;

/** The `iss` of a v2.0 ID token. */
export const issuerOf = (cloud: Cloud, tenantId: string): string => `${cloud.login}/${tenantId}/v2.0`;

/** Scopes with their resource in front: outside the global cloud a bare name would mean the global Graph. */
export const graphScopes = (cloud: Cloud, scopes: readonly string[]): string[] => scopes.map((scope) => `${cloud.graphRoot}/${scope}`);
