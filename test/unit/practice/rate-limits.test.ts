import { expect, test } from 'vitest';
import { RateLimits, resourceUnits } from '../../../practice/faults/rate-limits.ts';

test('logs take five requests in ten seconds, then say how long to wait', () => {
  const limits = new RateLimits(2000);
  for (let i = 0; i < 5; i += 1) expect(limits.check('GET', '/v1.0/auditLogs/signIns', i * 100)).toBeUndefined();
  expect(limits.check('GET', '/beta/auditLogs/signIns', 500)).toEqual({ retryAfterSeconds: 10 });
});

test('those who come back too early wait longer; those who wait get in', () => {
  const early = new RateLimits(2000);
  const patient = new RateLimits(2000);
  for (const limits of [early, patient]) for (let i = 0; i < 6; i += 1) limits.check('GET', '/v1.0/reports/x', 0);
  expect(early.check('GET', '/v1.0/reports/x', 1000)).toEqual({ retryAfterSeconds: 20 });
  expect(early.check('GET', '/v1.0/reports/x', 2000)).toEqual({ retryAfterSeconds: 40 });
  expect(patient.check('GET', '/v1.0/reports/x', 10_000)).toBeUndefined();
});

test('identity protection takes one a second and tells no Retry-After', () => {
  const limits = new RateLimits(2000);
  expect(limits.check('GET', '/v1.0/identityProtection/riskyUsers', 0)).toBeUndefined();
  expect(limits.check('GET', '/v1.0/identity/conditionalAccess/namedLocations', 10)).toEqual({ retryAfterSeconds: null });
  expect(limits.check('GET', '/v1.0/identityProtection/riskyUsers', 1000)).toBeUndefined();
});

test('directory reads cost what the page says', () => {
  expect(
    ['', '$select=id', '$top=5', '$select=id&$top=5', '$expand=manager'].map((query) => resourceUnits('GET', '/users', query)),
  ).toEqual([2, 1, 1, 1, 3]);
  expect(resourceUnits('GET', '/users/x/transitiveMemberOf', '')).toBe(2);
  expect(resourceUnits('DELETE', '/users/x', '')).toBe(1);
});

test('the directory refuses beyond the quota of the size of the tenant', () => {
  const limits = new RateLimits(40);
  let served = 0;
  while (limits.check('GET', '/v1.0/users', 0) === undefined) served += 1;
  expect(served).toBe(1750);
  expect(limits.check('GET', '/v1.0/users', 10_000)).toBeUndefined();
});
