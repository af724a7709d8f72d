import { expect, test, withDesk, type Desk } from './desk.ts';

test.describe('a page that was lost', () => {
  test('is opened again after a crash, and the journal says so', async () => {
    await withDesk(async (desk) => {
      await crash(desk);
      await reopened(desk);
      expect(await crashNotes(desk)).toBe(1);
    });
  });

  test('is opened again when it hangs', async () => {
    await withDesk(async (desk) => {
      // Until its process is gone the page answers nobody. Playwright's own page goes with it, so main is the one to wait.
      await desk.app.evaluate(async ({ BrowserWindow }) => {
        const [window] = BrowserWindow.getAllWindows();
        await new Promise<void>((gone) => {
          window?.webContents.once('render-process-gone', () => gone());
          // Never answers, so it is not waited for.
          void window?.webContents.executeJavaScript('for (;;);').catch(() => undefined);
          // Chromium says this by itself after half a minute, but not while a debugger is attached, as here.
          setTimeout(() => window?.emit('unresponsive'), 200);
        });
      });
      await reopened(desk);
      expect(await crashNotes(desk)).toBe(1);
    });
  });

  test('is opened again three times a minute; then the agent is asked, and the window is not blank for ever', async () => {
    await withDesk(async (desk) => {
      await desk.app.evaluate(({ dialog }) => {
        const asked: string[] = [];
        Object.assign(globalThis, { asked });
        dialog.showMessageBox = ((_window: unknown, question: { message: string }) => {
          asked.push(question.message);
          return new Promise((resolve) => {
            Object.assign(globalThis, { answer: () => resolve({ response: 0, checkboxChecked: false }) });
          });
        }) as unknown as typeof dialog.showMessageBox;
      });
      const asked = () => desk.app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked);
      for (let time = 0; time < 3; time += 1) {
        await crash(desk);
        await reopened(desk);
        expect(await asked()).toEqual([]);
      }
      await crash(desk);
      await expect.poll(asked).toEqual(['The Latchkey window keeps stopping.']);
      await desk.app.evaluate(() => (globalThis as unknown as { answer: () => void }).answer());
      await reopened(desk);
    });
  });
});

/** Ends the renderer and waits until Electron has told of it. */
const crash = ({ app }: Desk) =>
  app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    await new Promise<void>((gone) => {
      contents?.once('render-process-gone', () => gone());
      contents?.forcefullyCrashRenderer();
    });
  });

/** Asked of main, as Playwright's own page does not outlive the crash of its renderer. */
const reopened = async ({ app }: Desk): Promise<void> => {
  await expect
    .poll(() =>
      app.evaluate(async ({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        if (contents === undefined || contents.isCrashed() || contents.isLoading()) return 'not yet';
        return (await contents.executeJavaScript(`typeof window.desk + ' ' + document.body.innerText.length`)) as string;
      }),
    )
    .toMatch(/^object [1-9]\d+$/u);
};

const crashNotes = ({ app }: Desk) =>
  app.evaluate(async ({ BrowserWindow }) => {
    const question = `desk.journal.list({ filter: { action: 'app.rendererCrashed' }, limit: 10 })`;
    const answer = (await BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(question)) as { value: { entries: unknown[] } };
    return answer.value.entries.length;
  });
