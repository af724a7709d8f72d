import { z } from 'zod';
import type { FailedCheck } from '../../contract/evidence.ts';
import { FailedObservation } from '../../contract/evidence.ts';
import type { JournalReader, StoredNote } from '../audit/reader.ts';

/** How long a failed check counts against whoever calls as this person, in the journal's time. */
export const failedCheckCountsForMs = 24 * 60 * 60_000;

const Recorded = z.object({ failedCheck: FailedObservation });

const failedCheckOf = ({ id, atUtc, ticket, agent, data }: StoredNote): FailedCheck => ({
  id,
  atUtc,
  ticket,
  agentName: agent && agent.displayName,
  observation: Recorded.safeParse(data).data?.failedCheck ?? null,
  countsUntilUtc: new Date(Date.parse(atUtc) + failedCheckCountsForMs).toISOString(),
});

/** Checks that somebody failed who called as this person, newest first, whoever of the desk recorded them. */
export const failedChecksOf = (reader: JournalReader, userId: string, sinceUtc: string): FailedCheck[] =>
  reader.notes('evidence.failed', { userId, sinceUtc }).map(failedCheckOf).toReversed();

/** Position of the last failed check that counts now; null when none does. A note alone counts, whatever can be read of it. */
export const lastFailure = (reader: JournalReader, userId: string, nowMs: number): number | null =>
  reader.notes('evidence.failed', { userId }).findLast(({ atUtc }) => nowMs - Date.parse(atUtc) < failedCheckCountsForMs)?.seq ?? null;
