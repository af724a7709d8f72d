import { app, session, type Session } from 'electron';
import type { Logger } from '../log/logger.ts';
import { refuseDownloads, refuseNavigation } from './navigation.ts';
import { refusePermissions } from './permissions.ts';

/**
 * Refuses, for every session and page that will ever exist, what the desk does not need. To be
 * called before the first window is made.
 */
export const hardenContents = (log: Logger): void => {
  refuseNavigation(log);
  const hardened = new WeakSet<Session>();
  const harden = (created: Session) => {
    if (hardened.has(created)) return;
    hardened.add(created);
    refusePermissions(created, log);
    refuseDownloads(created, log);
    // Chromium would fetch a dictionary from Google at the start, whether or not a page is spell-checked.
    created.setSpellCheckerLanguages([]);
  };
  app.on('session-created', harden);
  // It may have been made before this, by whoever asked for it first.
  harden(session.defaultSession);
};
