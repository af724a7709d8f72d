/**
 * Channel names, one for each operation. This file is the only run-time code that the preload
 * imports, so it must stay free of zod.
 */
export const channels = {
  'app.state': 'app:state',
  'app.lock': 'app:lock',
  'app.unlock': 'app:unlock',
  'app.copyText': 'app:copy-text',
  'app.openPage': 'app:open-page',
  'workplace.choose': 'workplace:choose',
  'workplace.connect': 'workplace:connect',
  'workplace.importProfile': 'workplace:import-profile',
  'workplace.registration': 'workplace:registration',
  'workplace.saveRegistration': 'workplace:save-registration',
  'signIn.start': 'sign-in:start',
  'signIn.startWithCode': 'sign-in:start-with-code',
  'signIn.cancel': 'sign-in:cancel',
  'signIn.switchAccount': 'sign-in:switch-account',
  'signIn.signOut': 'sign-in:sign-out',
  'session.current': 'session:current',
  'session.switchAgent': 'session:switch-agent',
  'session.practiseFor': 'session:practise-for',
  'session.signInAgain': 'session:sign-in-again',
  'session.allow': 'session:allow',
  'session.readRoles': 'session:read-roles',
  'users.search': 'users:search',
  'users.photo': 'users:photo',
  'users.open': 'users:open',
  'evidence.record': 'evidence:record',
  'evidence.fail': 'evidence:fail',
  'evidence.list': 'evidence:list',
  'plans.propose': 'plans:propose',
  'plans.execute': 'plans:execute',
  'plans.current': 'plans:current',
  'plans.resume': 'plans:resume',
  'plans.leaveOut': 'plans:leave-out',
  'plans.abandon': 'plans:abandon',
  'secrets.reveal': 'secrets:reveal',
  'secrets.conceal': 'secrets:conceal',
  'secrets.copy': 'secrets:copy',
  'secrets.print': 'secrets:print',
  'secrets.deleteSlip': 'secrets:delete-slip',
  'watch.start': 'watch:start',
  'watch.stop': 'watch:stop',
  'tickets.open': 'tickets:open',
  'tickets.change': 'tickets:change',
  'tickets.list': 'tickets:list',
  'tickets.planAgain': 'tickets:plan-again',
  'tickets.discard': 'tickets:discard',
  'tickets.close': 'tickets:close',
  'tickets.copySummary': 'tickets:copy-summary',
  'guides.preview': 'guides:preview',
  'guides.print': 'guides:print',
  'guides.save': 'guides:save',
  'journal.list': 'journal:list',
  'journal.count': 'journal:count',
  'journal.export': 'journal:export',
  'jobs.list': 'jobs:list',
  'jobs.cancel': 'jobs:cancel',
  'settings.read': 'settings:read',
  'settings.save': 'settings:save',
  'settings.import': 'settings:import',
  'settings.export': 'settings:export',
  'preferences.set': 'preferences:set',
} as const;

export type OperationName = keyof typeof channels;
export type Channel = (typeof channels)[OperationName];

/** The one channel on which main speaks first. Its payload is `DeskEvent`. */
export const eventChannel = 'desk:event';

/** On which the window says that it no longer wants an answer. Its one argument is the id that the call was made with. */
export const cancelChannel = 'desk:cancel';
