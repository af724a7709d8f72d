import type { JournalEntry } from '../../../contract/journal.ts';

/** The stored record with the texts that stand apart from it put back, and line breaks for reading; the stored text itself when it is no JSON. */
export const readableRecord = ({ recordJson, personal }: Pick<JournalEntry, 'recordJson' | 'personal'>): string => {
  try {
    const record: unknown = JSON.parse(recordJson);
    for (const { place, text } of personal) putBack(record, stepsOf(place), JSON.parse(text));
    return JSON.stringify(record, null, 2);
  } catch {
    return recordJson;
  }
};

/** The keys of a JSON pointer (RFC 6901). */
const stepsOf = (place: string): readonly string[] =>
  place
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));

/** Where the record has nothing of its own at that place, nothing is put. */
const putBack = (within: unknown, [key, ...further]: readonly string[], value: unknown): void => {
  if (within === null || typeof within !== 'object' || key === undefined || !Object.hasOwn(within, key)) return;
  if (further.length === 0) Object.defineProperty(within, key, { value });
  else putBack(Object.getOwnPropertyDescriptor(within, key)?.value, further, value);
};
