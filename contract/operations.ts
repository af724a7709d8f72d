import { z } from 'zod';
import type { OperationName } from './channels.ts';
import { Evidence, EvidenceObservation } from './evidence.ts';
import type { DeskEvent } from './events.ts';
import { WatchState } from './events.ts';
import { JournalFilter, JournalPage } from './journal.ts';
import { Person } from './person.ts';
import { HeldPass } from './passes.ts';
import { Plan, PlanProposal, PlanRun } from './plans.ts';
import { LocalId, ObjectId, TicketReference, UtcTime } from './primitives.ts';
import { Preferences } from './profile.ts';
import type { Result } from './result.ts';
import { Session } from './session.ts';
import { UserSummary } from './user.ts';

const Nothing = z.object({}).strict();
const byPlan = z.object({ planId: LocalId }).strict();
const byUser = z.object({ userId: ObjectId }).strict();

/**
 * Every operation of the desk: what goes in, what comes out. Main parses the input and the output,
 * the renderer gets its types from here. Outputs arrive wrapped in `Result`.
 */
export const operations = {
  'session.current': { input: Nothing, output: Session },
  'session.switchAgent': { input: z.object({ userPrincipalName: z.string().max(320) }).strict(), output: Session },

  'users.search': {
    input: z.object({ query: z.string().max(200) }).strict(),
    output: z.object({ users: z.array(UserSummary), truncated: z.boolean() }),
  },
  /** A `data:` address, or null when there is no photo. */
  'users.photo': { input: byUser, output: z.object({ dataUrl: z.string().nullable() }) },
  'users.open': { input: byUser, output: Person },

  'evidence.record': {
    input: z.object({ userId: ObjectId, ticket: TicketReference, observation: EvidenceObservation }).strict(),
    output: Evidence,
  },
  /** Unexpired evidence of this agent for this person and ticket. */
  'evidence.list': {
    input: z.object({ userId: ObjectId, ticket: TicketReference }).strict(),
    output: z.array(Evidence),
  },

  'plans.propose': { input: PlanProposal, output: Plan },
  /**
   * Starts the plan, or joins the run that is already under way: two calls make one run.
   * Resolves when it is done or paused; progress comes as `plan.progress` events.
   */
  'plans.execute': { input: byPlan, output: PlanRun },
  'plans.current': { input: byPlan, output: PlanRun },
  /** Takes up a paused plan: done steps are not repeated, unknown ones are decided by reading first. */
  'plans.resume': { input: byPlan, output: PlanRun },
  'plans.abandon': { input: byPlan, output: PlanRun },
  /** Runs that are paused, or done and not closed, of this tenant; newest first. */
  'plans.unfinished': { input: Nothing, output: z.array(PlanRun) },

  /** The code, to be shown while the agent holds the button. Refused once it is no longer held by main. */
  'passes.reveal': {
    input: byPlan,
    output: z.object({ code: z.string(), concealAtUtc: UtcTime }),
  },
  'passes.conceal': { input: byPlan, output: Nothing },
  /** Main copies it; the clipboard is cleared after `clearedAtUtc` if it still holds the code. */
  'passes.copy': { input: byPlan, output: z.object({ clearedAtUtc: UtcTime }) },
  'passes.print': { input: byPlan, output: z.object({ printed: z.boolean(), pass: HeldPass }) },

  'watch.start': { input: byPlan, output: WatchState },
  'watch.stop': { input: byPlan, output: WatchState },

  /** Closes the ticket: forgets the code, stops the watch, gives the summary to paste. */
  'tickets.close': { input: byPlan, output: z.object({ summary: z.string(), run: PlanRun }) },
  'tickets.copySummary': { input: byPlan, output: Nothing },

  'journal.list': {
    input: z
      .object({
        filter: JournalFilter,
        beforeSeq: z.number().int().positive().optional(),
        limit: z.number().int().min(1).max(500),
      })
      .strict(),
    output: JournalPage,
  },
  /** Asks for a file name and writes what the filter selects. `path` is null when the agent cancelled. */
  'journal.export': {
    input: z.object({ filter: JournalFilter, format: z.enum(['csv', 'jsonl']) }).strict(),
    output: z.object({ path: z.string().nullable(), entries: z.number().int() }),
  },

  'preferences.set': { input: Preferences.unwrap().strict(), output: Preferences },
  /** Plain text that is no secret (a UPN, an object id) to the clipboard. */
  'app.copyText': { input: z.object({ text: z.string().min(1).max(200_000) }).strict(), output: Nothing },
} as const satisfies Record<OperationName, { readonly input: z.ZodType; readonly output: z.ZodType }>;

export type Operations = typeof operations;
export type OperationInput<N extends OperationName> = z.infer<Operations[N]['input']>;
export type OperationOutput<N extends OperationName> = z.infer<Operations[N]['output']>;

type Area = OperationName extends `${infer A}.${string}` ? A : never;
type Verb<A extends Area> = OperationName extends infer N ? (N extends `${A}.${infer V}` ? V : never) : never;

/** What the preload puts on `window.desk`: `desk.users.search(input)`, and one way to listen. */
export type DeskApi = {
  readonly [A in Area]: {
    readonly [V in Verb<A>]: `${A}.${V}` extends infer N extends OperationName
      ? (input: OperationInput<N>) => Promise<Result<OperationOutput<N>>>
      : never;
  };
} & {
  /** Calls back for each event until the returned function is called. */
  readonly onEvent: (listener: (event: DeskEvent) => void) => () => void;
};
