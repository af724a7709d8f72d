import type { PlanRun, PlanStep, StepProgress } from '../../contract/plans.ts';
import type { Journal } from '../audit/journal.ts';
import type { JournalReader } from '../audit/reader.ts';
import type { CommittedIntent } from '../audit/records.ts';
import { FaultError } from '../fault-error.ts';
import type { AgentSession } from '../agent/agent-session.ts';
import type { HeldPasses } from './held-passes.ts';
import type { PersonReading } from '../people/person-reader.ts';
import type { Reconciler } from './reconciler.ts';
import type { Runs } from './runs.ts';
import { codeLostMessage, unknownMessage, undoneSteps, withStep } from './run-record.ts';
import type { StepResult } from './step-write.ts';
import { intentOf, sendStep } from './step-write.ts';

export interface RunnerOptions {
  readonly journal: Journal;
  readonly reader: JournalReader;
  readonly book: Runs;
  readonly held: HeldPasses;
  readonly reconciler: Reconciler;
  readonly now?: () => number;
  readonly sleep: (ms: number) => Promise<void>;
}

export interface RunContext {
  readonly session: AgentSession;
  readonly before: PersonReading;
  /** Called before each write. @throws FaultError when the write must not be sent. */
  readonly gate: () => void;
  readonly correlationId: string;
}

/** Pauses between readings while the agent waits for an answer that never came; after that it goes on behind. */
const readAgainAfterMs = [0, 1_000, 3_000];

/** Carries out the undone steps of a run, round by round; stops after a round in which one did not succeed. */
export class Runner {
  readonly #options: RunnerOptions;
  readonly #now: () => number;

  constructor(options: RunnerOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  /** @returns the run with every step tried or still waiting; `state` is left to the caller. */
  async carryOut(planId: string, context: RunContext): Promise<PlanRun> {
    const { book } = this.#options;
    for (;;) {
      const undone = undoneSteps(book.get(planId));
      const round = Math.min(...undone.map((step) => step.round));
      const steps = undone.filter((step) => step.round === round);
      if (steps.length === 0) return book.get(planId);
      const results = await Promise.all(steps.map((step) => this.#carryOutStep(planId, step, context)));
      if (results.some((progress) => progress.state !== 'succeeded')) return book.get(planId);
    }
  }

  async #carryOutStep(planId: string, step: PlanStep, context: RunContext): Promise<StepProgress> {
    const { journal, book, reconciler } = this.#options;
    const { plan } = book.get(planId);
    const tell = (state: StepProgress['state'], message: string | null, error?: FaultError): StepProgress => {
      const progress: StepProgress = {
        stepId: step.id,
        state,
        message,
        fault: error?.toFault(context.correlationId) ?? null,
        finishedAtUtc: state === 'running' ? null : new Date(this.#now()).toISOString(),
      };
      book.put(withStep(book.get(planId), progress));
      return progress;
    };

    let intent: CommittedIntent;
    try {
      context.gate();
      intent = journal.commitIntent(
        intentOf(plan, step, context.session.actor, context.before, this.#options.reader.intentsOfPlan(planId)),
      );
    } catch (error) {
      if (error instanceof FaultError) return tell('failed', `${error.message} Nothing was sent.`, error);
      throw error;
    }
    tell('running', null);
    const result = await reconciler.whileInFlight(intent.id, async () => {
      const sent = await sendStep(context.session.graph, intent, plan, step, this.#now);
      return { sent, recordFault: this.#record(planId, intent, sent) };
    });
    if (result.recordFault) {
      return tell(
        'unknown',
        `Microsoft answered, but the journal could not keep the answer. ${result.recordFault.message}`,
        result.recordFault,
      );
    }
    const { outcome, fault } = result.sent;
    if (outcome.result === 'succeeded') return tell('succeeded', null);
    if (outcome.result !== 'unknown') return tell('failed', fault?.message ?? outcome.summary, fault ?? undefined);
    tell('running', 'No answer came. Reading the directory to find out what happened.');
    return this.#findOut(planId, intent, fault, tell);
  }

  /** Records the outcome and holds a made pass. A made code is held even when the journal fails: it exists now. */
  #record(planId: string, intent: CommittedIntent, sent: StepResult): FaultError | null {
    const { journal, held, book } = this.#options;
    if (sent.made) {
      held.hold(sent.made.pass, sent.made.code);
      book.put({ ...book.get(planId), pass: sent.made.pass });
    }
    try {
      journal.recordOutcome(intent, sent.outcome);
      return null;
    } catch (error) {
      if (error instanceof FaultError) return error;
      throw error;
    }
  }

  async #findOut(
    planId: string,
    intent: CommittedIntent,
    fault: FaultError | null,
    tell: (state: StepProgress['state'], message: string | null, error?: FaultError) => StepProgress,
  ): Promise<StepProgress> {
    for (const pause of readAgainAfterMs) {
      await this.#options.sleep(pause);
      const stored = this.#options.reader.intentsOfPlan(planId).find((candidate) => candidate.id === intent.id);
      if (!stored) break;
      try {
        const result = await this.#options.reconciler.decide(stored);
        if (result === 'succeeded') {
          return intent.action === 'pass.create' ? tell('failed', codeLostMessage, fault ?? undefined) : tell('succeeded', null);
        }
        if (result === 'notHappened') {
          return tell('notHappened', 'It did not happen: the directory is as before. Take up again to repeat it.', fault ?? undefined);
        }
      } catch (error) {
        if (!(error instanceof FaultError)) throw error;
      }
    }
    void this.#options.reconciler.start();
    return tell('unknown', unknownMessage, fault ?? undefined);
  }
}
