import { app, type BrowserWindow } from 'electron';
import { writeFile } from 'node:fs/promises';
import { FaultError } from '../fault-error.ts';
import type { Logger } from '../log/logger.ts';
import type { Paper } from './paper-window.ts';
import { printWindow, withPaperWindow } from './paper-window.ts';
import { chooseFile } from './save-dialog.ts';

export interface GuidePaperOptions {
  /** Parent of the dialogs. */
  readonly getWindow: () => BrowserWindow | null;
  readonly log: Logger;
}

export interface GuidePaper {
  readonly countPages: (paper: Paper) => Promise<number>;
  /** False when the agent cancelled. @throws FaultError `internal` when there is no printer, or it refuses. */
  readonly printPage: (paper: Paper) => Promise<boolean>;
  /** The path of the file, or null when the agent cancelled. @throws FaultError `internal` when it cannot be written. */
  readonly savePage: (paper: Paper, file: { readonly name: string; readonly as: 'pdf' | 'html' }) => Promise<string | null>;
}

/** Guides on paper and as files. They hold no secret: they may be kept, and sent. */
export const createGuidePaper = ({ getWindow, log }: GuidePaperOptions): GuidePaper => {
  // Chromium writes it into a PDF as what made it: not which system and version the desk has. It sends no request of ours.
  app.userAgentFallback = 'Latchkey';
  const layOut = oneByOne('guide');
  // Apart: a printer's dialog may stay open for long, and nobody else's guide waits for it.
  const print = oneByOne('guide-print');

  /** Tagged, so that a screen reader finds headings, lists and what a code says; only with tags does Chromium write an outline. */
  const asPdf = (paper: Paper): Promise<Buffer> =>
    layOut(
      paper,
      async ({ webContents }) =>
        await webContents.printToPDF({
          pageSize: 'A4',
          preferCSSPageSize: true,
          printBackground: true,
          generateTaggedPDF: true,
          generateDocumentOutline: true,
        }),
    );

  return {
    countPages: async (paper) => pagesIn(await asPdf(paper)),
    printPage: (paper) =>
      print(paper, async (page) => {
        if ((await page.webContents.getPrintersAsync()).length === 0)
          throw new FaultError('internal', 'No printer was found. Save the guide as a PDF, and print it where there is one.');
        const result = await printWindow(page, { marginType: 'default' });
        if ('printed' in result) return result.printed;
        log.warn('shell.guideNotPrinted', { reason: result.refused });
        throw new FaultError(
          'internal',
          'The printer did not take the guide. Check the printer and print again, or save the guide as a PDF.',
          {
            retryable: true,
            detail: result.refused,
          },
        );
      }),
    savePage: async (paper, { name, as }) => {
      const path = await chooseFile(getWindow(), { title: 'Save the guide', defaultName: name, extension: as });
      if (path === null) return null;
      const content = as === 'html' ? paper.html : await asPdf(paper);
      try {
        await writeFile(path, content);
      } catch (error) {
        throw new FaultError('internal', 'The guide could not be saved there. Choose another folder.', {
          retryable: true,
          detail: error instanceof Error ? error.message : String(error),
          cause: error,
        });
      }
      return path;
    },
  };
};

/** Of one kind of page only one is served at a time; who asks meanwhile waits their turn. */
const oneByOne = (partition: string) => {
  let last: Promise<unknown> = Promise.resolve();
  return async <T>(paper: Paper, use: (window: BrowserWindow) => Promise<T>): Promise<T> => {
    const before = last;
    const mine = (async () => {
      await before.catch(() => undefined);
      return await withPaperWindow(partition, paper, use);
    })();
    last = mine;
    return await mine;
  };
};

/** Chromium's writer keeps the page objects in the clear. */
const pagesIn = (pdf: Buffer): number => {
  const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/gu)?.length ?? 0;
  if (pages === 0) throw new FaultError('internal', 'The guide could not be laid out. Close Latchkey and start it again.');
  return pages;
};
