import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readScopeIds, registrationManifest } from '../../main/registration/manifest.ts';
import { registration, registrations } from '../support/registration/requests.ts';
import { tenantScopes } from '../support/registration/tenant-scopes.ts';

/**
 * The properties of an application object that POST /applications takes from us, written from the documentation, because the
 * slices of the published description do not have this resource. Sources:
 * https://learn.microsoft.com/graph/api/resources/application, optionalclaims, publicclientapplication, requiredresourceaccess and
 * resourceaccess.
 */
const application = {
  type: 'object',
  required: ['displayName'],
  additionalProperties: false,
  properties: {
    displayName: { type: 'string', minLength: 1, maxLength: 256 },
    signInAudience: { enum: ['AzureADMyOrg', 'AzureADMultipleOrgs', 'AzureADandPersonalMicrosoftAccount', 'PersonalMicrosoftAccount'] },
    isFallbackPublicClient: { type: 'boolean' },
    optionalClaims: {
      type: 'object',
      additionalProperties: false,
      properties: {
        idToken: {
          type: 'array',
          items: {
            type: 'object',
            required: ['name'],
            additionalProperties: false,
            properties: { name: { type: 'string' }, essential: { type: 'boolean' }, source: { type: ['string', 'null'] } },
          },
        },
      },
    },
    publicClient: {
      type: 'object',
      additionalProperties: false,
      properties: { redirectUris: { type: 'array', maxItems: 256, uniqueItems: true, items: { type: 'string', format: 'uri' } } },
    },
    requiredResourceAccess: {
      type: 'array',
      maxItems: 50,
      items: {
        type: 'object',
        required: ['resourceAppId', 'resourceAccess'],
        additionalProperties: false,
        properties: {
          resourceAppId: { type: 'string', format: 'uuid' },
          resourceAccess: {
            type: 'array',
            maxItems: 400,
            uniqueItems: true,
            items: {
              type: 'object',
              required: ['id', 'type'],
              additionalProperties: false,
              properties: { id: { type: 'string', format: 'uuid' }, type: { enum: ['Scope', 'Role'] } },
            },
          },
        },
      },
    },
  },
} as const;

const ajv = new Ajv({ allErrors: true, strict: true });
addFormats.default(ajv);
const isApplication = ajv.compile(application);
const problems = (text: string): readonly string[] =>
  isApplication(JSON.parse(text)) ? [] : (isApplication.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
const scopeIds = readScopeIds(tenantScopes);

test('the manifest is an application as documented, whatever the features and the name', () => {
  fc.assert(
    fc.property(registrations, (given) => {
      const text = registrationManifest(given, scopeIds);
      expect(problems(text)).toEqual([]);
      expect(JSON.parse(text)).toMatchObject({
        displayName: given.displayName,
        signInAudience: 'AzureADMyOrg',
        isFallbackPublicClient: given.deviceCodes,
        optionalClaims: { idToken: [{ name: 'auth_time' }] },
        publicClient: { redirectUris: ['http://localhost'] },
      });
    }),
  );
});

test('the manifest asks for nothing that an app could do without an agent', () => {
  const { requiredResourceAccess } = JSON.parse(registrationManifest(registration, scopeIds)) as {
    readonly requiredResourceAccess: readonly { readonly resourceAccess: readonly { readonly type: string }[] }[];
  };
  expect(new Set(requiredResourceAccess.flatMap(({ resourceAccess }) => resourceAccess.map(({ type }) => type)))).toEqual(
    new Set(['Scope']),
  );
});

test('this check finds what does not belong there', () => {
  expect(problems('{"displayName":"x","passwordCredentials":[]}')).toEqual([' must NOT have additional properties']);
  expect(problems('{"displayName":"x","signInAudience":"Everybody"}')).toHaveLength(1);
  expect(
    problems(
      '{"displayName":"x","requiredResourceAccess":[{"resourceAppId":"Graph","resourceAccess":[{"id":"User.Read","type":"Delegated"}]}]}',
    ),
  ).toHaveLength(3);
});
