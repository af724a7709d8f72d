import { app, type BrowserWindow } from 'electron';

/**
 * Claims this user's one Latchkey. Returns false when there is one already: it has been brought
 * to the front, and this process should quit without touching the journal.
 */
export const claimSingleInstance = (getWindow: () => BrowserWindow | null): boolean => {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', () => {
    const window = getWindow();
    if (window === null || window.isDestroyed()) return;
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  });
  return true;
};
