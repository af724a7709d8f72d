import type { JournalEntry } from '../../contract/journal.ts';
import type { Write } from './export-csv.ts';

/**
 * JSON lines: the stored records, byte for byte, one on each line, oldest first. Canonical JSON
 * holds no line break, so whoever hashes a line hashes what the journal holds.
 * @returns how many entries were written.
 */
export const exportJsonLines = async (entries: Iterable<JournalEntry>, write: Write): Promise<number> => {
  let written = 0;
  for (const entry of entries) {
    await write(`${entry.recordJson}\n`);
    written += 1;
  }
  return written;
};
