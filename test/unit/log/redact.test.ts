import { describe, expect, it } from 'vitest';
import { isSecretName, redactText } from '../../../main/log/redact.ts';

// Shaped like a token, and obviously none.
const jwt = `eyJ${'a'.repeat(20)}.${'b'.repeat(20)}.${'c'.repeat(20)}`;

describe('redaction of text', () => {
  it.each([
    [`sent ${jwt} away`, 'sent «token» away'],
    [`eyJ${'x'.repeat(8)}.${'y'.repeat(8)}.`, '«token»'],
    ['Authorization: Bearer abc.def-ghi=', 'Authorization: «secret»'],
    ['header was Bearer abc.def-ghi=', 'header was Bearer «token»'],
    ['practice-0123abc and more', '«token» and more'],
    ['{"temporaryAccessPass":"Not+\\"Real7","id":"1"}', '{"temporaryAccessPass":"«secret»","id":"1"}'],
    ['access_token=abc&state=1', 'access_token=«secret»&state=1'],
    ['call +44 20 7946 0018 now', 'call «phone» now'],
    ['call +442079460018', 'call «phone»'],
    ['(020) 7946-0018', '«phone»'],
    ['phones 555-0100-12, 01632 960 123', 'phones «phone», «phone»'],
  ])('%j becomes %j', (from, to) => {
    expect(redactText(from)).toBe(to);
  });

  it.each([
    'graph.forbidden after 1200 ms, 3 of 20',
    '12345678-1234-1234-1234-123456789012',
    '2026-11-22T09:30:00.000Z',
    '2026-11-22',
    '127.0.0.1:65535',
    'version 33.2.1',
    'SQLITE_BUSY (5)',
    'methods/28c10230-6103-485e-b985-444c60001490',
  ])('leaves %j readable', (text) => expect(redactText(text)).toBe(text));

  it('blanks a code that is held now, wherever it stands', () => {
    expect(redactText('refused: W+wK9 is taken', ['W+wK9'])).toBe('refused: «secret» is taken');
  });
});

describe('names of fields that hold secrets', () => {
  it.each([
    'temporaryAccessPass',
    'password',
    'newPassword',
    'access_token',
    'accessToken',
    'refreshToken',
    'Authorization',
    'set-cookie',
    'clientSecret',
    'client_assertion',
    'pin',
  ])('%s is one', (name) => expect(isSecretName(name)).toBe(true));
  it.each(['code', 'planId', 'temporaryAccessPassMethods', 'passPolicy', 'lastPasswordChangeDateTime', 'tokenExpiresInSeconds', 'spin'])(
    '%s is none',
    (name) => expect(isSecretName(name)).toBe(false),
  );
});
