import type { App } from 'electron';
import type { Logger } from '../log/logger.ts';

/** Every page that will ever exist runs in Chromium's sandbox, whatever it is made with. To be called before the app is ready. */
export const requireOsSandbox = (app: Pick<App, 'enableSandbox'>, userId: number | undefined, log: Logger): void => {
  if (userId === 0) {
    // Chromium's sandbox cannot start as root; the page keeps its restricted preload.
    log.warn('shell.osSandbox', { isOn: false, because: 'running as root' });
    return;
  }
  app.enableSandbox();
  log.info('shell.osSandbox', { isOn: true });
};
