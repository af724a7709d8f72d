import canonicalize from 'canonicalize';
import { z } from 'zod';
import type { PersonalText } from '../../contract/journal.ts';
import { Authority, JournalEntryKind, JournalResult } from '../../contract/journal.ts';
import { isClear } from './clear-data.ts';
import { Hashed, TextsApart, step, textAt } from './personal-texts.ts';
import type { TextsBeside } from './personal-texts.ts';
import type { Json } from './records.ts';
import { refuseSecrets } from './secret-guard.ts';
import type { RecordContent, StoredActor } from './record-content.ts';
import { isList } from './well-formed.ts';

/** Null where the name had left before this record was made. */
const HashedText = Hashed.nullable();

const Actor2 = z.object({ id: z.string(), displayName: HashedText, userPrincipalName: HashedText });
type Actor2 = z.infer<typeof Actor2>;

const Subject2 = z.discriminatedUnion('kind', [Actor2.extend({ kind: z.literal('person') }), z.object({ kind: z.literal('tenant') })]);

const Data = z.record(z.string(), z.json()).readonly();

const Record2 = z.object({
  format: z.literal(2),
  seq: z.number().int().positive(),
  id: z.string(),
  kind: JournalEntryKind,
  action: z.string(),
  result: JournalResult.nullable(),
  atUtc: z.string(),
  clockUtc: z.string(),
  agent: Actor2.nullable(),
  subject: Subject2.nullable(),
  ticket: z.string().nullable(),
  intentId: z.string().nullable(),
  planId: z.string().nullable(),
  stepId: z.string().nullable(),
  // Of a kind that a newer version may have made.
  authority: z.looseObject({ kind: z.string() }).nullable(),
  summary: HashedText,
  data: Data,
});
type Record2 = z.infer<typeof Record2>;

/** What can be missing or of another shape in a record of a newer format: read as unknown. */
const Newer = Record2.extend({
  format: z.number(),
  clockUtc: z.string().nullable().catch(null),
  agent: Actor2.nullable().catch(null),
  subject: Subject2.nullable().catch(null),
  ticket: z.string().nullable().catch(null),
  intentId: z.string().nullable().catch(null),
  planId: z.string().nullable().catch(null),
  stepId: z.string().nullable().catch(null),
  authority: z.looseObject({ kind: z.string() }).nullable().catch(null),
  summary: HashedText.catch(null),
  data: Data.catch({}),
});

/** The bytes to store, and what stands apart from them. */
export interface EncodedRecord {
  readonly text: string;
  readonly personal: readonly PersonalText[];
}

/**
 * The text to store, in canonical form (RFC 8785): what is hashed later is what is written now.
 * @throws Error when the record looks as if it held a secret, in the bytes or apart from them.
 */
export const encodeRecord = (content: RecordContent): EncodedRecord => {
  const apart = new TextsApart();
  const { agent, about, person, summary, data, ...rest } = content;
  const text = canonical({
    ...rest,
    format: 2,
    agent: agent && actorOf(agent, '/agent', apart),
    subject: person !== null ? { kind: 'person', ...actorOf(person, '/subject', apart) } : about === 'tenant' ? { kind: 'tenant' } : null,
    summary: textOf(summary, '/summary', apart),
    data: dataOf(data, '/data', apart),
  });
  // Everything that will be stored, in the bytes or apart from them.
  refuseSecrets(content, [text, ...apart.texts.map((item) => item.text)].join('\n'));
  return { text, personal: apart.texts };
};

const canonical = (value: object): string => {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('A journal record has no JSON form.');
  return text;
};

const textOf = (text: string | null, place: string, apart: TextsApart): Hashed | null => (text === null ? null : apart.take(place, text));

const actorOf = ({ id, displayName, userPrincipalName }: StoredActor, place: string, apart: TextsApart): Actor2 => ({
  id,
  displayName: textOf(displayName, `${place}/displayName`, apart),
  userPrincipalName: textOf(userPrincipalName, `${place}/userPrincipalName`, apart),
});

type Fields = RecordContent['data'];

const isFields = (value: Json): value is Fields => value !== null && typeof value === 'object' && !isList(value);

const dataOf = (data: Fields, place: string, apart: TextsApart): Fields =>
  Object.fromEntries(
    Object.entries(data).map(([key, value]): [string, Json] => {
      const at = `${place}${step(key)}`;
      if (!isClear(key, value)) return [key, { ...apart.take(at, value) }];
      return [key, isFields(value) ? dataOf(value, at, apart) : value];
    }),
  );

/** @throws when it is no such record. */
export const decodeFormat2 = (stored: unknown, beside: TextsBeside): RecordContent => contentOf(Record2.parse(stored), beside);

/** A newer record as far as it is like this format. @throws when it does not even say what it is. */
export const decodeNewer = (stored: unknown, beside: TextsBeside): RecordContent => contentOf(Newer.parse(stored), beside);

const contentOf = (record: z.infer<typeof Newer>, beside: TextsBeside): RecordContent => {
  const { format: _, agent, subject, authority, summary, data, ...rest } = record;
  return {
    ...rest,
    agent: agent && withNames(agent, '/agent', beside),
    about: subject && subject.kind,
    person: subject?.kind === 'person' ? withNames(subject, '/subject', beside) : null,
    authority: Authority.safeParse(authority).data ?? null,
    summary: textAt(beside, '/summary', summary),
    data: withTexts(data, '/data', beside),
  };
};

const withNames = ({ id, displayName, userPrincipalName }: Actor2, place: string, beside: TextsBeside): StoredActor => ({
  id,
  displayName: textAt(beside, `${place}/displayName`, displayName),
  userPrincipalName: textAt(beside, `${place}/userPrincipalName`, userPrincipalName),
});

const withTexts = (data: Fields, place: string, beside: TextsBeside): Fields =>
  Object.fromEntries(
    Object.entries(data).map(([key, value]): [string, Json] => {
      const at = `${place}${step(key)}`;
      if (!isFields(value)) return [key, value];
      const hashed = Hashed.safeParse(value);
      if (!hashed.success) return [key, withTexts(value, at, beside)];
      const found = beside.find(at, hashed.data);
      return [key, found === undefined ? value : found];
    }),
  );
