import type { Plan, PlanRun } from '../../contract/plans.ts';
import { FaultError } from '../fault-error.ts';

/** A run that was begun, and its end: proved, paused, or broken by a defect. */
export interface Begun {
  readonly run: PlanRun;
  readonly ended: Promise<unknown>;
}

/** Runs between their beginning and their last state: one for each plan and each person at a time. */
export class UnderWay {
  /** By the plan's id; a second call joins the first. */
  readonly #beginnings = new Map<string, Promise<PlanRun>>();
  readonly #busyPeople = new Set<string>();
  readonly #onError: (error: unknown) => void;

  /** @param onError a run outlives the call that began it, so a defect in it is nobody's answer. */
  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  get isAny(): boolean {
    return this.#beginnings.size > 0;
  }

  beginning(planId: string): Promise<PlanRun> | undefined {
    return this.#beginnings.get(planId);
  }

  has(planId: string): boolean {
    return this.#beginnings.has(planId);
  }

  /** @returns the run as begun, or rejects with why nothing was. @throws FaultError `desk.busy` */
  begin(plan: Plan, work: () => Promise<Begun>): Promise<PlanRun> {
    if (this.#busyPeople.has(plan.userId)) {
      throw new FaultError('desk.busy', 'Another plan for this person is being carried out. Wait until it stops.');
    }
    this.#busyPeople.add(plan.userId);
    const beginning = work().then(
      ({ run, ended }) => {
        void ended.catch(this.#onError).finally(() => {
          // By now the same plan may have been taken up again.
          if (this.#beginnings.get(plan.id) === beginning) this.end(plan);
        });
        return run;
      },
      (error: unknown) => {
        this.end(plan);
        throw error;
      },
    );
    this.#beginnings.set(plan.id, beginning);
    return beginning;
  }

  /** Called before a run's last state is told, so that whoever hears of it may go on at once. Again, it changes nothing. */
  end({ id, userId }: Plan): void {
    if (this.#beginnings.delete(id)) this.#busyPeople.delete(userId);
  }
}
