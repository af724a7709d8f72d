import { describe, expect, test } from 'vitest';
import type { Json } from '../../../main/audit/records.ts';
import { refuseSecrets } from '../../../main/audit/secret-guard.ts';

const check = (record: Json) => () => refuseSecrets(record, JSON.stringify(record));
/** Looks like a token, is none: the parts say "not a token". */
const madeUpToken = ['eyJub3QiOiJhIHRva2VuIn0', 'bm90LWEtdG9rZW4', 'bm90LWEtdG9rZW4'].join('.');

describe('a record is refused', () => {
  test.each([
    'temporaryAccessPass',
    'temporary_access_pass',
    'code',
    'Code',
    'newPassword',
    'password',
    'access_token',
    'refreshToken',
    'secretKey',
    'client_secret',
    'pin',
    'Authorization',
  ])('for the key %s, however deep', (key) => {
    expect(check({ data: { steps: [{ inner: { [key]: 'x' } }] } })).toThrow(key);
  });

  test.each([madeUpToken, `Bearer ${'x'.repeat(24)}`, `see bearer ${'A1'.repeat(12)}`, 'otpauth://totp/a', '-----BEGIN PRIVATE KEY-----'])(
    'for the value %s, wherever it is',
    (value) => {
      expect(check({ data: { note: `before ${value} after` } })).toThrow('looks like a secret');
      expect(check({ data: { [value]: true } })).toThrow();
    },
  );

  test('without the value in the error', () => {
    expect(check({ data: { code: 'the-value' } })).not.toThrow('the-value');
  });
});

test.each<Json>([
  { faultCode: 'graph.forbidden', statusCode: 403 },
  { methodKind: 'password', passwordLastChangedUtc: '2026-01-01T00:00:00Z' },
  { temporaryAccessPassId: '7d9f1f0e-3d57-4c84-9a5e-0d8f2f6a1b11', lifetimeMinutes: 60 },
  { displayName: 'Bearer Smith', summary: 'The bearer of this ticket.' },
])('%j is no secret', (record) => {
  expect(check(record)).not.toThrow();
});
