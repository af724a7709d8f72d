import { dialog, type BrowserWindow } from 'electron';
import type { Logger } from '../log/logger.ts';
import { withoutFragment } from './app-assets.ts';
import { createReopenLimit } from './reopen-limit.ts';

/** Why the page had to be opened again. `reason` is Chromium's own word. */
export interface PageLoss {
  readonly kind: 'crashed' | 'unresponsive' | 'notLoaded' | 'ledAway';
  readonly reason: string;
}

export interface KeepPageOptions {
  readonly window: BrowserWindow;
  /** With its fragment; the page may change that by itself, as it stays the same page. */
  readonly address: string;
  /** Called before the page is opened again: the place for the journal's note. */
  readonly onLost: (loss: PageLoss) => void;
  /** The agent chose to leave after the page was lost too often. */
  readonly quit: () => void;
  readonly log: Logger;
  /** How long a page may not answer before it is opened again. */
  readonly patienceMs?: number;
}

/** Chromium's code for a load that was called off, which is no failure. */
const aborted = -3;

/**
 * Loads the page and sees to it that there always is one: a page that crashed, hangs, did not load
 * or was led away is opened again, at most three times a minute; then a native dialog asks the agent. The
 * window is never left blank without a word. Returns a function that lets go of the window, for when another one
 * takes its place: from then on nothing that happens to it counts as a loss.
 */
export const keepPage = (options: KeepPageOptions): (() => void) => {
  const { window, address, onLost, quit, log, patienceMs = 10_000 } = options;
  const { webContents } = window;
  const limit = createReopenLimit({ now: Date.now });
  let hanging: NodeJS.Timeout | undefined;
  let killedForHanging = false;
  let asking = false;
  let released = false;
  const isOver = () => released || window.isDestroyed();

  const load = () => {
    if (isOver()) return;
    // A failure arrives as did-fail-load too, where it is dealt with.
    webContents.loadURL(address).catch(() => undefined);
  };

  const lost = (loss: PageLoss) => {
    clearTimeout(hanging);
    if (isOver() || asking) return;
    log.error('shell.pageLost', loss);
    onLost(loss);
    // Not inside the event: Chromium is still taking the old page down.
    if (limit.mayReopen()) setImmediate(load);
    else void ask();
  };

  const ask = async () => {
    asking = true;
    window.show();
    const { response } = await dialog.showMessageBox(window, {
      type: 'error',
      title: 'Latchkey',
      message: 'The Latchkey window keeps stopping.',
      detail:
        'It was opened again three times within a minute. Nothing in the journal is lost. Open it once more, or quit and start Latchkey again; if that does not help, send your administrator the log.',
      buttons: ['Open again', 'Quit'],
      defaultId: 0,
      cancelId: 1,
      noLink: true,
    });
    asking = false;
    // The answer of a question whose window went away is nobody's.
    if (isOver()) return;
    if (response !== 0) return quit();
    limit.forgive();
    load();
  };

  webContents.on('render-process-gone', (_event, details) => {
    const kind = killedForHanging ? 'unresponsive' : 'crashed';
    killedForHanging = false;
    if (details.reason !== 'clean-exit') lost({ kind, reason: details.reason });
  });
  webContents.on('did-fail-load', (_event, code, description, _url, isMainFrame) => {
    if (isMainFrame && code !== aborted) lost({ kind: 'notLoaded', reason: description || String(code) });
  });
  // Electron asks nobody before a page goes to about:blank, so it is fetched back afterwards.
  webContents.on('did-navigate', (_event, url) => {
    if (withoutFragment(url) !== withoutFragment(address)) lost({ kind: 'ledAway', reason: url.slice(0, 200) });
  });
  window.on('unresponsive', () => {
    clearTimeout(hanging);
    hanging = setTimeout(() => {
      if (isOver()) return;
      // A page that hangs would not let go of its process for a new load.
      killedForHanging = true;
      webContents.forcefullyCrashRenderer();
    }, patienceMs);
  });
  window.on('responsive', () => clearTimeout(hanging));
  window.on('closed', () => clearTimeout(hanging));
  load();
  return () => {
    released = true;
    clearTimeout(hanging);
  };
};
