import type { Database } from 'better-sqlite3';
import type { JournalFilter } from '../../contract/journal.ts';
import { fold } from './fold.ts';

/** What to look through, and a part of a WHERE clause. Everything that came from outside is a parameter. */
export interface Condition {
  readonly from: string;
  /** The position in the table that is gone through first: bounds and order by it need no sorting. */
  readonly seq: 'entries.seq' | 'personal.seq';
  readonly sql: string;
  readonly parameters: readonly string[];
}

/** Every entry, whether its texts are still there or not. */
export const everyEntry = 'entries LEFT JOIN personal USING (seq)';

/** Through the texts first, which are the narrower table: for what only they can tell. */
const byTexts = 'personal CROSS JOIN entries USING (seq)';

/** What a filter asks of an entry, apart from its dates. */
export const conditionOf = (filter: JournalFilter): Condition => {
  const terms: string[] = [];
  const parameters: string[] = [];
  let from = everyEntry;
  // instr and not LIKE: a % or _ that somebody types stands for itself.
  const alsoNamed = (names: string, id: string, typed: string | undefined) => {
    const text = needle(typed);
    if (text === undefined) return;
    if (canBeOfAnId.test(text)) {
      terms.push(`(instr(coalesce(${names}, ''), ?) > 0 OR instr(${id}, ?) > 0)`);
      // Ids are stored in lower case.
      parameters.push(text, text.toLowerCase());
    } else {
      terms.push(`instr(${names}, ?) > 0`);
      parameters.push(text);
      from = byTexts;
    }
  };
  alsoNamed('person_folded', 'user_id', filter.person);
  alsoNamed('agent_folded', 'agent_id', filter.agent);
  const ticket = needle(filter.ticket);
  if (ticket !== undefined) {
    terms.push('instr(ticket_folded, ?) > 0');
    parameters.push(ticket);
  }
  if (filter.action !== undefined && filter.action !== '') {
    terms.push('action = ?');
    parameters.push(filter.action);
  }
  const seq = from === everyEntry ? 'entries.seq' : 'personal.seq';
  return { from, seq, sql: terms.length === 0 ? 'TRUE' : terms.join(' AND '), parameters };
};

const canBeOfAnId = /^[0-9A-F-]+$/;

/** What is typed, as it is compared; undefined for nothing. */
const needle = (text: string | undefined): string | undefined => fold(text?.trim() ?? '').replaceAll('\n', ' ') || undefined;

/**
 * The positions between a filter's dates: `from` up to and without `to`. Times never decrease with
 * the position, so a date is found by bisection in some twenty look-ups, and needs no index.
 */
export const seqRangeOf = (
  database: Database,
  dates: Pick<JournalFilter, 'fromUtc' | 'toUtc'>,
): { readonly from: number; readonly to: number } => {
  const end = (database.prepare<[], { readonly last: number | null }>('SELECT max(seq) AS last FROM entries').get()?.last ?? 0) + 1;
  const timeAt = database.prepare<[number], { readonly atUtc: string }>('SELECT at_utc AS atUtc FROM entries WHERE seq = ?');

  const firstNotBefore = (utc: string): number => {
    const bound = toWholeMilliseconds(utc);
    let low = 1;
    let high = end;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const row = timeAt.get(middle);
      if (row === undefined) throw new Error(`The journal has no entry ${middle}.`);
      if (Date.parse(row.atUtc) < bound) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  return {
    from: dates.fromUtc === undefined ? 1 : firstNotBefore(dates.fromUtc),
    to: dates.toUtc === undefined ? end : firstNotBefore(dates.toUtc),
  };
};

/** Entries carry milliseconds; a bound may carry up to seven digits, and is then rounded up. */
const toWholeMilliseconds = (utc: string): number => {
  const finer = /\.\d{3}(\d+)Z$/.exec(utc)?.[1] ?? '';
  return Date.parse(utc) + (/[1-9]/.test(finer) ? 1 : 0);
};
