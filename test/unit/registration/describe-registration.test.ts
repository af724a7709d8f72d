import { describe, expect, test } from 'vitest';
import type { RegistrationRequest } from '../../../contract/app-state.ts';
import { Registration } from '../../../contract/app-state.ts';
import { FeatureId } from '../../../contract/features.ts';
import { cloudIds } from '../../../main/permissions/clouds.ts';
import { scopesOf } from '../../../main/permissions/features.ts';
import { consentScopes } from '../../../main/permissions/scopes.ts';
import { describeRegistration, registrationFile } from '../../../main/registration/describe-registration.ts';
import { FaultError } from '../../../main/fault-error.ts';
import { invisibleCharacters, tenantId } from '../../support/registration/requests.ts';
import { scopeId, tenantScopes } from '../../support/registration/tenant-scopes.ts';

const request: RegistrationRequest = {
  cloud: 'global',
  tenantId,
  displayName: 'Latchkey',
  features: [...FeatureId.options],
  deviceCodes: false,
  publishedScopes: '',
};
const published = JSON.stringify(tenantScopes);

const refusal = (run: () => unknown): FaultError => {
  try {
    run();
  } catch (error) {
    if (error instanceof FaultError) return error;
    throw error;
  }
  throw new Error('It was not refused.');
};

const permissionsOf = (manifest: string | null): readonly string[] => {
  const { requiredResourceAccess } = JSON.parse(manifest ?? '{}') as {
    readonly requiredResourceAccess: readonly { readonly resourceAccess: readonly { readonly id: string }[] }[];
  };
  return requiredResourceAccess.flatMap(({ resourceAccess }) => resourceAccess.map(({ id }) => id));
};

describe('What an administrator registers', () => {
  test.each(cloudIds)('is as the window expects it, in the cloud %s', (cloud) => {
    const described = describeRegistration({ ...request, cloud, publishedScopes: published });
    expect(Registration.parse(described)).toEqual(described);
    expect(described.scopes).toEqual(scopesOf(FeatureId.options, cloud));
    expect([...new Set(described.features.flatMap(({ scopes }) => scopes))].toSorted()).toEqual(described.scopes);
  });

  test('has looking up always on, and says what each feature asks for', () => {
    const { features, scopes } = describeRegistration({ ...request, features: ['sessions'] });
    expect(features.map(({ id }) => id)).toEqual(FeatureId.options);
    expect(features.filter(({ on }) => on).map(({ id }) => id)).toEqual(['lookUp', 'sessions']);
    expect(features.filter(({ required }) => required).map(({ id }) => id)).toEqual(['lookUp']);
    expect(features.find(({ id }) => id === 'sessions')?.scopes).toEqual(['User.RevokeSessions.All']);
    expect(scopes).toEqual(scopesOf(['lookUp', 'sessions']));
  });

  test('has no Azure CLI script where the Azure CLI knows no such cloud, and another way to the list', () => {
    const { azureCli, scopesCommand, powerShell } = describeRegistration({ ...request, cloud: 'usGovL5' });
    expect(azureCli).toBeNull();
    expect(scopesCommand).toMatch(/^Connect-MgGraph -Environment 'USGovDoD'/u);
    expect(powerShell).toContain("-Environment 'USGovDoD'");
    expect(refusal(() => registrationFile({ ...request, cloud: 'usGovL5' }, 'azureCli')).message).toMatch(/PowerShell/u);
  });

  test.each(invisibleCharacters)('is not made with the character %j in the name', (character) => {
    const { code, message } = refusal(() => describeRegistration({ ...request, displayName: `Latch${character}key` }));
    expect(code).toBe('input.invalid');
    expect(message).toMatch(/^The app’s name holds characters that cannot be seen/u);
  });

  test('is not made with a name that the Azure CLI would take for a file', () => {
    expect(refusal(() => describeRegistration({ ...request, displayName: '@x' })).message).toMatch(/cannot begin with @/u);
  });
});

describe('The manifest', () => {
  test.each([
    ['the list that the Azure CLI prints', published],
    ['the same with what a file begins with', `\uFEFF${published}\r\n`],
    [
      'Graph’s answer with the service principal around it',
      JSON.stringify({ '@odata.context': 'x', oauth2PermissionScopes: tenantScopes }),
    ],
  ])('is made from %s', (_, publishedScopes) => {
    const { manifest } = describeRegistration({ ...request, publishedScopes });
    expect(permissionsOf(manifest)).toEqual(consentScopes().map(scopeId));
  });

  test('is not there before the list is pasted', () => {
    expect(describeRegistration({ ...request, publishedScopes: ' \n' }).manifest).toBeNull();
    expect(refusal(() => registrationFile(request, 'manifest')).message).toMatch(/Run the command, then paste all that it prints/u);
  });

  test.each(['az: command not found', '[{"value":"User.Read"', '{}', '[{"value":"User.Read","id":"not an ID"}]', 'null', '"x"'])(
    'is not made from %s, which is not the list',
    (publishedScopes) => {
      const { code, message } = refusal(() => describeRegistration({ ...request, publishedScopes }));
      expect(code).toBe('input.invalid');
      expect(message).toMatch(/^What was pasted is not the list of permissions\. Paste all/u);
    },
  );

  test('is not made with a permission left out: the sentence names it and what needs it', () => {
    const publishedScopes = JSON.stringify(tenantScopes.filter(({ value }) => value !== 'User.RevokeSessions.All'));
    const { code, message } = refusal(() => describeRegistration({ ...request, publishedScopes }));
    expect(code).toBe('input.invalid');
    expect(message).toMatch(/no permission named User\.RevokeSessions\.All.*switch off what needs it \(End a person’s sessions\)/u);
    expect(permissionsOf(describeRegistration({ ...request, publishedScopes, features: ['passes'] }).manifest)).toEqual(
      scopesOf(['lookUp', 'passes']).map(scopeId),
    );
  });
});

describe('A file of it', () => {
  test.each([
    ['powerShell', 'latchkey-registration', 'ps1'],
    ['azureCli', 'latchkey-registration', 'sh'],
    ['manifest', 'manifest', 'json'],
  ] as const)('%s is called %s.%s', (as, defaultName, extension) => {
    expect(registrationFile({ ...request, publishedScopes: published }, as)).toMatchObject({ defaultName, extension });
  });

  test('for a shell has the line ends of a shell and no byte order mark', () => {
    for (const as of ['azureCli', 'manifest'] as const)
      expect(registrationFile({ ...request, publishedScopes: published }, as).text).not.toMatch(/[\r\uFEFF]/u);
  });

  test('is what the window shows', () => {
    const described = describeRegistration({ ...request, publishedScopes: published });
    const text = (as: 'powerShell' | 'azureCli' | 'manifest') =>
      registrationFile({ ...request, publishedScopes: published }, as).text.replaceAll(/[\r\uFEFF]/gu, '');
    expect([text('powerShell'), text('azureCli'), text('manifest')]).toEqual([
      described.powerShell,
      described.azureCli,
      described.manifest,
    ]);
  });
});
