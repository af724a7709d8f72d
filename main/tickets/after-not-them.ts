import type { PlanRun } from '../../contract/plans.ts';
import type { Ticket } from '../../contract/tickets.ts';
import type { JournalReader } from '../audit/reader.ts';
import { changeOf } from '../changes/index.ts';
import { stepIds } from '../plans/build-steps.ts';

/** Keys of what appeared while the plan's pass was about, as the journal noted it. */
export const notedKeys = (reader: JournalReader, planId: string): string[] =>
  reader
    .notes('method.appeared', { planId })
    .flatMap(({ data: { methodKind, methodId } }) =>
      typeof methodKind === 'string' && typeof methodId === 'string' ? [`${methodKind}/${methodId}`] : [],
    );

/** Keys of what the run made to be handed over. */
const madeKeys = ({ plan, secret }: PlanRun): string[] =>
  secret === null ? [] : plan.steps.flatMap((step) => changeOf(step).makes?.keyOf(secret) ?? []);

/** What the ticket's next plan is made from once somebody else was in: the pass, and what was registered with it, go. */
export const afterNotThem = (
  ticket: Ticket,
  run: PlanRun,
  { appeared, hasAlarm }: { readonly appeared: readonly string[]; readonly hasAlarm: boolean },
): Ticket => ({
  ...ticket,
  // After an alarm nobody is asked what was lost: what must go is known, and the plan lies ready.
  at: hasAlarm ? 'plan' : ticket.evidenceIds.length === 0 ? 'check' : 'lost',
  lostMethodKeys: [...new Set([...madeKeys(run), ...appeared])],
  isLossAnswered: hasAlarm,
  isAfterNotThem: true,
  lossInWords: hasAlarm ? 'The pass and what was registered with it' : null,
  // A new pass only if the agent wishes it: first whoever is in goes out.
  switchedOff: [stepIds.pass],
  planId: null,
});
