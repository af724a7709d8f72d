import type { JournalEntry } from '../../contract/journal.ts';

/** Takes the next piece of text; the export waits for it. */
export type Write = (text: string) => Promise<void> | void;

/** The columns in their order, by the names of the contract; `record` is the stored record as JSON text, `personal` what stands apart from it. */
const columns = {
  seq: (entry) => String(entry.seq),
  atUtc: (entry) => entry.atUtc,
  kind: (entry) => entry.kind,
  action: (entry) => entry.action,
  result: (entry) => entry.result,
  agentName: (entry) => entry.agentName,
  agentId: (entry) => entry.agentId,
  userName: (entry) => entry.userName,
  userPrincipalName: (entry) => entry.userPrincipalName,
  userId: (entry) => entry.userId,
  ticket: (entry) => entry.ticket,
  summary: (entry) => entry.summary,
  id: (entry) => entry.id,
  intentId: (entry) => entry.intentId,
  planId: (entry) => entry.planId,
  record: (entry) => entry.recordJson,
  about: (entry) => entry.about,
  personal: (entry) => (entry.personal.length === 0 ? null : JSON.stringify(entry.personal)),
} as const satisfies { readonly [column: string]: (entry: JournalEntry) => string | null };

export const csvColumns = Object.keys(columns);

/**
 * Comma-separated values (RFC 4180: CRLF, every cell quoted) with a header row, in UTF-8 with a
 * byte order mark so that Excel reads it as such.
 *
 * A spreadsheet runs a cell that starts with `=`, `+`, `-` or `@`, so such a value gets an
 * apostrophe in front, as does one that starts with an apostrophe already. `csvValue` takes it
 * away again: no value is lost. A missing value is an empty cell, an empty text a lone apostrophe.
 * @returns how many entries were written.
 */
export const exportCsv = async (entries: Iterable<JournalEntry>, write: Write): Promise<number> => {
  await write(`\u{FEFF}${csvRow(csvColumns)}`);
  let written = 0;
  for (const entry of entries) {
    await write(csvRow(Object.values(columns).map((column) => column(entry))));
    written += 1;
  }
  return written;
};

const csvRow = (values: readonly (string | null)[]): string =>
  `${values.map((value) => `"${csvCell(value).replaceAll('"', '""')}"`).join(',')}\r\n`;

/**
 * The text of a cell, before quoting. Spaces, control and format characters in front do not count,
 * because programs skip them; NFKC covers the full-width and small forms of the four signs.
 */
export const csvCell = (value: string | null): string => {
  if (value === null) return '';
  if (value === '' || value.startsWith("'") || /^[\t\r\n]/.test(value)) return `'${value}`;
  const first = /^[\p{Cc}\p{Cf}\p{Z}]*(.)/su.exec(value)?.[1] ?? '';
  return /^[=+\-@]/.test(first.normalize('NFKC')) ? `'${value}` : value;
};

/** The value that `csvCell` made a cell of. */
export const csvValue = (cell: string): string | null => {
  if (cell === '') return null;
  return cell.startsWith("'") ? cell.slice(1) : cell;
};
