import type { JournalEntry, PersonalText } from '../../contract/journal.ts';
import { fold, foldAll } from './fold.ts';
import { textsFrom } from './personal-texts.ts';
import type { EncodedRecord } from './record-format-2.ts';
import type { RecordContent, StoredActor } from './record-content.ts';
import { decodeRecord } from './stored-record.ts';

/** The columns of `entries` in the order of the insert; everything but `record` is derived from it. */
const columns = [
  'seq',
  'id',
  'kind',
  'action',
  'result',
  'at_utc',
  'agent_id',
  'about',
  'user_id',
  'ticket',
  'intent_id',
  'plan_id',
  'step_id',
  'ticket_folded',
  'record',
] as const;

export type EntryRow = (string | number | Buffer | null)[];

export const insertEntry = `INSERT INTO entries (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;

export const rowOf = (record: RecordContent, { text }: EncodedRecord): EntryRow => {
  const { agent, person } = record;
  const row: { readonly [C in (typeof columns)[number]]: EntryRow[number] } = {
    seq: record.seq,
    id: record.id,
    kind: record.kind,
    action: record.action,
    result: record.result,
    at_utc: record.atUtc,
    agent_id: agent && directoryId(agent.id),
    about: record.about,
    user_id: person && directoryId(person.id),
    ticket: record.ticket,
    intent_id: record.intentId,
    plan_id: record.planId,
    step_id: record.stepId,
    ticket_folded: fold(record.ticket ?? ''),
    record: Buffer.from(text, 'utf8'),
  };
  return columns.map((column) => row[column]);
};

export type PersonalRow = [seq: number, agentFolded: string, personFolded: string, texts: string];

export const insertPersonal = 'INSERT INTO personal (seq, agent_folded, person_folded, texts) VALUES (?, ?, ?, ?)';

/** What stands apart from the record, and what is searched in: both about people, so both leave together. */
export const personalRowOf = (record: RecordContent, { personal }: EncodedRecord): PersonalRow => [
  record.seq,
  foldNames(record.agent),
  foldNames(record.person),
  JSON.stringify(personal),
];

/** Object ids are compared without case: Graph writes them in lower case, people paste them as they like. */
export const directoryId = (id: string): string => id.toLowerCase();

const foldNames = (actor: StoredActor | null): string => (actor === null ? '' : foldAll([actor.displayName, actor.userPrincipalName]));

/** The entry that was just stored. */
export const entryOf = (record: RecordContent, { text, personal }: EncodedRecord): JournalEntry => ({
  seq: record.seq,
  id: record.id,
  kind: record.kind,
  action: record.action,
  result: record.result,
  atUtc: record.atUtc,
  agentId: record.agent && directoryId(record.agent.id),
  agentName: record.agent && record.agent.displayName,
  about: record.about,
  userId: record.person && directoryId(record.person.id),
  userName: record.person && record.person.displayName,
  userPrincipalName: record.person && record.person.userPrincipalName,
  ticket: record.ticket,
  intentId: record.intentId,
  planId: record.planId,
  summary: record.summary,
  recordJson: text,
  personal,
});

/** What is selected of a record to read it: `texts` is null once they have left. */
export const recordColumns = `entries.seq AS seq, id, kind, action, result, at_utc AS atUtc, agent_id AS agentId, about, user_id AS userId,
  ticket, intent_id AS intentId, plan_id AS planId, step_id AS stepId, record, texts`;

/** The columns that say what the record's bytes say, and the bytes. */
export interface SelectedRecord extends Omit<RecordContent, 'clockUtc' | 'agent' | 'person' | 'authority' | 'summary' | 'data'> {
  readonly agentId: string | null;
  readonly userId: string | null;
  readonly record: Buffer;
  readonly texts: string | null;
}

/** The record of a row. What its bytes do not tell this version is taken from the columns, and is unknown where they hold nothing. */
export const recordFromRow = (row: SelectedRecord): RecordContent => contentOf(row, textsFrom(row.texts));

const contentOf = (row: SelectedRecord, personal: readonly PersonalText[]): RecordContent => {
  const { agentId, userId, record, texts: _, ...columnsOf } = row;
  const nameless = (id: string | null): StoredActor | null => (id === null ? null : { id, displayName: null, userPrincipalName: null });
  const fromColumns: RecordContent = {
    ...columnsOf,
    clockUtc: null,
    agent: nameless(agentId),
    person: nameless(userId),
    authority: null,
    summary: null,
    data: {},
  };
  try {
    const { format, ...content } = decodeRecord(record.toString('utf8'), personal);
    if (format <= 2) return content;
    const { agent, about, person } = fromColumns;
    return { ...content, agent: content.agent ?? agent, about: content.about ?? about, person: content.person ?? person };
  } catch {
    return fromColumns;
  }
};

export const entryFromRow = (row: SelectedRecord): JournalEntry => {
  const personal = textsFrom(row.texts);
  return entryOf(contentOf(row, personal), { text: row.record.toString('utf8'), personal });
};
