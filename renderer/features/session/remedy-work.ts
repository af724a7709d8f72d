import type { Fault } from '../../../contract/result.ts';

/** What became of the pages of Microsoft's that faults asked for. */
export interface RemedyWork {
  readonly openKey: string | null;
  readonly successes: Readonly<Record<string, number>>;
  readonly faults: Readonly<Record<string, Fault>>;
}

export type RemedyEvent =
  | { readonly type: 'opened'; readonly key: string }
  | { readonly type: 'succeeded'; readonly key: string }
  | { readonly type: 'failed'; readonly key: string; readonly fault: Fault };

export const noRemedyWork: RemedyWork = { openKey: null, successes: {}, faults: {} };

/** One page at a time: while one is open another is not begun, and an answer to none changes nothing. */
export const remedyWork = (work: RemedyWork, event: RemedyEvent): RemedyWork => {
  if (event.type === 'opened') {
    if (work.openKey !== null) return work;
    const { [event.key]: _, ...faults } = work.faults;
    return { ...work, openKey: event.key, faults };
  }
  if (event.key !== work.openKey) return work;
  const closed = { ...work, openKey: null };
  if (event.type === 'succeeded') return { ...closed, successes: { ...work.successes, [event.key]: (work.successes[event.key] ?? 0) + 1 } };
  // The agent cancelled: there is nothing to tell them.
  return event.fault.code === 'graph.cancelled' ? closed : { ...closed, faults: { ...work.faults, [event.key]: event.fault } };
};
