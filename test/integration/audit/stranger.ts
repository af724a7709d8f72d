import { createHash } from 'node:crypto';
import Sqlite from 'better-sqlite3';

/*
 * A reader of the journal by somebody who has docs/journal.md and nothing else of the product: SQLite, JSON and SHA-256.
 * It shares no code with main/audit on purpose.
 */

/** What the document says that a record of format 2 holds. */
interface DocumentedRecord {
  readonly format: number;
  readonly seq: number;
  readonly id: string;
  readonly kind: string;
  readonly action: string;
  readonly result: string | null;
  readonly atUtc: string;
  readonly agent: { readonly id: string; readonly displayName: unknown } | null;
  readonly subject: { readonly kind: string; readonly displayName?: unknown; readonly userPrincipalName?: unknown } | null;
  readonly ticket: string | null;
  readonly intentId: string | null;
  readonly planId: string | null;
  readonly summary: unknown;
  readonly data: unknown;
}

export interface StrangersRecord {
  /** The record with its texts put back; where one has left, its hash stands. */
  readonly record: DocumentedRecord;
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
  const record: DocumentedRecord = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  if (record.format === 1) return { record, proven: [], left: [], wrong: [] };
  if (record.format !== 2) throw new Error(`A format that the document does not tell of: ${record.format}`);
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
  const whole = putBack(record, '') as DocumentedRecord;
  for (const { place } of beside) if (!proven.includes(place) && !wrong.includes(place)) wrong.push(place);
  return { record: whole, proven, left, wrong };
};

const isHash = (value: object): value is { readonly sha256: string } => {
  const keys = Object.keys(value);
  return keys.length === 1 && keys[0] === 'sha256' && 'sha256' in value && typeof value.sha256 === 'string';
};
