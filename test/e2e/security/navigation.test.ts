import type { AddressInfo } from 'node:net';
import { createServer } from 'node:http';
import { atTheDesk, deskAddress, expect, foreignRequests, test } from './desk.ts';

const addresses = [
  'https://example.com/',
  'http://example.com/',
  'http://127.0.0.1:9/',
  'http://localhost:9/',
  'https://login.microsoftonline.com/',
  'https://aka.ms/mysecurityinfo',
  'file:///etc/passwd',
  'file:///C:/Windows/win.ini',
  'about:blank',
  'about:srcdoc',
  'data:text/html,<script>document.title=1</script>',
  'data:text/html;base64,PGgxPng8L2gxPg==',
  'javascript:document.title="ran"',
  'blob:app://latchkey/00000000-0000-0000-0000-000000000000',
  'filesystem:app://latchkey/temporary/x',
  'app://latchkey/index.html?again',
  'app://latchkey/assets/',
  'app://slip/1',
  'app://other/index.html',
  'devtools://devtools/bundled/inspector.html',
  'chrome://gpu',
  'chrome-extension://abcdefghijklmnop/x.html',
  'view-source:https://example.com/',
  'ws://example.com/',
  'mailto:someone@example.com',
  'ms-msdt:/id',
] as const;

test.describe('the desk stays where it is', () => {
  test('when the page sends itself elsewhere', async ({ desk }) => {
    for (const address of addresses) {
      await desk.page
        .evaluate((to) => {
          location.href = to;
          // Long enough for a navigation to begin.
          return new Promise((resolve) => setTimeout(resolve, 60));
        }, address)
        // about:blank takes the page from under the script, before it is fetched back.
        .catch(() => undefined);
      await atTheDesk(desk);
      expect(desk.page.url(), address).toBe(deskAddress);
    }
    expect(await foreignRequests(desk)).toEqual([]);
  });

  test('when a link, a form or a refresh is clicked or injected', async ({ desk }) => {
    await desk.page.evaluate(() => {
      const link = document.createElement('a');
      link.href = 'https://example.com/link';
      const form = document.createElement('form');
      form.action = 'https://example.com/form';
      const refresh = document.createElement('meta');
      refresh.httpEquiv = 'refresh';
      refresh.content = '0;url=https://example.com/refresh';
      document.body.append(link, form);
      document.head.append(refresh);
      link.click();
      form.submit();
    });
    await desk.page.waitForTimeout(500);
    expect(desk.page.url()).toBe(deskAddress);
    expect(await foreignRequests(desk)).toEqual([]);
  });

  test('and opens no second window', async ({ desk }) => {
    const opened = await desk.page.evaluate((all) => {
      const link = document.createElement('a');
      link.target = '_blank';
      link.href = 'https://example.com/blank';
      document.body.append(link);
      link.click();
      return all.filter((address) => window.open(address) !== null || window.open(address, '_blank', 'noopener') !== null);
    }, addresses);
    await desk.page.waitForTimeout(300);
    expect(opened).toEqual([]);
    expect(await desk.app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
    expect(await foreignRequests(desk)).toEqual([]);
  });

  test('and holds no frame, webview or plug-in that loads anything', async ({ desk }) => {
    await desk.page.evaluate(() => {
      for (const tag of ['iframe', 'webview', 'embed', 'object', 'portal', 'fencedframe']) {
        const element = document.createElement(tag);
        document.body.append(element);
        try {
          element.setAttribute(tag === 'object' ? 'data' : 'src', 'https://example.com/framed');
        } catch {
          // Trusted types refuse some of them before anything else does.
        }
      }
    });
    await desk.page.waitForTimeout(300);
    expect(
      desk.page
        .frames()
        .map((frame) => frame.url())
        .filter((url) => url.includes('example.com')),
    ).toEqual([]);
    expect(await desk.app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
    expect(await foreignRequests(desk)).toEqual([]);
  });

  test('and no window of the app follows where a server leads it', async ({ desk }) => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      if (request.url === '/first') response.writeHead(302, { location: '/second' }).end();
      else response.end('led there');
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;
    await desk.app.evaluate(async ({ BrowserWindow }, address) => {
      const window = new BrowserWindow({ show: false });
      // As if main itself had been brought to load a page of somebody else's.
      await window.loadURL(address).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 500));
      window.destroy();
    }, `http://127.0.0.1:${port}/first`);
    await new Promise((closed) => server.close(closed));
    expect(asked).toEqual(['/first']);
  });

  test('and downloads nothing', async ({ desk }) => {
    await desk.app.evaluate(({ session }) => {
      const seen: string[] = [];
      Object.assign(globalThis, { downloadStates: seen });
      session.defaultSession.on('will-download', (event, item) => {
        seen.push(event.defaultPrevented ? 'refused' : item.getState());
      });
    });
    await desk.page.evaluate(() => {
      for (const address of ['data:application/octet-stream,x', URL.createObjectURL(new Blob(['x']))]) {
        const link = document.createElement('a');
        link.download = 'x.exe';
        link.href = address;
        document.body.append(link);
        link.click();
      }
    });
    await expect
      .poll(() => desk.app.evaluate(() => (globalThis as unknown as { downloadStates: string[] }).downloadStates))
      .toEqual(['refused', 'refused']);
  });
});
