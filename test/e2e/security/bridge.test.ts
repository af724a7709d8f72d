import { channels } from '../../../contract/channels.ts';
import { operations as contract } from '../../../contract/operations.ts';
import { expect, test } from './desk.ts';

interface Answer {
  readonly ok: boolean;
  readonly fault?: { readonly code: string };
}
type Surface = Record<string, Record<string, (...args: unknown[]) => Promise<Answer>>>;

const operations = Object.keys(channels);
const withoutInput = operations.filter((name) => contract[name as keyof typeof contract].input.safeParse({}).success);

test.describe('the bridge', () => {
  test('is one object with the functions of the contract, and nothing else', async ({ desk }) => {
    const found = await desk.page.evaluate(() => {
      const surface = (window as unknown as { desk: Record<string, unknown> }).desk;
      return Object.entries(surface).flatMap(([area, member]) =>
        typeof member === 'object' && member !== null
          ? Object.entries(member).map(([verb, value]) => `${area}.${verb}: ${typeof value}`)
          : [`${area}: ${typeof member}`],
      );
    });
    expect(found.sort()).toEqual([...operations.map((name) => `${name}: function`), 'cancel: function', 'onEvent: function'].sort());
  });

  test('cannot be replaced or changed by the page', async ({ desk }) => {
    const changed = await desk.page.evaluate(() => {
      const mine = window as unknown as { desk: Record<string, unknown> };
      const before = mine.desk;
      const attempts = [
        () => Object.assign(window, { desk: {} }),
        () => Object.assign(mine.desk, { extra: 1 }),
        () => Object.defineProperty(window, 'desk', { value: {} }),
        () => delete (window as unknown as { desk?: unknown }).desk,
      ];
      for (const attempt of attempts) {
        try {
          attempt();
        } catch {
          // Refused, as it should be.
        }
      }
      return mine.desk !== before || 'extra' in mine.desk;
    });
    expect(changed).toBe(false);
  });

  test('answers junk with a fault, whatever the operation', async ({ desk }) => {
    const answers = await desk.page.evaluate(
      async ({ names, takesNothing }) => {
        const surface = (window as unknown as { desk: Surface }).desk;
        const junk = [undefined, null, 0, 'x', [], { nope: 1 }, { planId: '../..' }, { userId: {} }, { query: 7 }];
        const all: [string, string][] = [];
        for (const name of names) {
          const [area = '', verb = ''] = name.split('.');
          // What a prototype holds does not travel: where nothing is asked for, this would be a right call, such as to lock.
          for (const input of takesNothing.includes(name) ? junk : [...junk, { __proto__: { query: 'x' } }]) {
            const answer = await surface[area]?.[verb]?.(input);
            all.push([`${name} ${JSON.stringify(input)}`, answer?.ok === false ? (answer.fault?.code ?? '') : 'accepted']);
          }
        }
        return all;
      },
      { names: operations, takesNothing: withoutInput },
    );
    expect(answers).toHaveLength(operations.length * 10 - withoutInput.length);
    expect(answers.filter(([, code]) => code !== 'input.invalid')).toEqual([]);
  });

  test('is not there for a frame inside the page', async ({ desk }) => {
    const found = await desk.page.evaluate(() => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const inside = frame.contentWindow === null ? null : 'desk' in frame.contentWindow;
      frame.remove();
      return inside;
    });
    expect(found).toBe(false);
  });

  test('refuses another window of the same origin with the same preload', async ({ desk }) => {
    const answer = await desk.app.evaluate(async ({ app, BrowserWindow }) => {
      const preload = `${app.getAppPath()}/out/preload/index.cjs`;
      const stranger = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
      await stranger.loadURL('app://latchkey/index.html');
      const result: unknown = await stranger.webContents.executeJavaScript('desk.session.current({})');
      stranger.destroy();
      return result;
    });
    expect(answer).toMatchObject({ ok: false, fault: { code: 'bridge.refused' } });
  });

  test('refuses a frame of the desk window and a page that only inherited its origin', async ({ desk }) => {
    await desk.page.evaluate(() => document.body.append(document.createElement('iframe')));
    const answers = await desk.app.evaluate(async ({ BrowserWindow, ipcMain }) => {
      const sender = BrowserWindow.getAllWindows()[0]?.webContents;
      const { _invokeHandlers: handlers } = ipcMain as unknown as { _invokeHandlers: Map<string, (...args: unknown[]) => unknown> };
      const from = (senderFrame: unknown) => handlers.get('session:current')?.({ sender, senderFrame }, {});
      return { frame: await from(sender?.mainFrame.frames[0]), none: await from(null), own: await from(sender?.mainFrame) };
    });
    expect(answers.frame).toMatchObject({ ok: false, fault: { code: 'bridge.refused' } });
    expect(answers.none).toMatchObject({ ok: false, fault: { code: 'bridge.refused' } });
    // The same call from the desk's own frame is taken, so it is the frame that was refused.
    expect(answers.own).not.toMatchObject({ fault: { code: 'bridge.refused' } });
    await desk.page.evaluate(() => document.querySelector('iframe:last-of-type')?.remove());
  });

  test('gives listeners no way back to Electron', async ({ desk }) => {
    await desk.page.evaluate(() => {
      const { onEvent } = (window as unknown as { desk: { onEvent: (listener: (...args: unknown[]) => void) => () => void } }).desk;
      const heard = new Promise((resolve) => {
        const stop = onEvent((...args) => {
          stop();
          resolve(args);
        });
      });
      Object.assign(window, { heard });
    });
    await desk.app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.send('desk:event', { type: 'focus.search' });
    });
    expect(await desk.page.evaluate(() => (window as unknown as { heard: Promise<unknown> }).heard)).toEqual([{ type: 'focus.search' }]);
  });
});
