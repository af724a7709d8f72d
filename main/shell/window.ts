import { BrowserWindow, screen } from 'electron';
import type { Logger } from '../log/logger.ts';
import { deskPreferences } from './web-preferences.ts';
import { defaultSize, minimumSize, reachableBounds, type BoundsStore, type WindowBounds } from './window-bounds.ts';

export interface DeskWindowOptions {
  /** Absolute path of the built preload. */
  readonly preload: string;
  /** As in `Latchkey — practice tenant`; the page cannot change it. */
  readonly title: string;
  /** What shows before the page has painted: the theme's own background, or it would flash. */
  readonly backgroundColor: string;
  readonly bounds: BoundsStore;
  /** The window whose place this one takes; it must still be there. */
  readonly replaces: BrowserWindow | null;
  /** Only for a developer's unpacked copy. */
  readonly devTools: boolean;
  readonly log: Logger;
}

/**
 * Makes the one window of the desk, hidden, without loading anything: see keep-page.ts for that.
 * It shows itself once the page has painted; one that takes another's place shows at once, or the screen would be
 * without the desk for a moment and the focus with somebody else.
 */
export const createDeskWindow = (options: DeskWindowOptions): BrowserWindow => {
  const { bounds, log, replaces } = options;
  const workAreas = screen.getAllDisplays().map((display) => display.workArea);
  const remembered = replaces === null ? reachableBounds(bounds.read(), workAreas) : boundsOf(replaces);
  const place =
    remembered === null ? defaultSize : { x: remembered.x, y: remembered.y, width: remembered.width, height: remembered.height };

  const window = new BrowserWindow({
    ...place,
    minWidth: minimumSize.width,
    minHeight: minimumSize.height,
    show: false,
    title: options.title,
    backgroundColor: options.backgroundColor,
    webPreferences: deskPreferences(options),
  });

  window.on('page-title-updated', (event) => event.preventDefault());
  window.webContents.on('preload-error', (_event, _path, error) => log.error('shell.preloadError', { error }));
  if (replaces?.isVisible() === true || replaces?.isMinimized() === true) showInPlaceOf(replaces, window);
  else {
    window.once('ready-to-show', () => {
      if (remembered?.maximised === true) window.maximize();
      window.show();
    });
  }
  window.on('close', () => bounds.write(boundsOf(window)));
  return window;
};

const boundsOf = (window: BrowserWindow): WindowBounds => ({ ...window.getNormalBounds(), maximised: window.isMaximized() });

const showInPlaceOf = (old: BrowserWindow, window: BrowserWindow): void => {
  // A locked desk does not come up by itself over what else is on the screen.
  if (old.isMinimized()) return window.minimize();
  if (old.isFocused()) window.show();
  else window.showInactive();
  if (old.isFullScreen()) window.setFullScreen(true);
  else if (old.isMaximized()) window.maximize();
};
