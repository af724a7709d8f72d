import { expect, test } from './desk.ts';

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; img-src 'self' data:; font-src 'self'; connect-src 'none'; form-action 'none'; base-uri 'none'; frame-src 'none'; object-src 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string>;
}

test.describe('what app:// answers', () => {
  test('carries the policy, exactly, with every file and every refusal', async ({ desk }) => {
    const scripts = await desk.page.evaluate(() => [...document.scripts].map((script) => script.src));
    expect(scripts.length).toBeGreaterThan(0);
    for (const address of ['app://latchkey/index.html', ...scripts, 'app://latchkey/nothing', 'app://other/index.html']) {
      const { headers } = await ask(desk.app, 'GET', address);
      expect(headers, address).toMatchObject({
        'content-security-policy': policy,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
        'cross-origin-resource-policy': 'same-origin',
      });
    }
  });

  test('is the files of the build for GET, and nothing else', async ({ desk }) => {
    expect(await ask(desk.app, 'GET', 'app://latchkey/index.html')).toMatchObject({ status: 200 });
    for (const method of ['POST', 'PUT', 'DELETE', 'HEAD']) {
      expect(await ask(desk.app, method, 'app://latchkey/index.html'), method).toMatchObject({ status: 405 });
    }
    for (const path of [
      '',
      '../main/index.js',
      '%2e%2e/main/index.js',
      '..%2fpreload%2findex.cjs',
      '..%5cmain%5cindex.js',
      'index.html?x',
      'assets',
      'package.json',
      '/etc/passwd',
      '%00',
    ]) {
      expect(await ask(desk.app, 'GET', `app://latchkey/${path}`), path).toMatchObject({ status: 404 });
    }
  });
});

test.describe('the page', () => {
  test('is a secure context without Node, files or a network', async ({ desk }) => {
    const found = await desk.page.evaluate(async () => {
      const outcome = async (url: string) => {
        try {
          return (await fetch(url)).status;
        } catch {
          return 'refused';
        }
      };
      return {
        secure: isSecureContext,
        isolated: crossOriginIsolated,
        node: ['require', 'process', 'module', 'global', 'Buffer', 'electron', '__dirname'].filter((name) => name in window),
        web: await outcome('https://example.com/'),
        loopback: await outcome('http://127.0.0.1:9/'),
        file: await outcome('file:///etc/passwd'),
        own: await outcome('app://latchkey/index.html'),
      };
    });
    expect(found).toEqual({ secure: true, isolated: true, node: [], web: 'refused', loopback: 'refused', file: 'refused', own: 'refused' });
  });

  test('was made with every safeguard on', async ({ desk }) => {
    const preferences = await desk.app.evaluate(({ webContents }) => {
      // Not in Electron's own types; it is how its tests read what a window was made with.
      interface Made {
        getLastWebPreferences(): Record<string, unknown>;
      }
      return webContents.getAllWebContents().map((contents) => (contents as unknown as Made).getLastWebPreferences());
    });
    expect(preferences).toHaveLength(1);
    expect(preferences[0]).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
    });
    expect(preferences[0]?.['enableBlinkFeatures'] ?? '').toBe('');
  });

  test('has no developer tools, whoever asks for them', async ({ desk }) => {
    const isOpened = await desk.app.evaluate(async ({ webContents }) => {
      const [contents] = webContents.getAllWebContents();
      contents?.openDevTools({ mode: 'detach' });
      await new Promise((resolve) => setTimeout(resolve, 500));
      return contents?.isDevToolsOpened();
    });
    expect(isOpened).toBe(false);
  });

  test('keeps to its own policy: nothing of it is blocked', async ({ desk }) => {
    const complaints: string[] = [];
    desk.page.on('console', (message) => {
      if (message.type() === 'error' || /Content Security Policy|Trusted/u.test(message.text())) complaints.push(message.text());
    });
    desk.page.on('pageerror', (error) => complaints.push(error.message));
    await desk.page.reload();
    await desk.page.waitForSelector('input');
    await desk.page.waitForTimeout(1_000);
    expect(complaints).toEqual([]);
  });

  test('sends no crash reports anywhere', async ({ desk }) => {
    expect(await desk.app.evaluate(({ crashReporter }) => crashReporter.getUploadToServer())).toBe(false);
  });
});

/** Asks through the session of the desk, beneath the page and its policy. */
const ask = async (app: import('@playwright/test').ElectronApplication, method: string, address: string): Promise<Answer> =>
  await app.evaluate(
    async ({ session }, request) => {
      const response = await session.defaultSession.fetch(request.address, { method: request.method });
      return { status: response.status, headers: Object.fromEntries(response.headers) };
    },
    { method, address },
  );
