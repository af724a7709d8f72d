import { z } from 'zod';
import { AuthenticationMethod } from '../../contract/methods.ts';
import type { PlanRun } from '../../contract/plans.ts';
import type { JournalReader } from '../audit/reader.ts';
import { FaultError } from '../fault-error.ts';
import type { HeldSecrets } from '../changes/held-secrets.ts';
import { leavableSteps } from './left-out.ts';
import { runFromJournal } from './run-record.ts';

const unfinishedDays = 14;
const unfinishedShown = 20;

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
    const shown = this.#asShown(run);
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
    return run && this.#asShown(run);
  }

  /** @throws FaultError `desk.gone` */
  get(planId: string): PlanRun {
    const run = this.find(planId);
    if (!run)
      throw new FaultError(
        'desk.gone',
        'Latchkey does not know this plan any more. Start Latchkey again, then open the person and make a new one.',
      );
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
        leftOut: this.#reader.notes('step.leftOut', { planId }),
      }) ?? undefined
    );
  }

  /** All methods before the plan ran, as noted when it started. */
  methodsBefore(planId: string): readonly AuthenticationMethod[] {
    const parsed = z.object({ before: z.array(AuthenticationMethod) }).safeParse(this.#reader.notes('plan.started', { planId })[0]?.data);
    return parsed.success ? parsed.data.before : [];
  }

  /** Started and neither abandoned nor closed, newest first. */
  unfinished(nowUtc: string): PlanRun[] {
    const sinceUtc = new Date(Date.parse(nowUtc) - unfinishedDays * 86_400_000).toISOString();
    const started = this.#reader.notes('plan.started', { sinceUtc }).toReversed();
    const ended = new Set(
      (['ticket.closed', 'plan.abandoned'] as const).flatMap((action) =>
        this.#reader.notes(action, { sinceUtc }).map((note) => note.planId),
      ),
    );
    return started
      .filter((note) => note.planId !== null && !ended.has(note.planId))
      .slice(0, unfinishedShown)
      .flatMap((note) => this.find(note.planId ?? '') ?? []);
  }

  /** With what only this process or the journal can tell: whether the secret is still held, and what may be left out. */
  #asShown(run: PlanRun): PlanRun {
    const { secret } = run;
    return {
      ...run,
      leavable: run.state === 'paused' ? leavableSteps(run, () => this.methodsBefore(run.plan.id)) : [],
      secret: secret && { ...secret, isHeld: this.#held.text(run.plan.id) !== undefined },
    };
  }
}
