import type { PlanRun, Proof } from '../../contract/plans.ts';
import type { Fault } from '../../contract/result.ts';
import type { Journal } from '../audit/journal.ts';
import type { JournalReader } from '../audit/reader.ts';
import type { CurrentSession } from '../agent/agent-session.ts';
import { FaultError } from '../fault-error.ts';
import type { CallContext } from '../operations.ts';
import type { People } from '../people/people.ts';
import { actsOf } from './acts.ts';
import { personOf } from './intents.ts';
import { proofInWords, proveRun } from './proof.ts';
import type { Runs } from './runs.ts';

export interface ProvingOptions {
  readonly journal: Journal;
  readonly reader: JournalReader;
  readonly session: CurrentSession;
  readonly persons: People;
  readonly book: Runs;
}

/**
 * Reads the person again after a plan has run, and says in the journal what was seen. A fault changes nothing about what was
 * done.
 * @returns what the run gains by it.
 */
export const readAgain = async (
  { journal, reader, session, persons, book }: ProvingOptions,
  run: PlanRun,
  context: CallContext,
): Promise<Partial<Pick<PlanRun, 'proof' | 'proofFault'>>> => {
  /** Once, and again when something else was read. What was read counts, also when the journal cannot keep it. */
  const noteProof = (proof: Proof): Fault | null => {
    const summary = proofInWords(proof);
    if (run.proof !== null && proofInWords(run.proof) === summary) return null;
    try {
      journal.note({
        action: 'plan.proved',
        agent: session().actor,
        person: personOf(run.plan),
        ticket: run.plan.ticket,
        planId: run.plan.id,
        summary,
        data: { complete: proof.complete, promises: proof.promises.map(({ stepId, verdict }) => ({ stepId, verdict })) },
      });
      return null;
    } catch (error) {
      if (!(error instanceof FaultError)) throw error;
      return error.toFault(context.correlationId);
    }
  };
  try {
    const after = await persons.read(run.plan.userId, context);
    const proof = proveRun(run, book.methodsBefore(run.plan.id), reader.intentsOfPlan(run.plan.id), after);
    const isNeeded = actsOf(run.plan.steps).includes('manageMethods');
    const unread = after.person.methods.ok || !isNeeded ? null : after.person.methods.fault;
    const unkept = noteProof(proof);
    return { proof, proofFault: unread ?? unkept };
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    return { proofFault: error.toFault(context.correlationId) };
  }
};
