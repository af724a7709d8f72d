import type { JournalAction, JournalFilter } from '../../../contract/journal.ts';

/** The filter bar as it stands: texts as typed, days in the agent's own zone (`2026-11-22`), empty for none. */
export interface FilterDraft {
  readonly person: string;
  readonly agent: string;
  readonly ticket: string;
  readonly action: JournalAction | '';
  readonly fromDay: string;
  /** Inclusive, as people say it. */
  readonly toDay: string;
}

export const emptyDraft: FilterDraft = { person: '', agent: '', ticket: '', action: '', fromDay: '', toDay: '' };

/** Midnight at the beginning of a local day, `days` later, in UTC; null when the text is no day. */
const dayStart = (day: string, days = 0): string | null => {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day);
  if (!parts) return null;
  // By calendar, not by 24 hours: the day on which the clocks change is longer or shorter.
  const start = new Date(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]) + days);
  return Number.isNaN(start.getTime()) ? null : start.toISOString();
};

/** What main is asked for. Empty fields are left out; `toDay` is included whole. */
export const filterFrom = (draft: FilterDraft): JournalFilter => {
  const [person, agent, ticket] = [draft.person.trim(), draft.agent.trim(), draft.ticket.trim()];
  const [fromUtc, toUtc] = [dayStart(draft.fromDay), dayStart(draft.toDay, 1)];
  return {
    ...(person === '' ? {} : { person }),
    ...(agent === '' ? {} : { agent }),
    ...(ticket === '' ? {} : { ticket }),
    ...(draft.action === '' ? {} : { action: draft.action }),
    ...(fromUtc === null ? {} : { fromUtc }),
    ...(toUtc === null ? {} : { toUtc }),
  };
};

export const isEmptyDraft = (draft: FilterDraft): boolean => Object.keys(filterFrom(draft)).length === 0;

/** Days that contradict each other find nothing: said before the agent wonders why. */
export const daysInWrongOrder = (draft: FilterDraft): boolean => draft.fromDay !== '' && draft.toDay !== '' && draft.fromDay > draft.toDay;
