import { planActs } from '../../contract/acts.ts';
import type { Plan, PlanProposal, PlanRun } from '../../contract/plans.ts';
import type { DeskProfile } from '../../contract/profile.ts';
import type { Journal } from '../audit/journal.ts';
import type { JournalReader } from '../audit/reader.ts';
import type { Refusals } from '../audit/refusals.ts';
import { FaultError } from '../fault-error.ts';
import type { AgentSession, CurrentSession } from '../agent/agent-session.ts';
import type { CallContext } from '../operations.ts';
import type { HeldSecrets } from '../changes/held-secrets.ts';
import type { People } from '../people/people.ts';
import type { PersonReading } from '../people/person-reader.ts';
import type { Verification } from '../evidence/verification.ts';
import { decisionInWords } from './decisions.ts';
import { requireLeavable, withSessionsAgain } from './left-out.ts';
import { consentFinding, featuresOf } from './plan-consent.ts';
import { changeOf } from '../changes/index.ts';
import { describeDone } from './describe-done.ts';
import type { Attempt } from './preconditions.ts';
import { requireAll, requireEvidence, requireSomePermission } from './preconditions.ts';
import type { PlanDraft } from './drafts.ts';
import { Drafts } from './drafts.ts';
import { readAgain } from './proving.ts';
import { proposePlan } from './proposals.ts';
import type { Reconciler } from './reconciler.ts';
import type { Runs } from './runs.ts';
import { leftOut, newRun, stepState, undoneSteps, withStep } from './run-record.ts';
import { Runner } from './runner.ts';
import { snapshotOf } from './snapshot.ts';
import { personOf, triedPlan } from './intents.ts';
import type { Begun } from './under-way.ts';
import { UnderWay } from './under-way.ts';

export interface PlansOptions {
  readonly journal: Journal;
  readonly reader: JournalReader;
  readonly session: CurrentSession;
  readonly profile: () => DeskProfile;
  readonly persons: People;
  readonly verification: Verification;
  readonly book: Runs;
  readonly held: HeldSecrets;
  readonly reconciler: Reconciler;
  readonly refusals: Refusals;
  /** Whether a ticket still asks for what a plan was made from. */
  readonly isAsked: (proposal: PlanProposal) => boolean;
  /** Told before the first write, so that the plan's ticket knows it. */
  readonly onStarted: (plan: Plan) => void;
  /** Told of a defect in a run whose call was answered already. */
  readonly onError: (error: unknown) => void;
  readonly now?: () => number;
  readonly sleep: (ms: number) => Promise<void>;
}

/** Notes of a secret that left main: of this version, and of earlier ones. */
export const handOvers = ['secret.revealed', 'secret.copied', 'secret.printed', 'pass.revealed', 'pass.copied', 'pass.printed'] as const;

/** A person read longer ago than this is read again before anything is written. */
const freshForMs = 60_000;

/** Proposes plans and carries them out: each once, one at a time for a person. */
export class Plans {
  readonly #options: PlansOptions;
  readonly #runner: Runner;
  readonly #drafts = new Drafts();
  readonly #now: () => number;
  readonly #underWay: UnderWay;

  constructor(options: PlansOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
    this.#runner = new Runner(options);
    this.#underWay = new UnderWay(options.onError);
  }

  get busy(): boolean {
    return this.#underWay.isAny;
  }

  /** @throws FaultError when the person cannot be read or the ticket reference is none. */
  async propose(proposal: PlanProposal, context: CallContext): Promise<Plan> {
    const { persons, verification, reader, journal, session } = this.#options;
    const current = session();
    const agent = current.actor;
    const reading = await persons.fresh(proposal.userId, freshForMs, context);
    requireSomePermission(reading, planActs);
    const profile = this.#options.profile();
    const nowMs = Date.parse(journal.timeUtc());
    const sinceUtc = (ms: number): string => new Date(nowMs - ms).toISOString();
    const userId = reading.person.user.id;
    const bond = { agentId: agent.id, userId, ticket: proposal.ticket };
    const proposed = proposePlan(proposal, {
      reading,
      profile,
      evidence: {
        counting: (purpose) => verification.counting(bond, purpose),
        standings: verification.listed(bond).map(({ standing }) => standing),
        hasFailedCheck: verification.hasFailed(userId),
      },
      recentResets: reader
        .notes('plan.finished', { userId, sinceUtc: sinceUtc(profile.repeatResetDays * 86_400_000) })
        .filter(({ planId }) => planId === null || !proposal.earlierPlanIds.includes(planId)).length,
      limits: { agent, journal, nowMs: this.#now() },
      nowMs,
    });
    const plan = { ...proposed, findings: [...proposed.findings, ...(await consentFinding(current, featuresOf(proposed.steps)))] };
    const before = reading.person.methods.ok ? reading.person.methods.value : [];
    this.#drafts.add({ plan, proposal, before, snapshot: snapshotOf(reading) });
    return plan;
  }

  /** The run as started; two calls make one, however they come. @throws FaultError when nothing was sent. */
  execute(planId: string, context: CallContext): Promise<PlanRun> {
    const known = this.#underWay.beginning(planId);
    if (known) return known;
    const earlier = this.#options.book.find(planId);
    if (earlier) return Promise.resolve(earlier);
    const draft = this.#drafts.get(planId);
    if (!draft) throw new FaultError('desk.gone', 'Latchkey does not hold this plan any more. Make it again.');
    if (!this.#options.isAsked(draft.proposal)) {
      throw new FaultError(
        'desk.gone',
        'The ticket has changed since this plan was made. Make it again, and look at it. Nothing was sent.',
      );
    }
    return this.#underWay.begin(draft.plan, () => this.#start(draft, context));
  }

  /** The run as taken up. @throws FaultError when nothing was sent. */
  resume(planId: string, context: CallContext): Promise<PlanRun> {
    const run = this.#options.book.get(planId);
    if (run.state !== 'paused') return Promise.resolve(run);
    const beingTakenUp = this.#underWay.beginning(planId);
    if (beingTakenUp) return beingTakenUp;
    return this.#underWay.begin(run.plan, () => this.#takeUp(planId, context));
  }

  /** The run as it stands, told to the window as well; a proof that was not complete is read again. */
  async current(planId: string, context: CallContext): Promise<PlanRun> {
    const run = this.#options.book.tell(planId);
    if (run.state !== 'done' || run.proof?.complete === true || this.#underWay.has(planId)) return run;
    return this.#prove(run, context);
  }

  /**
   * Leaves a step out that did not succeed, says so in the journal, and goes on with the rest.
   * @throws FaultError `desk.policy` for a step that cannot be left out, or with why the rest could not go on.
   */
  leaveOut(planId: string, stepId: string, context: CallContext): Promise<PlanRun> {
    const { book, journal, session } = this.#options;
    if (this.#underWay.has(planId)) throw new FaultError('desk.busy', 'This plan is being carried out. Wait until it stops.');
    const run = book.get(planId);
    const { step, progress } = requireLeavable(run, stepId);
    const note = journal.note({
      action: 'step.leftOut',
      agent: session().actor,
      person: personOf(run.plan),
      ticket: run.plan.ticket,
      planId,
      summary: `Left out: ${changeOf(step).says.leftOut(step.parameters, book.methodsBefore(planId))}`,
      data: { stepId, state: progress.state, why: progress.message },
    });
    book.put(withStep(run, leftOut(stepId, note)));
    return this.#underWay.begin(run.plan, () => this.#takeUp(planId, context));
  }

  /** Leaves the rest undone. What was done stays done. @throws FaultError while it is running. */
  abandon(planId: string): PlanRun {
    const { book, journal, session, held } = this.#options;
    if (this.#underWay.has(planId)) throw new FaultError('desk.busy', 'This plan is being carried out. Wait until it stops.');
    const run = book.get(planId);
    if (run.state !== 'paused') return run;
    const left = undoneSteps(run).length;
    journal.note({
      action: 'plan.abandoned',
      agent: session().actor,
      person: personOf(run.plan),
      ticket: run.plan.ticket,
      planId,
      summary: `Stopped the plan with ${left} ${left === 1 ? 'step' : 'steps'} left.`,
      data: {},
    });
    if (run.secret === null) held.forget(planId);
    return book.put({ ...run, state: 'abandoned' });
  }

  async #start(draft: PlanDraft, context: CallContext): Promise<Begun> {
    const { journal, book, persons, session: current } = this.#options;
    const session = current();
    const { plan, before } = draft;
    const reading = await persons.fresh(plan.userId, freshForMs, context);
    await this.#requireAll(this.#attempt(session, plan, { methodsBefore: before, steps: plan.steps, reading, snapshot: draft.snapshot }));
    journal.note({
      action: 'plan.started',
      agent: session.actor,
      person: personOf(plan),
      ticket: plan.ticket,
      planId: plan.id,
      summary: [
        `Started a plan of ${plan.steps.filter((step) => step.enabled).length} steps.`,
        ...plan.decisions.map(decisionInWords),
      ].join(' '),
      data: {
        // The journal refuses anything called a code, so what was found goes in under other names.
        plan: { ...plan, findings: [] },
        findings: plan.findings.map((finding) => ({ level: finding.level, finding: finding.code, message: finding.message })),
        before,
      },
    });
    this.#options.onStarted(plan);
    const run = book.put(newRun(plan, journal.timeUtc()));
    return { run, ended: this.#carryOut(plan, before, session, reading, context) };
  }

  async #takeUp(planId: string, context: CallContext): Promise<Begun> {
    const { book, reader, persons, session: current, reconciler } = this.#options;
    const session = current();
    const { plan } = book.get(planId);
    const methodsBefore = book.methodsBefore(planId);
    for (const intent of reader.intentsOfPlan(planId)) {
      if (intent.outcome === null || intent.outcome.result === 'unknown') await reconciler.decide(intent);
    }
    const decided = book.fromJournal(planId) ?? book.get(planId);
    let run = book.put({ ...decided, secret: book.get(planId).secret ?? decided.secret, state: 'paused' });
    if (run.steps.some((step) => step.state === 'unknown')) return { run, ended: Promise.resolve() };
    // After deciding, so that what came of earlier writes is in what the next ones are compared with.
    const reading = await persons.read(plan.userId, context);
    run = withSessionsAgain(this.#withoutLostSecret(run));
    const steps = undoneSteps(run);
    // What is left of a plan whose last open steps were left out is to be read again, and asks for nothing.
    if (steps.length > 0) await this.#requireAll(this.#attempt(session, plan, { methodsBefore, steps, reading, snapshot: null }));
    run = book.put({ ...run, state: 'running' });
    return { run, ended: this.#carryOut(plan, methodsBefore, session, reading, context) };
  }

  async #requireAll(attempt: Attempt): Promise<void> {
    try {
      await requireAll(attempt);
    } catch (error) {
      this.#options.refusals.note(error, triedPlan(attempt.plan, attempt.session));
      throw error;
    }
  }

  #attempt(session: AgentSession, plan: Plan, now: Pick<Attempt, 'methodsBefore' | 'steps' | 'reading' | 'snapshot'>): Attempt {
    const { verification, profile, journal } = this.#options;
    return { ...now, session, plan, verification, profile: profile(), limits: { journal, nowMs: this.#now() } };
  }

  /** What was made before a restart is nobody's any more unless it was handed over: going on would leave a password-only window. */
  #withoutLostSecret(run: PlanRun): PlanRun {
    const { held } = this.#options;
    const { id } = run.plan;
    if (undoneSteps(run).length === 0 || held.text(id) !== undefined || this.#handedOver(id)) return run;
    return run.plan.steps.reduce((left, step) => {
      const { makes } = changeOf(step);
      if (makes === undefined || stepState(run, step.id) !== 'succeeded') return left;
      return withStep(left, { stepId: step.id, state: 'failed', message: makes.lost, fault: null, finishedAtUtc: null });
    }, run);
  }

  async #carryOut(
    plan: Plan,
    before: PlanDraft['before'],
    session: AgentSession,
    reading: PersonReading,
    { correlationId }: CallContext,
  ): Promise<PlanRun> {
    const { book, verification, persons, profile } = this.#options;
    // The call's own signal ends with its window; the run does not.
    const context: CallContext = { correlationId, signal: new AbortController().signal };
    persons.expire(plan.userId);
    try {
      const run = await this.#runner.carryOut(plan.id, {
        session,
        before: reading,
        gate: () => requireEvidence({ verification, session, plan, methodsBefore: before, reading, profile: profile() }),
        correlationId,
      });
      if (undoneSteps(run).length === 0) return await this.#prove(this.#finish(run, session), context);
      this.#underWay.end(plan);
      return book.put({ ...run, state: 'paused' });
    } catch (error) {
      this.#underWay.end(plan);
      // A defect must not leave a run that says it is running for ever.
      book.put({ ...book.get(plan.id), state: 'paused' });
      throw error;
    }
  }

  #finish(run: PlanRun, session: AgentSession): PlanRun {
    this.#options.journal.note({
      action: 'plan.finished',
      agent: session.actor,
      person: personOf(run.plan),
      ticket: run.plan.ticket,
      planId: run.plan.id,
      summary: describeDone(run, this.#options.book.methodsBefore(run.plan.id)),
      data: {},
    });
    return this.#options.book.put({ ...run, state: 'done' });
  }

  /** Reads the person again and compares. */
  async #prove(run: PlanRun, context: CallContext): Promise<PlanRun> {
    const { book } = this.#options;
    const read = await readAgain(this.#options, run, context);
    this.#underWay.end(run.plan);
    // The ticket may have been closed meanwhile.
    return book.put({ ...book.get(run.plan.id), ...read });
  }

  #handedOver(planId: string): boolean {
    const { reader } = this.#options;
    return handOvers.some((action) => reader.notes(action, { planId }).length > 0);
  }
}
