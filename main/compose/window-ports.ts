import type { BrowserWindow } from 'electron';
import { clipboard } from 'electron';
import type { DeskEvent } from '../../contract/events.ts';
import type { AskAgent } from '../ask-agent.ts';
import type { WorkplaceOptions } from '../desk/workplace-options.ts';
import type { Logger } from '../log/logger.ts';
import { createSecretClipboard } from '../shell/clipboard.ts';
import type { PassGuard } from '../shell/pass-guard.ts';
import { createPassGuard } from '../shell/pass-guard.ts';
import { createGuidePaper } from '../shell/guide-paper.ts';
import { chooseFile } from '../shell/save-dialog.ts';
import { createSlipPrinter, deleteSlip } from '../shell/slip.ts';
import { setTimer } from '../shell/timer.ts';

export interface WindowPorts {
  readonly ports: WorkplaceOptions['ports'];
  readonly guard: PassGuard;
  readonly clearClipboard: () => Promise<void>;
}

/** What a desk does through the window and the system: clipboard, paper, file names, and codes on the screen. */
export const createWindowPorts = (options: {
  readonly getWindow: () => BrowserWindow | null;
  readonly send: (event: DeskEvent) => void;
  readonly askAgent: AskAgent;
  readonly log: Logger;
}): WindowPorts => {
  const { getWindow, send, askAgent, log } = options;
  const now = (): Date => new Date();
  const secretClipboard = createSecretClipboard({ clipboard, now, setTimer, onCleared: () => send({ type: 'clipboard.cleared' }) });
  const guard = createPassGuard({
    protectContent: (on) => getWindow()?.setContentProtection(on),
    conceal: (planId) => send({ type: 'secret.conceal', planId }),
    now,
    setTimer,
  });
  const printSlip = createSlipPrinter({ getWindow, log });
  return {
    guard,
    clearClipboard: async () => void (await secretClipboard.clear()),
    ports: {
      askAgent,
      ...createGuidePaper({ getWindow, log }),
      copySecret: (code) => secretClipboard.copySecret(code.unwrap()),
      copyText: (text) => secretClipboard.copyText(text),
      clearClipboard: () => void secretClipboard.clear(),
      beginShowing: (planId) => guard.begin(planId).concealAtUtc,
      endShowing: (planId) => guard.end(planId),
      concealNow: () => guard.concealNow(),
      printSlip: (slip) => printSlip({ ...slip, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone }),
      deleteSlip,
      chooseFile: ({ defaultName, extension }) => chooseFile(getWindow(), { title: 'Export the journal', defaultName, extension }),
    },
  };
};
