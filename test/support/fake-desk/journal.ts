import type { JournalEntry, JournalFilter, JournalPage } from '../../../contract/journal.ts';
import type { OperationInput } from '../../../contract/operations.ts';

const total = 240;
const shapes = [
  ['note', 'evidence.recorded', null, 'Caller checked by a call back to the business phone ending 417.'],
  ['intent', 'pass.create', null, 'About to make a one-time pass for 60 minutes.'],
  ['outcome', 'pass.create', 'succeeded', 'Made a one-time pass for 60 minutes.'],
  ['intent', 'method.delete', null, 'About to remove Microsoft Authenticator on Galaxy A54.'],
  ['outcome', 'method.delete', 'failed', 'Microsoft Authenticator on Galaxy A54 was not removed: it is the default.'],
  ['outcome', 'method.delete', 'unknown', 'No answer came when removing the mobile phone.'],
  ['reconciled', 'method.delete', 'notHappened', 'Read again: the mobile phone is still registered.'],
  ['note', 'ticket.closed', null, 'Ticket closed.'],
] as const;

const entry = (seq: number): JournalEntry => {
  const [kind, action, result, summary] = shapes[seq % shapes.length] ?? shapes[0];
  const id = `00000000-0000-4000-8000-${String(seq).padStart(12, '0')}`;
  return {
    seq,
    id,
    kind,
    action,
    result,
    atUtc: new Date(Date.UTC(2026, 10, 22, 9) - (total - seq) * 17 * 60_000).toISOString(),
    agentId: '0a9d3c11-5e6f-4a7b-8c9d-0e1f2a3b4c5d',
    agentName: seq % 3 === 0 ? 'Kofi Mensah' : 'Ines Duarte',
    about: 'person',
    userId: '7f3e0000-2b1c-4c55-9d10-0a1b2c3d4e5f',
    userName: seq % 2 === 0 ? 'Amara Okafor' : 'Tom Harlow',
    userPrincipalName: seq % 2 === 0 ? 'amara.okafor@fernhollow.example' : 'user2@fernhollow.example',
    ticket: `INC-${20_000 + Math.floor(seq / 8)}`,
    intentId: null,
    planId: null,
    summary,
    recordJson: JSON.stringify({ seq, action, kind }),
    personal: [],
  };
};

const all = Array.from({ length: total }, (_, n) => entry(total - n));

const matchingOf = (filter: JournalFilter): readonly JournalEntry[] => {
  const has = (value: string | null, wanted: string | undefined) =>
    wanted === undefined || wanted === '' || (value ?? '').toLowerCase().includes(wanted.toLowerCase());
  return all.filter(
    (item) =>
      has(`${item.userName} ${item.userPrincipalName}`, filter.person) &&
      has(item.agentName, filter.agent) &&
      has(item.ticket, filter.ticket) &&
      (filter.action === undefined || filter.action === item.action) &&
      (filter.fromUtc === undefined || item.atUtc >= filter.fromUtc) &&
      (filter.toUtc === undefined || item.atUtc < filter.toUtc),
  );
};

/** How many entries of it match. */
export const fakeCount = (filter: JournalFilter): number => matchingOf(filter).length;

/** A page of an invented journal, newest first. */
export const fakeJournal = ({ filter, beforeSeq, limit }: OperationInput<'journal.list'>): JournalPage => {
  const matching = matchingOf(filter);
  const entries = matching.filter((item) => beforeSeq === undefined || item.seq < beforeSeq).slice(0, limit);
  const last = entries.at(-1);
  return { entries, nextBeforeSeq: last === undefined || last === matching.at(-1) ? null : last.seq };
};
