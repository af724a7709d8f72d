import type { JournalAction, JournalEntry, JournalEntryKind, JournalResult } from '../../../contract/journal.ts';
import type { WriteAction } from '../../../contract/writes.ts';
import { changeLooks } from '../ticket/change-looks.ts';
import type { BadgeTone } from '../../ui/StatusBadge.tsx';

const writeNames = Object.fromEntries(Object.entries(changeLooks).map(([action, { name }]) => [action, name])) as Readonly<
  Record<WriteAction, string>
>;

export const actionInWords: Readonly<Record<JournalAction, string>> = {
  ...writeNames,
  'session.started': 'Session started',
  'session.agentSwitched': 'Practice role switched',
  'session.signedInAgain': 'Signed in again',
  'session.permissionAgreed': 'Permission agreed to',
  'session.locked': 'Desk locked',
  'session.unlocked': 'Desk unlocked',
  'session.signedOut': 'Signed out',
  'settings.changed': 'Settings changed',
  'settings.declined': 'Looser settings declined',
  'clock.set': 'Computer’s clock set',
  'desk.refused': 'Refused by the desk',
  'evidence.recorded': 'Caller checked',
  'evidence.failed': 'Check failed',
  'plan.started': 'Plan started',
  'plan.finished': 'Plan finished',
  'plan.abandoned': 'Plan stopped',
  'plan.proved': 'Read again',
  'step.leftOut': 'Step left out',
  'secret.revealed': 'Pass shown',
  'secret.copied': 'Pass copied',
  'secret.printed': 'Pass printed',
  'secret.declined': 'Pass kept hidden',
  'pass.revealed': 'Pass shown',
  'pass.copied': 'Pass copied',
  'pass.printed': 'Pass printed',
  'method.appeared': 'New method seen',
  'alarm.raised': 'Alarm raised',
  'ticket.closed': 'Ticket closed',
  'journal.exported': 'Journal exported',
  'app.rendererCrashed': 'Window restarted',
};

/** What an action is called; its own name where a newer version wrote one that this one has no words for. */
export const nameOfAction = (action: string): string => (isKnown(action) ? actionInWords[action] : action);

const isKnown = (action: string): action is JournalAction => Object.hasOwn(actionInWords, action);

/** In place of a sentence that is no longer kept. */
export const notKept = 'No longer kept';

/** Who acted: the console itself where no agent is recorded. */
export const agentInWords = ({ agentName, agentId }: Pick<JournalEntry, 'agentName' | 'agentId'>): string =>
  agentName ?? (agentId === null ? 'Latchkey' : `Name no longer kept (${agentId})`);

/** Who or what it was about; null for what the console did by itself. */
export const subjectInWords = ({ about, userName, userId }: Pick<JournalEntry, 'about' | 'userName' | 'userId'>): string | null =>
  about === 'tenant' ? 'The tenant' : (userName ?? (userId === null ? null : `Name no longer kept (${userId})`));

export const kindInWords: Readonly<Record<JournalEntryKind, string>> = {
  intent: 'Intent',
  outcome: 'Outcome',
  reconciled: 'Decided later',
  note: 'Note',
};

const results: Readonly<Record<JournalResult, { readonly word: string; readonly tone: BadgeTone }>> = {
  succeeded: { word: 'Succeeded', tone: 'success' },
  failed: { word: 'Failed', tone: 'danger' },
  unknown: { word: 'Not known', tone: 'caution' },
  notHappened: { word: 'Did not happen', tone: 'neutral' },
};

/** The badge of a row: the result where there is one, else what kind of row it is. */
export const badgeOf = (entry: Pick<JournalEntry, 'kind' | 'result'>): { readonly word: string; readonly tone: BadgeTone } =>
  entry.result === null ? { word: kindInWords[entry.kind], tone: 'neutral' } : results[entry.result];
