import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RegistrationRequest } from '../../../contract/app-state.ts';
import { FeatureId } from '../../../contract/features.ts';
import { CloudId, LiveTenant } from '../../../contract/live-tenant.ts';
import { cloudIds } from '../../../renderer/features/door/cloud-words.ts';
import { emptyForm, isId, problemsIn, tenantOf, tidyId } from '../../../renderer/features/door/set-up/connect-form.ts';
import type { ConnectForm } from '../../../renderer/features/door/set-up/connect-form.ts';
import { everything, firstChoice, registrationRequest, withFeature } from '../../../renderer/features/door/set-up/registration-request.ts';

const tenantId = '8d0f6f2a-41f6-4f0e-9d5c-2a7b6c1e9f34';
const clientId = '1c9b7a52-6d3e-4b8f-8a21-5e0d4c3b2a19';
const form: ConnectForm = { ...emptyForm, tenantId, clientId };

describe('an ID as it is pasted', () => {
  it.each([tenantId.toUpperCase(), `{${tenantId}}`, `  ${tenantId}\r\n`, `"${tenantId}"`, `\u200B${tenantId}\u00A0`, `‘${tenantId}’`])(
    '%j is tidied',
    (pasted) => {
      expect(tidyId(pasted)).toBe(tenantId);
      expect(problemsIn({ ...form, tenantId: pasted })).toEqual({});
    },
  );

  it('is accepted here exactly when main accepts it after tidying', () => {
    const nearly = fc.oneof(
      fc.uuid(),
      fc.uuid().map((id) => id.replace('-', '')),
      fc.uuid().map((id) => `${id}0`),
      fc.uuid().map((id) => `{${id.toUpperCase()}}`),
      fc.string(),
    );
    fc.assert(
      fc.property(nearly, (typed) => {
        const main = LiveTenant.safeParse({ tenantId: tidyId(typed), clientId });
        expect(isId(typed)).toBe(main.success);
      }),
    );
  });
});

describe('what is wrong with a field', () => {
  it.each([
    ['', 'Enter the Directory (tenant) ID.'],
    ['contoso.onmicrosoft.com', 'This is a domain name.'],
    ['8d0f6f2a-41f6', 'this has 12.'],
    [`${tenantId}0`, 'this has 33.'],
    ['organizations', 'This is not a Directory (tenant) ID.'],
    ['8d0f6f2a41f64f0e9d5c2a7b6c1e9f34', 'This is not a Directory (tenant) ID.'],
  ])('%j: %s', (typed, words) => {
    expect(problemsIn({ ...form, tenantId: typed }).tenantId).toContain(words);
  });

  it('says so when one ID was pasted twice', () => {
    expect(problemsIn({ ...form, clientId: `{${tenantId.toUpperCase()}}` }).clientId).toContain('Both IDs are the same');
    expect(problemsIn(emptyForm).clientId).toBe('Enter the Application (client) ID.');
  });

  it('lets the organisation be empty, and no longer than main takes', () => {
    expect(problemsIn({ ...form, organisation: '' })).toEqual({});
    expect(problemsIn({ ...form, organisation: 'x'.repeat(121) })).toHaveProperty('organisation');
  });

  it('is nothing for what main is then told', () => {
    expect(LiveTenant.parse(tenantOf({ ...form, tenantId: ` {${tenantId.toUpperCase()}} ` }))).toEqual({
      cloud: 'global',
      tenantId,
      clientId,
    });
  });
});

describe('what an administrator chooses for the registration', () => {
  it('knows every feature and every cloud of the contract', () => {
    expect(everything).toEqual(FeatureId.options);
    expect(cloudIds).toEqual(CloudId.options);
  });

  it('asks for nothing while the tenant ID or the name is missing', () => {
    expect(registrationRequest({ ...form, tenantId: 'contoso.example' }, firstChoice)).toBeNull();
    expect(registrationRequest(form, { ...firstChoice, appName: '  ' })).toBeNull();
  });

  it('is a request that main takes, whatever was typed as the name', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), fc.subarray([...FeatureId.options]), (appName, features) => {
        const request = registrationRequest(form, { appName, features, deviceCodes: false, publishedScopes: '' });
        expect(request === null || RegistrationRequest.safeParse(request).success).toBe(true);
      }),
    );
  });

  it('is the same request for the same choice, whatever the order of the clicks', () => {
    const off = withFeature(withFeature(everything, 'photos', false), 'passes', false);
    expect(off).not.toContain('photos');
    expect(withFeature(withFeature(off, 'passes', true), 'photos', true)).toEqual(everything);
    expect(withFeature(withFeature(off, 'photos', true), 'passes', true)).toEqual(everything);
  });
});
