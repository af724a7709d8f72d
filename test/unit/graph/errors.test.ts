import { describe, expect, test } from 'vitest';
import { faultFromAnswer, retryAfterMs } from '../../../main/graph/errors.ts';

const nowMs = Date.parse('2026-11-22T09:00:00Z');
const after = (value: string | null) => retryAfterMs(new Headers(value === null ? {} : { 'retry-after': value }), nowMs);

describe('Retry-After', () => {
  test.each([
    ['10', 10_000],
    ['Sun, 22 Nov 2026 09:00:30 GMT', 30_000],
    ['0', undefined],
    ['-5', undefined],
    ['Sun, 22 Nov 2026 08:00:00 GMT', undefined],
    ['soon', undefined],
    ['86400', 86_400_000],
    ['99999999', 30 * 86_400_000],
    ['999999999999999', 30 * 86_400_000],
    ['Fri, 31 Dec 9999 23:59:59 GMT', 30 * 86_400_000],
    [null, undefined],
  ])('%s asks for %s milliseconds', (value, expected) => expect(after(value)).toBe(expected));

  test.each(['Sun, 22 Nov 2026 08:00:00 GMT', 'Sun, 22 Nov 2026 10:00:00 GMT'])(
    'as a date counts from the server’s own clock, here %s',
    (date) => {
      const headers = new Headers({ date, 'retry-after': new Date(Date.parse(date) + 15_000).toUTCString() });
      expect(retryAfterMs(headers, nowMs)).toBe(15_000);
    },
  );
});

describe('an answer that is no success becomes a fault', () => {
  const fault = (status: number, code?: string, headers: Record<string, string> = {}) =>
    faultFromAnswer(
      {
        status,
        headers: new Headers(headers),
        requestId: 'r-1',
        body: code === undefined ? undefined : { error: { code, message: 'Graph’s own words' } },
      },
      nowMs,
    );

  test.each([
    [400, 'badRequest', 'graph.rejected', false],
    [401, 'InvalidAuthenticationToken', 'graph.unauthenticated', false],
    [403, 'accessDenied', 'graph.forbidden', false],
    [403, 'Authorization_RequestDenied', 'graph.forbidden', false],
    [403, 'Authentication_RequestFromNonPremiumTenantOrB2CTenant', 'graph.unlicensed', false],
    [404, 'Request_ResourceNotFound', 'graph.notFound', false],
    [409, 'Directory_ConcurrencyViolation', 'graph.conflict', true],
    [429, 'TooManyRequests', 'graph.throttled', true],
    [500, undefined, 'graph.unavailable', true],
    [503, 'serviceNotAvailable', 'graph.unavailable', true],
    [507, undefined, 'graph.unavailable', true],
    [200, undefined, 'graph.malformed', true],
  ])('%i %s is %s', (status, code, expected, retryable) => {
    expect(fault(status, code)).toMatchObject({ code: expected, retryable, graphRequestId: 'r-1' });
  });

  const challenge = { 'www-authenticate': 'Bearer realm="", error="insufficient_claims", claims="eyJhIjoxfQ=="' };
  test.each([
    [401, 'InvalidAuthenticationToken'],
    [403, 'insufficient_claims'],
  ])('%i %s with a claims challenge asks for a stronger sign-in', (status, code) => {
    expect(fault(status, code, challenge)).toMatchObject({ code: 'graph.claimsChallenge', retryable: false });
  });

  test.each([401, 403])('%i insufficient_claims without readable claims asks for an ordinary sign-in', (status) => {
    expect(fault(status, 'insufficient_claims')).toMatchObject({ code: 'graph.unauthenticated', retryable: false });
  });

  test('a 401 that only names the issuer asks for an ordinary one', () => {
    const headers = { 'www-authenticate': 'Bearer realm="", authorization_uri="https://login.invalid/common/oauth2/v2.0/authorize"' };
    expect(fault(401, 'InvalidAuthenticationToken', headers).code).toBe('graph.unauthenticated');
  });

  test('Graph’s own words are a detail, never the message', () => {
    const { message, detail } = fault(403, 'accessDenied');
    expect([message.includes('own words'), detail?.includes('own words')]).toEqual([false, true]);
  });

  test('a wait beyond all bounds still gives a moment', () => {
    expect(fault(429, 'TooManyRequests', { 'retry-after': '999999999999999' }).retryAtUtc).toBe('2026-12-22T09:00:00.000Z');
  });

  test('the moment that the server asked for is passed on', () => {
    expect(fault(429, 'TooManyRequests', { 'retry-after': '10' }).retryAtUtc).toBe('2026-11-22T09:00:10.000Z');
  });
});
