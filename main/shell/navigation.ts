import { app, type Session, type WebContents } from 'electron';
import type { Logger } from '../log/logger.ts';
import { refuseBluetooth } from './permissions.ts';

/**
 * Pins every page, present and future, to where main loaded it: no navigation, no redirect, no
 * second window, no webview, no Bluetooth. To be called before the first window is made.
 */
export const refuseNavigation = (log: Logger): void => {
  app.on('web-contents-created', (_event, contents) => pin(contents, log));
};

const pin = (contents: WebContents, log: Logger): void => {
  const refuse = (kind: string) => (event: { preventDefault(): void; readonly url: string }) => {
    event.preventDefault();
    log.warn('shell.navigationRefused', { kind, url: event.url });
  };
  contents.on('will-navigate', refuse('navigate'));
  contents.on('will-frame-navigate', refuse('frame'));
  contents.on('will-redirect', refuse('redirect'));
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
    log.warn('shell.navigationRefused', { kind: 'webview' });
  });
  refuseBluetooth(contents);
  contents.setWindowOpenHandler(({ url }) => {
    log.warn('shell.navigationRefused', { kind: 'window', url });
    return { action: 'deny' };
  });
};

/** Cancels every download of a session: files are written by main alone, where the agent chose. */
export const refuseDownloads = (session: Session, log: Logger): void => {
  session.on('will-download', (event, item) => {
    event.preventDefault();
    log.warn('shell.downloadRefused', { url: item.getURL() });
  });
};
