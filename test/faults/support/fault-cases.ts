import type { FaultKind, FaultSpec } from '../../../practice/faults/fault.ts';
import type { Dice } from '../../../practice/random.ts';
import { settleMs } from './lane.ts';

/** What one run suffers. */
export interface Schedule {
  readonly faults: readonly FaultSpec[];
  /** How long readers keep the old state after each write. */
  readonly staleMs: number;
  /** How far the console's clock is off. */
  readonly skewMs: number;
}

type Spoil = (dice: Dice) => Pick<FaultSpec, 'kind' | 'params' | 'where'>;

interface FaultCase {
  readonly name: string;
  readonly spoil: Spoil;
  /** Played before it, now and then. */
  readonly first?: Spoil;
  readonly staleMs?: (dice: Dice) => number;
  readonly skewMs?: (dice: Dice) => number;
}

const plain =
  (kind: FaultKind): Spoil =>
  () => ({ kind });
const throttled =
  (params: (dice: Dice) => Record<string, unknown>): Spoil =>
  (dice) => ({ kind: 'throttled', params: params(dice) });
const status =
  (...statuses: readonly number[]): Spoil =>
  (dice) => ({ kind: 'status', params: { status: dice.pick(statuses) } });
const oneOf =
  (...spoils: readonly Spoil[]): Spoil =>
  (dice) =>
    dice.pick(spoils)(dice);

const lostAnswer = oneOf(plain('applied-then-reset'), plain('applied-then-hang'), plain('applied-then-status'));
const throttledByDate = throttled((dice) => ({ retryAfter: 'date', seconds: dice.between(2, 45) }));

export const faultCases: readonly FaultCase[] = [
  { name: '429, Retry-After in seconds', spoil: throttled((dice) => ({ retryAfter: dice.between(1, 45) })) },
  { name: '429, Retry-After as a date', spoil: throttledByDate },
  { name: '429, Retry-After zero or negative', spoil: throttled((dice) => ({ retryAfter: dice.pick([0, -1, -30]) })) },
  {
    name: '429, Retry-After huge',
    spoil: throttled((dice) => ({ retryAfter: dice.pick(['86400', '99999999', '999999999999999', 'Fri, 31 Dec 9999 23:59:59 GMT']) })),
  },
  { name: '429 without Retry-After', spoil: throttled(() => ({})) },
  { name: '500, 502 or 507', spoil: status(500, 502, 507) },
  {
    name: '503 with and without Retry-After',
    spoil: (dice) => ({ kind: 'status', params: { status: 503, ...(dice.chance(0.7) ? { retryAfter: dice.between(1, 40) } : {}) } }),
  },
  { name: '504', spoil: status(504) },
  { name: 'connection reset or silent before', spoil: oneOf(plain('reset-before'), plain('reset-before'), plain('hang-before')) },
  { name: 'applied, then reset', spoil: plain('applied-then-reset') },
  { name: 'applied, then 504', spoil: plain('applied-then-status') },
  { name: 'applied, then no answer', spoil: plain('applied-then-hang') },
  { name: 'half an answer or none', spoil: oneOf(plain('truncated-json'), plain('empty-body')) },
  { name: 'captive portal', spoil: plain('captive-portal') },
  {
    name: 'reads stale after a write',
    spoil: lostAnswer,
    first: throttled((dice) => ({ retryAfter: dice.between(5, 28) })),
    staleMs: (dice) => dice.between(1, settleMs / 1000 - 2) * 1000,
  },
  { name: '401 in mid-flow', spoil: plain('unauthorized') },
  { name: 'claims challenge', spoil: plain('claims-challenge') },
  {
    name: 'nextLink in a circle or abroad',
    spoil: oneOf(plain('next-link-loop'), (dice) => ({
      kind: 'next-link-foreign',
      params: { origin: dice.pick(['https://graph.invalid', 'http://127.0.0.1:9', 'http://localhost.invalid']) },
    })),
  },
  { name: 'single items of a batch fail', spoil: (dice) => ({ ...itemFault(dice), where: 'batch' }) },
  { name: 'clock off by an hour', spoil: oneOf(throttledByDate, lostAnswer), skewMs: (dice) => dice.pick([3_600_000, -3_600_000]) },
];

const itemFault = oneOf(
  throttled((dice) => ({ retryAfter: dice.between(1, 20) })),
  throttled(() => ({})),
  status(424, 500, 503),
  plain('forbidden'),
);

/**
 * A random schedule: mostly this fault on the operation's own requests, sometimes anywhere, sometimes
 * a second fault of another kind behind it. A writing operation without a batch has its items hit alone.
 */
export const schedule = (fault: FaultCase, dice: Dice, operation: { readonly route: string; readonly usesBatch: boolean }): Schedule => {
  const place = (spoil: Spoil): FaultSpec => {
    const { where, ...spoilt } = spoil(dice);
    return {
      ...spoilt,
      route: dice.chance(0.75) ? operation.route : '.*',
      times: dice.between(1, 5),
      ...(dice.chance(0.3) ? { skip: dice.between(1, 3) } : {}),
      ...(dice.chance(0.3) ? { probability: 0.6 } : {}),
      ...(where !== undefined && operation.usesBatch ? { where } : {}),
    };
  };
  const first = fault.first && dice.chance(0.5) ? [{ ...fault.first(dice), route: operation.route, times: 1 }] : [];
  return {
    faults: [...first, place(fault.spoil), ...(dice.chance(0.4) ? [place(dice.pick(faultCases).spoil)] : [])],
    staleMs: fault.staleMs?.(dice) ?? 0,
    skewMs: fault.skewMs?.(dice) ?? 0,
  };
};

/** How each fault may end for a reader; what is retried to the end keeps the last one's name. */
export const faultCodes: Readonly<Partial<Record<FaultKind, readonly string[]>>> = {
  throttled: ['graph.throttled'],
  status: ['graph.unavailable', 'graph.rejected'],
  'reset-before': ['graph.offline'],
  'hang-before': ['graph.timeout'],
  'captive-portal': ['graph.malformed'],
  unauthorized: ['graph.unauthenticated'],
  'claims-challenge': ['graph.claimsChallenge'],
  forbidden: ['graph.forbidden'],
  'applied-then-reset': ['graph.offline'],
  'applied-then-hang': ['graph.timeout'],
  'applied-then-status': ['graph.unavailable'],
  'truncated-json': ['graph.offline', 'graph.malformed'],
  'empty-body': ['graph.malformed'],
  'next-link-loop': ['graph.malformed'],
  'next-link-foreign': ['graph.malformed'],
};
