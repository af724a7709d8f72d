import type { Authority } from '../../contract/journal.ts';
import type { PlanRun, PlanStep, StepProgress } from '../../contract/plans.ts';
import type { Journal } from '../audit/journal.ts';
import type { JournalReader } from '../audit/reader.ts';
import type { CommittedIntent, OutcomeDraft } from '../audit/records.ts';
import { FaultError } from '../fault-error.ts';
import type { AgentSession } from '../agent/agent-session.ts';
import type { Sent } from '../changes/change.ts';
import type { HeldSecrets, MadeSecret } from '../changes/held-secrets.ts';
import { changeOf } from '../changes/index.ts';
import type { PersonReading } from '../people/person-reader.ts';
import type { Reconciler } from './reconciler.ts';
import type { Runs } from './runs.ts';
import { unknownMessage, undoneSteps, withStep } from './run-record.ts';
import { intentOf } from './intents.ts';

export interface RunnerOptions {
  readonly journal: Journal;
  readonly reader: JournalReader;
  readonly book: Runs;
  readonly held: HeldSecrets;
  readonly reconciler: Reconciler;
  readonly now?: () => number;
  readonly sleep: (ms: number) => Promise<void>;
}

export interface RunContext {
  readonly session: AgentSession;
  readonly before: PersonReading;
  /** Called before each write: on what it rests now. @throws FaultError when the write must not be sent. */
  readonly gate: () => Authority;
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
      const authority = context.gate();
      intent = journal.commitIntent(
        intentOf(plan, step, context.session.actor, authority, {
          reading: context.before,
          earlier: this.#options.reader.intentsOfPlan(planId),
        }),
      );
    } catch (error) {
      if (error instanceof FaultError) return tell('failed', `${error.message} Nothing was sent.`, error);
      throw error;
    }
    tell('running', null);
    const result = await reconciler.whileInFlight(intent.id, async () => {
      const sent = await changeOf(step).send(context.session.graph, intent, this.#now);
      return {
        sent,
        recordFault: this.#record(planId, intent, { result: sent.result, summary: outcomeOf(sent, step), data: sent.data }, sent.made),
      };
    });
    if (result.recordFault) {
      return tell(
        'unknown',
        `Microsoft answered, but the journal could not keep the answer. ${result.recordFault.message}`,
        result.recordFault,
      );
    }
    const { sent } = result;
    if (sent.result === 'succeeded') return tell('succeeded', null);
    if (sent.result === 'failed') return tell('failed', sent.fault?.message ?? outcomeOf(sent, step), sent.fault ?? undefined);
    tell('running', 'No answer came. Reading the directory to find out what happened.');
    return this.#findOut(step, intent, sent.fault, tell);
  }

  /** Records the outcome and holds what was made. That is held even when the journal fails: it exists now. */
  #record(planId: string, intent: CommittedIntent, outcome: OutcomeDraft, made: MadeSecret | null): FaultError | null {
    const { journal, held, book } = this.#options;
    if (made) {
      held.hold(planId, made);
      book.put({ ...book.get(planId), secret: { ...made.secret, planId, isHeld: true } });
    }
    try {
      journal.recordOutcome(intent, outcome);
      return null;
    } catch (error) {
      if (error instanceof FaultError) return error;
      throw error;
    }
  }

  async #findOut(
    step: PlanStep,
    intent: CommittedIntent,
    fault: FaultError | null,
    tell: (state: StepProgress['state'], message: string | null, error?: FaultError) => StepProgress,
  ): Promise<StepProgress> {
    for (const pause of readAgainAfterMs) {
      await this.#options.sleep(pause);
      const stored = this.#options.reader.intentsOfPlan(intent.planId).find((candidate) => candidate.id === intent.id);
      if (!stored) break;
      try {
        const result = await this.#options.reconciler.decide(stored);
        if (result === 'succeeded') {
          const { makes } = changeOf(step);
          return makes === undefined ? tell('succeeded', null) : tell('failed', makes.lost, fault ?? undefined);
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

/** How a write ended, as the journal says it. */
const outcomeOf = ({ result, summary, fault }: Sent, step: PlanStep): string => {
  switch (result) {
    case 'succeeded':
      return summary ?? `Done: ${step.summary}`;
    case 'failed':
      return `Not done. ${fault?.message ?? ''}`.trim();
    case 'unknown':
      return 'Sent, and no answer that can be trusted came back.';
  }
};
