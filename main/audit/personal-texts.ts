import { hash, randomBytes } from 'node:crypto';
import canonicalize from 'canonicalize';
import { z } from 'zod';
import { PersonalText } from '../../contract/journal.ts';
import type { Json } from './records.ts';

/** What stands in the bytes in place of a text that stands apart: says what it was to whoever has it, and nothing to others. */
export const Hashed = z.strictObject({ sha256: z.string().regex(/^[\w-]{43}$/) }).readonly();
export type Hashed = z.infer<typeof Hashed>;

const saltLength = 16;

/** SHA-256 over the salt's bytes and then the text's. The salt is never used twice, so equal texts do not look equal. */
const hashOf = (salt: Buffer, text: string): string => hash('sha256', Buffer.concat([salt, Buffer.from(text, 'utf8')]), 'base64url');

/** Collects what is put apart from one record. */
export class TextsApart {
  readonly texts: PersonalText[] = [];

  /** @param place the JSON pointer of the value in the record. */
  take(place: string, value: Json): Hashed {
    // Of a text alone, which most are, the canonical form is what JSON has anyway.
    const text = typeof value === 'string' ? JSON.stringify(value) : canonicalize(value);
    if (text === undefined) throw new Error('A journal record has no JSON form.');
    const salt = randomBytes(saltLength);
    this.texts.push({ place, salt: salt.toString('base64url'), text });
    return { sha256: hashOf(salt, text) };
  }
}

/** What stands apart from one record, by its place, to be put back. */
export class TextsBeside {
  readonly #byPlace: ReadonlyMap<string, PersonalText>;

  constructor(texts: readonly PersonalText[]) {
    this.#byPlace = new Map(texts.map((item) => [item.place, item]));
  }

  /** The value that was hashed; undefined when it is no longer there, or is not what was hashed: then it is not believed. */
  find(place: string, { sha256 }: Hashed): Json | undefined {
    const found = this.#byPlace.get(place);
    if (found === undefined || hashOf(Buffer.from(found.salt, 'base64url'), found.text) !== sha256) return undefined;
    // It is JSON because it was read as such; a schema would leave out a key called __proto__.
    return JSON.parse(found.text) as Json;
  }
}

/** The same of a text; null when it is not there. */
export const textAt = (beside: TextsBeside, place: string, hashed: Hashed | null): string | null => {
  const value = hashed === null ? undefined : beside.find(place, hashed);
  return typeof value === 'string' ? value : null;
};

/** A step of a JSON pointer (RFC 6901). */
export const step = (key: string): string => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;

const Texts = z.array(PersonalText);

/** What the table beside the records keeps of one; nothing when that has left or cannot be read. */
export const textsFrom = (stored: string | null): readonly PersonalText[] => {
  if (stored === null) return [];
  try {
    return Texts.safeParse(JSON.parse(stored)).data ?? [];
  } catch {
    return [];
  }
};
