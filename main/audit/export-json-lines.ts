import canonicalize from 'canonicalize';
import type { JournalEntry } from '../../contract/journal.ts';
import type { Write } from './export-csv.ts';

/**
 * JSON lines: the stored records, byte for byte, one on each line, oldest first. Canonical JSON
 * holds no line break, so whoever hashes a line hashes what the journal holds. What stands apart
 * from a record follows on a line of its own, `{"personal":[…],"seq":…}`, with the salts that its hashes need.
 * @returns how many entries were written.
 */
export const exportJsonLines = async (entries: Iterable<JournalEntry>, write: Write): Promise<number> => {
  let written = 0;
  for (const { recordJson, personal, seq } of entries) {
    await write(`${recordJson}\n${personal.length === 0 ? '' : `${canonicalize({ personal, seq }) ?? ''}\n`}`);
    written += 1;
  }
  return written;
};
