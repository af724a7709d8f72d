import { ipcMain } from 'electron';
import { randomUUID } from 'node:crypto';
import type { AllHandlers } from '../operations.ts';
import { registerOperations } from '../ipc/register.ts';
import type { SenderLike } from '../ipc/sender.ts';
import type { Logger } from '../log/logger.ts';

export interface BridgeOptions {
  readonly handlers: AllHandlers;
  /** The one origin that may call. */
  readonly origin: string;
  /** The desk's window at this moment; null while there is none. */
  readonly getWindow: () => { isDestroyed(): boolean; readonly webContents: SenderLike } | null;
  readonly log: Logger;
}

/** Connects the desk's handlers to Electron's IPC. Returns a function that disconnects them. */
export const connectBridge = ({ handlers, origin, getWindow, log }: BridgeOptions): (() => void) =>
  registerOperations(handlers, {
    ipcMain,
    origin,
    isKnownSender: (sender) => {
      const window = getWindow();
      return window !== null && !window.isDestroyed() && window.webContents.id === sender.id;
    },
    newCorrelationId: randomUUID,
    log,
  });
