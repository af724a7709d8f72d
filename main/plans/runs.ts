import { z } from 'zod';
import { AuthenticationMethod } from '../../contract/methods.ts';
import type { PlanRun } from '../../contract/plans.ts';
import type { JournalReader, StoredNote } from '../audit/reader.ts';
import { FaultError } from '../fault-error.ts';
import type { HeldSecrets } from '../changes/held-secrets.ts';
import { runFromJournal } from './run-record.ts';

const unfinishedDays = 14;
const unfinishedShown = 20;

const sinceOf = (nowUtc: string): string => new Date(Date.parse(nowUtc) - unfinishedDays * 86_400_000).toISOString();

/** Whether another plan was started later for the same person under the same reference. */
const isFollowed = (note: StoredNote, started: readonly StoredNote[]): boolean =>
  started.some(({ seq, person, ticket }) => seq > note.seq && ticket === note.ticket && person?.id === note.person?.id);

/** Runs of this session from memory, earlier ones from the journal. */
export class Runs {
  readonly #reader: JournalReader;
  readonly #held: HeldSecrets;
  readonly #emit: (run: PlanRun) => void;
  readonly #runs = new Map<string, PlanRun>();

  constructor(reader: JournalReader, held: HeldSecrets, emit: (run: PlanRun) => void) {
    this.#reader = reader;
    this.#held = held;
    this.#emit = emit;
  }

  /** Keeps the run's new state and tells the window. */
  put(run: PlanRun): PlanRun {
    this.#runs.set(run.plan.id, run);
    const shown = this.#withHeld(run);
    this.#emit(shown);
    return shown;
  }

  /** Tells the window how the run stands, and gives the same. @throws FaultError `desk.gone` */
  tell(planId: string): PlanRun {
    const run = this.get(planId);
    this.#emit(run);
    return run;
  }

  find(planId: string): PlanRun | undefined {
    const run = this.#runs.get(planId) ?? this.fromJournal(planId);
    return run && this.#withHeld(run);
  }

  /** @throws FaultError `desk.gone` */
  get(planId: string): PlanRun {
    const run = this.find(planId);
    if (!run) throw new FaultError('desk.gone', 'Latchkey does not know this plan any more. Make a new one.');
    return run;
  }

  /** The run as the journal tells it: needed after a restart and after intents were decided by reading. */
  fromJournal(planId: string): PlanRun | undefined {
    const started = this.#reader.notes('plan.started', { planId })[0];
    if (!started) return undefined;
    const closed = this.#reader.notes('ticket.closed', { planId }).at(-1);
    return (
      runFromJournal(started, this.#reader.intentsOfPlan(planId), {
        finished: this.#reader.notes('plan.finished', { planId }).length > 0,
        abandoned: this.#reader.notes('plan.abandoned', { planId }).length > 0,
        closedAtUtc: closed?.atUtc ?? null,
      }) ?? undefined
    );
  }

  /** All methods before the plan ran, as noted when it started. */
  methodsBefore(planId: string): readonly AuthenticationMethod[] {
    const parsed = z.object({ before: z.array(AuthenticationMethod) }).safeParse(this.#reader.notes('plan.started', { planId })[0]?.data);
    return parsed.success ? parsed.data.before : [];
  }

  /** Started and not closed, newest first. One that was stopped may still have a pass to hand over, until another plan follows it. */
  unfinished(nowUtc: string): PlanRun[] {
    const sinceUtc = sinceOf(nowUtc);
    const started = this.#reader.notes('plan.started', { sinceUtc });
    const stopped = new Set(this.#reader.notes('plan.abandoned', { sinceUtc }).map((note) => note.planId));
    const closed = new Set(this.#reader.notes('ticket.closed', { sinceUtc }).map((note) => note.planId));
    return started
      .toReversed()
      .filter((note) => note.planId !== null && !closed.has(note.planId) && !(stopped.has(note.planId) && isFollowed(note, started)))
      .slice(0, unfinishedShown)
      .flatMap((note) => this.find(note.planId ?? '') ?? []);
  }

  /** Closed because what was done with their pass was not the person's doing, and followed by no other plan. */
  leftAfterNotThem(nowUtc: string): PlanRun[] {
    const sinceUtc = sinceOf(nowUtc);
    const started = this.#reader.notes('plan.started', { sinceUtc });
    return this.#reader
      .notes('ticket.closed', { sinceUtc })
      .filter((closed) => closed.data['reason'] === 'notThem' && !isFollowed(closed, started))
      .flatMap(({ planId }) => (planId === null ? undefined : this.find(planId)) ?? []);
  }

  #withHeld(run: PlanRun): PlanRun {
    if (run.secret === null) return run;
    return { ...run, secret: { ...run.secret, isHeld: this.#held.text(run.plan.id) !== undefined } };
  }
}
