import { z } from 'zod';
import { AppState, Registration, RegistrationRequest } from './app-state.ts';
import type { OperationName } from './channels.ts';
import { EvidenceObservation, FailedCheck, FailedObservation, ListedEvidence } from './evidence.ts';
import type { DeskEvent } from './events.ts';
import { WatchState } from './watch.ts';
import { FeatureId } from './features.ts';
import { Guide, GuideKind } from './guides.ts';
import { ExportFormat, Job } from './jobs.ts';
import { JournalFilter, JournalPage } from './journal.ts';
import { LiveTenant } from './live-tenant.ts';
import { Person } from './person.ts';
import { HeldSecret } from './held-secret.ts';
import { Plan, PlanRun } from './plans.ts';
import { LocalId, ObjectId, TicketReference, UtcTime } from './primitives.ts';
import { PracticeProfile } from './practice-profile.ts';
import { DeskProfile, Preferences } from './profile.ts';
import type { Result } from './result.ts';
import { Session } from './session.ts';
import { ImportedProfile, SettingsState } from './settings.ts';
import { ListedTicket, Ticket, TicketChange } from './tickets.ts';
import { PhotoOnRecord, UserSummary } from './user.ts';

const Nothing = z.object({}).strict();
const byPlan = z.object({ planId: LocalId }).strict();
const byTicket = z.object({ ticketId: LocalId }).strict();
const byUser = z.object({ userId: ObjectId }).strict();
const guideFor = z.object({ userId: ObjectId, kind: GuideKind }).strict();

/**
 * Every operation of the desk: what goes in, what comes out. Main parses the input and the output,
 * the renderer gets its types from here. Outputs arrive wrapped in `Result`.
 */
export const operations = {
  'app.state': { input: Nothing, output: AppState },
  'app.lock': { input: Nothing, output: Nothing },
  /** Asks Microsoft whether the agent may still work. The window is replaced when it may. */
  'app.unlock': { input: Nothing, output: Nothing },
  /** Plain text that is no secret (a UPN, an object id) to the clipboard. */
  'app.copyText': { input: z.object({ text: z.string().min(1).max(200_000) }).strict(), output: Nothing },
  /** Opens a page of Microsoft's or of the desk profile's links in the system browser. */
  'app.openPage': { input: z.object({ address: z.string().max(2_000) }).strict(), output: Nothing },

  /** To the practice tenant, to the live tenant that is set up, or to the set-up. The window is replaced. */
  'workplace.choose': { input: z.object({ to: z.enum(['practice', 'live', 'setUp']) }).strict(), output: Nothing },
  /** Keeps the live tenant in the desk profile and goes to its sign-in. */
  'workplace.connect': { input: z.object({ tenant: LiveTenant, organisation: z.string().trim().max(120) }).strict(), output: AppState },
  /** Asks for a desk profile file; one without problems is kept, and its tenant's sign-in follows. */
  'workplace.importProfile': { input: Nothing, output: ImportedProfile },
  'workplace.registration': { input: RegistrationRequest, output: Registration },
  /** `path` is null when the agent cancelled. */
  'workplace.saveRegistration': {
    input: z.object({ request: RegistrationRequest, as: z.enum(['powerShell', 'azureCli', 'manifest']) }).strict(),
    output: z.object({ path: z.string().nullable() }),
  },

  /** Opens the sign-in page and resolves when it is answered; the window is then replaced. */
  'signIn.start': { input: z.object({ account: z.enum(['remembered', 'another']) }).strict(), output: Nothing },
  /** The same with a code for another device, which comes as a `signIn.code` event. */
  'signIn.startWithCode': { input: Nothing, output: Nothing },
  /** Ends the page or the code that is open; what waited for it gets `graph.cancelled`. */
  'signIn.cancel': { input: Nothing, output: Nothing },
  'signIn.switchAccount': { input: Nothing, output: Nothing },
  /** `isPageOpened` is false when Microsoft's own sign-out page could not be opened. */
  'signIn.signOut': { input: Nothing, output: z.object({ isPageOpened: z.boolean() }) },

  'session.current': { input: Nothing, output: Session },
  'session.switchAgent': { input: z.object({ userPrincipalName: z.string().max(320) }).strict(), output: Session },
  /** Practises with an example's profile, or with the desk's own (null). Refused on a live tenant. */
  'session.practiseFor': { input: z.object({ profile: PracticeProfile.nullable() }).strict(), output: Session },
  /** A sign-in page for the agent at work, with what Microsoft asked for last. Nothing is sent again by itself. */
  'session.signInAgain': { input: Nothing, output: Session },
  /** Asks Microsoft for what these features need; a page opens unless it was agreed to before. */
  'session.allow': { input: z.object({ features: z.array(FeatureId).min(1) }).strict(), output: Session },
  /** Reads the agent's roles again: one that was activated a minute ago counts from then on. */
  'session.readRoles': { input: Nothing, output: Session },

  'users.search': {
    input: z.object({ query: z.string().max(200) }).strict(),
    output: z.object({ users: z.array(UserSummary), truncated: z.boolean() }),
  },
  /** A `data:` address, or null when there is no photo. */
  'users.photo': { input: byUser, output: z.object({ dataUrl: z.string().nullable(), onRecord: PhotoOnRecord }) },
  'users.open': { input: byUser, output: Person },

  /**
   * What the agent saw or heard. Main looks up what it says of the directory: the number, the manager, the photo. Refused and not
   * recorded where that is not so, or cannot be read.
   */
  'evidence.record': {
    input: z.object({ userId: ObjectId, ticket: TicketReference, observation: EvidenceObservation }).strict(),
    output: ListedEvidence,
  },
  /** A check that the caller failed. Says the same of every agent of this desk, and counts against whoever calls as this person. */
  'evidence.fail': {
    input: z.object({ userId: ObjectId, ticket: TicketReference, observation: FailedObservation }).strict(),
    output: FailedCheck,
  },
  /** Unexpired evidence of this agent for this person and ticket, with whether it counts for the next plan. */
  'evidence.list': {
    input: z.object({ userId: ObjectId, ticket: TicketReference }).strict(),
    output: z.array(ListedEvidence),
  },

  /** A plan for the ticket as main holds it. Nothing is sent. */
  'plans.propose': { input: byTicket, output: Plan },
  /**
   * Starts the plan, or joins the run that is under way: two calls make one run. Refused with `desk.gone` when the ticket has
   * changed since the plan was made. Answers with the run as started, or with why
   * nothing was sent; what becomes of it comes as `plan.progress`, also when the window that asked has gone.
   */
  'plans.execute': { input: byPlan, output: PlanRun },
  /** Says how the run stands, as an answer and as `plan.progress`; reads the proof again where it is not complete. */
  'plans.current': { input: byPlan, output: PlanRun },
  /** Takes up a paused plan: done steps are not repeated, unknown ones are decided by reading first. Answers as `execute` does. */
  'plans.resume': { input: byPlan, output: PlanRun },
  /**
   * Leaves a step out that did not succeed, and goes on with the rest. The journal says who did and what stays as it was. Answers as
   * `execute` does; refused with `desk.policy` for a step that is not at that point, or that others rest on.
   */
  'plans.leaveOut': { input: z.object({ planId: LocalId, stepId: z.string().min(1).max(700) }).strict(), output: PlanRun },
  'plans.abandon': { input: byPlan, output: PlanRun },

  /** The code, to be shown while the agent holds the button. Refused once it is no longer held by main. */
  'secrets.reveal': {
    input: byPlan,
    output: z.object({ code: z.string(), concealAtUtc: UtcTime }),
  },
  'secrets.conceal': { input: byPlan, output: Nothing },
  /** Main copies it; the clipboard is cleared after `clearedAtUtc` if it still holds the code. */
  'secrets.copy': { input: byPlan, output: z.object({ clearedAtUtc: UtcTime }) },
  /** `printed` is true for paper alone; `savedAs` is the path of the file that the agent chose instead. Neither when they cancelled. */
  'secrets.print': { input: byPlan, output: z.object({ printed: z.boolean(), savedAs: z.string().nullable(), secret: HeldSecret }) },
  /** Deletes the file that this plan's slip was saved as last. */
  'secrets.deleteSlip': { input: byPlan, output: Nothing },

  'watch.start': { input: byPlan, output: WatchState },
  'watch.stop': { input: byPlan, output: WatchState },

  /** The person's open ticket, or a new one. With `ticketId`, that one of theirs if it is open. */
  'tickets.open': { input: z.object({ userId: ObjectId, ticketId: LocalId.nullable() }).strict(), output: Ticket },
  /**
   * Changes that were made on the ticket as of `revision`. Refused with `desk.changed` when it is not the newest: a late
   * message of a window that has gone undoes nothing.
   */
  'tickets.change': {
    input: z.object({ ticketId: LocalId, revision: z.number().int().min(0), changes: z.array(TicketChange).min(1).max(100) }).strict(),
    output: Ticket,
  },
  /** Tickets that were begun and not closed, of this tenant on this computer; the one changed last first. */
  'tickets.list': { input: Nothing, output: z.array(ListedTicket) },
  /**
   * Goes on under the same reference with another plan: after a run that was stopped, or because what was registered with its
   * pass was not the person's doing. Then the run is closed, and what was registered is to go.
   */
  'tickets.planAgain': { input: z.object({ ticketId: LocalId, because: z.enum(['stopped', 'notThem']) }).strict(), output: Ticket },
  /** Forgets a ticket of which no plan was started. */
  'tickets.discard': { input: byTicket, output: Nothing },
  /** Closes the ticket: forgets the code, stops the watch, gives the summary to paste. */
  'tickets.close': { input: byTicket, output: z.object({ summary: z.string() }) },
  'tickets.copySummary': { input: byTicket, output: Nothing },

  /** The guide that the person takes home, from what is registered for them now. Refused as “done” while nothing is. */
  'guides.preview': { input: guideFor, output: Guide },
  /** On a printer that the agent chooses. `printed` is false when they cancelled. */
  'guides.print': { input: guideFor, output: z.object({ printed: z.boolean() }) },
  /** To a file that the agent chooses. `path` is null when they cancelled. */
  'guides.save': { input: guideFor.extend({ as: z.enum(['pdf', 'html']) }), output: z.object({ path: z.string().nullable() }) },

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
  /** How many entries match. Apart from the page, which does not wait for it: with a filter every entry is looked at. */
  'journal.count': {
    input: z.object({ filter: JournalFilter }).strict(),
    output: z.object({ entries: z.number().int().nonnegative() }),
  },
  /** Asks for a file name and starts to write what the filter selects. `job` is null when the agent cancelled. */
  'journal.export': {
    input: z.object({ filter: JournalFilter, format: ExportFormat }).strict(),
    output: z.object({ job: Job.nullable() }),
  },

  /** What takes longer than a click, under way or ended not long ago; newest first. Changes come as `job.changed` events. */
  'jobs.list': { input: Nothing, output: z.array(Job) },
  /** Resolves when the job has ended and tidied up. One that was done first stays done, and its answer says so. */
  'jobs.cancel': { input: z.object({ jobId: LocalId }).strict(), output: Job },

  'settings.read': { input: Nothing, output: SettingsState },
  'settings.save': { input: z.object({ profile: DeskProfile }).strict(), output: SettingsState },
  /** Reads a file that the agent chooses; nothing is saved yet. */
  'settings.import': { input: Nothing, output: ImportedProfile },
  /** The profile, or its JSON schema, to a file. `path` is null when the agent cancelled. */
  'settings.export': {
    input: z.object({ what: z.enum(['profile', 'schema']) }).strict(),
    output: z.object({ path: z.string().nullable() }),
  },
  'preferences.set': { input: Preferences.unwrap().strict(), output: Preferences },
} as const satisfies Record<OperationName, { readonly input: z.ZodType; readonly output: z.ZodType }>;

export type Operations = typeof operations;
export type OperationInput<N extends OperationName> = z.infer<Operations[N]['input']>;
export type OperationOutput<N extends OperationName> = z.infer<Operations[N]['output']>;

type Area = OperationName extends `${infer A}.${string}` ? A : never;
type Verb<A extends Area> = OperationName extends infer N ? (N extends `${A}.${infer V}` ? V : never) : never;

/**
 * What the preload puts on `window.desk`: `desk.users.search(input)`, one way to listen, and one to cancel. An
 * AbortSignal does not cross from the page, so a call is made with an id (a `LocalId`) and cancelled by it.
 */
export type DeskApi = {
  readonly [A in Area]: {
    readonly [V in Verb<A>]: `${A}.${V}` extends infer N extends OperationName
      ? (input: OperationInput<N>, callId?: LocalId) => Promise<Result<OperationOutput<N>>>
      : never;
  };
} & {
  /**
   * The answer to this call is no longer wanted. Main decides which operations it then stops: they answer
   * `graph.cancelled` at once. An id that is not under way, or of an operation that writes, changes nothing.
   */
  readonly cancel: (callId: LocalId) => void;
  /** Calls back for each event until the returned function is called. */
  readonly onEvent: (listener: (event: DeskEvent) => void) => () => void;
};
