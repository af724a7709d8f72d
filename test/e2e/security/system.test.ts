import { expect, test } from '@playwright/test';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { certificateFor, ProxyWorld } from '../../unit/network/proxy-world.ts';
import type { ShellParts } from './shell-app/main.ts';
import { startSmallApp, type SmallApp } from './small-app.ts';

declare const parts: ShellParts;

const world = new ProxyWorld();
let folder: string;
let small: SmallApp;
let posts = 0;
let connectRequests: readonly string[];
let practicePort: number;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey system '));
  const certificate = await certificateFor('graph.microsoft.com');
  await writeFile(join(folder, 'administrator.pem'), certificate.cert);
  const target = await world.server((request, response) => {
    if (request.method === 'GET') return void response.end('from Graph');
    posts += 1;
    request.resume().once('end', () => request.socket.destroy());
  }, certificate);
  const proxy = await world.proxy(target);
  connectRequests = proxy.asked;
  practicePort = await world.server((_, response) => response.end('from this computer'));
  small = await startSmallApp({
    name: 'shell-app',
    args: [`--proxy-server=127.0.0.1:${proxy.port}`],
    env: { NODE_EXTRA_CA_CERTS: join(folder, 'administrator.pem'), PATH: folder },
  });
});

test.afterAll(async () => {
  await small.close();
  await world.close();
  await rm(folder, { recursive: true, force: true });
});

test.describe('Electron’s fetch of the desk', () => {
  test('goes through the system’s proxy and trusts what the administrator installed', async () => {
    const text = await small.app.evaluate(async () => (await parts.network.fetch('https://graph.microsoft.com/v1.0/me')).text());
    expect(text).toBe('from Graph');
    expect(connectRequests).toContain('graph.microsoft.com:443');
  });

  test('reaches the practice tenant without the proxy', async () => {
    const before = connectRequests.length;
    const text = await small.app.evaluate(
      async (_electron, port) => (await parts.network.fetch(`http://127.0.0.1:${port}/`)).text(),
      practicePort,
    );
    expect(text).toBe('from this computer');
    expect(connectRequests).toHaveLength(before);
  });

  test('sends a POST once when the kept-alive connection breaks under it', async () => {
    const code = await small.app.evaluate(async () => {
      await (await parts.network.fetch('https://graph.microsoft.com/v1.0/me')).text();
      await new Promise((resolve) => setTimeout(resolve, 50));
      return parts.network.fetch('https://graph.microsoft.com/v1.0/pass', { method: 'POST', body: '{}' }).then(
        () => 'answered',
        (error: { readonly cause?: { readonly code?: string } }) => error.cause?.code,
      );
    });
    expect(code).toMatch(/^(?:UND_ERR_SOCKET|ECONNRESET)$/u);
    expect(posts).toBe(1);
  });

  test('does not reach a server that the certificate is not for', async () => {
    const code = await small.app.evaluate(() =>
      parts.network.fetch('https://login.microsoftonline.com/').then(
        () => 'answered',
        (error: { readonly cause?: { readonly code?: string } }) => error.cause?.code,
      ),
    );
    expect(code).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
  });
});

test('the system’s proxy is known from the first question on', async () => {
  for (let start = 0; start < 3; start += 1) {
    const other = await startSmallApp({ name: 'shell-app', args: ['--proxy-server=127.0.0.1:9'] });
    // A moment after the start is when Electron's own first answer is wrong.
    await new Promise((resolve) => setTimeout(resolve, 500));
    const code = await other.app.evaluate(() =>
      parts.network.fetch('https://graph.microsoft.com/').then(
        () => 'answered',
        (error: { readonly cause?: { readonly code?: string } }) => error.cause?.code,
      ),
    );
    await other.close();
    // Straight, it would be ENOTFOUND, or the real Graph.
    expect(code).toBe('ECONNREFUSED');
  }
});

test.describe('the sign-in page', () => {
  const page = 'https://login.microsoftonline.com/x/oauth2/v2.0/authorize?state=1&code_challenge=a%20b';
  const open = (address: string) =>
    small.app.evaluate(
      (_electron, to) =>
        parts.openSignInPage(to).then(
          () => 'opened',
          (error: Error) => error.message,
        ),
      address,
    );

  // Elsewhere the system's own opener cannot be replaced, and a real browser would come up.
  if (process.platform !== 'linux') return;

  test('is refused with a sentence when the computer has nothing that opens pages', async () => {
    expect(await open(page)).toMatch(/browser of this computer could not be opened.*code on another device/u);
  });

  test('is handed to the system as it is, and no other page is', async () => {
    const opened = join(folder, 'opened');
    await writeFile(join(folder, 'xdg-open'), `#!/bin/sh\nprintf '%s\\n' "$@" >> '${opened}'\n`);
    await chmod(join(folder, 'xdg-open'), 0o755);
    expect(await open('https://login.microsoftonline.com.example/')).toMatch(/not Microsoft’s sign-in page/u);
    expect(await open('file:///etc/passwd')).toMatch(/not Microsoft’s sign-in page/u);
    expect(await open(page)).toBe('opened');
    await expect.poll(() => readFile(opened, 'utf8').catch(() => '')).toBe(`${page}\n`);
  });
});

test.describe('the keystore', () => {
  test('is memory when all there is has its key in Chromium’s source', async () => {
    const { kind, backend } = await small.app.evaluate(async ({ safeStorage }) => ({
      kind: (await parts.openKeystore()).kind,
      backend: process.platform === 'linux' ? safeStorage.getSelectedStorageBackend() : 'of the system',
    }));
    expect(kind).toBe(['basic_text', 'unknown'].includes(backend) ? 'memory' : 'os');
  });
});

test.describe('leaving the computer', () => {
  test('is told in the turn in which the system says it, with its reason', async () => {
    const heard = await small.app.evaluate(({ powerMonitor }) => {
      const reasons: string[] = [];
      const stop = parts.watchAway((reason) => reasons.push(reason));
      for (const signal of ['lock-screen', 'suspend', 'user-did-resign-active', 'shutdown']) powerMonitor.emit(signal);
      stop();
      powerMonitor.emit('suspend');
      return reasons;
    });
    expect(heard).toEqual(['computerLocked', 'suspended', 'userSwitched', 'shuttingDown']);
  });

  test('and nobody at the keyboard is told too, but not while somebody uses the window', async () => {
    await small.app.evaluate(async ({ BrowserWindow }) => {
      const window = new BrowserWindow({ show: true });
      await window.loadURL('data:text/html,<p>x</p>');
      const heard = { times: 0 };
      Object.assign(globalThis, { heard, stop: parts.watchIdle({ limitMs: () => 8_000, onIdle: () => (heard.times += 1) }) });
    });
    const times = () => small.app.evaluate(() => (globalThis as unknown as { heard: { times: number } }).heard.times);
    const use = () =>
      small.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.sendInputEvent({ type: 'mouseMove', x: 5, y: Math.round(Math.random() * 100) }),
      );
    for (let second = 0; second < 12; second += 1) {
      await use();
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
    expect(await times()).toBe(0);
    await expect.poll(times).toBe(1);
    await small.app.evaluate(({ BrowserWindow }) => {
      (globalThis as unknown as { stop: () => void }).stop();
      BrowserWindow.getAllWindows()[0]?.destroy();
    });
  });
});
