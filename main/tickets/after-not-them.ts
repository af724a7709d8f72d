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
  { appeared, hasAlarm, needsCheck }: { readonly appeared: readonly string[]; readonly hasAlarm: boolean; readonly needsCheck: boolean },
): Ticket => ({
  ...ticket,
  // After an alarm nobody is asked what was lost: what must go is known, and the plan lies ready.
  at: hasAlarm ? 'plan' : needsCheck ? 'check' : 'lost',
  lostMethodKeys: [...new Set([...madeKeys(run), ...appeared])],
  isLossAnswered: hasAlarm,
  isAfterNotThem: true,
  lossInWords: hasAlarm ? 'The pass and what was registered with it' : null,
  // First whoever is in goes out, on the check that there was. Whoever is to be given a new pass is checked again.
  switchedOff: [stepIds.pass],
  switchedOn: [],
  decisions: [],
  planId: null,
});
