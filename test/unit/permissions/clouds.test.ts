import { describe, expect, expectTypeOf, test } from 'vitest';
import type { Cloud } from '../../../main/permissions/clouds.ts';
import { authorityOf, cloudIds, clouds, graphScopes, issuerOf } from '../../../main/permissions/clouds.ts';
import { LiveTenant } from '../../../contract/live-tenant.ts';
import { loginAddress, logoutAddress } from '../../../main/auth/login-address.ts';
import type { CliCloud } from '../../../main/registration/azure-cli.ts';

const tenantId = '11111111-1111-4111-8111-111111111111';
const clientId = '22222222-2222-4222-8222-222222222222';

describe('A cloud', () => {
  test('joins a login host to its own Graph root only, so that another pair does not compile', () => {
    type Mixed = Omit<(typeof clouds)['global'], 'graphRoot'> & { readonly graphRoot: (typeof clouds)['usGovL4']['graphRoot'] };
    expectTypeOf<Mixed>().not.toExtend<Cloud>();
    expectTypeOf<{ login: string; graphRoot: string }>().not.toExtend<Cloud>();
    expectTypeOf<(typeof clouds)['usGovL5']>().not.toExtend<CliCloud>();
    expect(new Set(cloudIds.map((id) => clouds[id].graphRoot)).size).toBe(4);
  });

  test.each([
    ['global', 'https://login.microsoftonline.com', 'https://graph.microsoft.com'],
    ['usGovL4', 'https://login.microsoftonline.us', 'https://graph.microsoft.us'],
    ['usGovL5', 'https://login.microsoftonline.us', 'https://dod-graph.microsoft.us'],
    ['china', 'https://login.partner.microsoftonline.cn', 'https://microsoftgraph.chinacloudapi.cn'],
  ] as const)('%s has its published addresses in authority, issuer and scopes', (id, login, graphRoot) => {
    const cloud = clouds[id];
    expect(authorityOf(cloud, tenantId)).toBe(`${login}/${tenantId}`);
    expect(issuerOf(cloud, tenantId)).toBe(`${login}/${tenantId}/v2.0`);
    expect(graphScopes(cloud, ['User.Read'])).toEqual([`${graphRoot}/User.Read`]);
  });
});

describe('The set-up of a tenant', () => {
  test('takes IDs as they are copied from the admin centre', () => {
    expect(LiveTenant.parse({ tenantId: ` ${tenantId.toUpperCase()}\n`, clientId })).toEqual({ cloud: 'global', tenantId, clientId });
  });

  test.each(['common', 'organizations', 'contoso.onmicrosoft.com', `${tenantId}/..`, ''])(
    'refuses %j for a tenant: the ID token could not be checked',
    (wrong) => {
      expect(LiveTenant.safeParse({ tenantId: wrong, clientId }).success).toBe(false);
    },
  );
});

describe('The browser', () => {
  const authorize = `https://login.microsoftonline.com/${tenantId}/oauth2/v2.0/authorize?client_id=x`;

  test('may be sent to the sign-in and sign-out pages of this tenant', () => {
    expect(loginAddress(authorize, clouds.global, tenantId)).toBe(authorize);
    expect(loginAddress(logoutAddress(clouds.global, tenantId), clouds.global, tenantId)).not.toBe(null);
  });

  test.each([
    authorize.replace('https', 'http'),
    authorize.replace('.com', '.us'),
    authorize.replace('.com', '.com.evil.example'),
    authorize.replace('.com', '.com:8443'),
    authorize.replace('login.', 'me@login.'),
    authorize.replace('https://', 'https://evil.example\\@'),
    authorize.replace(tenantId, clientId),
    authorize.replace('authorize', '../../../evil'),
    authorize.replace('oauth2/v2.0/authorize', 'reprocess'),
    `file:///etc/passwd#${authorize}`,
    `${authorize}#fragment`,
    authorize + 'x'.repeat(9_000),
    'javascript:alert(1)',
    '',
  ])('is not sent to %s', (address) => {
    expect(loginAddress(address, clouds.global, tenantId)).toBe(null);
  });
});
