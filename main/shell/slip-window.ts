import type { BrowserWindow } from 'electron';
import { withPaperWindow } from './paper-window.ts';
import { slipPage, slipSecurityPolicy, type SlipDetails } from './slip-page.ts';

/** Renders the slip in a hidden window, hands it to `use`, and destroys it. */
export const withSlipWindow = async <T>(slip: SlipDetails, use: (window: BrowserWindow) => Promise<T>): Promise<T> =>
  await withPaperWindow('slip', { html: slipPage(slip), policy: slipSecurityPolicy }, use);

/** The slip as a PDF of one A4 page. */
export const slipAsPdf = async (slip: SlipDetails): Promise<Uint8Array> =>
  await withSlipWindow(
    slip,
    async ({ webContents }) => await webContents.printToPDF({ pageSize: 'A4', preferCSSPageSize: true, printBackground: true }),
  );
