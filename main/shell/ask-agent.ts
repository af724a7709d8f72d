import { dialog, type BrowserWindow } from 'electron';
import type { AskAgent } from '../ask-agent.ts';
import { FaultError } from '../fault-error.ts';
import type { Logger } from '../log/logger.ts';

export interface AskAgentOptions {
  readonly getWindow: () => BrowserWindow | null;
  readonly isLocked: () => boolean;
  readonly log: Logger;
}

const [agreed, cancelled] = [0, 1];

/** Tests answer questions with this title, as no test can click the system's dialogs. */
export const questionTitle = 'Latchkey asks';

/** Asks in a dialog of the system's over the window. The page can neither draw it, nor answer it, nor open a second one. */
export const createAskAgent = ({ getWindow, isLocked, log }: AskAgentOptions): AskAgent => {
  let isOpen = false;
  return async ({ message, detail, agree }) => {
    if (isLocked()) throw new FaultError('desk.locked', 'Latchkey is locked. Unlock it first.');
    if (isOpen) throw new FaultError('desk.busy', 'Latchkey is asking you something already. Answer that first, then try again.');
    const window = getWindow();
    if (window === null || window.isDestroyed()) return false;
    isOpen = true;
    const gone = new AbortController();
    // Not every system answers a dialog whose window went away.
    const left = new Promise<{ readonly response: number }>((resolve) =>
      gone.signal.addEventListener('abort', () => resolve({ response: cancelled }), { once: true }),
    );
    const leave = (): void => gone.abort();
    window.once('closed', leave);
    try {
      const asked = dialog.showMessageBox(window, {
        type: 'question',
        title: questionTitle,
        message,
        detail,
        buttons: [agree, 'Cancel'],
        defaultId: cancelled,
        cancelId: cancelled,
        noLink: true,
        signal: gone.signal,
      });
      const { response } = await Promise.race([asked, left]);
      // Locked or left meanwhile: nobody who may answer saw it to its end.
      const isYes = response === agreed && !isLocked() && getWindow() === window;
      log.info('shell.agentAsked', { agree, isYes });
      return isYes;
    } finally {
      isOpen = false;
      window.off('closed', leave);
    }
  };
};
