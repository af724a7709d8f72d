import type { WriteAction } from '../../contract/writes.ts';
import { FaultError } from '../fault-error.ts';

/** So many in any 60 minutes. */
export interface WriteLimit {
  /** Whose: of one agent for whomever, for one person by whomever, or under one ticket. */
  readonly per: 'agent' | 'person' | 'ticket';
  /** Writes, or the different people that they are about. */
  readonly counts: 'changes' | 'people';
  /** Only writes of this kind; null for all. */
  readonly action: WriteAction | null;
  readonly atMost: number;
  /** What there are so many of: "passes". */
  readonly what: string;
}

/** A write as limits see it. Ids in lower case, the ticket folded; null where it is about nobody or has none. */
export interface CountedWrite {
  /** A newer version may have written one that this version does not know. */
  readonly action: string;
  readonly agentId: string;
  readonly userId: string | null;
  readonly ticket: string | null;
}

/** A write that happened or may have. `ranMs`: when, in the journal's time that nobody sets. */
export interface RecentWrite extends CountedWrite {
  readonly ranMs: number;
}

export interface LimitMet {
  readonly limit: WriteLimit;
  /** How long until this limit has room. */
  readonly waitMs: number;
}

export const limitWindowMs = 3_600_000;

/**
 * The limit that stands longest in the way of these writes, which are all by one agent. More of them than a limit ever has room for
 * may begin when nothing else is counted: the rest waits.
 * @param recent those of the last 60 minutes, oldest first.
 */
export const limitMet = (
  limits: readonly WriteLimit[],
  recent: readonly RecentWrite[],
  wanted: readonly CountedWrite[],
  nowMs: number,
): LimitMet | null =>
  limits
    .flatMap((limit) => {
      const waitMs = waitFor(limit, recent, wanted, nowMs);
      return waitMs === null ? [] : [{ limit, waitMs }];
    })
    .reduce<LimitMet | null>((longest, met) => (longest === null || met.waitMs > longest.waitMs ? met : longest), null);

const keyOf = ({ per }: WriteLimit, write: CountedWrite): string | null =>
  per === 'agent' ? write.agentId : per === 'person' ? write.userId : write.ticket;

const waitFor = (limit: WriteLimit, recent: readonly RecentWrite[], wanted: readonly CountedWrite[], nowMs: number): number | null => {
  const isMeant = ({ action }: CountedWrite): boolean => limit.action === null || action === limit.action;
  const asked = wanted.filter((write) => isMeant(write) && keyOf(limit, write) !== null);
  const [first] = asked;
  if (first === undefined) return null;
  const key = keyOf(limit, first);
  const counted = recent.filter((write) => isMeant(write) && keyOf(limit, write) === key);
  const { times, more } =
    limit.counts === 'people' ? byPeople(counted, asked) : { times: counted.map(({ ranMs }) => ranMs), more: asked.length };
  const tooMany = times.length + Math.min(more, limit.atMost) - limit.atMost;
  // Somebody who is counted already is nobody more; and where the limit was lowered meanwhile, they wait all the same.
  const inTheWay = more === 0 ? undefined : times[tooMany - 1];
  return inTheWay === undefined ? null : inTheWay + limitWindowMs - nowMs;
};

/** Somebody counts from the last write about them. */
const byPeople = (counted: readonly RecentWrite[], asked: readonly CountedWrite[]): { readonly times: number[]; readonly more: number } => {
  const last = new Map<string, number>();
  for (const { userId, ranMs } of counted) if (userId !== null) last.set(userId, Math.max(ranMs, last.get(userId) ?? ranMs));
  const newcomers = new Set(asked.flatMap(({ userId }) => (userId === null || last.has(userId) ? [] : [userId])));
  return { times: [...last.values()].toSorted((a, b) => a - b), more: newcomers.size };
};

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const minuteMs = 60_000;

/** Which limit it is, when it has room again, and what works until then. */
export const limitWords = ({ limit, waitMs }: LimitMet, wallMs: number): string => {
  const until = clock.format(Math.ceil((wallMs + waitMs) / minuteMs) * minuteMs);
  const reached = `reached this desk’s limit of ${limit.what} for one ${limit.per}: ${limit.atMost} in 60 minutes`;
  switch (limit.per) {
    case 'agent':
      return `You have ${reached}. Ask a colleague to sign in and do it, or wait until ${until}.`;
    case 'person':
      return `This person has ${reached}, whoever makes them. Wait until ${until}, then go on.`;
    case 'ticket':
      return limit.counts === 'people'
        ? `This ticket has ${reached}. Open a ticket of their own for this person, or wait until ${until}.`
        : `This ticket has ${reached}. Wait until ${until}, then go on.`;
  }
};

export const limitFault = (met: LimitMet, wallMs: number): FaultError =>
  new FaultError('desk.rateLimited', limitWords(met, wallMs), { retryAtUtc: new Date(wallMs + met.waitMs).toISOString() });
