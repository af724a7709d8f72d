import type { RegistrationRequest } from '../../contract/app-state.ts';
import type { GuideKind } from '../../contract/guides.ts';
import type { JournalFilter } from '../../contract/journal.ts';

/** Every key of the query cache. What belongs to one person starts with `person(id)`, so that it goes together. */
export const keys = {
  app: () => ['app'] as const,
  registration: (request: RegistrationRequest | null) => ['registration', request] as const,
  session: () => ['session'] as const,
  settings: () => ['settings'] as const,
  photos: () => ['photo'] as const,
  photo: (userId: string) => ['photo', userId] as const,
  people: () => ['person'] as const,
  person: (userId: string) => ['person', userId] as const,
  ticket: (userId: string, ticketId: string | null, agentId: string) => ['person', userId, 'ticket', ticketId, agentId] as const,
  guide: (userId: string, kind: GuideKind) => ['person', userId, 'guide', kind] as const,
  openTickets: () => ['tickets'] as const,
  journal: () => ['journal'] as const,
  jobs: () => ['jobs'] as const,
  seenExport: () => ['seenExport'] as const,
  journalCount: (filter: JournalFilter) => ['journal', 'count', filter] as const,
  journalPage: (filter: JournalFilter) => ['journal', 'list', filter] as const,
};
