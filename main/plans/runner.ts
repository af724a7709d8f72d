import type { Authority } from '../../contract/journal.ts';
import type { PlanRun, PlanStep, StepProgress } from '../../contract/plans.ts';
import type { DeskProfile } from '../../contract/profile.ts';
import type { FaultCode } from '../../contract/result.ts';
import type { Journal } from '../audit/journal.ts';
import type { JournalReader } from '../audit/reader.ts';
import type { Refusals } from '../audit/refusals.ts';
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
import { intentOf, triedPlan } from './intents.ts';

export interface RunnerOptions {
  readonly journal: Journal;
  readonly reader: JournalReader;
  readonly profile: () => DeskProfile;
  readonly book: Runs;
  readonly held: HeldSecrets;
  readonly reconciler: Reconciler;
  readonly refusals: Refusals;
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

/** Graph looked at it and said no: the same again would be refused again. */
const refusedForGood: ReadonlySet<FaultCode> = new Set<FaultCode>(['graph.rejected', 'graph.forbidden', 'graph.notFound']);

/**
 * Whether what comes after a step may be tried. A refusal for good keeps nothing else from being tried, least of all the end
 * of the sessions; but what is to be handed over must be there first, or the person would be left with a password.
 */
const mayGoOnAfter = (step: PlanStep, { state, fault }: StepProgress): boolean =>
  state === 'succeeded' || (state === 'failed' && fault !== null && refusedForGood.has(fault.code) && changeOf(step).makes === undefined);

/** Carries out the undone steps of a run, round by round, each once; stops after a round that what follows rests on. */
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
    const tried = new Set<string>();
    for (;;) {
      const undone = undoneSteps(book.get(planId)).filter(({ id }) => !tried.has(id));
      const round = Math.min(...undone.map((step) => step.round));
      const steps = undone.filter((step) => step.round === round);
      if (steps.length === 0) return book.get(planId);
      const goOn = await Promise.all(steps.map(async (step) => mayGoOnAfter(step, await this.#carryOutStep(planId, step, context))));
      if (goOn.includes(false)) return book.get(planId);
      for (const { id } of steps) tried.add(id);
    }
  }

  async #carryOutStep(planId: string, step: PlanStep, context: RunContext): Promise<StepProgress> {
    const { journal, reader, book, reconciler, profile } = this.#options;
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
        intentOf(plan, step, {
          agent: context.session.actor,
          authority,
          profile: profile(),
          before: { reading: context.before, earlier: reader.intentsOfPlan(planId) },
        }),
      );
    } catch (error) {
      if (!(error instanceof FaultError)) throw error;
      this.#options.refusals.note(error, triedPlan(plan, context.session));
      return tell('failed', `${error.message} Nothing was sent.`, error);
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
    tell(
      'running',
      `${wasAnswered(sent.fault) ? 'The answer cannot be trusted' : 'No answer came'}. Reading the directory to find out what happened.`,
    );
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
    return tell('unknown', wasAnswered(fault) ? fault.message : unknownMessage, fault ?? undefined);
  }
}

/** Graph answered, and its answer is the reason for the doubt. */
const wasAnswered = (fault: FaultError | null): fault is FaultError => fault?.code === 'graph.rejected';

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
