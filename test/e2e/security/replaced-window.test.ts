import { expect, test, withDesk, type Desk } from './desk.ts';

/** What is on the screen, and the process behind it. */
const windowsOf = ({ app }: Desk) =>
  app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => ({
      title: window.getTitle(),
      url: window.webContents.getURL(),
      bounds: window.getNormalBounds(),
      isVisible: window.isVisible(),
      processId: window.webContents.getOSProcessId(),
    })),
  );

/** Says after how many milliseconds the process of the desk's page was gone, and what then was on the screen. */
const lockAndWatch = ({ app }: Desk) =>
  app.evaluate(async ({ BrowserWindow, powerMonitor }) => {
    const old = BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0;
    const begin = performance.now();
    powerMonitor.emit('lock-screen');
    const shownAtOnce = BrowserWindow.getAllWindows().map((window) => [window.getTitle(), window.isVisible()]);
    const isThere = () => {
      try {
        return process.kill(old, 0);
      } catch {
        return false;
      }
    };
    while (isThere() && performance.now() - begin < 5_000) await new Promise((resolve) => setTimeout(resolve, 5));
    return { goneAfterMs: performance.now() - begin, shownAtOnce };
  });

const inPage = ({ app }: Desk, script: string) =>
  app.evaluate(
    ({ BrowserWindow }, source) => BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(source) as Promise<unknown>,
    script,
  );

/** Before that there is nothing to lock. */
const signedIn = (desk: Desk) =>
  expect
    .poll(() => inPage(desk, `desk.session.current({})`))
    .toMatchObject({ ok: true, value: { agent: { userPrincipalName: expect.any(String) } } });

test.describe('a window that takes another’s place', () => {
  for (const [state, script] of [
    ['at rest', '0'],
    ['that hangs', 'setTimeout(() => { for (;;); }, 0)'],
  ] as const) {
    test(`ends the process of a page ${state} within a second, and the app goes on`, async () => {
      await withDesk(async (desk) => {
        await desk.app.evaluate(({ BrowserWindow }) =>
          BrowserWindow.getAllWindows()[0]?.setBounds({ x: 40, y: 30, width: 1100, height: 720 }),
        );
        await signedIn(desk);
        const [before] = await windowsOf(desk);
        await inPage(desk, script);
        const { goneAfterMs, shownAtOnce } = await lockAndWatch(desk);
        expect(goneAfterMs).toBeLessThan(1_000);
        // One window, on the screen before its page has painted.
        expect(shownAtOnce).toEqual([['Latchkey — locked', true]]);
        await expect
          .poll(() => windowsOf(desk))
          .toMatchObject([{ url: 'app://latchkey/index.html#door', bounds: before?.bounds, isVisible: true }]);
        const [after] = await windowsOf(desk);
        expect(after?.processId).not.toBe(before?.processId);
      });
    });
  }

  test('does not count as a lost page, and the desk comes back', async () => {
    await withDesk(async (desk) => {
      await signedIn(desk);
      await lockAndWatch(desk);
      await expect.poll(() => inPage(desk, `typeof window.desk`).catch(() => 'not yet')).toBe('object');
      expect(await inPage(desk, `desk.journal.list({ filter: {}, limit: 10 })`)).toMatchObject({
        ok: false,
        fault: { code: 'desk.locked' },
      });
      // The page that asks is gone before it could hear the answer.
      void inPage(desk, `desk.app.unlock({})`).catch(() => undefined);
      await expect.poll(async () => (await windowsOf(desk)).map(({ url }) => url)).toEqual(['app://latchkey/index.html#practice']);
      await expect.poll(() => inPage(desk, `typeof window.desk`).catch(() => 'not yet')).toBe('object');
      const notes = await inPage(desk, `desk.journal.list({ filter: { action: 'app.rendererCrashed' }, limit: 10 })`);
      expect(notes).toMatchObject({ ok: true, value: { entries: [] } });
    });
  });

  test('may change its own fragment, and is fetched back from anywhere else', async () => {
    await withDesk(async (desk) => {
      await inPage(desk, `location.hash = 'door'`);
      // Another fragment opens nothing: the phase is main's.
      expect(await inPage(desk, `desk.app.state({})`)).toMatchObject({ ok: true, value: { phase: { phase: 'desk' } } });
      const [before] = await windowsOf(desk);
      expect(before?.url).toBe('app://latchkey/index.html#door');
      await inPage(desk, `location.href = 'about:blank'`).catch(() => undefined);
      await expect.poll(async () => (await windowsOf(desk)).map(({ url }) => url)).toEqual(['app://latchkey/index.html#practice']);
    });
  });
});
