import { z } from 'zod';
import { AppState, SignInCode } from './app-state.ts';
import { Job } from './jobs.ts';
import { PlanRun } from './plans.ts';
import { LocalId, UtcTime } from './primitives.ts';
import { Notice } from './session.ts';
import { Ticket } from './tickets.ts';
import { WatchState } from './watch.ts';

/** What main tells the window without being asked. */
export const DeskEvent = z.discriminatedUnion('type', [
  /** The one way in which a run reaches the window. */
  z.object({ type: z.literal('plan.progress'), run: PlanRun }),
  /** A ticket as it stands now, whoever changed it; closed or discarded when it has `closedAtUtc`. */
  z.object({ type: z.literal('ticket.changed'), ticket: Ticket }),
  z.object({ type: z.literal('watch.changed'), watch: WatchState }),
  /** Progress, some times a second at most, and each end. */
  z.object({ type: z.literal('job.changed'), job: Job }),
  /** The secret must vanish from the screen now: the window was hidden, blurred for long, or the time is up. */
  z.object({ type: z.literal('secret.conceal'), planId: LocalId }),
  z.object({ type: z.literal('connection.changed'), online: z.boolean(), sinceUtc: UtcTime }),
  /** What the window is for has changed in a way that does not replace it (set-up, sign-in). */
  z.object({ type: z.literal('app.changed'), state: AppState }),
  /** The code to type on another device; null when it no longer counts. */
  z.object({ type: z.literal('signIn.code'), code: SignInCode.nullable() }),
  z.object({ type: z.literal('focus.search') }),
  z.object({ type: z.literal('open.settings') }),
  z.object({ type: z.literal('clipboard.cleared') }),
  /** All notices there are now, newest first. */
  z.object({ type: z.literal('notices.changed'), notices: z.array(Notice) }),
]);
export type DeskEvent = z.infer<typeof DeskEvent>;
