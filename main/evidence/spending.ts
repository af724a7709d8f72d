import type { Evidence } from '../../contract/evidence.ts';
import { methodKey } from '../../contract/method-key.ts';
import { MethodKind } from '../../contract/methods.ts';
import type { JournalReader, StoredIntent } from '../audit/reader.ts';

/** What a plan is, as far as it decides which checks count for it. */
export interface Purpose {
  /** Null for a plan that is yet to be made. */
  readonly planId: string | null;
  /** Every step takes access away and gives none. */
  readonly onlyTakesAway: boolean;
  /** Keys of the methods that it removes. */
  readonly removes: ReadonlySet<string>;
}

/** Any plan that may come: nothing that was spent counts for it. */
export const anyPlan: Purpose = { planId: null, onlyTakesAway: false, removes: new Set() };

/** A check that counts for a plan. */
export interface CountingEvidence {
  readonly evidence: Evidence;
  /** It was spent by an earlier plan, and the one in question only undoes what came of that. */
  readonly isAftercare: boolean;
}

/** How long a check goes on counting for undoing what somebody else registered after its plan. */
export const aftercareMs = 24 * 60 * 60_000;

/** A write that is known not to have happened spends nothing. Without an outcome, or with an unknown one, it may have happened. */
const mayHaveChanged = ({ outcome }: StoredIntent): boolean =>
  outcome === null || (outcome.result !== 'failed' && outcome.result !== 'notHappened');

/**
 * The plans that each check of this ticket was spent by: those that changed something, or may have, on its authority. Told by
 * the journal's intents, so that neither a restart nor a run beside this one changes it.
 */
export const spendingPlans = (
  reader: JournalReader,
  { userId, ticket }: { readonly userId: string; readonly ticket: string },
): ReadonlyMap<string, ReadonlySet<string>> => {
  const plans = new Map<string, Set<string>>();
  for (const { planId } of reader.notes('plan.started', { userId, ticket })) {
    if (planId === null) continue;
    for (const intent of reader.intentsOfPlan(planId)) {
      if (intent.authority?.kind !== 'callerEvidence' || !mayHaveChanged(intent)) continue;
      for (const id of intent.authority.evidenceIds) plans.set(id, (plans.get(id) ?? new Set()).add(planId));
    }
  }
  return plans;
};

/**
 * Whether a plan only undoes what came of an earlier one: its pass, the sessions, and methods that main itself saw appear
 * after its hand-over. That gives nobody anything, and must not wait for a caller who may not be reachable.
 */
export const isAftercare = (
  reader: JournalReader,
  earlierPlanId: string,
  { recordedAtUtc }: Pick<Evidence, 'recordedAtUtc'>,
  purpose: Purpose,
  nowMs: number,
): boolean => {
  if (!purpose.onlyTakesAway || nowMs - Date.parse(recordedAtUtc) >= aftercareMs) return false;
  const appeared = new Set(
    reader.notes('method.appeared', { planId: earlierPlanId }).flatMap(({ data: { methodKind, methodId } }) => {
      const kind = MethodKind.safeParse(methodKind);
      return kind.success && typeof methodId === 'string' ? [methodKey({ kind: kind.data, id: methodId })] : [];
    }),
  );
  return appeared.size > 0 && [...purpose.removes].every((key) => appeared.has(key) || isPass(key));
};

const isPass = (key: string): boolean => key.startsWith(methodKey({ kind: 'temporaryAccessPass', id: '' }));
