import { webContents, type BrowserWindow } from 'electron';
import { keepPage, type PageLoss } from './keep-page.ts';
import { createDeskWindow, type DeskWindowOptions } from './window.ts';

export interface WindowKeeperOptions extends Pick<DeskWindowOptions, 'preload' | 'bounds' | 'devTools' | 'log'> {
  /** Each new window, before it loads anything: the place to listen to it. */
  readonly onOpened: (window: BrowserWindow) => void;
  /** The page of the window was lost and is opened again. */
  readonly onLost: (loss: PageLoss) => void;
  /** The agent chose to leave after the page was lost too often. */
  readonly quit: () => void;
}

export interface WindowContent extends Pick<DeskWindowOptions, 'title' | 'backgroundColor'> {
  /** One of `deskAddress`. */
  readonly address: string;
}

export interface WindowKeeper {
  /** The one window there is now, or null before the first and after the agent closed it. */
  readonly current: () => BrowserWindow | null;
  /**
   * Opens a window with this content. If there is one already, the new one takes its place on the screen and the
   * old one goes in the same turn, with its process and all that was in it, whether or not the new page has painted.
   */
  readonly show: (content: WindowContent) => BrowserWindow;
}

/** Keeps one window: what a page must not know any more goes by giving it another process, not by asking the page. */
export const createWindowKeeper = ({ onOpened, onLost, quit, ...options }: WindowKeeperOptions): WindowKeeper => {
  let current: BrowserWindow | null = null;
  let release = () => {};

  return {
    current: () => current,
    show({ title, address, backgroundColor }) {
      const old = current;
      // First the new one, so that there is never none and the app does not quit.
      const window = createDeskWindow({ ...options, title, backgroundColor, replaces: old });
      current = window;
      window.once('closed', () => {
        if (current === window) current = null;
      });
      release();
      if (old !== null) destroyAtOnce(old);
      onOpened(window);
      release = keepPage({ window, address, onLost, quit, log: options.log });
      return window;
    },
  };
};

const destroyAtOnce = (window: BrowserWindow): void => {
  const processId = window.webContents.getOSProcessId();
  window.destroy();
  const isShared = webContents.getAllWebContents().some((contents) => contents.getOSProcessId() === processId);
  if (processId === 0 || isShared) return;
  try {
    // Chromium gives a page that hangs two seconds, in which it still has what it must lose. Not
    // forcefullyCrashRenderer: a crash may leave that in a core file.
    process.kill(processId, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
};
