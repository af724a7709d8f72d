import { expect, test, type ElectronApplication } from '@playwright/test';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { SlipParts } from './slip-app/main.ts';
import { startSmallApp, type SmallApp } from './small-app.ts';

declare const parts: SlipParts;

let small: SmallApp;
let folder: string;
let app: ElectronApplication;

test.beforeAll(async () => {
  small = await startSmallApp({ name: 'slip-app' });
  ({ app, folder } = small);
});

test.afterAll(() => small.close());

/** Page objects of a PDF as Chromium writes it: they are not compressed. */
const pagesIn = (pdf: string) => pdf.match(/\/Type\s*\/Page\b/gu)?.length ?? 0;

test.describe('the hand-over slip', () => {
  test('is one A4 page', async () => {
    const pdf = await app.evaluate(async () => Buffer.from(await parts.slipAsPdf(parts.slip)).toString('latin1'));
    expect(pagesIn(pdf)).toBe(1);
    const [, width, height] = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/u.exec(pdf) ?? [];
    expect(Math.abs(Number(width) - 595.28)).toBeLessThan(1);
    expect(Math.abs(Number(height) - 841.89)).toBeLessThan(1);
  });

  test('is one page, with all of it on the page, for the longest values there can be', async () => {
    const { pdf, overflow } = await app.evaluate(async () => {
      const longest = {
        ...parts.slip,
        organisation: 'W'.repeat(120),
        deskName: 'Desk '.repeat(24),
        supportContact: 'call us '.repeat(37),
        supportHours: 'mornings '.repeat(33),
        registerWith: [
          'Microsoft Authenticator',
          'Authenticator phone sign-in',
          'Windows Hello for Business',
          'Platform credential',
          'E-mail for password reset',
          'External method',
          'Hardware token',
          'QR code and PIN',
        ],
        displayName: 'Wolfeschlegelsteinhausenbergerdorff '.repeat(7),
        userPrincipalName: `${'w'.repeat(300)}@practice.example`,
        registrationAddress: `https://aka.ms/${'w'.repeat(185)}`,
        code: parts.secret('W&"<>|MMMMWWWW"""&&&&WWWWMMMM'),
        isUsableOnce: true,
      };
      return {
        pdf: Buffer.from(await parts.slipAsPdf(longest)).toString('latin1'),
        overflow: await parts.withSlipWindow(longest, async ({ webContents }) => {
          webContents.debugger.attach();
          const metrics = (await webContents.debugger.sendCommand('Page.getLayoutMetrics')) as { cssContentSize: { height: number } };
          const { root } = (await webContents.debugger.sendCommand('DOM.getDocument')) as { root: { nodeId: number } };
          const { nodeId } = (await webContents.debugger.sendCommand('DOM.querySelector', { nodeId: root.nodeId, selector: 'footer' })) as {
            nodeId: number;
          };
          const { model } = (await webContents.debugger.sendCommand('DOM.getBoxModel', { nodeId })) as { model: { border: number[] } };
          return { page: metrics.cssContentSize.height, footerEnds: Math.max(...model.border.filter((_value, index) => index % 2 === 1)) };
        }),
      };
    });
    expect(pagesIn(pdf)).toBe(1);
    // 297 mm at 96 dots an inch.
    expect(overflow.footerEnds).toBeLessThanOrEqual(1_123);
  });

  test('runs no script, comes from an address that says nothing, and answers there once', async () => {
    const found = await app.evaluate(async () =>
      parts.withSlipWindow(parts.slip, async ({ webContents }) => {
        const url = webContents.getURL();
        const again = await webContents.session.fetch(url);
        const preferences = (webContents as unknown as { getLastWebPreferences(): Record<string, unknown> }).getLastWebPreferences();
        return {
          url,
          again: again.status,
          inMemory: webContents.session.storagePath === null,
          javascript: preferences['javascript'],
          sandbox: preferences['sandbox'],
        };
      }),
    );
    expect(found.url).toMatch(/^app:\/\/slip\/[0-9a-f-]{36}$/u);
    expect(found).toMatchObject({
      again: 404,
      inMemory: true,
      javascript: false,
      sandbox: true,
    });
  });

  test('leaves no window and no code on disk', async () => {
    await app.evaluate(async () => parts.slipAsPdf(parts.slip));
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(0);
    expect(await filesHolding(join(folder, 'profile'), 'Not+Real7')).toEqual([]);
  });

  test('is saved only after the agent was told what that means, and for the agent alone', async () => {
    const path = join(folder, 'saved.pdf');
    const { outcomes, asked } = await app.evaluate(async ({ dialog }, filePath) => {
      const questions: string[] = [];
      let answer = 1;
      dialog.showMessageBox = ((question: { detail: string }) => {
        questions.push(question.detail);
        return Promise.resolve({ response: answer, checkboxChecked: false });
      }) as unknown as typeof dialog.showMessageBox;
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
      const refused = await parts.printSlip(parts.slip);
      answer = 0;
      const taken = await parts.printSlip(parts.slip);
      return { outcomes: [refused, taken], asked: questions };
    }, path);
    expect(outcomes).toEqual([{ kind: 'cancelled' }, { kind: 'saved', path }]);
    expect(asked[0]).toContain('holds the pass in the clear');
    expect(pagesIn(await readFile(path, 'latin1'))).toBe(1);
    if (process.platform !== 'win32') expect((await stat(path)).mode & 0o077).toBe(0);
  });
});

/** Files under a folder whose bytes hold the text as UTF-8 or UTF-16. */
const filesHolding = async (root: string, text: string): Promise<string[]> => {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const held = await Promise.all(
    files.map(async (file) => {
      const bytes = await readFile(file);
      return bytes.includes(Buffer.from(text, 'utf8')) || bytes.includes(Buffer.from(text, 'utf16le'));
    }),
  );
  return files.filter((_file, index) => held[index]);
};
