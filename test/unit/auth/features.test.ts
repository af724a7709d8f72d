import { describe, expect, test } from 'vitest';
import { FeatureId } from '../../../contract/features.ts';
import { features, scopesOf } from '../../../main/auth/features.ts';
import { consentScopes, operationScopes } from '../../../main/auth/scopes.ts';

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
