import { generateKeyPairSync } from 'node:crypto';
import type { Configuration, Grant } from 'oidc-provider';
import { interactionPolicy, Provider } from 'oidc-provider';
import { consentScopes } from '../../../main/permissions/scopes.ts';
import { devicePages } from './device-pages.ts';
import type { Store } from './store.ts';

export interface AuthorityAccount {
  readonly oid: string;
  readonly upn: string;
  readonly name: string;
}

export interface ProviderOptions {
  readonly login: string;
  readonly graphRoot: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly accounts: readonly AuthorityAccount[];
  readonly store: Store;
  /** Seconds; MSAL counts a token as ended 300 s early. */
  readonly accessTokenSeconds: () => number;
}

export const routesOf = (tenantId: string) => ({
  authorization: `/${tenantId}/oauth2/v2.0/authorize`,
  token: `/${tenantId}/oauth2/v2.0/token`,
  device_authorization: `/${tenantId}/oauth2/v2.0/devicecode`,
  code_verification: '/common/oauth2/deviceauth',
  end_session: `/${tenantId}/oauth2/v2.0/logout`,
  jwks: `/${tenantId}/discovery/v2.0/keys`,
});

/** Every scope that the app is registered for. */
export const scopesOffered = (graphRoot: string): string[] => [
  'openid',
  'profile',
  'offline_access',
  ...consentScopes().map((scope) => `${graphRoot}/${scope}`),
];

/** Entra has prompts that oidc-provider has not, and does not ask a desktop app for consent every time. */
const policy = (): interactionPolicy.DefaultPolicy => {
  const prompts = interactionPolicy.base();
  prompts.add(new interactionPolicy.Prompt({ name: 'select_account', requestable: true }), 0);
  prompts.get('consent')?.checks.remove('native_client_prompt');
  return prompts;
};

/** Of this run only. */
const signingKey = () => ({
  ...generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }),
  use: 'sig',
  alg: 'RS256',
});

/** oidc-provider, certified by the OpenID Foundation and written by others, with Entra's routes and claims. */
export const createProvider = (options: ProviderOptions): Provider => {
  const { tenantId, clientId, accounts } = options;
  const scopes = scopesOffered(options.graphRoot);
  const configuration: Configuration = {
    clients: [
      {
        client_id: clientId,
        application_type: 'native',
        token_endpoint_auth_method: 'none',
        redirect_uris: ['http://localhost'],
        grant_types: ['authorization_code', 'refresh_token', 'urn:ietf:params:oauth:grant-type:device_code'],
        response_types: ['code'],
      },
    ],
    adapter: options.store.adapter,
    scopes,
    jwks: { keys: [signingKey()] },
    // auth_time is an optional claim of the app registration.
    claims: { auth_time: null, openid: ['sub', 'oid', 'tid', 'ver'], profile: ['name', 'preferred_username'] },
    conformIdTokenClaims: false,
    rotateRefreshToken: false,
    routes: routesOf(tenantId),
    ttl: {
      AccessToken: () => options.accessTokenSeconds(),
      IdToken: 3600,
      RefreshToken: 86_400,
      Grant: 86_400,
      Session: 3600,
      Interaction: 600,
      DeviceCode: 900,
      AuthorizationCode: 60,
    },
    cookies: { keys: ['only for tests'] },
    features: {
      devInteractions: { enabled: false },
      claimsParameter: { enabled: true },
      deviceFlow: { enabled: true, ...devicePages },
      rpInitiatedLogout: { enabled: true },
    },
    interactions: { policy: policy(), url: (_, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_, id) => {
      const account = accounts.find(({ oid }) => oid === id);
      return (
        account && {
          accountId: id,
          claims: () => ({ sub: id, oid: id, tid: tenantId, ver: '2.0', name: account.name, preferred_username: account.upn }),
        }
      );
    },
    loadExistingGrant: async (ctx) => {
      const { client, session, result, provider } = ctx.oidc;
      const known = result?.consent?.grantId ?? (client && session?.grantIdFor(client.clientId));
      if (known !== undefined) return provider.Grant.find(known);
      const grant: Grant = new provider.Grant({ clientId, ...(session?.accountId === undefined ? {} : { accountId: session.accountId }) });
      grant.addOIDCScope(scopes.join(' '));
      await grant.save();
      return grant;
    },
  };
  return new Provider(`${options.login}/${tenantId}/v2.0`, configuration);
};
