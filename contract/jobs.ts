import { z } from 'zod';
import { LocalId, UtcTime } from './primitives.ts';
import { Fault } from './result.ts';

export const ExportFormat = z.enum(['csv', 'jsonl']);
export type ExportFormat = z.infer<typeof ExportFormat>;

/** What a job is for, by its kind. */
export const JobAbout = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('journal.export'), path: z.string(), format: ExportFormat }).readonly(),
]);
export type JobAbout = z.infer<typeof JobAbout>;

export const JobState = z.enum(['running', 'done', 'failed', 'cancelled']);
export type JobState = z.infer<typeof JobState>;

/** Something that takes longer than a click. */
export const Job = z
  .object({
    id: LocalId,
    about: JobAbout,
    state: JobState,
    /** In the job's own unit, such as entries. `total` is null while it is not known. */
    progress: z.object({ done: z.number().int().nonnegative(), total: z.number().int().nonnegative().nullable() }).readonly(),
    startedAtUtc: UtcTime,
    /** Null while it is running. */
    endedAtUtc: UtcTime.nullable(),
    /** Why it failed; null in every other state. */
    fault: Fault.nullable(),
  })
  .readonly();
export type Job = z.infer<typeof Job>;
