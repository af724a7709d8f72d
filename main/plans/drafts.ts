import type { AuthenticationMethod } from '../../contract/methods.ts';
import type { Plan, PlanProposal } from '../../contract/plans.ts';

/** A plan with what it was made from. */
export interface PlanDraft {
  readonly plan: Plan;
  /** What the ticket asked for. */
  readonly proposal: PlanProposal;
  /** All methods before; kept in the journal when the plan starts, so that a reset can be understood later. */
  readonly before: readonly AuthenticationMethod[];
  /** See snapshot.ts. */
  readonly snapshot: string;
}

const kept = 100;

/** Proposed plans, in memory; the oldest go first. A plan that started lives on in the journal. */
export class Drafts {
  readonly #drafts = new Map<string, PlanDraft>();

  add(draft: PlanDraft): void {
    this.#drafts.set(draft.plan.id, draft);
    const oldest = this.#drafts.keys().next();
    if (this.#drafts.size > kept && oldest.done === false) this.#drafts.delete(oldest.value);
  }

  get(planId: string): PlanDraft | undefined {
    return this.#drafts.get(planId);
  }

  clear(): void {
    this.#drafts.clear();
  }
}
