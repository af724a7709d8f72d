/** What a plan for one person has to do, as far as it decides how many requests must wait for another. */
export interface PlanFacts {
  readonly makesPass: boolean;
  /** The default method goes and something is kept that can be the default. */
  readonly movesDefault: boolean;
  readonly deletions: number;
  /** The default goes with others and nothing kept can take its place: it goes after them. */
  readonly defaultGoesLast: boolean;
  /** A mobile number goes together with an alternate mobile number: it goes after it. */
  readonly mobileAfterAlternate: boolean;
  readonly revokesSessions: boolean;
}

/**
 * How many requests the rules force to wait for one another, whatever the code: the pass comes first
 * (a run whose pass fails has changed nothing), the default moves before the old one goes, deletions that
 * no rule orders may run side by side, sessions end after the last deletion, and the proof is read
 * after everything. The last counts as one round: all its parts can be asked at once.
 */
export const forcedRounds = (facts: PlanFacts): number => {
  const deletionRounds = facts.deletions === 0 ? 0 : 1 + Number(facts.defaultGoesLast) + Number(facts.mobileAfterAlternate);
  const proof = 1;
  return Number(facts.makesPass) + Number(facts.movesDefault) + deletionRounds + Number(facts.revokesSessions) + proof;
};

/** One request, in milliseconds of any clock. */
export interface Sent {
  readonly startedAt: number;
  readonly answeredAt: number;
}

/**
 * The longest row of requests of which each began after the one before was answered: as many as had to
 * wait for one another at most. Requests that were under way together count once.
 */
export const longestRow = (requests: readonly Sent[]): number => {
  let length = 0;
  let answeredAt = Number.NEGATIVE_INFINITY;
  // Taking whatever ends first leaves the most room for others: that makes the longest row.
  for (const request of requests.toSorted((left, right) => left.answeredAt - right.answeredAt)) {
    if (request.startedAt < answeredAt) continue;
    length += 1;
    answeredAt = request.answeredAt;
  }
  return length;
};
