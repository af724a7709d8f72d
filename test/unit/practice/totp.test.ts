import { expect, test } from 'vitest';
import { decodeBase32, isValidTotp, totp, type TotpKey } from '../../../practice/methods/totp.ts';

/** The key of RFC 6238, appendix B: the ASCII digits 1 to 0, twice (three times to 32 bytes for SHA-256). */
const SHA1: TotpKey = { secretKey: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', timeIntervalInSeconds: 30, hashFunction: 'hmacsha1' };
const SHA256: TotpKey = {
  secretKey: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZA====',
  timeIntervalInSeconds: 30,
  hashFunction: 'hmacsha256',
};

test.each([
  [59, '287082', '119246'],
  [1_111_111_109, '081804', '084774'],
  [1_234_567_890, '005924', '819424'],
  [20_000_000_000, '353130', '737706'],
])('at %i s the codes are those of RFC 6238, last six digits', (seconds, sha1, sha256) => {
  expect(totp(SHA1, seconds * 1000)).toBe(sha1);
  expect(totp(SHA256, seconds * 1000)).toBe(sha256);
});

test('a code is taken one step early or late and no more', () => {
  const now = 1_234_567_890_000;
  const code = totp(SHA1, now);
  expect([-60, -30, 0, 30, 60].map((offset) => isValidTotp(SHA1, code, now + offset * 1000))).toEqual([false, true, true, true, false]);
  expect(isValidTotp(SHA1, '12345', now)).toBe(false);
});

test('base32 that is none is refused', () => {
  expect(decodeBase32('MZXW6YTB')?.toString()).toBe('fooba');
  expect(decodeBase32('not base 32!')).toBeUndefined();
});
