import { eventChannel } from '../../contract/channels.ts';
import type { DeskEvent } from '../../contract/events.ts';
import type { Logger } from '../log/logger.ts';

/** The part of a BrowserWindow that is used. */
export interface EventWindow {
  isDestroyed(): boolean;
  readonly webContents: {
    isDestroyed(): boolean;
    isCrashed(): boolean;
    send(channel: string, payload: DeskEvent): void;
  };
}

/** Tells the window something without being asked. Returns false when there was nobody to tell. */
export type SendEvent = (event: DeskEvent) => boolean;

/**
 * Events are hints to a page that can always ask again, so one that finds no window is dropped:
 * nothing is queued for a page that was not there.
 */
export const createEventSender =
  (getWindow: () => EventWindow | null, log: Logger): SendEvent =>
  (event) => {
    const window = getWindow();
    if (window === null || window.isDestroyed()) return false;
    const { webContents } = window;
    if (webContents.isDestroyed() || webContents.isCrashed()) return false;
    try {
      webContents.send(eventChannel, event);
      return true;
    } catch (error) {
      log.warn('ipc.eventNotSent', { type: event.type, error });
      return false;
    }
  };
