import { SECOND } from '../clock.ts';

/**
 * The published limits of the services that the console uses, per app and tenant. The age of the source
 * page is known (about 2023): what matters is that there are limits and how they answer.
 */
interface Bucket {
  readonly name: string;
  readonly pattern: RegExp;
  readonly requests: number;
  readonly windowMs: number;
  /** Identity Protection gives no Retry-After. */
  readonly tellsRetryAfter: boolean;
}

const BUCKETS: readonly Bucket[] = [
  { name: 'reports and logs', pattern: /^\/(?:auditLogs|reports)\//iu, requests: 5, windowMs: 10 * SECOND, tellsRetryAfter: true },
  {
    name: 'identity protection and conditional access',
    pattern: /^\/(?:identityProtection|identity\/conditionalAccess)\//iu,
    requests: 1,
    windowMs: 1 * SECOND,
    tellsRetryAfter: false,
  },
];

const DIRECTORY_UNITS_WINDOW = 10 * SECOND;
const directoryQuota = (users: number): number => (users < 50 ? 3500 : users <= 500 ? 5000 : 8000);

export interface Verdict {
  /** Seconds to wait; null where the service does not say. */
  readonly retryAfterSeconds: number | null;
}

/** Sliding windows in tenant time. Coming back too early makes the wait longer. */
export class RateLimits {
  readonly #times = new Map<string, number[]>();
  readonly #penalties = new Map<string, { untilMs: number; seconds: number }>();
  readonly #units: { readonly atMs: number; readonly units: number }[] = [];
  readonly #quota: number;

  constructor(users: number) {
    this.#quota = directoryQuota(users);
  }

  /** undefined: go ahead (and counted). */
  check(method: string, target: string, nowMs: number): Verdict | undefined {
    const [path = '', query = ''] = target.replace(/^\/(?:v1\.0|beta)(?=\/)/iu, '').split('?');
    const bucket = BUCKETS.find((one) => one.pattern.test(path));
    return bucket === undefined ? this.#checkDirectory(method, path, query, nowMs) : this.#checkBucket(bucket, nowMs);
  }

  #checkBucket(bucket: Bucket, nowMs: number): Verdict | undefined {
    const penalty = this.#penalties.get(bucket.name);
    if (penalty !== undefined && nowMs < penalty.untilMs) return this.#punish(bucket, nowMs, penalty.seconds * 2);
    const times = (this.#times.get(bucket.name) ?? []).filter((at) => nowMs - at < bucket.windowMs);
    this.#times.set(bucket.name, times);
    if (times.length >= bucket.requests)
      return this.#punish(bucket, nowMs, Math.max(1, Math.ceil(((times[0] ?? nowMs) + bucket.windowMs - nowMs) / SECOND)));
    times.push(nowMs);
    return undefined;
  }

  #punish(bucket: Bucket, nowMs: number, seconds: number): Verdict {
    const wait = Math.min(seconds, 120);
    if (bucket.tellsRetryAfter) this.#penalties.set(bucket.name, { untilMs: nowMs + wait * SECOND, seconds: wait });
    return { retryAfterSeconds: bucket.tellsRetryAfter ? wait : null };
  }

  #checkDirectory(method: string, path: string, query: string, nowMs: number): Verdict | undefined {
    if (!/^\/(?:users|me|devices|oauth2PermissionGrants)(?:\/|$)/iu.test(path)) return undefined;
    while (this.#units[0] !== undefined && nowMs - this.#units[0].atMs >= DIRECTORY_UNITS_WINDOW) this.#units.shift();
    const used = this.#units.reduce((sum, one) => sum + one.units, 0);
    const units = resourceUnits(method, path, query);
    if (used + units > this.#quota)
      return { retryAfterSeconds: Math.max(1, Math.ceil(((this.#units[0]?.atMs ?? nowMs) + DIRECTORY_UNITS_WINDOW - nowMs) / SECOND)) };
    this.#units.push({ atMs: nowMs, units });
    return undefined;
  }
}

/** GET users costs 2, memberships 2, others 1; $select -1, $expand +1, $top under 20 -1; never under 1. */
export const resourceUnits = (method: string, path: string, query: string): number => {
  if (method !== 'GET') return 1;
  const base = /^\/users\/?$/iu.test(path) || /memberOf/iu.test(path) ? 2 : 1;
  const top = /(?:^|&)(?:\$|%24)top=(?<top>\d+)/iu.exec(query)?.groups?.['top'];
  const units =
    base -
    (/(?:\$|%24)select=/iu.test(query) ? 1 : 0) +
    (/(?:\$|%24)expand=/iu.test(query) ? 1 : 0) -
    (top !== undefined && Number(top) < 20 ? 1 : 0);
  return Math.max(1, units);
};
