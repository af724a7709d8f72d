import { createHash } from 'node:crypto';
import Sqlite from 'better-sqlite3';

/*
 * A reader of the journal by somebody who has docs/journal.md and nothing else of the product: SQLite, JSON and SHA-256.
 * It shares no code with main/audit on purpose.
 */

export interface StrangersRecord {
  /** The record with its texts put back; where one has left, its hash stands. */
  readonly record: Record<string, unknown>;
  /** JSON pointers of hashes that a text was there for and matched. */
  readonly proven: readonly string[];
  /** Of hashes without a text. */
  readonly left: readonly string[];
  /** Of texts that are not what was hashed, or belong nowhere. */
  readonly wrong: readonly string[];
}

interface Row {
  readonly record: Uint8Array;
  readonly texts: string | null;
}

export const readAsStranger = (file: string): readonly StrangersRecord[] => {
  const database = new Sqlite(file, { readonly: true });
  try {
    return database
      .prepare<[], Row>('SELECT record, texts FROM entries LEFT JOIN personal ON personal.seq = entries.seq ORDER BY entries.seq')
      .all()
      .map(read);
  } finally {
    database.close();
  }
};

const read = ({ record: bytes, texts }: Row): StrangersRecord => {
  const record: Record<string, unknown> = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  if (record['format'] === 1) return { record, proven: [], left: [], wrong: [] };
  if (record['format'] !== 2) throw new Error(`A format that the document does not tell of: ${String(record['format'])}`);
  const beside: { place: string; salt: string; text: string }[] = JSON.parse(texts ?? '[]');
  const [proven, left, wrong]: [string[], string[], string[]] = [[], [], []];
  const putBack = (value: unknown, place: string): unknown => {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
    if (isHash(value)) {
      const found = beside.find((item) => item.place === place);
      if (found === undefined) {
        left.push(place);
        return value;
      }
      const bytesToHash = Uint8Array.from([...Buffer.from(found.salt, 'base64url'), ...new TextEncoder().encode(found.text)]);
      if (createHash('sha256').update(bytesToHash).digest('base64url') === value.sha256) {
        proven.push(place);
        return JSON.parse(found.text);
      }
      wrong.push(place);
      return value;
    }
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, putBack(inner, `${place}/${key.replace(/~/g, '~0').replace(/\//g, '~1')}`)]),
    );
  };
  const whole = putBack(record, '') as Record<string, unknown>;
  for (const { place } of beside) if (!proven.includes(place) && !wrong.includes(place)) wrong.push(place);
  return { record: whole, proven, left, wrong };
};

const isHash = (value: object): value is { readonly sha256: string } => {
  const keys = Object.keys(value);
  return keys.length === 1 && keys[0] === 'sha256' && 'sha256' in value && typeof value.sha256 === 'string';
};
