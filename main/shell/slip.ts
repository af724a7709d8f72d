import { dialog, type BrowserWindow } from 'electron';
import { rm, writeFile } from 'node:fs/promises';
import { FaultError } from '../fault-error.ts';
import type { Logger } from '../log/logger.ts';
import { printWindow } from './paper-window.ts';
import { chooseFile } from './save-dialog.ts';
import type { SlipDetails } from './slip-page.ts';
import { slipAsPdf, withSlipWindow } from './slip-window.ts';

export type SlipOutcome = { readonly kind: 'printed' | 'cancelled' } | { readonly kind: 'saved'; readonly path: string };

export interface SlipPrinterOptions {
  /** Parent of the dialogs. */
  readonly getWindow: () => BrowserWindow | null;
  readonly log: Logger;
}

/** Prints the slip. Throws FaultError `desk.busy` while another one prints, `internal` when the printer refuses. */
export type PrintSlip = (slip: SlipDetails) => Promise<SlipOutcome>;

/**
 * The agent chooses the printer. Where there is none they may save a PDF, after being told what
 * that means; nothing else of the slip ever reaches the disk from here.
 */
export const createSlipPrinter = ({ getWindow, log }: SlipPrinterOptions): PrintSlip => {
  let busy = false;
  return async (slip) => {
    if (busy) throw new FaultError('desk.busy', 'A slip is being printed. Finish or cancel that first.', { retryable: true });
    busy = true;
    try {
      const onPaper = await withSlipWindow(slip, async (page) => {
        const printers = await page.webContents.getPrintersAsync();
        return printers.length === 0 ? null : await print(page, log);
      });
      return onPaper ?? (await savePdf(slip, getWindow()));
    } finally {
      busy = false;
    }
  };
};

const print = async (page: BrowserWindow, log: Logger): Promise<SlipOutcome> => {
  const result = await printWindow(page, { marginType: 'none' });
  if ('printed' in result) return { kind: result.printed ? 'printed' : 'cancelled' };
  log.warn('shell.slipNotPrinted', { reason: result.refused });
  throw new FaultError('internal', 'The printer did not take the slip. Check the printer and print again.', {
    retryable: true,
    detail: result.refused,
  });
};

const savePdf = async (slip: SlipDetails, parent: BrowserWindow | null): Promise<SlipOutcome> => {
  const question = {
    type: 'warning' as const,
    title: 'Latchkey',
    message: 'No printer was found. Save the slip as a PDF instead?',
    detail:
      'The file holds the pass in the clear: whoever can read it can sign in as this person until the pass expires. Delete it as soon as it is printed.',
    buttons: ['Save as PDF…', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  };
  const { response } = parent === null ? await dialog.showMessageBox(question) : await dialog.showMessageBox(parent, question);
  if (response !== 0) return { kind: 'cancelled' };
  const path = await chooseFile(parent, { title: 'Save the slip', defaultName: 'hand-over slip', extension: 'pdf' });
  if (path === null) return { kind: 'cancelled' };
  const pdf = await slipAsPdf(slip);
  try {
    await writeFile(path, pdf, { mode: 0o600 });
  } catch (error) {
    throw new FaultError('internal', 'The slip could not be saved there. Choose another folder.', {
      retryable: true,
      detail: error instanceof Error ? error.message : String(error),
      cause: error,
    });
  }
  return { kind: 'saved', path };
};

/** Deletes a slip that was saved as a file; one that is gone already is no fault. @throws FaultError when it stays. */
export const deleteSlip = async (path: string): Promise<void> => {
  try {
    await rm(path, { force: true });
  } catch (error) {
    throw new FaultError('internal', 'The file could not be deleted. Close what has it open and try again, or delete it yourself.', {
      retryable: true,
      detail: error instanceof Error ? error.message : String(error),
      cause: error,
    });
  }
};
