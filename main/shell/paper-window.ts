import { BrowserWindow, session } from 'electron';
import { randomUUID } from 'node:crypto';
import { appScheme } from './app-assets.ts';

/** A page that is made to be printed. */
export interface Paper {
  readonly html: string;
  /** Content-Security-Policy that it is served with. */
  readonly policy: string;
}

/**
 * Renders a page in a hidden window without scripts, hands it to `use`, and destroys it. The page comes from memory, at
 * an address that says nothing and answers once.
 * @param partition names the session, one for each kind of page. In memory, as it has no `persist:`: nothing is written
 * by Chromium. Of one kind only one page at a time.
 */
export const withPaperWindow = async <T>(partition: string, paper: Paper, use: (window: BrowserWindow) => Promise<T>): Promise<T> => {
  const address = `${appScheme}://${partition}/${randomUUID()}`;
  let page: string | null = paper.html;
  const paperSession = session.fromPartition(partition, { cache: false });
  paperSession.protocol.handle(appScheme, ({ method, url }) => {
    const body = method === 'GET' && url === address ? page : null;
    if (body !== null) page = null;
    return new Response(body, {
      status: body === null ? 404 : 200,
      headers: {
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Security-Policy': paper.policy,
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': 'no-store',
      },
    });
  });
  const window = new BrowserWindow({
    show: false,
    // A4 at 96 dots an inch, so that the layout is the printed one.
    width: 794,
    height: 1123,
    webPreferences: {
      partition,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      javascript: false,
      images: false,
      webgl: false,
      spellcheck: false,
      devTools: false,
    },
  });
  try {
    await window.loadURL(address);
    return await use(window);
  } finally {
    page = null;
    window.destroy();
    paperSession.protocol.unhandle(appScheme);
  }
};

/** Asks for a printer, and prints. False when the agent cancelled; the reason of the system when it did not print. */
export const printWindow = async (
  { webContents }: BrowserWindow,
  margins: Electron.Margins,
): Promise<{ readonly printed: boolean } | { readonly refused: string }> => {
  const result = await new Promise<{ readonly success: boolean; readonly reason: string }>((resolve) => {
    webContents.print({ silent: false, printBackground: true, pageSize: 'A4', margins }, (success, reason) => resolve({ success, reason }));
  });
  if (result.success) return { printed: true };
  return /cancel/iu.test(result.reason) ? { printed: false } : { refused: result.reason };
};
