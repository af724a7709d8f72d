import type { JournalAction, JournalEntry, JournalEntryKind, JournalResult } from '../../contract/journal.ts';
import type { Actor } from './records.ts';
import { fold, foldAll } from './fold.ts';
import type { RecordToStore } from './stored-record.ts';

/** The columns of `entries` in the order of the insert; everything but `record` is derived from it. */
const columns = [
  'seq',
  'id',
  'kind',
  'action',
  'result',
  'at_utc',
  'agent_id',
  'agent_name',
  'user_id',
  'user_name',
  'user_principal_name',
  'ticket',
  'intent_id',
  'plan_id',
  'step_id',
  'summary',
  'agent_folded',
  'person_folded',
  'ticket_folded',
  'record',
] as const;

export type EntryRow = (string | number | Buffer | null)[];

export const insertEntry = `INSERT INTO entries (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;

/** @param bytes the record in its stored form. */
export const rowOf = (record: RecordToStore, bytes: Buffer): EntryRow => {
  const { agent, person } = record;
  const row: { readonly [C in (typeof columns)[number]]: EntryRow[number] } = {
    seq: record.seq,
    id: record.id,
    kind: record.kind,
    action: record.action,
    result: record.result,
    at_utc: record.atUtc,
    agent_id: agent && directoryId(agent.id),
    agent_name: agent && agent.displayName,
    user_id: person && directoryId(person.id),
    user_name: person && person.displayName,
    user_principal_name: person && person.userPrincipalName,
    ticket: record.ticket,
    intent_id: record.intentId,
    plan_id: record.planId,
    step_id: record.stepId,
    summary: record.summary,
    agent_folded: foldActor(agent),
    person_folded: foldActor(person),
    ticket_folded: fold(record.ticket ?? ''),
    record: bytes,
  };
  return columns.map((column) => row[column]);
};

/** Object ids are compared without case: Graph writes them in lower case, people paste them as they like. */
export const directoryId = (id: string): string => id.toLowerCase();

const foldActor = (actor: Actor | null): string => (actor === null ? '' : foldAll([actor.displayName, actor.userPrincipalName, actor.id]));

/** The entry that was just stored. @param text the record in its stored form. */
export const entryOf = (record: RecordToStore, text: string): JournalEntry => ({
  seq: record.seq,
  id: record.id,
  kind: record.kind,
  action: record.action,
  result: record.result,
  atUtc: record.atUtc,
  agentId: record.agent && directoryId(record.agent.id),
  agentName: record.agent && record.agent.displayName,
  userId: record.person && directoryId(record.person.id),
  userName: record.person && record.person.displayName,
  userPrincipalName: record.person && record.person.userPrincipalName,
  ticket: record.ticket,
  intentId: record.intentId,
  planId: record.planId,
  summary: record.summary,
  recordJson: text,
});

/** What the reader selects for a JournalEntry: named as there, so that a row needs no renaming. */
export const entryColumns = `seq, id, kind, action, result, at_utc AS atUtc, agent_id AS agentId, agent_name AS agentName,
  user_id AS userId, user_name AS userName, user_principal_name AS userPrincipalName, ticket, intent_id AS intentId,
  plan_id AS planId, summary, record`;

export interface SelectedEntry extends Omit<JournalEntry, 'recordJson'> {
  readonly kind: JournalEntryKind;
  readonly action: JournalAction;
  readonly result: JournalResult | null;
  readonly record: Buffer;
}

export const entryFromRow = ({ record, ...rest }: SelectedEntry): JournalEntry => ({ ...rest, recordJson: record.toString('utf8') });
