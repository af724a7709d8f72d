import { describe, expect, test } from 'vitest';
import { FeatureId } from '../../../contract/features.ts';
import { MethodKind } from '../../../contract/methods.ts';
import { featureOfRemoval, features, scopesOf } from '../../../main/permissions/features.ts';
import { consentScopes, operationScopes } from '../../../main/permissions/scopes.ts';

/** Kinds that cannot be removed here: a password, and what Microsoft adds after this version. */
const hasNoRequest: readonly MethodKind[] = ['password', 'unknown'];

describe('Features', () => {
  test('hold every operation that the console sends, each exactly once', () => {
    const grouped = FeatureId.options.flatMap((id): readonly string[] => features[id].operations);
    expect(grouped.toSorted()).toEqual(operationScopes.map(({ operation }) => operation).toSorted());
  });

  test('ask together for what the whole console asks', () => {
    expect(scopesOf(FeatureId.options)).toEqual(consentScopes());
  });

  test('let an agent look around without a permission to change anything', () => {
    expect(scopesOf(['lookUp', 'photos', 'signInLog']).filter((scope) => /Write|Revoke/u.test(scope))).toEqual([]);
  });

  test('ask for one thing more when one thing more is used', () => {
    const before = scopesOf(['lookUp']);
    expect(scopesOf(['lookUp', 'passes']).filter((scope) => !before.includes(scope))).toEqual(['UserAuthMethod-TAP.ReadWrite.All']);
  });
});

describe('In a cloud that lacks some operations', () => {
  test.each(['usGovL4', 'usGovL5', 'china'] as const)('%s: their scopes are not asked for, all others are', (cloud) => {
    const inGlobalOnly = scopesOf(FeatureId.options).filter((scope) => !scopesOf(FeatureId.options, cloud).includes(scope));
    expect(inGlobalOnly).toEqual([
      ...(cloud === 'china' ? ['IdentityRiskyUser.Read.All'] : []),
      'UserAuthMethod-External.ReadWrite.All',
      'UserAuthMethod-HardwareOATH.ReadWrite.All',
      'UserAuthMethod-QR.ReadWrite.All',
    ]);
    expect(scopesOf(['lookUp'], cloud)).toEqual(scopesOf(['lookUp']));
  });
});

describe('Removing a method', () => {
  test.each(MethodKind.options)('of the kind %s belongs to the feature that holds its request', (kind) => {
    const feature = featureOfRemoval(kind);
    expect(feature).toBe(kind === 'temporaryAccessPass' ? 'passes' : 'removals');
    expect(
      features[feature].operations.some(
        (operation) => operation.startsWith('DELETE ') && operation.toLowerCase().includes(`/${kind}Method`.toLowerCase()),
      ),
    ).toBe(!hasNoRequest.includes(kind));
  });

  test('without passes leaves the agent unable to make one', () => {
    expect(scopesOf(['lookUp', 'removals'])).not.toContain('UserAuthMethod-TAP.ReadWrite.All');
  });
});
