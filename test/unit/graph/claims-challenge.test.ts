import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readClaimsChallenge } from '../../../main/graph/claims-challenge.ts';
import { measured } from '../../support/time-promise.ts';

const claims = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const challenge = (encoded: string): string => `Bearer realm="", error="insufficient_claims", claims="${encoded}"`;
const readFrom = (header: string | null, status = 401) =>
  readClaimsChallenge({ status, headers: new Headers(header === null ? {} : { 'www-authenticate': header }) });

describe('A claims challenge', () => {
  test.each([
    [
      'as Microsoft publishes it',
      `Bearer realm="", authorization_uri="https://login.invalid/common/oauth2/authorize", client_id="00000003", errorDescription="User password has been reset, or \\"changed\\"", error="insufficient_claims", claims="${base64(claims)}"`,
    ],
    ['without padding', challenge(base64(claims).replaceAll('=', ''))],
    ['in base64url', challenge(Buffer.from(claims).toString('base64url'))],
    ['in other letters', `BEARER Error="insufficient_claims", Claims="${base64(claims)}"`],
    ['without quotes', `Bearer error=insufficient_claims,claims=${base64(claims)}`],
    ['with spaces around the signs', `Bearer error = "insufficient_claims" , claims = "${base64(claims)}"`],
    ['after another challenge', `Negotiate YII=, PoP nonce="x", ${challenge(base64(claims))}`],
    ['before another challenge', `${challenge(base64(claims))}, Basic realm="proxy"`],
    ['after an ordinary one', `Bearer realm="", error="invalid_token", ${challenge(base64(claims))}`],
  ])('is read %s', (_, header) => expect(readFrom(header)).toBe(claims));

  test('is read from several headers, which come joined', () => {
    const headers = new Headers([
      ['www-authenticate', 'Basic realm="x"'],
      ['www-authenticate', challenge(base64(claims))],
    ]);
    expect(readClaimsChallenge({ status: 401, headers })).toBe(claims);
  });

  test('comes with 401 and 403, and no other status', () => {
    expect([400, 401, 403, 200, 407, 503].map((status) => readFrom(challenge(base64(claims)), status))).toEqual([
      null,
      claims,
      claims,
      null,
      null,
      null,
    ]);
  });

  test('keeps letters beyond ASCII', () => expect(readFrom(challenge(base64('{"grund":"Prüfung"}')))).toBe('{"grund":"Prüfung"}'));
});

describe('No claims challenge', () => {
  test.each([
    ['without a header', null],
    ['with an empty one', ''],
    ['with claims for another error', `Bearer error="invalid_token", claims="${base64(claims)}"`],
    ['with claims under another scheme', `Basic error="insufficient_claims", claims="${base64(claims)}"`],
    ['with claims that belong to the next challenge', `Bearer error="insufficient_claims", PoP claims="${base64(claims)}"`],
    ['with the words inside a value', `Bearer realm="error=\\"insufficient_claims\\", claims=\\"${base64(claims)}\\""`],
    ['with claims twice', `Bearer error="insufficient_claims", claims="${base64('{"a":1}')}", claims="${base64(claims)}"`],
    ['without claims', 'Bearer error="insufficient_claims"'],
    ['with empty claims', challenge('')],
    ['that is not base64', challenge('{"a":1}')],
    ['that is not JSON', challenge(base64('<html>'))],
    ['that is half of it', challenge(base64(claims).slice(0, 20))],
    ['of a list', challenge(base64('["a"]'))],
    ['of a text', challenge(base64('"a"'))],
    ['of null', challenge(base64('null'))],
    ['too long for an address', challenge(base64(JSON.stringify({ a: 'x'.repeat(4_000) })))],
    ['in a header without end', `${challenge(base64(claims))}, ${'x="y", '.repeat(4_000)}`],
    ['with a parameter before any scheme', `error="insufficient_claims", claims="${base64(claims)}"`],
    ['with an open quotation', `Bearer error="insufficient_claims", claims="${base64(claims)}`],
  ])('is read from one %s', (_, header) => expect(readFrom(header)).toBeNull());

  test('is read from any text, and quickly', () => {
    const bits = fc.constantFrom(
      'Bearer ',
      'error="insufficient_claims"',
      `claims="${base64(claims)}"`,
      ',',
      ' ',
      '=',
      '"',
      '\\',
      'a',
      '==',
      ', , ,',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(bits, { maxLength: 200 }).map((parts) => parts.join('')),
          fc.string({ unit: 'binary-ascii', maxLength: 2_000 }),
        ),
        (text) => {
          const header = text.replaceAll(/[^\x20-\x7e]/gu, '').trim();
          const { value: read, processorMs } = measured(() => readFrom(header));
          expect(read === null || read === claims).toBe(true);
          expect(processorMs).toBeLessThan(500);
        },
      ),
    );
    for (const hostile of [',', ' ', '"', '\\', 'a=', 'a ', '=', '\t,']) {
      expect(measured(() => readFrom(`Bearer ${hostile.repeat(16_000 / hostile.length)}x`)).processorMs).toBeLessThan(500);
    }
  });
});
