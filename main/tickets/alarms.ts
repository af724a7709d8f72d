import { isWriteAction } from '../../contract/writes.ts';
import { Alarm } from '../../contract/watch.ts';
import type { PlanRun } from '../../contract/plans.ts';
import type { Journal } from '../audit/journal.ts';
import type { JournalReader } from '../audit/reader.ts';
import { changeOf } from '../changes/index.ts';
import { personOf } from '../plans/intents.ts';
import { handOvers } from '../plans/plans.ts';

const { reason: Reason } = Alarm.unwrap().shape;

const words: Readonly<Record<Alarm['reason'], string>> = {
  passUsed: 'Alarm: the pass was used before this desk had shown, copied or printed its code.',
  methodAppeared: 'Alarm: a method was registered before this desk had shown, copied or printed the code of the pass.',
};

/** What nobody but an intruder can have done: used a pass, or registered with it, before its code had left this desk. */
export class Alarms {
  readonly #journal: Journal;
  readonly #reader: JournalReader;
  readonly #onRaised: (run: PlanRun) => void;

  constructor(journal: Journal, reader: JournalReader, onRaised: (run: PlanRun) => void) {
    this.#onRaised = onRaised;
    this.#journal = journal;
    this.#reader = reader;
  }

  /** The plan's alarm, whoever raised it; null where there is none. */
  of(planId: string): Alarm | null {
    const [raised] = this.#reader.notes('alarm.raised', { planId });
    if (raised === undefined) return null;
    const reason = Reason.safeParse(raised.data['reason']);
    // An alarm whose reason this version cannot read is one all the same.
    return { reason: reason.success ? reason.data : 'passUsed', raisedAtUtc: raised.atUtc };
  }

  /** Whether the code that was made last has left main: from then on what happens may be the person's own doing. */
  isHandedOver(planId: string): boolean {
    const made = this.#reader
      .intentsOfPlan(planId)
      .flatMap(({ action, seq }) => (isWriteAction(action) && changeOf({ action }).makes !== undefined ? [seq] : []));
    const madeSeq = made.at(-1) ?? 0;
    return handOvers.some((action) => this.#reader.notes(action, { planId }).some(({ seq }) => seq > madeSeq));
  }

  /** Raised once for a plan. @returns the one that stands. */
  raise(run: PlanRun, reason: Alarm['reason']): Alarm {
    const { plan } = run;
    const earlier = this.of(plan.id);
    if (earlier !== null) return earlier;
    const { atUtc } = this.#journal.note({
      action: 'alarm.raised',
      agent: null,
      person: personOf(plan),
      ticket: plan.ticket,
      planId: plan.id,
      summary: words[reason],
      data: { reason },
    });
    this.#onRaised(run);
    return { reason, raisedAtUtc: atUtc };
  }
}
