/**
 * What can be made to go wrong, one name each. "Before" kinds refuse without doing anything; "applied"
 * kinds do the work and then lose the answer; the rest spoil the answer.
 */
export const FAULT_KINDS = [
  // The request is served, later: params.ms
  'latency',
  // Before: nothing has happened.
  'throttled', // 429; params.retryAfter: number of seconds, a string sent as it is, "date" (params.seconds ahead), or absent; params.strict: who comes back too early is asked to wait twice as long
  'status', // params.status 500|502|503|504|507, or another with params.code; params.retryAfter as above
  'reset-before', // the connection breaks before an answer
  'hang-before', // no answer ever
  'captive-portal', // 200 with an HTML page of some other network
  'unauthorized', // 401 as if the token had just ended
  'claims-challenge', // 401 with a claims challenge
  'forbidden', // 403
  'redirect', // 302 to params.location
  // Applied: it has happened, and the client does not learn it.
  'applied-then-reset',
  'applied-then-hang',
  'applied-then-status', // params.status, 504 unless given
  // The answer is spoilt.
  'truncated-json', // params.bytes kept, half unless given
  'next-link-loop', // the nextLink leads to the same page
  'next-link-foreign', // the nextLink leads to params.origin
  'empty-body',
  'stale-reads', // on a write: readers see the old state for params.seconds
  'clock-skew', // the Date header is off by params.seconds
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

export interface FaultSpec {
  /** Regular expression over "METHOD /path?query", without the version: "DELETE /users/.*\/phoneMethods". */
  readonly route: string;
  readonly kind: FaultKind;
  /** How often it is played; for ever when absent. */
  readonly times?: number;
  /** How often it is let pass first. */
  readonly skip?: number;
  /** 0..1, decided by the run's seed; 1 when absent. */
  readonly probability?: number;
  /** Only requests inside a $batch, only those outside, or (absent) both. */
  readonly where?: 'batch' | 'single';
  readonly params?: Readonly<Record<string, unknown>>;
}

/** @throws Error with a sentence when the object is no fault */
export const parseFault = (value: unknown): FaultSpec => {
  if (typeof value !== 'object' || value === null) throw new Error('A fault is an object with route and kind.');
  const { route, kind, times, skip, probability, where, params } = value as Record<string, unknown>;
  if (typeof route !== 'string') throw new Error('A fault needs route, a regular expression over "METHOD /path".');
  if (!isPattern(route)) throw new Error(`The route ${route} is not a regular expression.`);
  const known = FAULT_KINDS.find((one) => one === kind);
  if (known === undefined) throw new Error(`The kind ${String(kind)} is unknown. Kinds: ${FAULT_KINDS.join(', ')}.`);
  const count = (name: string, given: unknown): number | undefined => {
    if (given === undefined) return undefined;
    if (typeof given !== 'number' || !Number.isInteger(given) || given < 0) throw new Error(`${name} must be a whole number.`);
    return given;
  };
  if (probability !== undefined && (typeof probability !== 'number' || !(probability >= 0 && probability <= 1)))
    throw new Error('probability must be between 0 and 1.');
  if (where !== undefined && where !== 'batch' && where !== 'single') throw new Error('where must be batch or single.');
  if (params !== undefined && (typeof params !== 'object' || params === null)) throw new Error('params must be an object.');
  const timesCount = count('times', times);
  const skipCount = count('skip', skip);
  return {
    route,
    kind: known,
    ...(timesCount === undefined ? {} : { times: timesCount }),
    ...(skipCount === undefined ? {} : { skip: skipCount }),
    ...(probability === undefined ? {} : { probability }),
    ...(where === undefined ? {} : { where }),
    ...(params === undefined ? {} : { params: params as Record<string, unknown> }),
  };
};

const isPattern = (text: string): boolean => {
  try {
    return new RegExp(text, 'iu').source !== '';
  } catch {
    return false;
  }
};

export const numberParam = (fault: FaultSpec, name: string, fallback: number): number => {
  const value = fault.params?.[name];
  return typeof value === 'number' ? value : fallback;
};

export const textParam = (fault: FaultSpec, name: string, fallback: string): string => {
  const value = fault.params?.[name];
  return typeof value === 'string' ? value : fallback;
};
