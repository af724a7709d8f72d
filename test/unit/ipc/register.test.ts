import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cancelChannel, channels, type OperationName } from '../../../contract/channels.ts';
import { operations } from '../../../contract/operations.ts';
import type { AllHandlers } from '../../../main/operations.ts';
import type { InvokeEventLike } from '../../../main/ipc/sender.ts';
import { registerOperations } from '../../../main/ipc/register.ts';
import { FakeIpcMain, FakeSender, fromDesk, mainFrame, origin, recordingLog } from './fake-ipc.ts';

const names = Object.keys(channels) as OperationName[];

const setUp = () => {
  let handlersRun = 0;
  const count = () => {
    handlersRun += 1;
    return {};
  };
  const handlers = Object.fromEntries(names.map((name) => [name, count])) as unknown as AllHandlers;
  const ipcMain = new FakeIpcMain();
  const unregister = registerOperations(handlers, {
    ipcMain,
    origin,
    isKnownSender: (sender) => sender.id === 1,
    newCorrelationId: () => 'c',
    log: recordingLog(),
  });
  return { ipcMain, handlers, unregister, handlersRun: () => handlersRun };
};

describe('registration', () => {
  it('puts every operation on its channel once, and takes all off again', () => {
    const { ipcMain, unregister } = setUp();
    expect([...ipcMain.listeners.keys()].sort()).toEqual(Object.values(channels).sort());
    unregister();
    expect(ipcMain.listeners.size).toBe(0);
  });

  it('lets the window cancel, until all is taken off again', () => {
    const { ipcMain, unregister } = setUp();
    expect(ipcMain.tell(cancelChannel, fromDesk(), 'x')).toBe(1);
    unregister();
    expect(ipcMain.tell(cancelChannel, fromDesk(), 'x')).toBe(0);
  });

  it('fails at start when an operation has no handler', () => {
    const { handlers } = setUp();
    const incomplete = { ...handlers, 'users.search': undefined } as unknown as AllHandlers;
    const options = { ipcMain: new FakeIpcMain(), origin, isKnownSender: () => true, newCorrelationId: () => 'c', log: recordingLog() };
    expect(() => registerOperations(incomplete, options)).toThrow('users.search has no handler');
  });
});

const stranger: fc.Arbitrary<InvokeEventLike> = fc.oneof(
  fc.constant({ sender: new FakeSender(2), senderFrame: mainFrame }),
  fc.constant({ sender: new FakeSender(1), senderFrame: null }),
  fc.constant({ sender: new FakeSender(1), senderFrame: { ...mainFrame, parent: mainFrame } }),
  fc
    .oneof(fc.webUrl(), fc.string(), fc.constantFrom('null', '', 'app://latchkey/', 'APP://latchkey', 'app://latchkey:1', 'file://'))
    .filter((foreign) => foreign !== origin)
    .map((foreign) => ({ sender: new FakeSender(1), senderFrame: { ...mainFrame, origin: foreign } })),
);

const key = fc.oneof(fc.constantFrom('planId', 'userId', 'query', 'ticket', 'filter', '__proto__', 'constructor'), fc.string());
const junk = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true, withSparseArray: true, key }),
  fc.dictionary(key, fc.anything()),
  fc.string({ maxLength: 5_000 }),
);

describe('10,000 bad messages', () => {
  it('run no handler and are each answered with a fault', async () => {
    const { ipcMain, handlersRun } = setUp();
    const misfit = fc
      .record({ name: fc.constantFrom(...names), args: fc.array(junk, { maxLength: 3 }) })
      .filter(({ name, args }) => args.length !== 1 || !operations[name].input.safeParse(args[0]).success)
      .map(({ name, args }) => ({ name, args, event: fromDesk() }));
    const unwelcome = fc.record({ name: fc.constantFrom(...names), args: fc.constant([{}]), event: stranger });

    await fc.assert(
      fc.asyncProperty(fc.oneof(misfit, unwelcome), async ({ name, args, event }) => {
        const answer = (await ipcMain.send(channels[name], event, ...args)) as { ok: boolean; fault: { code: string } };
        expect(answer.ok).toBe(false);
        expect(['input.invalid', 'bridge.refused']).toContain(answer.fault.code);
        expect(handlersRun()).toBe(0);
      }),
      { numRuns: 10_000, seed: 20_261_122 },
    );
  }, 60_000);

  it('would be noticed: a good message from the desk does run one', async () => {
    const { ipcMain, handlersRun } = setUp();
    await ipcMain.send('session:current', fromDesk(), {});
    expect(handlersRun()).toBe(1);
  });
});
