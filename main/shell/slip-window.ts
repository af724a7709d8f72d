import { BrowserWindow, session } from 'electron';
import { randomUUID } from 'node:crypto';
import { appScheme } from './app-assets.ts';
import { slipPage, slipSecurityPolicy, type SlipDetails } from './slip-page.ts';

/** In memory, as it has no `persist:`: nothing of a slip is written by Chromium. */
const partition = 'slip';

/**
 * Renders the slip in a hidden window without scripts, hands it to `use`, and destroys it. The
 * page comes from memory, at an address that says nothing and answers once.
 */
export const withSlipWindow = async <T>(slip: SlipDetails, use: (window: BrowserWindow) => Promise<T>): Promise<T> => {
  const address = `${appScheme}://slip/${randomUUID()}`;
  let page: string | null = slipPage(slip);
  const slipSession = session.fromPartition(partition, { cache: false });
  slipSession.protocol.handle(appScheme, ({ method, url }) => {
    const body = method === 'GET' && url === address ? page : null;
    if (body !== null) page = null;
    return new Response(body, {
      status: body === null ? 404 : 200,
      headers: {
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Security-Policy': slipSecurityPolicy,
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
    slipSession.protocol.unhandle(appScheme);
  }
};

/** The slip as a PDF of one A4 page. */
export const slipAsPdf = async (slip: SlipDetails): Promise<Uint8Array> =>
  await withSlipWindow(
    slip,
    async ({ webContents }) => await webContents.printToPDF({ pageSize: 'A4', preferCSSPageSize: true, printBackground: true }),
  );
