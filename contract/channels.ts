/**
 * Channel names, one for each operation. This file is the only run-time code that the preload
 * imports, so it must stay free of zod.
 */
export const channels = {
  'session.current': 'session:current',
  'session.switchAgent': 'session:switch-agent',
  'users.search': 'users:search',
  'users.photo': 'users:photo',
  'users.open': 'users:open',
  'evidence.record': 'evidence:record',
  'evidence.list': 'evidence:list',
  'plans.propose': 'plans:propose',
  'plans.execute': 'plans:execute',
  'plans.current': 'plans:current',
  'plans.resume': 'plans:resume',
  'plans.abandon': 'plans:abandon',
  'plans.unfinished': 'plans:unfinished',
  'passes.reveal': 'passes:reveal',
  'passes.conceal': 'passes:conceal',
  'passes.copy': 'passes:copy',
  'passes.print': 'passes:print',
  'watch.start': 'watch:start',
  'watch.stop': 'watch:stop',
  'tickets.close': 'tickets:close',
  'tickets.copySummary': 'tickets:copy-summary',
  'journal.list': 'journal:list',
  'journal.export': 'journal:export',
  'preferences.set': 'preferences:set',
  'app.copyText': 'app:copy-text',
} as const;

export type OperationName = keyof typeof channels;
export type Channel = (typeof channels)[OperationName];

/** The one channel on which main speaks first. Its payload is `DeskEvent`. */
export const eventChannel = 'desk:event';
