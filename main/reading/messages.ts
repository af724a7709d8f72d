import { z } from 'zod';
import { ExportFormat } from '../../contract/jobs.ts';
import { JournalFilter, JournalPage } from '../../contract/journal.ts';
import { Fault } from '../../contract/result.ts';

/** Each read that the process does: what goes in, what comes out. Both sides parse what they get by it. */
export const reads = {
  list: {
    input: z.object({ filter: JournalFilter, beforeSeq: z.number().int().positive().optional(), limit: z.number().int().positive() }),
    output: JournalPage,
  },
  count: { input: z.object({ filter: JournalFilter }), output: z.number().int().nonnegative() },
  export: {
    input: z.object({ filter: JournalFilter, format: ExportFormat, path: z.string().min(1) }),
    output: z.number().int().nonnegative(),
  },
} as const satisfies Record<string, { readonly input: z.ZodType; readonly output: z.ZodType }>;

export type ReadName = keyof typeof reads;
export type ReadInput<N extends ReadName> = z.infer<(typeof reads)[N]['input']>;
export type ReadOutput<N extends ReadName> = z.infer<(typeof reads)[N]['output']>;

/** Numbers a read between the question and its end; never used twice by one main process. */
const ReadId = z.number().int().positive();

const question = <N extends ReadName>(read: N) => z.object({ type: z.literal('read'), id: ReadId, read: z.literal(read) });

/** From main to the reading process. */
export const Question = z.discriminatedUnion('type', [
  z.discriminatedUnion('read', [
    question('list').extend({ input: reads.list.input }),
    question('count').extend({ input: reads.count.input }),
    question('export').extend({ input: reads.export.input }),
  ]),
  /** No longer wanted. It is still answered: `failed` with `graph.cancelled`, or `done` when that came first. */
  z.object({ type: z.literal('cancel'), id: ReadId }),
  /** Everything is cancelled, what was begun is removed, and the process ends. */
  z.object({ type: z.literal('close') }),
]);
export type Question = z.infer<typeof Question>;

/** From the reading process to main: any number of `progress`, then one of the others. */
export const Answer = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('progress'),
    id: ReadId,
    done: z.number().int().nonnegative(),
    total: z.number().int().nonnegative().nullable(),
  }),
  /** `value` is parsed by the read that was asked for. */
  z.object({ type: z.literal('done'), id: ReadId, value: z.unknown() }),
  z.object({ type: z.literal('failed'), id: ReadId, fault: Fault.pick({ code: true, message: true, retryable: true, detail: true }) }),
  /** A defect, for the log. */
  z.object({ type: z.literal('broken'), id: ReadId, text: z.string() }),
]);
export type Answer = z.infer<typeof Answer>;
