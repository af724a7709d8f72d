import type { JournalEntry } from '../../../contract/journal.ts';
import { JournalReader } from '../../../main/audit/reader.ts';

/** The rows of a journal on disk, oldest first, through a connection that cannot write. */
export const rowsOf = (file: string): readonly JournalEntry[] => {
  const reader = JournalReader.open({ file });
  try {
    return [...reader.each({})];
  } finally {
    reader.close();
  }
};

/** "kind action result" of each row: a journal at a glance. */
export const linesOf = (file: string): readonly string[] =>
  rowsOf(file).map(({ kind, action, result }) => [kind, action, ...(result === null ? [] : [result])].join(' '));

/** The last word on an intent: its outcome, or what reading decided later; undefined while there is none. */
export const lastWordOn = (file: string, intentId: string): JournalEntry | undefined =>
  rowsOf(file).findLast((row) => row.intentId === intentId);

/** What was tried and refused by a rule: who tried it, of whom, and the fault's code; oldest first. */
export const refusalsIn = (
  file: string,
): readonly { readonly agent: string | null; readonly person: string | null; readonly code: string }[] =>
  rowsOf(file)
    .filter(({ action }) => action === 'desk.refused')
    .map(({ agentName, userName, recordJson }) => ({
      agent: agentName,
      person: userName,
      code: (JSON.parse(recordJson) as { data: { refusedBecause: string } }).data.refusedBecause,
    }));
