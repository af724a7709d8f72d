import { app, powerMonitor, webContents, type WebContents } from 'electron';
import { createIdleClock, type IdleClockOptions } from './idle-clock.ts';

const everyMs = 5_000;

/**
 * Watches for nobody being there; to be called when the app is ready. `limitMs` is asked each time, so a changed
 * setting holds at once. Returns a function that stops watching.
 */
export const watchIdle = (options: Pick<IdleClockOptions, 'limitMs' | 'onIdle'>): (() => void) => {
  const clock = createIdleClock({ ...options, systemIdleSeconds: () => powerMonitor.getSystemIdleTime(), now: Date.now });
  const listen = (contents: WebContents) => contents.on('input-event', clock.noteInput);
  const onCreated = (_event: unknown, contents: WebContents) => void listen(contents);
  for (const contents of webContents.getAllWebContents()) listen(contents);
  app.on('web-contents-created', onCreated);
  const timer = setInterval(clock.look, everyMs);
  timer.unref();
  return () => {
    clearInterval(timer);
    app.off('web-contents-created', onCreated);
    for (const contents of webContents.getAllWebContents()) contents.off('input-event', clock.noteInput);
  };
};
